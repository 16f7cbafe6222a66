//! What a document holds in places of its own, for references alone: members `x-…`, and sections that OpenAPI has not.

use crate::pointer::Pointer;
use crate::shape::{Kind, Shape};
use serde_json::Value;

/// The sections of OpenAPI 2.0 at the root of a document.
const OF_SWAGGER: &[&str] = &["definitions", "parameters", "responses", "securityDefinitions"];

/// The members of a document, and of its components, that OpenAPI gives no meaning: an object each.
pub(super) struct Strays {
    root: Value,
    components: Value,
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
        give_members(document.get_mut("components"), self.components);
        give_members(Some(document), self.root);
    }

    /// What stands at a place within one of them.
    pub(super) fn node(&self, at: &Pointer) -> Option<&Value> {
        match at.as_str().strip_prefix("/components").filter(|rest| rest.starts_with('/')) {
            Some(rest) => self.components.pointer(rest),
            None => self.root.pointer(at.as_str()).filter(|_| *at != Pointer::root()),
        }
    }
}

fn take_members(holder: &mut Value, is_taken: impl Fn(&str) -> bool) -> Value {
    let members = holder.as_object_mut().into_iter().flatten();
    let taken = members.filter(|(key, value)| is_taken(key) && (value.is_object() || value.is_array()));
    taken.map(|(key, value)| (key.clone(), value.take())).collect()
}

fn give_members(holder: Option<&mut Value>, members: Value) {
    if let (Some(Value::Object(holder)), Value::Object(members)) = (holder, members) {
        holder.extend(members);
    }
}
