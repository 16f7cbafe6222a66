//! Repairs of schemas.

use super::shown;
use crate::diagnostic::{Code, Diagnostics};
use crate::number_text;
use crate::pointer::Trail;
use serde_json::{Map, Value, json};
use std::collections::HashSet;

/// `required: true` on a property, which JSON Schema had until its draft 3: the object lists it today.
pub(in super::super) fn property_that_says_required(
    map: &mut Map<String, Value>,
    trail: &Trail<'_>,
    diags: &mut Diagnostics,
) {
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
pub(in super::super) fn required_that_is_a_flag(
    map: &mut Map<String, Value>,
    trail: &Trail<'_>,
    diags: &mut Diagnostics,
) {
    if map.get("required").is_some_and(Value::is_boolean) {
        let message = "the `required` of a schema lists its required properties; this is ignored";
        diags
            .warning(Code::WrongKind, trail.key("required").pointer(), message)
            .help("write `required: [name]`, or remove it");
        map.shift_remove("required");
    }
}

/// `exclusiveMinimum: 5`, as OpenAPI 3.1 has it: in 3.0 it is a flag beside `minimum`.
pub(in super::super) fn numeric_exclusive_bounds(
    map: &mut Map<String, Value>,
    trail: &Trail<'_>,
    diags: &mut Diagnostics,
) {
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
pub(in super::super) fn type_that_is_a_list(map: &mut Map<String, Value>, trail: &Trail<'_>, diags: &mut Diagnostics) {
    let Some(Value::Array(list)) = map.get("type") else { return };
    let (null, types): (Vec<&Value>, Vec<&Value>) =
        list.iter().partition(|name| name.as_str().is_none_or(|name| name == "null"));
    let [one] = types.as_slice() else { return several_types(map, trail, diags) };
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

/// A number of which only the format and a pattern of its text are said.
pub(in super::super) fn number_or_its_text(map: &mut Map<String, Value>, trail: &Trail<'_>, _: &mut Diagnostics) {
    if !map.contains_key("type") {
        number_text::mark(map, trail);
    }
}

/// `type: file`, as Swagger 2.0 had it: in OpenAPI 3 it is text of binary format.
pub(in super::super) fn type_file(map: &mut Map<String, Value>, trail: &Trail<'_>, diags: &mut Diagnostics) {
    if map.get("type").and_then(Value::as_str) == Some("file") {
        let message = "OpenAPI 3 has no type `file`; it is read as `type: string` of `format: binary`";
        diags
            .warning(Code::WrongKind, trail.key("type").pointer(), message)
            .help("write `type: string` and `format: binary`");
        map.insert("type".to_owned(), "string".into());
        map.insert("format".to_owned(), "binary".into());
    }
}

/// What people write for a type, and the type and format that it means.
const TYPES: &[(&str, &str, Option<&str>)] = &[
    ("int", "integer", None),
    ("int32", "integer", Some("int32")),
    ("int64", "integer", Some("int64")),
    ("long", "integer", Some("int64")),
    ("short", "integer", Some("int32")),
    ("num", "number", None),
    ("float", "number", Some("float")),
    ("double", "number", Some("double")),
    ("decimal", "number", None),
    ("bool", "boolean", None),
    ("str", "string", None),
    ("text", "string", None),
    ("date", "string", Some("date")),
    ("datetime", "string", Some("date-time")),
    ("date-time", "string", Some("date-time")),
    ("timestamp", "string", Some("date-time")),
    ("uuid", "string", Some("uuid")),
    ("guid", "string", Some("uuid")),
    ("uri", "string", Some("uri")),
    ("url", "string", Some("uri")),
    ("email", "string", Some("email")),
    ("bytes", "string", None),
    ("binary", "string", Some("binary")),
    ("byte", "string", Some("byte")),
    ("list", "array", None),
    ("map", "object", None),
    ("dict", "object", None),
    ("dictionary", "object", None),
    ("hash", "object", None),
    ("json", "object", None),
];

/// A type in another word than the specification's: `int`, `date`, `any`.
pub(in super::super) fn type_in_another_word(map: &mut Map<String, Value>, trail: &Trail<'_>, diags: &mut Diagnostics) {
    let Some(Value::String(written)) = map.get("type") else { return };
    let word = written.trim().to_ascii_lowercase();
    let mut warn = |read: String, help: String| {
        let message = format!("`{}` is no type; it is read as {read}", written.trim());
        diags.warning(Code::WrongKind, trail.key("type").pointer(), message).help(help);
    };
    if let Some((_, right, format)) = TYPES.iter().find(|(wrong, ..)| *wrong == word) {
        let format = format.filter(|_| !map.contains_key("format"));
        let with = format.map(|format| format!(" of `format: {format}`")).unwrap_or_default();
        warn(format!("`type: {right}`{with}"), format!("write `type: {right}`{with}"));
        map.insert("type".to_owned(), (*right).into());
        if let Some(format) = format {
            map.insert("format".to_owned(), format.into());
        }
    } else if matches!(word.as_str(), "null" | "nil") {
        warn(
            "null, which OpenAPI 3.0 has as `nullable: true`".to_owned(),
            "write `nullable: true` beside the type of the other values, or say `openapi: 3.1.0`".to_owned(),
        );
        map.shift_remove("type");
        map.insert("nullable".to_owned(), true.into());
        map.insert("enum".to_owned(), json!([null]));
    } else if matches!(word.as_str(), "" | "any" | "mixed" | "object|array" | "none" | "void") {
        warn("any value".to_owned(), "leave `type` out where any value is meant".to_owned());
        map.shift_remove("type");
    }
}

/// `type: {type: string, enum: [a]}`: a schema in place of its type, whose keywords are meant.
pub(in super::super) fn type_that_is_a_schema(
    map: &mut Map<String, Value>,
    trail: &Trail<'_>,
    diags: &mut Diagnostics,
) {
    let is_schema = |value: &Value| value.get("type").is_some_and(Value::is_string);
    if !map.get("type").is_some_and(is_schema) {
        return;
    }
    let message = "the type of a schema is text; the keywords in it are read as those of the schema";
    diags
        .warning(Code::WrongKind, trail.key("type").pointer(), message)
        .help("write them one level higher, in place of this `type`");
    if let Some(Value::Object(inner)) = map.shift_remove("type") {
        for (key, value) in inner {
            map.entry(key).or_insert(value);
        }
    }
}

/// `type: [string, integer]`: in 3.0 that is an `anyOf`.
fn several_types(map: &mut Map<String, Value>, trail: &Trail<'_>, diags: &mut Diagnostics) {
    let Some(Value::Array(types)) = map.get("type") else { return };
    let one = |name: &Value| Value::Object(Map::from_iter([("type".to_owned(), name.clone())]));
    let (null, types): (Vec<&Value>, Vec<&Value>) =
        types.iter().partition(|name| name.as_str().is_none_or(|name| name == "null"));
    let (nullable, any): (bool, Vec<Value>) = (!null.is_empty(), types.into_iter().map(one).collect());
    let message = "in OpenAPI 3.0 a schema has one type; this is read as `anyOf` these";
    diags
        .warning(Code::WrongKind, trail.key("type").pointer(), message)
        .help("write `anyOf:` with a schema for each type, or say `openapi: 3.1.0`");
    map.shift_remove("type");
    if nullable {
        map.insert("nullable".to_owned(), true.into());
    }
    if !any.is_empty() && !map.contains_key("anyOf") {
        map.insert("anyOf".to_owned(), Value::Array(any));
    }
}
