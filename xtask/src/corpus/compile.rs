//! What the compiler says of a crate.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::time::Instant;

use serde::Deserialize;

use super::entry::Compiled;
use super::lock;
use crate::problem::Problem;

/// How many messages are kept of a crate.
const KEPT: usize = 5;

/// Compiles crates, one at a time: so the dependencies compile once, and one giant is in memory.
pub struct Compiler {
    /// Where all crates are compiled into.
    target: PathBuf,
    /// The versions of the dependencies, the same for all crates.
    lock_file: PathBuf,
    /// `check` or `clippy`.
    command: &'static str,
    turn: Mutex<()>,
}

impl Compiler {
    pub fn new(place: &Path, lint: bool) -> Self {
        let command = if lint { "clippy" } else { "check" };
        Self { target: place.join("target"), lock_file: place.join("Cargo.lock"), command, turn: Mutex::new(()) }
    }

    /// Compiles the crate in `folder`.
    pub fn compile(&self, folder: &Path, package: &str) -> Result<Compiled, Problem> {
        let _turn = lock(&self.turn);
        let at = |error| Problem::io("compile", folder, &error);
        // The crate stands in a folder of this workspace, and is none of its members.
        let mut manifest = OpenOptions::new().append(true).open(folder.join("Cargo.toml")).map_err(at)?;
        manifest.write_all(b"\n[workspace]\n").map_err(at)?;
        let own_lock_file = folder.join("Cargo.lock");
        // The first of all has none.
        let _none_yet = fs::copy(&self.lock_file, &own_lock_file);
        let start = Instant::now();
        let output = self.cargo(folder, &[self.command, "--message-format=json"]).map_err(at)?;
        let milliseconds = u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
        let _best_effort = fs::copy(&own_lock_file, &self.lock_file);
        let mut compiled = read(&String::from_utf8_lossy(&output.stdout));
        compiled.milliseconds = milliseconds;
        if !output.status.success() && compiled.errors == 0 {
            compiled.errors = 1;
            compiled.messages = vec![String::from_utf8_lossy(&output.stderr).into_owned()];
        }
        self.cargo(folder, &["clean", "--package", package]).map_err(at)?;
        Ok(compiled)
    }

    /// Runs an example of the crate in `folder`: what it prints, and what Cargo says.
    pub fn run_example(&self, folder: &Path, package: &str, example: &str) -> Result<(String, String), Problem> {
        let _turn = lock(&self.turn);
        let at = |error| Problem::io("run", folder, &error);
        let output = self.cargo(folder, &["run", "--quiet", "--example", example]).map_err(at)?;
        self.cargo(folder, &["clean", "--package", package]).map_err(at)?;
        let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        Ok((text(output.stdout), text(output.stderr)))
    }

    fn cargo(&self, folder: &Path, arguments: &[&str]) -> std::io::Result<std::process::Output> {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut command = Command::new(cargo);
        command.args(arguments).current_dir(folder).env("CARGO_TARGET_DIR", &self.target).env("CARGO_INCREMENTAL", "0");
        command.output()
    }
}

/// A line of Cargo's, of which only messages of the compiler matter.
#[derive(Deserialize)]
struct Line {
    message: Option<Message>,
}

#[derive(Deserialize)]
struct Message {
    level: String,
    rendered: Option<String>,
    /// Where it is about a place: the sums at the end are not.
    spans: Vec<serde::de::IgnoredAny>,
}

/// Counts what Cargo printed. Warnings of dependencies are not among it.
fn read(lines: &str) -> Compiled {
    let mut compiled = Compiled { errors: 0, warnings: 0, milliseconds: 0, messages: Vec::new() };
    for line in lines.lines() {
        let Ok(Line { message: Some(Message { level, rendered, spans }) }) = serde_json::from_str(line) else {
            continue;
        };
        match level.as_str() {
            _ if spans.is_empty() => continue,
            "warning" => compiled.warnings += 1,
            _ => compiled.errors += 1,
        }
        if compiled.messages.len() < KEPT {
            compiled.messages.extend(rendered);
        }
    }
    compiled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_with_a_place_count() {
        let lines = r#"{"reason":"compiler-artifact"}
{"reason":"compiler-message","message":{"level":"warning","rendered":"unused","spans":[{}]}}
{"reason":"compiler-message","message":{"level":"error","rendered":"mismatched","spans":[{}]}}
{"reason":"compiler-message","message":{"level":"error","rendered":"aborting","spans":[]}}
{"reason":"build-finished","success":false}"#;
        let compiled = read(lines);
        assert_eq!((compiled.errors, compiled.warnings), (1, 1));
        assert_eq!(compiled.messages, ["unused", "mismatched"]);
    }
}
