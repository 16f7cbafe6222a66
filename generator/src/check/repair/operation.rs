//! Repairs of operations and what they send and get.

use super::super::METHODS;
use crate::diagnostic::{Code, Diagnostics};
use crate::pointer::Trail;
use serde_json::{Map, Value};
use std::collections::HashMap;

/// A response without a description, which is required (section 4.7.17).
pub(in super::super) fn response_without_description(
    map: &mut Map<String, Value>,
    trail: &Trail<'_>,
    diags: &mut Diagnostics,
) {
    let message = "a response needs a `description`; it is taken as empty";
    let help = "add `description:` with what the response means";
    supply(map, ("description", "".into()), message, help, trail, diags);
}

/// An operation that says nothing about its responses (section 4.7.10).
pub(in super::super) fn operation_without_responses(
    map: &mut Map<String, Value>,
    trail: &Trail<'_>,
    diags: &mut Diagnostics,
) {
    let message = "an operation needs `responses`; none is known of this one";
    let help = "add `responses:` with at least the successful one";
    supply(map, ("responses", Value::Object(Map::new())), message, help, trail, diags);
}

/// Adds a member that is missing and has to be there.
fn supply(
    map: &mut Map<String, Value>,
    (key, value): (&str, Value),
    message: &str,
    help: &str,
    trail: &Trail<'_>,
    diags: &mut Diagnostics,
) {
    if !map.contains_key(key) {
        diags.warning(Code::MissingKey, trail.pointer(), message).on_key().help(help);
        map.insert(key.to_owned(), value);
    }
}

/// A status in another spelling than that of section 4.7.16: `2xx` for `2XX`, `200 OK` for `200`.
pub(in super::super) fn status_in_other_words(
    map: &mut Map<String, Value>,
    trail: &Trail<'_>,
    diags: &mut Diagnostics,
) {
    let right = |key: &str| right_status(key).filter(|right| right != key);
    respell(map, right, |key, right| format!("`{key}` is read as the status `{right}`"), trail, diags);
}

/// Gives members the `right` key, where they have one that is written otherwise. What has that key already stays.
fn respell(
    map: &mut Map<String, Value>,
    right: impl Fn(&str) -> Option<String>,
    message: impl Fn(&str, &str) -> String,
    trail: &Trail<'_>,
    diags: &mut Diagnostics,
) {
    if !map.keys().any(|key| right(key).is_some()) {
        return;
    }
    for (key, value) in std::mem::take(map) {
        match right(&key) {
            Some(right) => {
                diags
                    .warning(Code::UnknownKey, trail.key(&key).pointer(), message(&key, &right))
                    .on_key()
                    .help(format!("write `{right}`"));
                map.entry(right).or_insert(value);
            }
            None => _ = map.insert(key, value),
        }
    }
}

/// The status that a key means, if it begins with one.
fn right_status(key: &str) -> Option<String> {
    let key = key.trim();
    let (status, rest) = key.split_at_checked(3)?;
    let is_word = rest.starts_with(|next: char| next.is_alphanumeric());
    let status = match status.as_bytes() {
        [b'1'..=b'9', b'0'..=b'9', b'0'..=b'9'] => status.to_owned(),
        [b'1'..=b'5', b'x' | b'X', b'x' | b'X'] => status.to_uppercase(),
        _ if key.eq_ignore_ascii_case("default") => return Some("default".to_owned()),
        _ => return None,
    };
    (!is_word && !key.starts_with("x-")).then_some(status)
}

/// Media types in another word (section 4.7.14): `JSON`, `pdf`, or a word of one's own for bytes.
pub(in super::super) fn media_type_in_another_word(
    map: &mut Map<String, Value>,
    trail: &Trail<'_>,
    diags: &mut Diagnostics,
) {
    let Some(Value::Object(content)) = map.get_mut("content") else { return };
    let right = |(key, media_type): (&String, &Value)| Some((key.clone(), right_media_type(key, media_type)?));
    let meant: HashMap<String, String> = content.iter().filter_map(right).collect();
    let right = |key: &str| meant.get(key).cloned();
    let message = |key: &str, right: &str| format!("`{key}` is no media type; it is read as `{right}`");
    respell(content, right, message, &trail.key("content"), diags);
}

/// Words that people write for a media type.
const MEDIA_TYPES: &[(&str, &str)] = &[
    ("", "application/json"),
    ("*", "*/*"),
    ("xml", "application/xml"),
    ("pdf", "application/pdf"),
    ("zip", "application/zip"),
    ("text", "text/plain"),
    ("plain", "text/plain"),
    ("html", "text/html"),
    ("csv", "text/csv"),
    ("form-data", "multipart/form-data"),
    ("application/form-data", "multipart/form-data"),
    ("multipart/form", "multipart/form-data"),
    ("multipart/x-www-form-urlencoded", "application/x-www-form-urlencoded"),
    ("application/x-www-form-urlencode", "application/x-www-form-urlencoded"),
    ("application/www-form-urlencoded", "application/x-www-form-urlencoded"),
    ("x-www-form-urlencoded", "application/x-www-form-urlencoded"),
];

