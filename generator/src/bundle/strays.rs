//! What a document holds in places of its own, for references alone: members `x-…`, and sections that OpenAPI has not.

use crate::pointer::Pointer;
use crate::shape::{Kind, Shape};
use serde_json::{Map, Value};

/// The sections of OpenAPI 2.0 at the root of a document.
const OF_SWAGGER: &[&str] = &["definitions", "parameters", "responses", "securityDefinitions"];

/// The members of a document, and of its components, that OpenAPI gives no meaning.
pub(super) struct Strays {
    root: Map<String, Value>,
    components: Map<String, Value>,
}

impl Strays {
    /// Takes them out of `document`, which keeps their places.
    pub(super) fn take_out(document: &mut Value) -> Self {
        let is_unknown = |kind: Kind, key: &str| kind.member(key) == Shape::One(Kind::Data);
        let is_swagger = document.get("swagger").is_some();
        let components = document.get_mut("components");
        let components = components.map(|components| take_members(components, |key| is_unknown(Kind::Components, key)));
        // OpenAPI 3 has none of the sections that 2.0 had here.
        let is_stray = |key: &str| is_unknown(Kind::Document, key) || !is_swagger && OF_SWAGGER.contains(&key);
        Self { root: take_members(document, is_stray), components: components.unwrap_or_default() }
    }

    /// Puts them back.
    pub(super) fn put_back(self, document: &mut Value) {
        if let Some(components) = document.get_mut("components").and_then(Value::as_object_mut) {
            components.extend(self.components);
        }
        if let Some(root) = document.as_object_mut() {
            root.extend(self.root);
        }
    }

    /// What stands at a place within one of them.
    pub(super) fn node(&self, pointer: &Pointer) -> Option<&Value> {
        let mut tokens = pointer.tokens().peekable();
        let held = match tokens.next_if(|token| token == "components") {
            Some(_) => &self.components,
            None => &self.root,
        };
        let mut node = held.get(&tokens.next()?)?;
        for token in tokens {
            node = match node {
                Value::Object(map) => map.get(&token)?,
                Value::Array(list) => list.get(token.parse::<usize>().ok()?)?,
                _ => return None,
            };
        }
        Some(node)
    }
}

fn take_members(holder: &mut Value, is_taken: impl Fn(&str) -> bool) -> Map<String, Value> {
    let members = holder.as_object_mut().into_iter().flatten();
    let taken = members.filter(|(key, value)| is_taken(key) && (value.is_object() || value.is_array()));
    taken.map(|(key, value)| (key.clone(), value.take())).collect()
}
