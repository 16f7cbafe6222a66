//! The process of one description: it limits its memory, generates, and prints what came of it.

use std::collections::BTreeMap;

use generator::diagnostic::{Diagnostic, Severity};
use generator::ir::Api;
use generator::options::Options;
use generator::report::Report;
use generator::source::Source;
use generator::templates::Templates;

use serde_json::Value;

use super::entry::Outcome;
use super::isolate::{MEMORY, Told};
use super::round_trip;
use crate::cli::CorpusWorker;
use crate::input::Input;
use crate::job::{self, Job, Made};
use crate::problem::Problem;
use crate::{Done, Verdict, terminal, write};

/// Generates one description, and prints what came of it as JSON.
pub fn work(arguments: &CorpusWorker) -> Done {
    limit_memory();
    let outcome = match generate(arguments) {
        Ok(made) => praise(&made),
        Err(problems) => blame(problems),
    };
    let told = Told { outcome, memory: peak_memory() };
    let text = serde_json::to_string(&told).map_err(|error| vec![Problem::new(error.to_string(), "report it")])?;
    terminal::say(text);
    Ok(Verdict::Good)
}

fn generate(arguments: &CorpusWorker) -> Result<Made, Vec<Problem>> {
    let input = Input::read(&arguments.spec, &[], &[])?;
    let options = Options { command: "cargo xtask corpus".to_owned(), ..Options::new(arguments.package.clone()) };
    let instances = arguments.round_trip.then(|| understood(&input.source, &options)).flatten();
    let (name, out) = (arguments.package.clone(), arguments.out.clone());
    let made = job::make(Job { name, input, options, templates: Templates::builtin(), out, configured: None })?;
    let made = [made];
    write::commit(&made).map_err(|problem| vec![problem])?;
    if let Some((description, api)) = instances {
        round_trip::prepare(&description, &api, &arguments.out, &arguments.package).map_err(|problem| vec![problem])?;
    }
    let [made] = made;
    Ok(made)
}

/// The description as it stands, and what the generator understands of it, where it is in OpenAPI 3.0.
fn understood(source: &Source, options: &Options) -> Option<(Value, Api)> {
    let description: Value = serde_json::from_str(source.text()).ok()?;
    description["openapi"].as_str().filter(|version| version.starts_with("3.0"))?;
    let api = generator::read(source, options).ok()?.api?;
    Some((description, api))
}

fn praise(made: &Made) -> Outcome {
    let files = made.files.len();
    let mut warnings = BTreeMap::new();
    for diagnostic in made.warnings.diagnostics() {
        *warnings.entry(diagnostic.code.name().to_owned()).or_default() += 1;
    }
    if warnings.is_empty() { Outcome::Clean { files } } else { Outcome::Warned { files, warnings } }
}

fn blame(problems: Vec<Problem>) -> Outcome {
    let (mut messages, mut errors) = (Vec::new(), 0);
    for problem in problems {
        match problem {
            Problem::Report(report) => {
                errors += report.errors();
                messages.extend(first_error(&report));
            }
            Problem::Plain { message, help: _ } => {
                errors += 1;
                messages.push(message);
            }
        }
    }
    let message = messages.first().map(|message| message.chars().take(400).collect()).unwrap_or_default();
    Outcome::Refused { message, errors }
}

fn first_error(report: &Report) -> Option<String> {
    let is_error = |diagnostic: &&Diagnostic| diagnostic.severity == Severity::Error;
    let Diagnostic { code, at, message, .. } = report.diagnostics().find(is_error)?;
    Some(format!("{code}: {message}, at {}", at.pointer))
}

/// Lets the system refuse memory, a little above the limit: what is reserved counts there, not only what is used.
#[cfg(unix)]
fn limit_memory() {
    use nix::sys::resource::{Resource, setrlimit};
    const RESERVED: u64 = 1 << 30;
    // Where the system has no such limit, what was used is judged in the end.
    let _best_effort = setrlimit(Resource::RLIMIT_AS, MEMORY + RESERVED, MEMORY + RESERVED);
}

#[cfg(not(unix))]
fn limit_memory() {
    let _judged_in_the_end = MEMORY;
}

/// The most memory that this process held at a time, in KiB.
#[cfg(unix)]
fn peak_memory() -> Option<u64> {
    use nix::sys::resource::{UsageWho, getrusage};
    let peak = u64::try_from(getrusage(UsageWho::RUSAGE_SELF).ok()?.max_rss()).ok()?;
    // Linux counts in KiB, Apple's systems in bytes.
    Some(if cfg!(target_vendor = "apple") { peak >> 10 } else { peak })
}

#[cfg(not(unix))]
fn peak_memory() -> Option<u64> {
    None
}
