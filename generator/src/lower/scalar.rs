//! Simple values: `type` and `format`.

use super::keywords::Keywords;
use crate::ir::{Literal, Scalar};
use crate::options::Options;

/// The simple value that `type` and `format` stand for (OpenAPI Format Registry). A format that says nothing about the
/// value on the wire, such as `uri`, changes nothing.
pub fn scalar(keywords: &Keywords<'_>, options: &Options) -> Option<Scalar> {
    let by_type = match (keywords.ty.or_else(|| of_values(keywords))?, keywords.format) {
        ("string", Some("date-time")) => Scalar::DateTime,
        ("string", Some("date")) => Scalar::Date,
        ("string", Some("uuid")) => Scalar::Uuid,
        ("string", Some("byte")) => Scalar::Base64,
        ("string", Some("binary")) => Scalar::Binary,
        ("string", _) => Scalar::String,
        ("integer" | "number", Some("int8" | "int16" | "int32")) => Scalar::I32,
        ("integer" | "number", Some("uint8" | "uint16" | "uint32")) => Scalar::U32,
        ("integer" | "number", Some("int64")) => Scalar::I64,
        ("integer" | "number", Some("uint64")) => Scalar::U64,
        ("integer", _) => Scalar::I64,
        ("number", Some("float")) => Scalar::F32,
        ("number", _) => Scalar::F64,
        ("boolean", _) => Scalar::Boolean,
        _ => return None,
    };
    let chosen = keywords.format.and_then(|format| options.formats.get(format));
    Some(chosen.copied().unwrap_or(by_type))
}

/// The type of values that are listed without one: truth values, or numbers. Lists of texts or of integers are enums.
fn of_values(keywords: &Keywords<'_>) -> Option<&'static str> {
    let values: Vec<_> = keywords.values.iter().filter(|value| **value != Literal::Null).collect();
    if values.is_empty() {
        None
    } else if values.iter().all(|value| matches!(value, Literal::Bool(_))) {
        Some("boolean")
    } else if values.iter().all(|value| matches!(value, Literal::Integer(_) | Literal::Number(_))) {
        Some("number")
    } else {
        None
    }
}
