//! What JSON Schema says about items beside `items`.

use super::super::super::pass::Pass;
use crate::pointer::Trail;
use serde_json::{Map, Value, json};

pub(super) fn rewrite(map: &mut Map<String, Value>, trail: &Trail<'_>, pass: &mut Pass<'_>) {
    if map.get("items") == Some(&json!(false)) {
        // An array without items.
        map.insert("items".to_owned(), json!({}));
        map.insert("maxItems".to_owned(), 0.into());
    }
    if map.contains_key("contains") {
        let message = "the condition is left out: whether an array has an item that `contains` asks for is not checked";
        pass.unsupported(&trail.key("contains").pointer(), message).on_key();
    }
    const KEYS: &[&str] = &["contains", "minContains", "maxContains", "unevaluatedItems", "additionalItems"];
    map.retain(|key, _| !KEYS.contains(&key.as_str()));
}
