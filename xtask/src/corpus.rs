//! `cargo xtask corpus`: every description below a folder, to see what works and what does not any more.
//!
//! ```text
//! select ──▶ worker   a process a description, within limits of time and memory
//!              │ isolate   how it ended
//!              ▼
//!           compile   --check: one after the other, with one target folder
//!              ▼
//!           round_trip   --round-trip: instances of the schemas go through the types
//!              ▼
//!           record ──▶ compare with the last run ──▶ summary
//! ```

mod compile;
mod entry;
mod isolate;
mod progress;
mod record;
mod round_trip;
mod select;
mod summary;
mod worker;

use std::fs;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use crate::cli::Corpus;
use crate::problem::Problem;
use crate::{Done, Verdict, repository, terminal};
use compile::Compiler;
use entry::Entry;
use progress::Progress;
use record::{Entries, Record};
use select::Description;

pub use worker::work;

/// Generates from every description that the arguments pick, and sums up.
pub fn run(arguments: &Corpus) -> Done {
    corpus(arguments).map_err(|problem| vec![problem])
}

fn corpus(arguments: &Corpus) -> Result<Verdict, Problem> {
    let place = repository::find()?.join("target/corpus");
    fs::create_dir_all(&place).map_err(|error| Problem::io("make the folder", &place, &error))?;
    let file = arguments.json.clone().unwrap_or_else(|| place.join("results.json"));
    let last = Record::read(&file)?;
    let descriptions = select::select(&arguments.folder, arguments.only.as_ref(), arguments.sample)?;
    let run = Run {
        folder: &arguments.folder,
        timeout: Duration::from_secs(arguments.timeout),
        crates: place.join("crates"),
        compiler: arguments.check.then(|| Compiler::new(&place, arguments.clippy)),
        round_trip: arguments.round_trip,
        worker: std::env::current_exe().map_err(|error| Problem::io("find", Path::new("xtask"), &error))?,
    };
    let jobs = arguments.jobs.or(thread::available_parallelism().ok()).map_or(1, NonZero::get);
    let entries = run.all(&descriptions, jobs)?;
    let regressions = last.regressions(&entries);
    terminal::say(summary::summary(&entries, &regressions));
    let defects = entries.values().any(|entry| entry.outcome.is_defect());
    last.updated(entries, &regressions).write(&file)?;
    Ok(if regressions.is_empty() && !defects { Verdict::Good } else { Verdict::Bad })
}

/// What is the same for all descriptions of a run.
struct Run<'a> {
    folder: &'a Path,
    /// How long each may take.
    timeout: Duration,
    /// Where crates are generated into.
    crates: PathBuf,
    compiler: Option<Compiler>,
    /// Whether instances are sent through the types.
    round_trip: bool,
    /// The program of this process.
    worker: PathBuf,
}

impl Run<'_> {
    /// What became of each description, with so many at a time.
    fn all(&self, descriptions: &[Description], jobs: usize) -> Result<Entries, Problem> {
        let progress = Progress::of(descriptions);
        let next = AtomicUsize::new(0);
        let (entries, problem) = (Mutex::new(Entries::new()), Mutex::new(None));
        let serve = || {
            while let Some(description) = descriptions.get(next.fetch_add(1, Ordering::Relaxed)) {
                match self.one(description) {
                    Ok(entry) => {
                        progress.done(description, &entry);
                        lock(&entries).insert(description.name.clone(), entry);
                    }
                    Err(found) => {
                        // Nothing can be done about the others either: the disk is full, or the like.
                        next.store(descriptions.len(), Ordering::Relaxed);
                        lock(&problem).get_or_insert(found);
                    }
                }
            }
        };
        thread::scope(|scope| {
            for _ in 0..jobs.min(descriptions.len()) {
                scope.spawn(serve);
            }
        });
        progress.finish();
        let problem = problem.into_inner().unwrap_or_default();
        problem.map_or_else(|| Ok(entries.into_inner().unwrap_or_default()), Err)
    }

    fn one(&self, description: &Description) -> Result<Entry, Problem> {
        let out = self.crates.join(description.package());
        remove(&out)?;
        let mut command = Command::new(&self.worker);
        command.arg("corpus-worker").arg(self.folder.join(&description.name)).arg("--out").arg(&out);
        command.args(["--package", &description.package()]).args(self.round_trip.then_some("--round-trip"));
        let mut entry = isolate::generate(&mut command, description.size, self.timeout)?;
        if let Some(compiler) = self.compiler.as_ref().filter(|_| entry.outcome.is_good()) {
            entry.compiled = Some(compiler.compile(&out, &description.package())?);
        }
        if let Some(compiler) = self.compiler.as_ref().filter(|_| self.round_trip && entry.outcome.is_good()) {
            entry.round_trips = round_trip::run(compiler, &out, &description.package())?;
        }
        remove(&out)?;
        Ok(entry)
    }
}

/// Removes what an earlier run may have left.
fn remove(folder: &Path) -> Result<(), Problem> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(Problem::io("remove the folder", folder, &error))
        }
        _ => Ok(()),
    }
}

/// What the mutex guards. Nobody panics who holds it; if one did, what it guards is whole nevertheless.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}
