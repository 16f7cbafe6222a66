//! A process a description: whatever it does, it is one outcome among others.

use std::fs::File;
use std::io::{Read, Seek};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use wait_timeout::ChildExt;

use super::entry::{Entry, Outcome};
use crate::problem::Problem;

/// How much memory the process may use, in bytes.
pub const MEMORY: u64 = 2 << 30;

/// What a process that lives to tell says.
#[derive(Serialize, Deserialize)]
pub struct Told {
    pub outcome: Outcome,
    /// The most memory that it held at a time, in KiB.
    pub memory: Option<u64>,
}

/// How a process ended, and what it wrote.
struct Ended {
    /// Nothing where it took too long.
    status: Option<ExitStatus>,
    out: String,
    err: String,
}

/// What becomes of a description of this size, which `command` generates.
pub fn generate(command: &mut Command, size: u64, timeout: Duration) -> Result<Entry, Problem> {
    let start = Instant::now();
    let ended = run(command, timeout).map_err(|error| Problem::io("run", Path::new("xtask"), &error))?;
    let milliseconds = u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
    let (outcome, memory) = judge(&ended);
    Ok(Entry { size, outcome, milliseconds, memory, compiled: None, round_trips: None })
}

fn judge(Ended { status, out, err }: &Ended) -> (Outcome, Option<u64>) {
    let Some(status) = status else { return (Outcome::TimedOut, None) };
    match serde_json::from_str(out) {
        Ok(Told { outcome, memory }) if status.success() => {
            let too_much = memory.is_some_and(|kibibytes| kibibytes > MEMORY >> 10);
            (if too_much { Outcome::OutOfMemory } else { outcome }, memory)
        }
        _ if err.contains("memory allocation of") => (Outcome::OutOfMemory, None),
        _ => {
            let told = err.lines().skip_while(|line| !line.contains("panicked at") && !line.contains("overflow"));
            let mut message = told.take(2).collect::<Vec<_>>().join(" ");
            if message.is_empty() {
                message = format!("{status}");
            }
            (Outcome::Panicked { message }, None)
        }
    }
}

/// Runs a process to its end, or to that of its time. It writes into files: a pipe that nobody reads would hold it up.
fn run(command: &mut Command, timeout: Duration) -> std::io::Result<Ended> {
    let (mut out, mut err) = (tempfile::tempfile()?, tempfile::tempfile()?);
    let mut child = command.stdin(Stdio::null()).stdout(out.try_clone()?).stderr(err.try_clone()?).spawn()?;
    let status = child.wait_timeout(timeout)?;
    if status.is_none() {
        child.kill()?;
        child.wait()?;
    }
    Ok(Ended { status, out: text(&mut out)?, err: text(&mut err)? })
}

fn text(file: &mut File) -> std::io::Result<String> {
    let mut bytes = Vec::new();
    file.rewind()?;
    file.read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ended(status: Option<i32>, out: &str, err: &str) -> Ended {
        let status = status.map(|code| Command::new("sh").args(["-c", &format!("exit {code}")]).status().unwrap());
        Ended { status, out: out.to_owned(), err: err.to_owned() }
    }

    #[test]
    fn every_end_is_an_outcome() {
        let told = |memory: u64| format!(r#"{{"outcome":{{"outcome":"clean","files":1}},"memory":{memory}}}"#);
        let outcome = |status, out: &str, err: &str| judge(&ended(status, out, err)).0;
        assert_eq!(outcome(Some(0), &told(9), ""), Outcome::Clean { files: 1 });
        assert_eq!(outcome(Some(0), &told(2 << 21), ""), Outcome::OutOfMemory);
        assert_eq!(outcome(None, "", ""), Outcome::TimedOut);
        assert_eq!(outcome(Some(134), "", "memory allocation of 99 bytes failed"), Outcome::OutOfMemory);
        let message = "thread 'main' panicked at src/a.rs:1:2: no".to_owned();
        assert_eq!(
            outcome(Some(101), "", "\nthread 'main' panicked at src/a.rs:1:2:\nno\n"),
            Outcome::Panicked { message }
        );
        assert!(
            matches!(outcome(Some(1), "", ""), Outcome::Panicked { message } if message.contains("exit status: 1"))
        );
    }
}
