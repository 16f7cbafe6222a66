//! `collectionFormat`: how an array is written, by `style` and `explode` in 3.0.

use super::super::pass::Pass;
use crate::pointer::Pointer;
use serde_json::{Map, Value};

/// Takes the format out of an object that describes a value in `place`, and says it as 3.0 does. `None` where 3.0 has
/// no word for it.
pub(super) fn style(map: &mut Map<String, Value>, place: &str) -> Option<(&'static str, bool)> {
    let format = map.shift_remove("collectionFormat");
    let simple = matches!(place, "path" | "header");
    match format.as_ref().and_then(Value::as_str).unwrap_or("csv") {
        "csv" if simple => Some(("simple", false)),
        "csv" => Some(("form", false)),
        "multi" if !simple => Some(("form", true)),
        "ssv" if !simple => Some(("spaceDelimited", false)),
        "pipes" if !simple => Some(("pipeDelimited", false)),
        _ => None,
    }
}

/// Whether a value is written as an array is.
pub(super) fn is_array(map: &Map<String, Value>) -> bool {
    map.get("type").and_then(Value::as_str) == Some("array")
}

/// Reads an array that no style writes as the text that it is on the wire.
pub(super) fn as_text(schema: &mut Map<String, Value>, format: &str, at: &Pointer, pass: &mut Pass<'_>) {
    let message = format!("the collection format `{format}` can't be written here: this is the text, its items joined");
    pass.unsupported(&at.key("collectionFormat"), message);
    schema.clear();
    schema.insert("type".to_owned(), "string".into());
}

/// Takes the format out of items, where 3.0 has one for the whole only.
pub(super) fn forget(items: &mut Map<String, Value>, at: &Pointer, pass: &mut Pass<'_>) {
    if items.shift_remove("collectionFormat").is_some() && is_array(items) {
        let message = "how an array inside of another one is written can't be said: it is written as the outer one is";
        pass.unsupported(&at.key("collectionFormat"), message);
    }
}
