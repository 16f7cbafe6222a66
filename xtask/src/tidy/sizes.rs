//! No giant: a file names one concept.

use std::path::Path;

use super::{Finding, read};
use crate::problem::Problem;
use crate::repository::{files_below, is_rust};

const FOLDERS: &[&str] = &["generator/src", "xtask/src", "templates/runtime"];

/// The most lines of a file. About 100 is typical.
const MAX: usize = 500;

pub fn check(top: &Path) -> Result<Vec<Finding>, Problem> {
    let mut findings = Vec::new();
    for file in FOLDERS.iter().flat_map(|folder| files_below(&top.join(folder), is_rust)) {
        let lines = read(&file)?.lines().count();
        if lines > MAX {
            let message = format!("the file has {lines} lines, and at most {MAX} are allowed: split it by concept");
            findings.push(Finding::new(top, &file, MAX + 1, message));
        }
    }
    Ok(findings)
}
