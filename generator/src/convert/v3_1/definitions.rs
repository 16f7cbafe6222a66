//! `$defs`: schemas that are named inside of another one.

use super::super::pass::{Pass, section};
use super::identity::Identities;
use crate::pointer::{Pointer, Trail};
use serde_json::{Map, Value};
use std::collections::{HashSet, VecDeque};

/// Schemas that become components.
#[derive(Debug)]
pub(super) struct Definitions<'a> {
    /// Which of them are referred to.
    identities: &'a Identities,
    /// The names of all components, old and new.
    taken: HashSet<String>,
    /// Those that are still to be rewritten.
    waiting: VecDeque<(String, Value)>,
    /// Those that are.
    finished: Vec<(String, Value)>,
}

impl<'a> Definitions<'a> {
    /// None yet, for `doc`.
    pub(super) fn of(doc: &Value, identities: &'a Identities) -> Self {
        let schemas = doc.pointer("/components/schemas").and_then(Value::as_object);
        let taken = schemas.into_iter().flat_map(Map::keys).cloned().collect();
        Self { identities, taken, waiting: VecDeque::new(), finished: Vec::new() }
    }

    /// Takes the definitions out of the schema at `trail`. They are called after the schema that they stand in: so no
    /// other schema that comes to the description renames them.
    pub(super) fn take(&mut self, map: &mut Map<String, Value>, trail: &Trail<'_>, pass: &mut Pass<'_>) {
        for keyword in ["$defs", "definitions"] {
            if !map.get(keyword).is_some_and(Value::is_object) {
                continue;
            }
            let Some(Value::Object(members)) = map.shift_remove(keyword) else { continue };
            let owner = words(&trail.pointer());
            for (name, schema) in members {
                if !self.identities.uses_definition(&name, &schema) {
                    continue;
                }
                let from = trail.key(keyword).key(&name).pointer();
                let name = self.free(format!("{owner}.{name}"));
                pass.moved(&from, place(&name));
                self.waiting.push_back((name, schema));
            }
        }
    }

    /// The next one that is to be rewritten.
    pub(super) fn next(&mut self) -> Option<(String, Value)> {
        self.waiting.pop_front()
    }

    /// Keeps one that was rewritten.
    pub(super) fn finish(&mut self, name: String, schema: Value) {
        self.finished.push((name, schema));
    }

    /// Adds the schemas to the components of `doc`.
    pub(super) fn put_into(self, doc: &mut Value) {
        if !self.finished.is_empty()
            && let Some(schemas) = section(doc, "schemas")
        {
            schemas.extend(self.finished);
        }
    }

    fn free(&mut self, name: String) -> String {
        let mut free = name.clone();
        let mut number = 2;
        while !self.taken.insert(free.clone()) {
            free = format!("{name}.{number}");
            number += 1;
        }
        free
    }
}

fn place(name: &str) -> Pointer {
    Pointer::root().key("components").key("schemas").key(name)
}

/// What a schema is called by which others are named: the component that it is, else the words of its place.
fn words(at: &Pointer) -> String {
    const SAY_NOTHING: &[&str] = &[
        "components",
        "schemas",
        "paths",
        "requestBody",
        "content",
        "schema",
        "properties",
        "responses",
        "allOf",
        "oneOf",
        "anyOf",
        "application/json",
    ];
    let allowed = |character: char| character.is_ascii_alphanumeric() || "._-".contains(character);
    let words = at.tokens().filter(|token| !SAY_NOTHING.contains(&token.as_str()));
    let words: Vec<String> = words
        .map(|token| token.split(|other| !allowed(other)).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("."))
        .collect();
    words.join(".")
}
