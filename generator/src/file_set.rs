//! A set of files, what a folder holds of it, and how the two differ.

mod diff;
mod header;
mod manifest;

pub use diff::{Change, ChangeKind, Diff};
pub use header::{header, is_marked};
pub use manifest::{MANIFEST, Manifest};

use std::collections::BTreeMap;

/// The folders of the output that are wholly the generator's: a file there that it did not write is an orphan.
pub const OWNED: &[&str] = &["docs", "src"];

/// Files by their path: relative, its parts separated by `/`, without `.` and `..`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileSet {
    files: BTreeMap<String, String>,
}

/// What an output folder holds: the files that matter to a set that is compared with it, its manifest included. They
/// are bytes, as a file in the way may hold anything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folder {
    /// The contents, by path as in a [`FileSet`].
    pub files: BTreeMap<String, Vec<u8>>,
}

impl FileSet {
    /// No file.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file. One of the same path is replaced.
    pub fn insert(&mut self, path: impl Into<String>, content: impl Into<String>) {
        self.files.insert(path.into(), content.into());
    }

    /// Adds the files of another set.
    pub fn extend(&mut self, other: Self) {
        self.files.extend(other.files);
    }

    /// The content of a file.
    pub fn get(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    /// Paths and contents, in the order of the paths.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(path, content)| (path.as_str(), content.as_str()))
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is no file.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// What has to change in the folder so that it holds these files: all of it, in the order of the paths.
    ///
    /// This one answer is what is written, what a check reports, and what the tests look at.
    pub fn diff(&self, folder: &Folder) -> Diff {
        diff::diff(self, folder)
    }
}

/// Whether a path stays in its folder and means the same on every disk: relative, its parts separated by `/`, none of
/// them empty, `.` or `..`, and without `\`, `:` and control characters.
pub fn is_plain_path(path: &str) -> bool {
    path.split('/').all(|part| {
        !matches!(part, "" | "." | "..") && !part.chars().any(|c| matches!(c, '\\' | ':') || c.is_control())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_path_stays_in_its_folder() {
        for path in ["Cargo.toml", "src/apis/mod.rs", ".generated", "a..b"] {
            assert!(is_plain_path(path), "{path}");
        }
        for path in ["", "/etc/passwd", "../a", "a/../b", "a//b", "a/", "a\\b", "C:a", "./a", "a\nb"] {
            assert!(!is_plain_path(path), "{path:?}");
        }
    }
}
