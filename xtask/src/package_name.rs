//! Names of packages: which Cargo takes, and what a description is called by default.

use std::path::Path;

use generator::diagnostic::Diagnostics;
use generator::source::Source;

/// What a name has to be like.
pub const HELP: &str = "use ASCII letters, digits, `-` and `_`, beginning with a letter, such as `petstore-sdk`";

/// Whether Cargo takes a package of this name, and Rust its crate; else what is the matter.
pub fn check(name: &str) -> Result<(), String> {
    let shown = name.escape_debug();
    let well_formed = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    if !well_formed {
        return Err(format!("`{shown}` can't be the name of a package"));
    }
    // crates.io takes no longer name.
    if name.len() > 64 {
        return Err(format!("`{shown}` has {} characters, and the name of a package at most 64", name.len()));
    }
    if RESERVED.contains(&name.replace('-', "_").to_ascii_lowercase().as_str()) {
        return Err(format!("`{shown}` is reserved, and can't be the name of a package"));
    }
    Ok(())
}

/// The name for a description that was given none: after its file, such as `lakefs-sdk` for `lakefs.yaml`, or where
/// that says nothing or is too long, after its title.
pub fn default(spec: &Path, source: &Source) -> Option<String> {
    let stem = spec.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let by_file = Some(words(stem)).filter(|words| words.iter().any(|word| tells(word)));
    let by_title = || title(source).map(|title| words(&title));
    let whole = by_file.as_deref().and_then(name_of).or_else(|| name_of(&by_title()?));
    whole.or_else(|| shortened(&by_title()?)).or_else(|| shortened(&by_file?))
}

/// Whether a word says which description it is: the others stand in the names of many files, as in `openapi-v3.json`.
fn tells(word: &str) -> bool {
    // `v1`, `2024`, `v1beta1`, `oas31`
    let is_digit = |c: char| c.is_ascii_digit();
    let stem = word.split(is_digit).next().unwrap_or_default();
    let is_version = matches!(stem, "" | "v") && word.contains(is_digit);
    !is_version && !UNTELLING.contains(&stem)
}

/// What the file of any description may be called.
const UNTELLING: &[&str] = &[
    "api",
    "apis",
    "bundle",
    "bundled",
    "combined",
    "copy",
    "definition",
    "definitions",
    "dist",
    "docs",
    "document",
    "final",
    "full",
    "index",
    "internal",
    "json",
    "latest",
    "main",
    "merged",
    "min",
    "oas",
    "openapi",
    "openapiv",
    "public",
    "resolved",
    "root",
    "schema",
    "spec",
    "specification",
    "swagger",
    "ui",
    "yaml",
    "yml",
];

/// Keywords and the crates that come with Rust, which a crate can't be called, and devices of Windows.
const RESERVED: &[&str] = &[
    "abstract", "alloc", "as", "async", "aux", "await", "become", "box", "break", "con", "const", "continue", "core",
    "crate", "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "nul", "override", "priv", "prn", "pub", "ref", "return", "self",
    "static", "std", "struct", "super", "test", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// `lakeFS API` is `lakefs`, `Pet store 2` is `pet-store-2`.
fn words(text: &str) -> Vec<String> {
    let lower = text.to_ascii_lowercase();
    let mut words: Vec<_> = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if words.len() > 1 && matches!(words.last(), Some(&"api" | &"openapi" | &"swagger")) {
        words.pop();
    }
    if matches!(words.first(), Some(&"openapi" | &"swagger")) && words.get(1).is_some_and(|word| tells(word)) {
        words.remove(0);
    }
    words.into_iter().map(str::to_owned).collect()
}

/// `petstore-sdk`, where that may be a name.
fn name_of(words: &[String]) -> Option<String> {
    Some(format!("{}-sdk", words.join("-"))).filter(|name| check(name).is_ok())
}

/// The name of as many words as it may have.
fn shortened(words: &[String]) -> Option<String> {
    (1..words.len()).rev().find_map(|count| name_of(words.get(..count)?))
}

fn title(source: &Source) -> Option<String> {
    // What is the matter with the text, the generator says.
    let value = source.to_value(&mut Diagnostics::new())?;
    Some(value.get("info")?.get("title")?.as_str()?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_cargo_refuses_is_refused() {
        for name in ["lakefs-sdk", "a", "a_b2"] {
            assert_eq!(check(name), Ok(()), "{name}");
        }
        for name in ["", "2a", "-a", "a b", "a/b", "é", "a\nb", "test", "std", "Self", &"a".repeat(65)] {
            assert!(check(name).is_err(), "{name:?}");
        }
    }

    #[test]
    fn a_package_is_called_after_its_file_or_its_title() {
        let source = Source::new("x.yaml", b"info: {title: Pet Store API}".to_vec());
        for (file, name) in [
            ("lakefs.yaml", "lakefs-sdk"),
            ("spec/My API v2.json", "my-api-v2-sdk"),
            ("lakefs.openapi.yaml", "lakefs-sdk"),
            ("openapi.json", "pet-store-sdk"),
            ("-", "pet-store-sdk"),
            ("2024.yaml", "pet-store-sdk"),
            ("openapi-v3.json", "pet-store-sdk"),
            ("swagger-v1beta1.json", "pet-store-sdk"),
            ("openapi copy.json", "pet-store-sdk"),
            ("swagger.orders.v1.json", "orders-v1-sdk"),
            ("openapi.Azure.ResourceManager.MultiServiceSharedModels.Compute.2025-05-01.yaml", "pet-store-sdk"),
        ] {
            assert_eq!(default(Path::new(file), &source).as_deref(), Some(name), "{file}");
        }
        let long = Source::new("x.yaml", format!("info:\n  title: {}", "word ".repeat(20)).into_bytes());
        let name = default(Path::new("openapi.yaml"), &long).unwrap();
        assert!(name.len() > 55 && name.ends_with("-word-sdk"), "{name}");
        let untitled = Source::new("x.yaml", b"info: {title: '\xe6\xbc\xa2'}".to_vec());
        assert_eq!(default(Path::new("openapi.yaml"), &untitled), None);
    }
}
