//! The type of a parameter, a header or a property of a form, which 2.0 says without a schema.

use super::super::pass::Pass;
use super::collection;
use crate::pointer::Pointer;
use serde_json::{Map, Value};

/// What limits a value in 2.0, and belongs into a schema in 3.0 (sections Parameter, Items and Header Object).
const KEYS: &[&str] = &[
    "type",
    "format",
    "items",
    "default",
    "maximum",
    "exclusiveMaximum",
    "minimum",
    "exclusiveMinimum",
    "maxLength",
    "minLength",
    "pattern",
    "maxItems",
    "minItems",
    "uniqueItems",
    "enum",
    "multipleOf",
    "x-nullable",
    "x-enum-varnames",
    "x-enum-descriptions",
    "x-enumNames",
    "x-enumDescriptions",
    "x-ms-enum",
    "x-enum-elements",
];

/// Takes them out of an object, as a schema.
pub(super) fn take(map: &mut Map<String, Value>) -> Map<String, Value> {
    let keys = KEYS.iter().filter_map(|key| Some(((*key).to_owned(), map.shift_remove(*key)?)));
    keys.collect()
}

/// Says of the items of an array, at any depth, what can't be said: how they are written if they are arrays themselves.
pub(super) fn flatten(schema: &mut Map<String, Value>, at: &Pointer, pass: &mut Pass<'_>) {
    let mut items = schema.get_mut("items");
    let mut at = at.key("items");
    while let Some(Value::Object(of)) = items {
        collection::forget(of, &at, pass);
        items = of.get_mut("items");
        at = at.key("items");
    }
}
