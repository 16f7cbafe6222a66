//! Parameters in a path, a query or a header (2.0, section Parameter Object).

use super::super::pass::Pass;
use super::{collection, keywords};
use crate::pointer::Pointer;
use serde_json::{Map, Value};

/// Where a parameter is, as it says.
pub(super) fn place(parameter: &Value) -> &str {
    parameter.get("in").and_then(Value::as_str).unwrap_or_default()
}

/// Whether a parameter is the body or a part of it.
pub(super) fn is_of_body(parameter: &Value) -> bool {
    matches!(place(parameter), "body" | "formData")
}

/// Makes a parameter one of 3.0. A reference is one already.
pub(super) fn rewrite(parameter: &mut Value, at: &Pointer, pass: &mut Pass<'_>) {
    let place = place(parameter).to_owned();
    let Value::Object(map) = parameter else { return };
    if map.contains_key("$ref") || map.contains_key("schema") || map.contains_key("content") {
        return;
    }
    rename(map, "x-example", "example", at, pass);
    into_schema(map, &place, at, pass);
}

/// Moves what is said about the value of a parameter or a header into a schema.
pub(super) fn into_schema(map: &mut Map<String, Value>, place: &str, at: &Pointer, pass: &mut Pass<'_>) {
    let mut schema = keywords::take(map);
    let format = map.get("collectionFormat").and_then(Value::as_str).unwrap_or_default().to_owned();
    let style = collection::style(map, place);
    if collection::is_array(&schema) {
        match style {
            Some((style, explode)) => {
                map.insert("style".to_owned(), style.into());
                map.insert("explode".to_owned(), explode.into());
            }
            None => collection::as_text(&mut schema, &format, at, pass),
        }
    }
    keywords::flatten(&mut schema, at, pass);
    map.insert("schema".to_owned(), Value::Object(schema));
    pass.comes_from(at, at.key("schema"));
}

/// Takes an extension that everybody means the same by for what 3.0 has a word for.
pub(super) fn rename(map: &mut Map<String, Value>, from: &str, to: &str, at: &Pointer, pass: &mut Pass<'_>) {
    if map.contains_key(to) {
        return;
    }
    if let Some(value) = map.shift_remove(from) {
        map.insert(to.to_owned(), value);
        pass.moved(&at.key(from), at.key(to));
    }
}
