//! Types that lie within each other deeper than the compiler follows by itself.
#![allow(clippy::unwrap_used)] // helpers of tests count as no tests

use generator::generate;
use generator::options::Options;
use generator::source::Source;
use generator::templates::Templates;
use serde_json::{Map, Value, json};

/// The root of the crate and its README, of schemas each of which has a list of the next; the last has one of the first.
fn generated(schemas: usize) -> [String; 2] {
    let chain: Map<String, Value> = (0..schemas)
        .map(|index| {
            let next = format!("#/components/schemas/Link{}", (index + 1) % schemas);
            let list = json!({ "type": "array", "items": { "$ref": next } });
            (format!("Link{index}"), json!({ "type": "object", "properties": { "next": list } }))
        })
        .collect();
    let description = json!({
        "openapi": "3.0.3",
        "info": { "title": "Links", "version": "1" },
        "paths": {},
        "components": { "schemas": chain },
    });
    let source = Source::new("links.json", description.to_string().into_bytes());
    let files = generate(&source, &Options::new("links"), &Templates::builtin()).unwrap().files;
    ["src/lib.rs", "README.md"].map(|path| files.get(path).unwrap().to_owned())
}

#[test]
fn deep_types_say_how_deep_the_compiler_has_to_go() {
    let [library, readme] = generated(100);
    assert!(library.contains("#![recursion_limit = \"512\"]\n"), "{library}");
    // The examples of the pages are crates of their own.
    assert!(library.contains("#![doc(test(attr(recursion_limit = \"512\")))]\n"), "{library}");
    assert!(readme.contains("`#![recursion_limit = \"512\"]`"), "{readme}");
}

#[test]
fn other_types_say_nothing() {
    for text in generated(50) {
        assert!(!text.contains("recursion_limit"), "{text}");
    }
}
