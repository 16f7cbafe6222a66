//! Path items as components, which 3.0 does not have: they are put where they are used.

use super::super::pass::Pass;
use super::super::reference;
use crate::pointer::Pointer;
use serde_json::{Map, Value};

/// More references than this in a row lead nowhere.
const MAX_HOPS: usize = 16;

pub(in super::super) fn put_where_used(doc: &mut Value, pass: &mut Pass<'_>) {
    let components = doc.get_mut("components").and_then(Value::as_object_mut);
    let Some(Value::Object(shared)) = components.and_then(|components| components.shift_remove("pathItems")) else {
        return;
    };
    for section in ["paths", "webhooks"] {
        let items = doc.get_mut(section).and_then(Value::as_object_mut);
        for (path, item) in items.into_iter().flatten() {
            if let Value::Object(item) = item {
                replace(item, &shared, &Pointer::root().key(section).key(path), pass);
            }
        }
    }
}

/// Replaces a path item that is a reference by what it refers to. What stands beside the reference goes before.
fn replace(item: &mut Map<String, Value>, shared: &Map<String, Value>, at: &Pointer, pass: &mut Pass<'_>) {
    for _ in 0..MAX_HOPS {
        let place = item.get("$ref").and_then(Value::as_str).and_then(reference::place);
        let Some((from, Value::Object(target))) = place
            .and_then(|place| Some((target(&place)?, place)))
            .and_then(|(name, place)| Some((place, shared.get(&name)?)))
        else {
            return;
        };
        item.shift_remove("$ref");
        for key in item.keys() {
            pass.moved(&at.key(key), at.key(key));
        }
        pass.moved(&from, at.clone());
        for (key, value) in target {
            item.entry(key.clone()).or_insert_with(|| value.clone());
        }
    }
}

/// The name of the path item that stands at `place`.
fn target(place: &Pointer) -> Option<String> {
    let tokens: Vec<String> = place.tokens().collect();
    match tokens.as_slice() {
        [components, items, name] if components == "components" && items == "pathItems" => Some(name.clone()),
        _ => None,
    }
}
