//! A schema into the one that it stands in.

use super::super::super::pass::Pass;
use crate::pointer::{Pointer, Trail};
use serde_json::{Map, Value, json};

/// What tells about a value, of which the outer one is about the use at hand.
pub(super) const TELLING: &[&str] = &[
    "title",
    "description",
    "default",
    "example",
    "examples",
    "deprecated",
    "readOnly",
    "writeOnly",
    "$comment",
    "$id",
    "$schema",
    "externalDocs",
    "xml",
];

/// Puts `part`, which stood at `from`, into the schema at `trail`: its keywords beside the others, or the whole into
/// `allOf` where both say something about the same.
pub(super) fn into(map: &mut Map<String, Value>, part: Value, from: &Pointer, trail: &Trail<'_>, pass: &mut Pass<'_>) {
    let fits = |part: &Map<String, Value>| {
        !part.contains_key("$ref")
            && map.keys().all(|key| key == "nullable" || TELLING.contains(&key.as_str()) || key.starts_with("x-"))
    };
    match part {
        Value::Object(part) if fits(&part) => {
            for (key, value) in part {
                if !map.contains_key(&key) {
                    pass.put(map, &key, value, &from.key(&key), trail);
                }
            }
        }
        part => {
            let Value::Array(parts) = map.entry("allOf").or_insert_with(|| json!([])) else { return };
            pass.moved(from, trail.key("allOf").index(parts.len()).pointer());
            parts.push(part);
        }
    }
}
