//! One API, written in several versions of the specification, is one API: `tests/twins/<case>.<version>.yaml`.
#![allow(clippy::panic, clippy::unwrap_used)] // helpers of tests count as no tests

#[path = "lower/dump.rs"]
mod dump;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use generator::options::Options;
use generator::source::Source;

/// The model of a description as text, without the places of its types, which differ.
fn read(path: &Path) -> String {
    let source = Source::new(path.file_name().unwrap().to_str().unwrap(), fs::read(path).unwrap());
    let reading = generator::read(&source, &Options::new("twin")).unwrap();
    assert_eq!(reading.report.render(false), "", "nothing is lost");
    let text = dump::dump(&reading.api.unwrap());
    text.lines().map(|line| without_place(line) + "\n").collect()
}

fn without_place(line: &str) -> String {
    match line.split_once(" at /") {
        Some((before, after)) if line.starts_with("type ") => {
            format!("{before}{}", &after[after.find(": ").unwrap()..])
        }
        _ => line.to_owned(),
    }
}

#[test]
fn twins_are_one_api() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/twins");
    let mut cases: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let case = path.file_name().unwrap().to_str().unwrap().split('.').next().unwrap().to_owned();
        cases.entry(case).or_default().push(path);
    }
    assert!(!cases.is_empty(), "{cases:?}");
    for (case, mut versions) in cases {
        versions.sort();
        assert!(versions.len() >= 2, "{case} has no twin");
        let first = read(&versions[0]);
        for other in &versions[1..] {
            let text = read(other);
            let difference = similar::TextDiff::from_lines(&first, &text).unified_diff().to_string();
            assert_eq!(difference, "", "{} is not {}", other.display(), versions[0].display());
        }
    }
}
