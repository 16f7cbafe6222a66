//! Path items by reference (OpenAPI 3.0.4, section 4.7.9; 3.1.1, section 4.8.9).
//!
//! What a path item refers to is written in its place, so that each path has operations of its own. What stands beside
//! `$ref` is kept, and wins over what is referred to: the specification leaves that open.

use crate::diagnostic::{Code, Diagnostics};
use crate::pointer::Pointer;
use serde_json::{Map, Value};

/// More references than this in a row lead nowhere.
const MAX_HOPS: usize = 64;

/// How many values may be written again in all: a few references can ask for any number.
const MOST: usize = 1_000_000;

/// Writes what path items refer to in their place, and takes out `components/pathItems`: OpenAPI 3.0 has no such section.
pub(super) fn check(doc: &mut Value, diags: &mut Diagnostics) {
    let mut left = MOST;
    let mut whole = Vec::new();
    for (path, item) in doc.get("paths").and_then(Value::as_object).into_iter().flatten() {
        let (Value::Object(item), Some(reference)) = (item, reference(item)) else { continue };
        let item = resolved(doc, item, &mut left).unwrap_or_else(|reason| {
            let at = Pointer::root().key("paths").key(path).key("$ref");
            let found = diags.error(Code::UnresolvedReference, at, format!("`{reference}` {reason}"));
            found.help("refer to a path of this description, or to a path item under `components/pathItems`");
            Map::new()
        });
        whole.push((path.clone(), item));
    }
    if let Some(Value::Object(paths)) = doc.get_mut("paths") {
        for (path, item) in whole {
            paths.insert(path, Value::Object(item));
        }
    }
    if let Some(Value::Object(components)) = doc.get_mut("components") {
        components.shift_remove("pathItems");
    }
}

/// The path item with what it refers to, or the reason why that can't be had.
fn resolved(doc: &Value, item: &Map<String, Value>, left: &mut usize) -> Result<Map<String, Value>, &'static str> {
    let mut whole = Map::new();
    let mut next = item;
    for _ in 0..MAX_HOPS {
        for (key, value) in next.iter().filter(|(key, _)| *key != "$ref") {
            if !whole.contains_key(key) {
                *left = left.checked_sub(size(value)).ok_or("makes the description too large")?;
                whole.insert(key.clone(), value.clone());
            }
        }
        let Some(reference) = next.get("$ref").and_then(Value::as_str) else { return Ok(whole) };
        next = target(doc, reference).ok_or("leads to no path item")?;
    }
    Err("refers to itself, and so means nothing")
}

fn reference(item: &Value) -> Option<&str> {
    item.get("$ref")?.as_str()
}

fn target<'a>(doc: &'a Value, reference: &str) -> Option<&'a Map<String, Value>> {
    let at = Pointer::from_reference(reference)?;
    let tokens: Vec<String> = at.tokens().collect();
    let tokens: Vec<&str> = tokens.iter().map(String::as_str).collect();
    let item = match tokens.as_slice() {
        ["paths", path] => doc.get("paths")?.get(path),
        ["components", "pathItems", name] => doc.get("components")?.get("pathItems")?.get(name),
        _ => None,
    };
    item?.as_object()
}

/// How many values there are in `value`, itself among them.
fn size(value: &Value) -> usize {
    match value {
        Value::Array(list) => 1 + list.iter().map(size).sum::<usize>(),
        Value::Object(map) => 1 + map.values().map(size).sum::<usize>(),
        _ => 1,
    }
}
