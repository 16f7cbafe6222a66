//! `cargo xtask tidy`: the rules of this repository's own sources that no lint knows.

mod codes;
mod dependencies;
mod headers;
mod lexer;
mod paths;
mod sizes;
mod templates;

use std::fmt;
use std::path::Path;

use crate::problem::Problem;
use crate::terminal::{self, visible};
use crate::{Done, Verdict, repository};

/// A rule that is broken, and where.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Finding {
    /// The file, from the top of the repository, with `/`.
    file: String,
    line: usize,
    message: String,
}

/// Checks every rule, and shows each place where one is broken.
pub fn run() -> Done {
    let top = repository::find().map_err(|problem| vec![problem])?;
    check(&top)
}

/// The same, for a repository that is known.
pub fn check(top: &Path) -> Done {
    let rules = [dependencies::check, sizes::check, headers::check, templates::check, codes::check];
    let mut findings = Vec::new();
    for rule in rules {
        findings.extend(rule(top).map_err(|problem| vec![problem])?);
    }
    findings.sort();
    for finding in &findings {
        terminal::say(finding);
    }
    match findings.len() {
        0 => {
            terminal::say("tidy: every rule holds");
            Ok(Verdict::Good)
        }
        number => {
            terminal::say(format_args!("tidy: {number} to mend"));
            Ok(Verdict::Bad)
        }
    }
}

impl Finding {
    fn new(top: &Path, file: &Path, line: usize, message: impl Into<String>) -> Self {
        let file = file.strip_prefix(top).unwrap_or(file).to_string_lossy().replace('\\', "/");
        Self { file, line, message: message.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", visible(&self.file), self.line, visible(&self.message))
    }
}

/// The text of a file.
fn read(path: &Path) -> Result<String, Problem> {
    std::fs::read_to_string(path).map_err(|error| Problem::io("read", path, &error))
}
