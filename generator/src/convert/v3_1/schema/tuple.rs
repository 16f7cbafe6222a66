//! `prefixItems`: arrays whose items have a schema each, by their place.

use super::super::super::pass::Pass;
use crate::extension;
use crate::pointer::Trail;
use serde_json::{Map, Value, json};

/// The most items that a tuple has: more are a list.
const MOST: usize = 8;

/// `prefixItems: [A, B]` to `items: {anyOf: [A, B]}`, with a note that these are the items one by one. An array that may
/// be longer or shorter is a list of what its items may be, and that needs no note.
pub(super) fn rewrite(map: &mut Map<String, Value>, trail: &Trail<'_>, pass: &mut Pass<'_>) {
    if !map.get("prefixItems").is_some_and(Value::is_array) {
        return;
    }
    let Some(Value::Array(mut prefix)) = map.shift_remove("prefixItems") else { return };
    let length = prefix.len();
    let (at, items) = (trail.key("prefixItems").pointer(), trail.key("items"));
    let rest = map.shift_remove("items").filter(|rest| *rest != json!(false));
    let limit = |key: &str| map.get(key).and_then(Value::as_u64);
    let is_open = rest.is_some()
        || limit("minItems").is_some_and(|least| least < length as u64)
        || limit("maxItems").is_some_and(|most| most != length as u64);
    map.entry("type").or_insert_with(|| "array".into());
    if !is_open && (1..=MOST).contains(&length) {
        map.insert(extension::TUPLE.to_owned(), true.into());
        ["minItems", "maxItems"].iter().for_each(|key| drop(map.shift_remove(*key)));
    } else if length > MOST && !is_open {
        pass.unsupported(
            &at,
            format!("an array of more than {MOST} different items is typed as a list of any of them"),
        );
    }
    let any_of = items.key("anyOf");
    for index in 0..length {
        pass.moved(&at.index(index), any_of.index(index).pointer());
    }
    if let Some(rest) = rest {
        pass.moved(&items.pointer(), any_of.index(length).pointer());
        prefix.push(rest);
    }
    let of = if prefix.is_empty() { json!({}) } else { json!({"anyOf": prefix}) };
    pass.moved(&at, any_of.pointer());
    pass.put(map, "items", of, &at, trail);
}
