//! What stands beside a reference, where nothing is read.

use super::pass::Pass;
use crate::pointer::Trail;
use serde_json::{Map, Value, json};

/// `{$ref, description}` to `{allOf: [{$ref}], description}`, which means the same, and is read by all as such.
pub(super) fn wrap(map: &mut Map<String, Value>, trail: &Trail<'_>, pass: &mut Pass<'_>) {
    let from = trail.key("$ref").pointer();
    let Some(reference) = map.shift_remove("$ref") else { return };
    let at = trail.key("allOf").pointer();
    let mut parts = match map.shift_remove("allOf") {
        Some(Value::Array(parts)) => parts,
        _ => Vec::new(),
    };
    for index in (0..parts.len()).rev() {
        pass.moved(&at.index(index), at.index(index + 1));
    }
    parts.insert(0, json!({"$ref": reference}));
    pass.comes_from(&from, at.index(0));
    pass.moved(&from, at.index(0).key("$ref"));
    map.insert("allOf".to_owned(), Value::Array(parts));
}