/// The media type that a key means which is none.
fn right_media_type(key: &str, media_type: &Value) -> Option<String> {
    // Some writers of JSON escape what needs no escape, and then escape that.
    if key.contains("\\/") {
        return Some(key.replace("\\/", "/"));
    }
    let word = key.trim().to_ascii_lowercase();
    let is_binary = media_type.pointer("/schema/format").and_then(Value::as_str) == Some("binary");
    let right = match MEDIA_TYPES.iter().find(|(wrong, _)| *wrong == word) {
        Some((_, right)) => Some(*right),
        None if word.contains('/') => None,
        None if word.starts_with("x-") => None,
        None if word.contains("json") => Some("application/json"),
        None => is_binary.then_some("application/octet-stream"),
    };
    right.map(str::to_owned)
}

/// A path without its first slash (section 4.7.8.1).
pub(in super::super) fn path_without_slash(map: &mut Map<String, Value>, trail: &Trail<'_>, diags: &mut Diagnostics) {
    let bare = |key: &str| !key.starts_with(['/', '$', '#']) && !key.starts_with("x-") && !key.contains("://");
    if !map.iter().any(|(key, value)| bare(key) && value.is_object()) {
        return;
    }
    for (key, value) in std::mem::take(map) {
        let right = format!("/{key}");
        if bare(&key) && value.is_object() && !map.contains_key(&right) {
            let message = format!("a path begins with a slash; `{key}` is read as `{right}`");
            diags
                .warning(Code::UnknownKey, trail.key(&key).pointer(), message)
                .on_key()
                .help(format!("write `{right}`"));
            map.insert(right, value);
        } else {
            map.insert(key, value);
        }
    }
}

/// A path parameter that is not required: it always is (section 4.7.12).
pub(in super::super) fn path_parameter_not_required(
    map: &mut Map<String, Value>,
    trail: &Trail<'_>,
    diags: &mut Diagnostics,
) {
    let is_path = map.get("in").and_then(Value::as_str) == Some("path");
    if is_path && map.get("required") != Some(&Value::Bool(true)) {
        let (at, on_key) = if map.contains_key("required") {
            (trail.key("required").pointer(), false)
        } else {
            (trail.pointer(), true)
        };
        let found =
            diags.warning(Code::PathParameter, at, "a path parameter is always required; this one is read as such");
        found.on_key = on_key;
        found.help("write `required: true`");
        map.insert("required".to_owned(), true.into());
    }
}

/// A parameter that says what it is without a `schema`, as Swagger 2.0 did, or not at all.
pub(in super::super) fn parameter_without_schema(
    map: &mut Map<String, Value>,
    trail: &Trail<'_>,
    diags: &mut Diagnostics,
) {
    const MOVED: &[&str] =
        &["type", "format", "items", "enum", "default", "minimum", "maximum", "minLength", "maxLength", "pattern"];
    if map.contains_key("schema") || map.contains_key("content") {
        return;
    }
    let mut schema = Map::new();
    for key in MOVED {
        if let Some(value) = map.shift_remove(*key) {
            schema.insert((*key).to_owned(), value);
        }
    }
    let message = if schema.is_empty() {
        "this has neither `schema` nor `content`, and takes any value".to_owned()
    } else {
        let moved: Vec<String> = schema.keys().map(|key| format!("`{key}`")).collect();
        format!("OpenAPI 3 has {} inside of `schema`, and it is read from there", moved.join(", "))
    };
    diags.warning(Code::MissingKey, trail.pointer(), message).on_key().help("add `schema:` with the type of the value");
    map.insert("schema".to_owned(), Value::Object(schema));
}

/// A method in capitals: the key is `get` (section 4.7.9).
pub(in super::super) fn method_in_capitals(map: &mut Map<String, Value>, trail: &Trail<'_>, diags: &mut Diagnostics) {
    let right = |key: &str| {
        let right = key.to_ascii_lowercase();
        (right != key && METHODS.contains(&right.as_str())).then_some(right)
    };
    let message = |key: &str, right: &str| format!("a method is a key in small letters; `{key}` is read as `{right}`");
    respell(map, right, message, trail, diags);
}

/// A media type that is its schema, which stands one level too high (section 4.7.14).
pub(in super::super) fn media_type_that_is_a_schema(
    map: &mut Map<String, Value>,
    trail: &Trail<'_>,
    diags: &mut Diagnostics,
) {
    const SIGNS: &[&str] = &["$ref", "type", "properties", "items", "allOf", "oneOf", "anyOf"];
    const OWN: &[&str] = &["schema", "example", "examples", "encoding"];
    if map.contains_key("schema") || !SIGNS.iter().any(|key| map.contains_key(*key)) {
        return;
    }
    let is_own = |key: &String| OWN.contains(&key.as_str()) || key.starts_with("x-");
    let (own, schema): (Map<_, _>, Map<_, _>) = std::mem::take(map).into_iter().partition(|(key, _)| is_own(key));
    let message = "a media type holds its schema in `schema`; what stands here is read as the schema";
    diags.warning(Code::MissingKey, trail.pointer(), message).on_key().help("add `schema:`, and put this below it");
    map.extend(own);
    map.insert("schema".to_owned(), Value::Object(schema));
}
