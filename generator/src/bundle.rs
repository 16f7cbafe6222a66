//! One document of all the files that a description is made of.
//!
//! A reference to another file is replaced: what has a section in the components (OpenAPI 3.0.4, section 4.7.7) is
//! moved there, under a name that its file and its place in it give, and the reference leads to it; everything else is
//! put in the place of the reference. What the document holds where OpenAPI has no place for it, `x-shared` say, is as if it
//! was in another file. So the stages behind know of one document only, and [`Origins`] know which
//! file each of its places comes from.
//!
//! Nothing is read here: [`Files`] are the caller's, who also decides which of them may be read.

mod identity;
mod library;
mod lost;
mod names;
mod place;
mod reference;
mod strays;
mod walk;

use crate::diagnostic::Diagnostics;
use crate::pointer::{FileId, Origins};
use crate::source::Source;
use serde_json::Value;

/// What opens the other files of a description.
pub trait Files {
    /// What tells the first file from all others, in the spelling of [`Opened::identity`].
    fn first(&self) -> Option<String>;

    /// The file at `path`, which is relative to the folder of the description's first file. Its names are separated by
    /// `/`, and `..` stands only at its beginning.
    ///
    /// # Errors
    ///
    /// Why the file is not opened.
    fn open(&self, path: &str) -> Result<Opened, Refusal>;
}

/// A file that was opened.
#[derive(Debug)]
pub struct Opened {
    /// What is the same for two paths that lead to the same file.
    pub identity: String,
    /// The file, called as the user calls it.
    pub source: Source,
}

/// Why a file is not opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such file; a hint at what there is.
    Missing(String),
    /// It is outside of the folders that may be read; a hint at how to allow it.
    Outside(String),
    /// The description has no folder, so that nothing is relative to it; what to do about it.
    Nowhere(String),
    /// The system can't read it, for this reason.
    Unreadable(String),
}

/// No other files: those of a description that is only a text.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoFiles;

impl Files for NoFiles {
    fn first(&self) -> Option<String> {
        None
    }

    fn open(&self, _path: &str) -> Result<Opened, Refusal> {
        Err(Refusal::Nowhere("bundle the description into one file".to_owned()))
    }
}

/// A document of all files.
#[derive(Debug)]
pub struct Bundle {
    /// The document. What is left of references to other files could not be followed, which is reported.
    pub document: Value,
    /// Where its places come from.
    pub origins: Origins,
    /// The other files, in the order of their ids.
    pub sources: Vec<Source>,
}

/// Puts everything that `document` refers to in other `files` into it.
///
/// The first of these files gets the id `next`, and so on.
pub fn bundle(document: Value, files: &dyn Files, next: FileId, diags: &mut Diagnostics) -> Bundle {
    walk::bundle(document, files, next, diags)
}

#[cfg(test)]
mod tests;
