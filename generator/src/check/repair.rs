//! Repairs of what real descriptions get wrong and everybody means the same by, each with a warning.

use super::table::{Kind, Object};
use crate::diagnostic::{Code, Diagnostics};
use crate::pointer::Trail;
use serde_json::{Map, Number, Value};
use std::collections::HashSet;

/// A value of the right kind that means the same as `value`, where `value` is of another one.
pub(super) fn coerce(value: &Value, kind: &Kind) -> Option<Value> {
    match (kind, value) {
        (Kind::Text, Value::Number(number)) => Some(number.to_string().into()),
        (Kind::Text, Value::Bool(value)) => Some(value.to_string().into()),
        (Kind::Flag | Kind::FlagOrSchema, Value::String(text)) => match text.as_str() {
            "true" | "True" | "TRUE" => Some(true.into()),
            "false" | "False" | "FALSE" => Some(false.into()),
            _ => None,
        },
        (Kind::Number, Value::String(text)) => text.trim().parse::<Number>().ok().map(Value::Number),
        (Kind::Count, Value::String(text)) => text.trim().parse::<u64>().ok().map(Value::from),
        // 3.0 is an integer to JSON Schema, and 1e30 as a length is no limit at all.
        (Kind::Count, Value::Number(number)) => {
            let float = number.as_f64().filter(|float| number.is_f64() && *float >= 0.0 && float.fract() == 0.0)?;
            Some((float as u64).into())
        }
        (Kind::List(Kind::Text), Value::String(_)) | (Kind::List(Kind::Map(_)), Value::Object(_)) => {
            Some(Value::Array(vec![value.clone()]))
        }
        // PHP writes an empty object as an empty list.
        (Kind::Map(_) | Kind::Object(_) | Kind::OrReference(_), Value::Array(list)) if list.is_empty() => {
            Some(Value::Object(Map::new()))
        }
        (Kind::Object(Object { text_key: Some(key), .. }), Value::String(_)) => {
            Some(Value::Object(Map::from_iter([((*key).to_owned(), value.clone())])))
        }
        _ => None,
    }
}

/// A response without a description, which is required (section 4.7.17).
pub(super) fn response_without_description(map: &mut Map<String, Value>, trail: &Trail<'_>, diags: &mut Diagnostics) {
    if !map.contains_key("description") {
        let message = "a response needs a `description`; it is taken as empty";
        diags
            .warning(Code::MissingKey, trail.pointer(), message)
            .on_key()
            .help("add `description:` with what the response means");
        map.insert("description".to_owned(), "".into());
    }
}

/// An operation that says nothing about its responses (section 4.7.10).
pub(super) fn operation_without_responses(map: &mut Map<String, Value>, trail: &Trail<'_>, diags: &mut Diagnostics) {
    if !map.contains_key("responses") {
        let message = "an operation needs `responses`; none is known of this one";
        diags
            .warning(Code::MissingKey, trail.pointer(), message)
            .on_key()
            .help("add `responses:` with at least the successful one");
        map.insert("responses".to_owned(), Value::Object(Map::new()));
    }
}

/// A status range with a small x (section 4.7.16 has `2XX`).
pub(super) fn status_range_in_lower_case(map: &mut Map<String, Value>, trail: &Trail<'_>, diags: &mut Diagnostics) {
    let small = |key: &str| matches!(key.as_bytes(), [b'1'..=b'5', b'x' | b'X', b'x' | b'X']) && !key.ends_with("XX");
    if !map.keys().any(|key| small(key)) {
        return;
    }
    for (key, value) in std::mem::take(map) {
        if small(&key) {
            let right = key.to_uppercase();
            let message = format!("a range of statuses is written in capitals; `{key}` is read as `{right}`");
            diags
                .warning(Code::UnknownKey, trail.key(&key).pointer(), message)
                .on_key()
                .help(format!("write `{right}`"));
            map.entry(right).or_insert(value);
        } else {
            map.insert(key, value);
        }
    }
}

