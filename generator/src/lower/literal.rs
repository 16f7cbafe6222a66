//! Values of a description.

use serde_json::Value;

use crate::ir::Literal;

/// The value. The source's limit on depth bounds the recursion.
pub fn literal(value: &Value) -> Literal {
    match value {
        Value::Null => Literal::Null,
        Value::Bool(value) => Literal::Bool(*value),
        Value::Number(number) => match (number.as_i64(), number.as_u64()) {
            (Some(integer), _) => Literal::Integer(integer.into()),
            (None, Some(integer)) => Literal::Integer(integer.into()),
            (None, None) => number.as_f64().map_or(Literal::Null, Literal::Number),
        },
        Value::String(text) => Literal::Text(text.clone()),
        Value::Array(items) => Literal::List(items.iter().map(literal).collect()),
        Value::Object(members) => {
            Literal::Object(members.iter().map(|(key, value)| (key.clone(), literal(value))).collect())
        }
    }
}

/// The value of a schema of the type `ty`, which decides what a text is: `default: "10"` of an integer is in wide use, and
/// means what `type` says.
pub fn typed(value: &Value, ty: Option<&str>) -> Literal {
    let Value::String(text) = value else { return literal(value) };
    let meant = match ty {
        Some("integer") => text.parse().ok().map(integer),
        Some("number") => serde_json::from_str(text).ok().map(|number| literal(&Value::Number(number))),
        Some("boolean") => text.parse().ok().map(Literal::Bool),
        _ => None,
    };
    meant.unwrap_or_else(|| literal(value))
}

/// An integer.
pub fn integer(value: i64) -> Literal {
    Literal::Integer(value.into())
}

/// A number that openapiv3 keeps as a float whatever it was: `0.0` was written as `0`.
pub fn number(value: f64) -> Literal {
    /// Up to here a float holds every integer.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if value.fract() == 0.0 && value.abs() < EXACT {
        // The bound above makes the conversion exact.
        Literal::Integer(value as i128)
    } else {
        Literal::Number(value)
    }
}
