//! The additions that break nobody: each of them does add something. That nobody breaks is for the compiler to say, see
//! `compile/tests/evolution.rs`.

#![allow(clippy::unwrap_used)] // helpers of tests count as no tests

use generator::Description;
use generator::bundle::NoFiles;
use generator::file_set::FileSet;
use generator::options::Options;
use generator::source::Source;
use generator::templates::Templates;

const SPEC: &str = include_str!("evolution/spec.yaml");
const ADDITIONS: &str = include_str!("evolution/additions.yaml");

/// The files of the description with the `overlays`.
fn files(overlays: &[Source]) -> FileSet {
    let source = Source::new("spec.yaml", SPEC.as_bytes().to_vec());
    let description = Description { source: &source, files: &NoFiles, overlays };
    generator::generate(description, &Options::new("evolution"), &Templates::builtin()).unwrap().files
}

#[test]
fn each_addition_adds_something() {
    let before = files(&[]);
    let additions: serde_json::Value = serde_yaml::from_str(ADDITIONS).unwrap();
    let actions = additions["actions"].as_array().unwrap();
    assert!(actions.len() > 30);
    for action in actions {
        let overlay = serde_json::json!({
            "overlay": "1.1.0", "info": { "title": "One addition", "version": "1.0.0" }, "actions": [action],
        });
        let after = files(&[Source::new("addition.json", overlay.to_string().into_bytes())]);
        let description = &action["description"];
        assert!(before != after, "nothing comes of it: {description}");
        let lost: Vec<&str> = before.iter().map(|(path, _)| path).filter(|path| after.get(path).is_none()).collect();
        assert!(lost.is_empty(), "{description} loses {lost:?}");
    }
}
