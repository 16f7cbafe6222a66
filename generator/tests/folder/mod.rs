//! The files beside a description of the tests.

use generator::bundle::{Files, Opened, Refusal};
use generator::source::Source;
use std::fs;
use std::path::Path;

/// The files below a folder, called by their paths in it.
pub struct Folder<'a>(pub &'a Path);

impl Files for Folder<'_> {
    fn first(&self) -> Option<String> {
        None
    }

    fn open(&self, path: &str) -> Result<Opened, Refusal> {
        if path.starts_with("..") {
            return Err(Refusal::Outside("allow its folder".to_owned()));
        }
        match fs::read(self.0.join(path)) {
            Ok(bytes) => Ok(Opened { identity: path.to_owned(), source: Source::new(path, bytes) }),
            Err(_) => Err(Refusal::Missing("look for it".to_owned())),
        }
    }
}
