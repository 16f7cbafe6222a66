//! Numbers that may be written as texts too.
//!
//! Frameworks that read numbers from texts say so of each: ASP.NET Core does from its version 10 on, `type: [integer, string]`
//! with the format of the number and a pattern of its digits in OpenAPI 3.1, and the format and the pattern without any type in
//! 3.0. Such a value is a number. It is sent as one, and read from either.

use crate::extension;
use serde_json::{Map, Value};

/// Makes a schema that describes a number in this way, and has no type, that of a number, marked as one.
pub fn mark(schema: &mut Map<String, Value>) -> bool {
    let Some(ty) = number_type(schema) else { return false };
    schema.insert("type".to_owned(), ty.into());
    schema.insert(extension::NUMBER_TEXT.to_owned(), true.into());
    ["pattern", "minLength", "maxLength"].iter().for_each(|keyword| drop(schema.shift_remove(*keyword)));
    true
}

/// The type of the number that a schema describes by its `format`, where its `pattern` says how that is written as a text.
fn number_type(schema: &Map<String, Value>) -> Option<&'static str> {
    let text = |key| schema.get(key).and_then(Value::as_str);
    if !is_of_digits(text("pattern")?) || schema.contains_key("enum") {
        return None;
    }
    match text("format")? {
        "float" | "double" | "decimal" => Some("number"),
        format if format.trim_start_matches('u').starts_with("int") => Some("integer"),
        _ => None,
    }
}

/// Whether no text matches that is not made of what numbers are made of.
fn is_of_digits(pattern: &str) -> bool {
    let of_all = pattern.strip_prefix('^').and_then(|pattern| pattern.strip_suffix('$'));
    of_all.is_some_and(|pattern| {
        let rest = pattern.replace("\\d", "").replace("\\.", "");
        rest.chars().all(|character| matches!(character, '0'..='9' | 'e' | 'E') || "-+?*:()|[]{},".contains(character))
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
            ("decimal", "^[0-9]+$", Some("number")),
            ("int32", r"^-?(?:0|[1-9]\d*)", None),
            ("int32", r"^\w+$", None),
            ("int32", "^.*$", None),
            ("uuid", digits, None),
        ] {
            let schema = json!({"format": format, "pattern": pattern});
            assert_eq!(number_type(schema.as_object().unwrap()), ty, "{format} {pattern}");
        }
        let listed = json!({"format": "int32", "pattern": digits, "enum": [1, "1"]});
        assert_eq!(number_type(listed.as_object().unwrap()), None);
    }
}
