//! A description with all that belongs to it: its overlays, and the files that it may refer to.

use std::path::{Path, PathBuf};

use generator::Description;
use generator::source::Source;

use crate::files::Beside;
use crate::problem::Problem;
use crate::spec;

/// What a description is read from.
#[derive(Debug)]
pub struct Input {
    pub source: Source,
    files: Beside,
    overlays: Vec<Source>,
}

impl Input {
    /// The description at `spec`, with corrections from `overlays`. Everything that can't be read is told at once.
    pub fn read(spec: &Path, allow_dirs: &[PathBuf], overlays: &[PathBuf]) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        let source = spec::read(spec).map_err(|problem| problems.push(problem)).ok();
        let files = Beside::of(spec, allow_dirs).map_err(|problem| problems.push(problem)).ok();
        let overlays =
            overlays.iter().filter_map(|path| spec::read(path).map_err(|problem| problems.push(problem)).ok());
        let overlays = overlays.collect();
        match (source, files) {
            (Some(source), Some(files)) if problems.is_empty() => Ok(Self { source, files, overlays }),
            _ => Err(problems),
        }
    }

    /// The description, for the generator.
    pub fn description(&self) -> Description<'_> {
        Description { source: &self.source, files: &self.files, overlays: &self.overlays }
    }
}
