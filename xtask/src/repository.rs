//! The repository that the command runs in.

use std::fs;
use std::path::{Path, PathBuf};

use crate::problem::Problem;

/// The top of the repository: the nearest folder, from the current one upwards, that holds the generator.
pub fn find() -> Result<PathBuf, Problem> {
    let here = std::env::current_dir().map_err(|error| Problem::io("find", Path::new("."), &error))?;
    let top = here.ancestors().find(|folder| folder.join("generator/src").is_dir());
    let missing = || Problem::new("this is not the generator's repository", "run the command within a clone of it");
    top.map(Path::to_owned).ok_or_else(missing)
}

/// The files below a folder that `wanted` picks, in the order of their paths. A folder that isn't there has none, and
/// `target` folders don't count.
pub fn files_below(folder: &Path, wanted: impl Fn(&Path) -> bool + Copy) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        match entry.file_type() {
            Ok(kind) if kind.is_dir() && entry.file_name() != "target" => files.extend(files_below(&path, wanted)),
            Ok(kind) if kind.is_file() && wanted(&path) => files.push(path),
            _ => {}
        }
    }
    files.sort();
    files
}

/// Whether the file is Rust.
pub fn is_rust(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "rs")
}
