//! `$ref`: a keyword among others in 3.1, and alone in 3.0.

use super::super::super::pass::Pass;
use super::super::super::sibling;
use crate::pointer::Trail;
use serde_json::{Map, Value};

/// Wraps a reference that has others beside it.
pub(super) fn rewrite(map: &mut Map<String, Value>, trail: &Trail<'_>, pass: &mut Pass<'_>) {
    // Without a second document that has the anchor too, one is like the other (JSON Schema 2020-12, section 8.2.3.2;
    // 2019-09, section 8.2.4.2, where the word was another one).
    for keyword in ["$dynamicRef", "$recursiveRef"] {
        if !map.contains_key("$ref") {
            pass.rename(map, keyword, "$ref", trail);
        }
    }
    if !map.get("$ref").is_some_and(Value::is_string) {
        return;
    }
    // `summary` is of references to other objects; here it can only be meant as a description.
    if !map.contains_key("description") {
        pass.rename(map, "summary", "description", trail);
    }
    map.retain(|key, _| !matches!(key.as_str(), "summary" | "$comment" | "$schema"));
    if map.keys().all(|key| key == "$ref" || key.starts_with("x-")) {
        return;
    }
    sibling::wrap(map, trail, pass);
}
