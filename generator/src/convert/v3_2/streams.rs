//! `itemSchema`: bodies that are one item after the other (3.2.0, section 4.14.2).

use super::super::pass::Pass;
use crate::extension;
use crate::media_type::essence;
use crate::pointer::{Pointer, Trail};
use serde_json::{Map, Value};

/// Has `schema` say what one item is, with a note that it does: an extension that others read.
pub(super) fn rewrite(map: &mut Map<String, Value>, trail: &Trail<'_>, pass: &mut Pass<'_>) {
    for key in ["prefixEncoding", "itemEncoding"] {
        if map.shift_remove(key).is_some() {
            let message = "how parts of a body without names are written is left out: they are JSON";
            pass.unsupported(&trail.key(key).pointer(), message).on_key();
        }
    }
    let Some(item) = map.shift_remove("itemSchema") else { return };
    let from = trail.key("itemSchema").pointer();
    let is_events = trail.pointer().last().is_some_and(|name| essence(&name) == "text/event-stream");
    let (item, from) = if is_events { data(item, from) } else { (item, from) };
    if map.contains_key("schema") {
        // The whole is described too, and that says as much about the items.
        return;
    }
    pass.put(map, "schema", item, &from, trail);
    map.insert(extension::ITEMS.to_owned(), true.into());
}

/// What the data of an event are, which the schema of the item describes, where it says that they are JSON
/// (3.2.0, section 4.14.3: `contentSchema` of the property `data`); else the schema of the item.
fn data(mut item: Value, at: Pointer) -> (Value, Pointer) {
    match item.pointer_mut("/properties/data/contentSchema") {
        Some(schema) => (schema.take(), at.key("properties").key("data").key("contentSchema")),
        None => (item, at),
    }
}
