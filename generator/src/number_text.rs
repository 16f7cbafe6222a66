//! Numbers that may be written as texts too.
//!
//! Frameworks that read numbers from texts say so of each: ASP.NET Core does from its version 10 on, `type: [integer, string]`
//! with the format of the number and a pattern of its digits in OpenAPI 3.1, and the format and the pattern without any type in
//! 3.0. Such a value is a number. It is sent as one, and read from either.

use crate::extension;
use crate::pointer::Trail;
use serde_json::{Map, Value};

/// Makes a schema that stands at `trail`, describes a number in this way, and has no type, that of a number, marked as one.
///
/// What stands in a list of schemas, or says what a value is not, is only a part of what is said.
pub fn mark(schema: &mut Map<String, Value>, trail: &Trail<'_>) -> bool {
    let is_whole = !matches!(trail, Trail::Index(..) | Trail::Key(_, "not"));
    let Some(ty) = number_type(schema).filter(|_| is_whole) else { return false };
    schema.insert("type".to_owned(), ty.into());
    schema.insert(extension::NUMBER_TEXT.to_owned(), true.into());
    schema.shift_remove("pattern");
    true
}

/// The type of the number that a schema describes by its `format`, where its `pattern` says how that is written as a text.
fn number_type(schema: &Map<String, Value>) -> Option<&'static str> {
    let text = |key| schema.get(key).and_then(Value::as_str);
    if !is_of_numbers(text("pattern")?) || MORE.iter().any(|keyword| schema.contains_key(*keyword)) {
        return None;
    }
    match text("format")? {
        "float" | "double" => Some("number"),
        "int8" | "int16" | "int32" | "int64" | "uint8" | "uint16" | "uint32" | "uint64" => Some("integer"),
        _ => None,
    }
}

/// What says more about a value than that it is a number.
const MORE: &[&str] = &[
    "$ref",
    "additionalProperties",
    "allOf",
    "anyOf",
    "const",
    "enum",
    "items",
    "maxLength",
    "minLength",
    "not",
    "oneOf",
    "properties",
    "required",
];

/// Whether what matches are numbers as JSON writes them (RFC 8259 § 6), with a sign, a fraction and an exponent, or without.
fn is_of_numbers(pattern: &str) -> bool {
    let unsigned = pattern.strip_prefix("^-?").or_else(|| pattern.strip_prefix('^'));
    let whole = unsigned.and_then(|rest| rest.strip_prefix(r"(?:0|[1-9]\d*)"));
    whole.is_some_and(|rest| {
        let rest = rest.strip_prefix(r"(?:\.\d+)?").unwrap_or(rest);
        rest.strip_prefix(r"(?:[eE][+-]?\d+)?").unwrap_or(rest) == "$"
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_pattern_of_digits_and_a_format_make_a_number() {
        let digits = r"^-?(?:0|[1-9]\d*)$";
        for (format, pattern, ty) in [
            ("int32", digits, Some("integer")),
            ("uint64", r"^(?:0|[1-9]\d*)$", Some("integer")),
            ("double", r"^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$", Some("number")),
            ("float", r"^-?(?:0|[1-9]\d*)(?:\.\d+)?$", Some("number")),
            ("decimal", digits, None),
            ("uuid", digits, None),
            ("internal-id", digits, None),
            ("int32", r"^-?(?:0|[1-9]\d*)", None),
            ("int32", r"^\d{5}$", None),
            ("int32", r"^\w+$", None),
            ("int32", "^$", None),
        ] {
            let schema = json!({"format": format, "pattern": pattern});
            assert_eq!(number_type(schema.as_object().unwrap()), ty, "{format} {pattern}");
        }
        for more in [json!({"enum": [1, "1"]}), json!({"minLength": 5}), json!({"items": {}})] {
            let mut schema = json!({"format": "int32", "pattern": digits});
            schema.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            assert_eq!(number_type(schema.as_object().unwrap()), None, "{schema}");
        }
    }

    #[test]
    fn a_part_of_what_is_said_is_left_as_it_is() {
        let schema = json!({"format": "int32", "pattern": r"^-?(?:0|[1-9]\d*)$"});
        let root = Trail::Root;
        let list = root.key("allOf");
        for (trail, is_marked) in [(root.key("id"), true), (list.index(0), false), (root.key("not"), false)] {
            let mut marked = schema.as_object().unwrap().clone();
            assert_eq!(mark(&mut marked, &trail), is_marked);
            let expected = json!({"format": "int32", "type": "integer", extension::NUMBER_TEXT: true});
            assert_eq!(Value::Object(marked), if is_marked { expected } else { schema.clone() });
        }
    }
}