/// A path parameter that is not required: it always is (section 4.7.12).
pub(super) fn path_parameter_not_required(map: &mut Map<String, Value>, trail: &Trail<'_>, diags: &mut Diagnostics) {
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
pub(super) fn parameter_without_schema(map: &mut Map<String, Value>, trail: &Trail<'_>, diags: &mut Diagnostics) {
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

/// `required: true` on a property, which JSON Schema had until its draft 3: the object lists it today.
pub(super) fn property_that_says_required(map: &mut Map<String, Value>, trail: &Trail<'_>, diags: &mut Diagnostics) {
    let Some(Value::Object(properties)) = map.get_mut("properties") else { return };
    let mut required = Vec::new();
    for (name, property) in properties {
        if let Some(flag @ Value::Bool(_)) = property.get("required") {
            let message = if *flag == Value::Bool(true) {
                required.push(name.clone());
                format!("a schema lists its required properties; `{name}` is read as one")
            } else {
                "a schema lists its required properties, and the others are optional; this is ignored".to_owned()
            };
            let at = trail.key("properties").key(name).key("required").pointer();
            diags.warning(Code::WrongKind, at, message).help(format!("write `required: [{name}]` beside `properties`"));
            if let Some(property) = property.as_object_mut() {
                property.shift_remove("required");
            }
        }
    }
    if required.is_empty() {
        return;
    }
    if let Value::Array(list) = map.entry("required").or_insert_with(|| Value::Array(Vec::new())) {
        let known: HashSet<String> = list.iter().filter_map(|name| name.as_str().map(str::to_owned)).collect();
        list.extend(required.into_iter().filter(|name| !known.contains(name)).map(Value::from));
    }
}

/// `required` as a flag where no object could list it.
pub(super) fn required_that_is_a_flag(map: &mut Map<String, Value>, trail: &Trail<'_>, diags: &mut Diagnostics) {
    if map.get("required").is_some_and(Value::is_boolean) {
        let message = "the `required` of a schema lists its required properties; this is ignored";
        diags
            .warning(Code::WrongKind, trail.key("required").pointer(), message)
            .help("write `required: [name]`, or remove it");
        map.shift_remove("required");
    }
}

/// `exclusiveMinimum: 5`, as OpenAPI 3.1 has it: in 3.0 it is a flag beside `minimum`.
pub(super) fn numeric_exclusive_bounds(map: &mut Map<String, Value>, trail: &Trail<'_>, diags: &mut Diagnostics) {
    for (flag, bound) in [("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")] {
        if let Some(Value::Number(number)) = map.get(flag) {
            let number = number.clone();
            let message =
                format!("in OpenAPI 3.0 `{flag}` is a flag; it is read as `{bound}: {number}` and `{flag}: true`");
            diags
                .warning(Code::WrongKind, trail.key(flag).pointer(), message)
                .help(format!("write `{bound}: {number}` and `{flag}: true`"));
            map.insert(bound.to_owned(), number.into());
            map.insert(flag.to_owned(), true.into());
        }
    }
}

/// `type: [string, "null"]`, as OpenAPI 3.1 has it: in 3.0 it is `nullable`.
pub(super) fn type_that_is_a_list(map: &mut Map<String, Value>, trail: &Trail<'_>, diags: &mut Diagnostics) {
    let Some(Value::Array(list)) = map.get("type") else { return };
    let (null, types): (Vec<&Value>, Vec<&Value>) =
        list.iter().partition(|name| name.as_str().is_none_or(|name| name == "null"));
    let [one] = types.as_slice() else { return };
    let (one, nullable) = ((*one).clone(), !null.is_empty());
    let right =
        if nullable { format!("type: {} and nullable: true", shown(&one)) } else { format!("type: {}", shown(&one)) };
    let message = format!("in OpenAPI 3.0 a schema has one type; this is read as `{right}`");
    diags.warning(Code::WrongKind, trail.key("type").pointer(), message).help(format!("write `{right}`"));
    map.insert("type".to_owned(), one);
    if nullable {
        map.insert("nullable".to_owned(), true.into());
    }
}

/// `type: file`, as Swagger 2.0 had it: in OpenAPI 3 it is text of binary format.
pub(super) fn type_file(map: &mut Map<String, Value>, trail: &Trail<'_>, diags: &mut Diagnostics) {
    if map.get("type").and_then(Value::as_str) == Some("file") {
        let message = "OpenAPI 3 has no type `file`; it is read as `type: string` of `format: binary`";
        diags
            .warning(Code::WrongKind, trail.key("type").pointer(), message)
            .help("write `type: string` and `format: binary`");
        map.insert("type".to_owned(), "string".into());
        map.insert("format".to_owned(), "binary".into());
    }
}

/// A value as it is written in a message.
pub(super) fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(_) | Value::Object(_) if value.to_string().len() > 60 => "…".to_owned(),
        other => other.to_string(),
    }
}
