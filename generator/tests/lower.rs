//! What descriptions mean: the intermediate model of each fixture, and of lakeFS, one line an item.
#![allow(clippy::panic, clippy::unwrap_used)] // helpers of tests count as no tests

#[path = "lower/dump.rs"]
mod dump;
mod folder;
#[path = "lower/invariants.rs"]
mod invariants;

use std::fs;
use std::path::{Path, PathBuf};

use folder::Folder;
use generator::ir::Api;
use generator::options::Options;
use generator::report::Report;
use generator::source::Source;
use generator::{Description, Reading};

/// The model of a description, and what was said about it.
fn lower(path: &Path, options: &Options) -> (Api, Report) {
    let source = Source::new("spec.yaml", fs::read(path).unwrap());
    let Reading { api, report } = generator::read(
        Description { source: &source, files: &Folder(path.parent().unwrap()), overlays: &[] },
        options,
    )
    .unwrap();
    (api.unwrap_or_else(|| panic!("{}: {}", path.display(), report.render(false))), report)
}

fn lakefs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/lakefs.yaml")
}

/// Compares what is made of the description at `path` with `folder/name.snap`.
fn check(path: &Path, options: &Options, folder: &Path, name: &str) {
    let (api, report) = lower(path, options);
    assert_eq!(invariants::violations(&api), Vec::<String>::new(), "{}", path.display());
    let mut text = dump::dump(&api);
    if !report.is_empty() {
        text.push_str("\n-- report --\n");
        text.push_str(&report.render(false));
    }
    let mut settings = insta::Settings::new();
    settings.set_snapshot_path(folder);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

#[test]
fn every_fixture_means_what_its_snapshot_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut folders: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    assert!(folders.len() >= 13, "each feature has a fixture");
    for folder in folders {
        check(&folder.join("spec.yaml"), &Options::new("fixture"), &folder, "ir");
    }
}

#[test]
fn lakefs_is_read_whole() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lower");
    check(&lakefs(), &Options::new("lakefs-sdk"), &folder, "lakefs");
}
