//! One crate to generate: made in memory, and compared with what its folder holds.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use generator::diagnostic::Diagnostic;
use generator::file_set::{Diff, FileSet, Folder, MANIFEST, is_plain_path};
use generator::options::Options;
use generator::pointer::{FileId, Pointer};
use generator::report::Report;
use generator::source::Source;
use generator::templates::Templates;

use crate::disk;
use crate::input::Input;
use crate::problem::Problem;
use crate::terminal;

/// A crate to generate.
pub struct Job<'a> {
    /// What the user calls it.
    pub name: String,
    pub input: Input,
    pub options: Options,
    pub templates: Templates,
    pub out: PathBuf,
    pub configured: Option<Configured<'a>>,
}

/// Where the options of a job were read from.
pub struct Configured<'a> {
    /// The text of the configuration.
    pub source: &'a Source,
    /// The job's table in it.
    pub table: Pointer,
    /// Where its options stand that name something of the description.
    pub places: BTreeMap<Pointer, Range<usize>>,
}

/// A crate in memory, and how its folder differs from it.
pub struct Made {
    pub name: String,
    pub out: PathBuf,
    pub files: FileSet,
    pub folder: Folder,
    pub diff: Diff,
    /// How long that took.
    pub took: Duration,
    /// What was odd in the description.
    pub warnings: Report,
}

/// Makes each crate in memory: all of them, or everything that is wrong with any.
pub fn make_all<'a>(jobs: impl IntoIterator<Item = Result<Job<'a>, Vec<Problem>>>) -> Result<Vec<Made>, Vec<Problem>> {
    let (mut all, mut problems) = (Vec::new(), Vec::new());
    for job in jobs {
        match job.and_then(make) {
            Ok(made) => all.push(made),
            Err(more) => problems.extend(more),
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    for made in all.iter().filter(|made| !made.warnings.is_empty()) {
        terminal::report(&made.warnings);
    }
    Ok(all)
}

/// Makes the crate in memory, or everything that is wrong with it.
pub fn make(job: Job<'_>) -> Result<Made, Vec<Problem>> {
    let start = Instant::now();
    let output = generator::generate(job.input.description(), &job.options, &job.templates).map_err(|error| {
        let mut problems = match error {
            generator::Error::Description(report) => split(report, &job),
            other => vec![Problem::Plain { message: other.to_string(), help: None }],
        };
        problems.extend(disk::is_there(&job.out).err());
        problems
    })?;
    let escaping = output.files.iter().map(|(path, _)| path).find(|path| !is_plain_path(path) || *path == MANIFEST);
    if let Some(path) = escaping {
        let message = format!("a generated file would be called `{}`", terminal::visible(path));
        return Err(vec![Problem::new(message, "this is a defect of the generator: please report it")]);
    }
    let folder = disk::read(&job.out, &output.files)?;
    let diff = output.files.diff(&folder);
    let (files, warnings) = (output.files, output.warnings);
    Ok(Made { name: job.name, out: job.out, files, folder, diff, warnings, took: start.elapsed() })
}

/// What is wrong in the description, and what of the options does not fit it: those have their places in the
/// configuration.
fn split(mut of_spec: Report, job: &Job<'_>) -> Vec<Problem> {
    let Some(configured) = &job.configured else { return vec![Problem::Report(of_spec)] };
    let mut of_options = of_spec.take(FileId::OPTIONS);
    for Diagnostic { at, span, .. } in &mut of_options {
        *span = configured.places.get(&at.pointer).cloned();
        *at = at.pointer.tokens().fold(configured.table.clone(), |table, token| table.key(&token)).into();
    }
    let reports = [of_spec, Report::new(of_options, &[configured.source])];
    reports.into_iter().filter(|report| !report.is_empty()).map(Problem::Report).collect()
}
