//! `itemSchema`: bodies that are one item after the other (3.2.0, section 4.14.2).

use super::super::pass::Pass;
use crate::extension;
use crate::pointer::Trail;
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
    if map.contains_key("schema") {
        // The whole is described too, and that says as much about the items.
        return;
    }
    let from = trail.key("itemSchema").pointer();
    pass.put(map, "schema", item, &from, trail);
    map.insert(extension::ITEMS.to_owned(), true.into());
}
