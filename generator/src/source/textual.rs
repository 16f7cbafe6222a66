//! Plain YAML scalars that look like numbers where the specification says text.
//!
//! `version: 1.10` is the number 1.1 to a YAML parser and the text `1.10` to everybody else. What was
//! written is kept for the few places where text may be wanted, and restored when the whole
//! document, and with it the meaning of the place, is known.

use crate::diagnostic::{Code, Diagnostics};
use crate::pointer::{Pointer, Trail};
use serde_json::Value;

/// The keys whose value is text in every object of the specification that has them.
const TEXT: &[&str] = &[
    "openapi",
    "swagger",
    "version",
    "title",
    "description",
    "summary",
    "operationId",
    "name",
    "pattern",
    "format",
    "url",
    "termsOfService",
    "bearerFormat",
    "propertyName",
];

/// The keys whose value is text where the schema beside them says so.
const TYPED: &[&str] = &["default", "example"];

/// The keys whose value is data of the API, in which the words of the specification mean nothing.
const DATA: &[&str] = &["example", "examples", "default", "enum", "value", "const"];

/// The keys whose members are named by the author.
const NAMED: &[&str] = &["properties", "patternProperties", "schemas", "variables", "examples"];

/// Whether text may be wanted at this place: a quick no for nearly all.
pub(super) fn may_be(trail: &Trail<'_>) -> bool {
    match trail {
        Trail::Root => false,
        Trail::Key(_, key) => TEXT.contains(key) || TYPED.contains(key),
        Trail::Index(list, _) => matches!(list.last_key(), Some("enum" | "tags")),
    }
}

/// Puts `text` at `pointer` if text is wanted there.
pub(super) fn restore(root: &mut Value, pointer: &Pointer, text: String, diags: &mut Diagnostics) {
    let tokens: Vec<String> = pointer.tokens().collect();
    let keys: Vec<&str> = tokens.iter().map(String::as_str).collect();
    let wanted = match keys.as_slice() {
        [before @ .., "tags", _] => !is_data(before),
        [before @ .., "variables", _, "default"] | [before @ .., "variables", _, "enum", _] => !is_data(before),
        [before @ .., "enum", _] | [before @ .., "default" | "example"] => {
            let wanted = !is_data(before) && is_text_schema(root, before);
            if wanted {
                let message =
                    format!("`{text}` is a number or a boolean here, and is read as text, as the `type` says");
                diags.warning(Code::WrongKind, pointer, message).help(format!("write '{text}', in quotes"));
            }
            wanted
        }
        [before @ .., _] => !is_data(before),
        [] => false,
    };
    if wanted && let Some(place) = root.pointer_mut(pointer.as_str()) {
        *place = Value::String(text);
    }
}

/// Whether what lies below `keys` is data: a data key leads there that is not a name of the author's.
fn is_data(keys: &[&str]) -> bool {
    keys.iter().enumerate().any(|(index, key)| {
        let named = index > 0 && NAMED.contains(&keys[index - 1]);
        !named && (DATA.contains(key) || key.starts_with("x-"))
    })
}

fn is_text_schema(root: &Value, keys: &[&str]) -> bool {
    let pointer = keys.iter().fold(Pointer::root(), |pointer, key| pointer.key(key));
    root.pointer(pointer.as_str()).and_then(|schema| schema.get("type")).and_then(Value::as_str) == Some("string")
}
