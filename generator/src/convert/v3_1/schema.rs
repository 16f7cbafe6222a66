//! Schemas: JSON Schema 2020-12 to the dialect of OpenAPI 3.0 (3.1.1, section 4.8.24).

mod arrays;
mod bounds;
mod conditions;
mod constant;
mod content;
mod examples;
mod merge;
mod names;
mod null;
mod objects;
mod reference;
mod sentence;
mod tuple;
mod types;

use super::super::pass::Pass;
use super::definitions::Definitions;
use crate::pointer::Trail;
use serde_json::{Map, Value, json};

/// Rewrites one schema. Those that lie in it come later.
pub(super) fn rewrite(value: &mut Value, trail: &Trail<'_>, definitions: &mut Definitions<'_>, pass: &mut Pass<'_>) {
    match value {
        // Section 4.3.2: `true` allows any value, `false` none.
        Value::Bool(true) => *value = json!({}),
        Value::Bool(false) => *value = json!({"not": {}}),
        _ => {}
    }
    let Value::Object(map) = value else { return };
    null::rewrite(map, trail, pass);
    definitions.take(map, trail, pass);
    reference::rewrite(map, trail, pass);
    constant::rewrite(map, trail, pass);
    content::rewrite(map, trail, pass);
    bounds::rewrite(map, trail, pass);
    examples::rewrite(map, trail, pass);
    tuple::rewrite(map, trail, pass);
    arrays::rewrite(map, trail, pass);
    names::rewrite(map, trail, pass);
    objects::rewrite(map, trail, pass);
    conditions::rewrite(map, trail, pass);
    types::rewrite(map, trail, pass);
    forget(map);
}

/// What says nothing about values.
fn forget(map: &mut Map<String, Value>) {
    const KEYS: &[&str] =
        &["$schema", "$id", "$anchor", "$dynamicAnchor", "$recursiveAnchor", "$comment", "$vocabulary"];
    map.retain(|key, _| !KEYS.contains(&key.as_str()));
}
