//! References into the middle of something: whatever stands at a place of the document may be meant.

use super::{Target, plain, target};
use crate::check::table::{DOCUMENT, Kind, Object, Others, SCHEMA};
use crate::pointer::Pointer;
use serde_json::Value;
use std::collections::HashMap;

/// More references than this on the way to something lead nowhere.
const MAX_HOPS: usize = 64;

/// Something that a reference leads to.
pub(super) struct Inside {
    /// Where it stands.
    pub(super) at: Pointer,
    /// What it is, by its place.
    pub(super) object: &'static Object,
    /// Where its schema stands, if it is something that has one: a parameter, a header, a body of one media type.
    pub(super) schema: Option<Pointer>,
}

/// What the references of the document lead to, by their text, except for schemas of `components`.
pub(super) fn all(doc: &Value) -> HashMap<String, Inside> {
    let mut found = HashMap::new();
    let mut open = vec![doc];
    while let Some(value) = open.pop() {
        match value {
            Value::Array(list) => open.extend(list),
            Value::Object(map) => {
                if let Some(Value::String(reference)) = map.get("$ref")
                    && !found.contains_key(reference)
                    && let Some(at) = sought(reference)
                    && let Some(inside) = follow(doc, at)
                {
                    found.insert(reference.clone(), inside);
                }
                open.extend(map.values());
            }
            _ => {}
        }
    }
    found
}

/// The place that a reference leads to, if it is worth a look: most lead to a schema of `components`.
fn sought(reference: &str) -> Option<Pointer> {
    if plain(reference).is_some_and(|(section, _)| section == "schemas") {
        return None;
    }
    match target(reference) {
        Target::Component { section, .. } if section == "schemas" => None,
        Target::Component { section, name } => Some(Pointer::root().key("components").key(&section).key(&name)),
        Target::Inside(at) => Some(at),
        Target::Elsewhere => None,
    }
}

/// What stands at `pointer`, and where it really does: the references on the way there are followed.
fn follow(doc: &Value, pointer: Pointer) -> Option<Inside> {
    let mut way: Vec<String> = pointer.tokens().collect();
    way.reverse();
    let start = (Pointer::root(), doc, Kind::Object(&DOCUMENT));
    let (mut at, mut value, mut kind) = start.clone();
    let mut hops = 0;
    while let Some(key) = way.pop() {
        if let Some(reference) = value.get("$ref").and_then(Value::as_str)
            && key != "$ref"
        {
            hops += 1;
            let further = Pointer::from_reference(reference).filter(|_| hops <= MAX_HOPS)?;
            way.push(key);
            let tokens: Vec<String> = further.tokens().collect();
            way.extend(tokens.into_iter().rev());
            (at, value, kind) = start.clone();
            continue;
        }
        (at, value, kind) = step(at, value, kind, &key)?;
    }
    let schema = schema(&at, value);
    Some(Inside { at, object: object(&kind, value)?, schema })
}

fn schema(at: &Pointer, value: &Value) -> Option<Pointer> {
    if value.get("schema").is_some_and(Value::is_object) {
        return Some(at.key("schema"));
    }
    let mut content = value.get("content")?.as_object()?.iter();
    match (content.next(), content.next()) {
        (Some((name, media_type)), None) => schema(&at.key("content").key(name), media_type),
        _ => None,
    }
}

fn step<'v>(at: Pointer, value: &'v Value, kind: Kind, key: &str) -> Option<(Pointer, &'v Value, Kind)> {
    match (kind, value) {
        (Kind::List(kind), Value::Array(list)) => {
            let index: usize = key.parse().ok()?;
            Some((at.index(index), list.get(index)?, *kind))
        }
        (Kind::Map(kind), Value::Object(map)) => Some((at.key(key), map.get(key)?, *kind)),
        (kind, Value::Object(map)) => {
            let object = object(&kind, value)?;
            let kind = match (object.key(key), &object.others) {
                (Some(known), _) => known.kind,
                (None, Others::Members { test, kind, .. }) if test(key) => *kind,
                (None, _) => return None,
            };
            Some((at.key(key), map.get(key)?, kind))
        }
        _ => None,
    }
}

/// What object a value of this kind is, if it is one.
fn object(kind: &Kind, value: &Value) -> Option<&'static Object> {
    match kind {
        Kind::Object(object) => Some(object),
        Kind::OrReference(section) => Some(section.object),
        Kind::FlagOrSchema if value.is_object() => object(&SCHEMA, value),
        _ => None,
    }
}
