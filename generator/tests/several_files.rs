//! A description in a hundred files is the same as in one.

use std::collections::BTreeMap;
use std::path::Path;

use generator::bundle::{Files, Opened, Refusal};
use generator::diagnostic::Diagnostics;
use generator::options::Options;
use generator::source::Source;
use generator::templates::Templates;
use generator::{Description, generate};
use serde_json::{Value, json};

/// The sections of components that are put into files.
const SECTIONS: &[&str] = &["schemas", "responses", "parameters", "requestBodies", "headers"];

/// Files in memory, by their paths.
#[derive(Default)]
struct Shelf(BTreeMap<String, Value>);

impl Files for Shelf {
    fn first(&self) -> Option<String> {
        Some("openapi.json".to_owned())
    }

    fn open(&self, path: &str) -> Result<Opened, Refusal> {
        let text = match (self.0.get(path), path) {
            (Some(value), _) => value.to_string(),
            (None, "openapi.json") => String::new(),
            (None, _) => return Err(Refusal::Missing(path.to_owned())),
        };
        Ok(Opened { identity: path.to_owned(), source: Source::new(path, text.into_bytes()) })
    }
}

/// Puts every path and every component into a file of its own.
fn split(document: &mut Value) -> Shelf {
    let mut shelf = Shelf::default();
    for section in SECTIONS {
        let Some(Value::Object(members)) = document["components"].get_mut(section) else { continue };
        for (number, member) in members.values_mut().enumerate() {
            let path = format!("{section}/{number}.json");
            let content = std::mem::replace(member, json!({ "$ref": path }));
            shelf.0.insert(path, content);
        }
    }
    let components = document["components"].clone();
    if let Value::Object(paths) = &mut document["paths"] {
        for (number, item) in paths.values_mut().enumerate() {
            let path = format!("paths/{number}.json");
            let content = std::mem::replace(item, json!({ "$ref": path }));
            shelf.0.insert(path, content);
        }
    }
    shelf.0.values_mut().for_each(|value| relocate(value, &components));
    shelf
}

/// Lets what stands in a folder refer to files in place of components: references, and the values of discriminators.
fn relocate(value: &mut Value, components: &Value) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(|value| relocate(value, components)),
        Value::Object(map) => map.values_mut().for_each(|value| relocate(value, components)),
        Value::String(text) => {
            if !text.starts_with("#/") {
                return;
            }
            let component = text.strip_prefix("#/components").and_then(|pointer| components.pointer(pointer));
            *text = match component.and_then(|component| component["$ref"].as_str()) {
                Some(path) => format!("../{path}"),
                None => format!("../openapi.json{text}"),
            };
        }
        _ => {}
    }
}

#[test]
fn a_description_in_many_files_is_the_same_as_in_one() {
    for name in ["lakefs.yaml", "everything.yaml"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec").join(name);
        let whole = Source::new(name, std::fs::read(path).unwrap());
        let (options, templates) = (Options::new("split"), Templates::builtin());
        let mut document = whole.to_value(&mut Diagnostics::new()).unwrap();
        let shelf = split(&mut document);
        assert!(shelf.0.len() > 10, "{}", shelf.0.len());
        let first = Source::new("openapi.json", document.to_string().into_bytes());
        let description = Description { source: &first, files: &shelf, overlays: &[] };
        let expected = generate(&whole, &options, &templates).unwrap_or_else(|error| panic!("{error}")).files;
        let found = generate(description, &options, &templates).unwrap_or_else(|error| panic!("{error}")).files;
        assert_eq!(found.len(), expected.len(), "{name}");
        for ((path, found), (_, expected)) in found.iter().zip(expected.iter()) {
            assert_eq!(found, expected, "{name}: {path}");
        }
    }
}
