//! Who may depend on what: the arrows of the architecture, checked against what the sources of the generator name.

use std::path::Path;

use super::{Finding, read};
use crate::problem::{Problem, list};
use crate::repository::{files_below, is_rust};
use crate::tidy::paths::paths;

/// A module of the generator, with all below it that has no row of its own, and the modules and crates that it may use.
/// `std` and `thiserror` are everybody's.
struct Row {
    module: &'static str,
    /// Their names, with spaces between.
    may_use: &'static str,
}

impl Row {
    fn uses(&self) -> impl Iterator<Item = &'static str> {
        self.may_use.split_whitespace()
    }
}

const fn row(module: &'static str, may_use: &'static str) -> Row {
    Row { module, may_use }
}

/// A row uses only what stands above it: so there is no cycle.
const TABLE: &[Row] = &[
    // What every stage speaks of.
    row("pointer", ""),
    row("media_type", ""),
    row("path_template", ""),
    row("token", ""),
    row("file_set", "rayon"),
    row("shape", ""),
    row("suggest", ""),
    row("templates", ""),
    row("diagnostic", "pointer"),
    row("ir", "heck media_type path_template pointer"),
    row("options", "diagnostic ir"),
    // The stages up to the model.
    row("extension", "openapiv3 serde_json"),
    row("number_text", "extension pointer serde_json"),
    row("source", "diagnostic extension pointer saphyr_parser serde serde_json serde_yaml"),
    row("report", "annotate_snippets diagnostic pointer serde_json source"),
    row("overlay", "diagnostic pointer serde_json serde_json_path source suggest"),
    row("bundle", "diagnostic pointer serde_json shape source suggest"),
    row("convert", "diagnostic extension media_type number_text pointer serde_json shape similar"),
    row("check", "diagnostic extension number_text path_template pointer serde_json suggest token"),
    row("parse", "openapiv3 rayon serde serde_json"),
    row(
        "lower",
        "deunicode diagnostic extension ir media_type openapiv3 options path_template pointer rayon serde_json \
         similar token",
    ),
    // What the emitters have in common.
    row("emit::markdown", ""),
    row("emit::spelling", "ir"),
    row("emit::surface", "emit::spelling ir"),
    row("emit::wording", "emit::markdown ir"),
    row("emit::template", "minijinja serde templates"),
    // The emitters. The Rust of a crate names the parts of the runtime that its package holds.
    row(
        "emit::package",
        "emit::markdown emit::spelling emit::surface emit::template emit::wording file_set ir minijinja options \
         serde templates",
    ),
    row(
        "emit::rust",
        "emit::markdown emit::package emit::spelling emit::surface emit::wording file_set ir options \
         prettyplease proc_macro2 quote rayon syn",
    ),
    row(
        "emit::docs",
        "emit::markdown emit::spelling emit::surface emit::template emit::wording file_set ir minijinja \
         options rayon regex_lite regex_syntax serde templates",
    ),
    row("emit", ""),
];

/// The picture of all stages: it may name each.
const ROOT: &str = "lib";

pub fn check(top: &Path) -> Result<Vec<Finding>, Problem> {
    let sources = top.join("generator/src");
    let crates = crates(&top.join("generator/Cargo.toml"))?;
    let mut findings = Vec::new();
    for file in files_below(&sources, is_rust) {
        let module = module_of(file.strip_prefix(&sources).unwrap_or(&file));
        // Tests may use what they need, in a file of their own as in one with what they test.
        if module == [ROOT] || module.iter().any(|name| name == "tests") {
            continue;
        }
        let Some(row) = row_of(&module) else {
            let message = format!("`{}` has no row in the table of xtask/src/tidy/dependencies.rs", module.join("::"));
            findings.push(Finding::new(top, &file, 1, message));
            continue;
        };
        for path in paths(&read(&file)?) {
            let Some(used) = used(&path.segments, &module, &crates) else { continue };
            if used != row.module && !row.uses().any(|name| name == used) {
                let may = if row.may_use.is_empty() { "nothing".to_owned() } else { list(row.uses()) };
                let message = format!("`{}` may not use `{used}`: it may use {may}", row.module);
                findings.push(Finding::new(top, &file, path.line, message));
            }
        }
    }
    findings.dedup();
    Ok(findings)
}

/// The crates that the generator depends on, as Rust spells them.
fn crates(manifest: &Path) -> Result<Vec<String>, Problem> {
    let text = read(manifest)?;
    let wrong = |error: &dyn std::fmt::Display| Problem::Plain {
        message: format!("{}: {error}", manifest.display()),
        help: None,
    };
    let document = text.parse::<toml::Table>().map_err(|error| wrong(&error))?;
    let dependencies = document.get("dependencies").and_then(toml::Value::as_table);
    let names = dependencies.into_iter().flat_map(|table| table.keys());
    Ok(names.map(|name| name.replace('-', "_")).filter(|name| name != "thiserror").collect())
}

/// `emit/rust/apis.rs` is `emit::rust::apis`.
fn module_of(path: &Path) -> Vec<String> {
    path.with_extension("").iter().map(|part| part.to_string_lossy().into_owned()).collect()
}

/// The row of a module: that of the nearest module around it which has one.
fn row_of(module: &[String]) -> Option<&'static Row> {
    (1..=module.len()).rev().find_map(|length| {
        let name = module[..length].join("::");
        TABLE.iter().find(|row| row.module == name)
    })
}

/// What a path of `module` uses: the module of a row, or a crate. `None` where it is neither.
fn used(path: &[String], module: &[String], crates: &[String]) -> Option<String> {
    let (first, rest) = path.split_first()?;
    let absolute = match first.as_str() {
        "crate" => rest.to_vec(),
        "super" => {
            let height = path.iter().take_while(|segment| *segment == "super").count();
            let around = &module[..module.len().saturating_sub(height)];
            [around, &path[height..]].concat()
        }
        name => return crates.iter().find(|known| *known == name).cloned(),
    };
    match row_of(&absolute) {
        Some(row) => Some(row.module.to_owned()),
        // An item of lib.rs: no stage reaches back to the picture of all.
        None => Some(ROOT.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_uses_only_what_stands_above_it() {
        let is_crate = |name: &str| !TABLE.iter().any(|row| row.module == name);
        for (index, row) in TABLE.iter().enumerate() {
            for used in row.uses() {
                let above = TABLE[..index].iter().any(|row| row.module == used);
                assert!(above || is_crate(used), "{} uses {used}, which stands below it", row.module);
            }
        }
    }

    #[test]
    fn paths_are_resolved() {
        let module: Vec<_> = ["check", "table", "schema"].map(str::to_owned).to_vec();
        let crates = ["serde_json".to_owned()];
        for (path, expected) in [
            ("crate::ir::Api", Some("ir")),
            ("crate::emit::rust::apis", Some("emit::rust")),
            ("super::rule", Some("check")),
            ("super::super::super::lower::lower", Some("lower")),
            ("crate::generate", Some("lib")),
            ("serde_json::Value", Some("serde_json")),
            ("std::fmt", None),
            ("Value::Null", None),
        ] {
            let segments: Vec<_> = path.split("::").map(str::to_owned).collect();
            assert_eq!(used(&segments, &module, &crates).as_deref(), expected, "{path}");
        }
    }
}
