//! `prefixItems`: arrays whose items have a schema each, by their place.

use super::super::super::pass::Pass;
use super::merge::TELLING;
use crate::extension;
use crate::pointer::{Pointer, Trail};
use serde_json::{Map, Value, json};

/// The most items that a tuple has: more are a list.
const MOST: usize = 8;

/// `prefixItems: [A, B]` to `items: {anyOf: [A, B]}`, with a note that these are the items one by one. An array that may
/// be longer or shorter is a list of what its items may be, each said once, and that needs no note.
pub(super) fn rewrite(map: &mut Map<String, Value>, trail: &Trail<'_>, pass: &mut Pass<'_>) {
    if !map.get("prefixItems").is_some_and(Value::is_array) {
        return;
    }
    let Some(Value::Array(prefix)) = map.shift_remove("prefixItems") else { return };
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
    let listed = prefix.into_iter().enumerate().map(|(index, schema)| (at.index(index), schema));
    let mut branches: Vec<(Pointer, Value)> = Vec::with_capacity(length + 1);
    for (from, schema) in listed.chain(rest.map(|rest| (items.pointer(), rest))) {
        match branches.iter_mut().find(|(_, known)| is_open && says_same(known, &schema)) {
            // What is said of an item at its place is not said of all items.
            Some((_, known)) => forget_words(known),
            None => branches.push((from, schema)),
        }
    }
    pass.moved(&at, any_of.pointer());
    let of = match branches.len() {
        0 => json!({}),
        1 if is_open => {
            let (from, schema) = branches.swap_remove(0);
            pass.moved(&from, items.pointer());
            schema
        }
        _ => {
            let list = branches.into_iter().enumerate().map(|(index, (from, schema))| {
                pass.moved(&from, any_of.index(index).pointer());
                schema
            });
            json!({"anyOf": list.collect::<Vec<_>>()})
        }
    };
    pass.put(map, "items", of, &at, trail);
}

/// Whether the values of two schemas are the same, whatever else is said about them.
fn says_same(one: &Value, other: &Value) -> bool {
    let about_values = |schema: &Value| {
        let mut schema = schema.clone();
        forget_words(&mut schema);
        schema
    };
    about_values(one) == about_values(other)
}

/// Takes away what a schema says that is not about which values it has.
fn forget_words(schema: &mut Value) {
    if let Value::Object(map) = schema {
        map.retain(|key, _| !TELLING.contains(&key.as_str()));
    }
}
