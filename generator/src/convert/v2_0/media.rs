//! `consumes` and `produces`: the media types of bodies.

use crate::media_type::{URL_ENCODED, essence};
use serde_json::{Map, Value};

/// What is sent and got where nothing is said.
pub(super) const JSON: &str = "application/json";
/// A form with files.
pub(super) const MULTIPART: &str = "multipart/form-data";

/// Takes a list of media types out of an object; `None` where there is none.
pub(super) fn take(map: &mut Map<String, Value>, key: &str) -> Option<Vec<String>> {
    let list = match map.shift_remove(key)? {
        Value::Array(list) => list,
        one => vec![one],
    };
    let texts = list.iter().filter_map(Value::as_str).map(|text| text.trim().to_owned());
    let mut known = Vec::new();
    for text in texts.filter(|text| !text.is_empty()) {
        if !known.contains(&text) {
            known.push(text);
        }
    }
    Some(known)
}

/// Whether a body of this type is a form.
pub(super) fn is_form(media_type: &str) -> bool {
    matches!(essence(media_type).as_str(), URL_ENCODED | MULTIPART)
}
