//! Repairs of what real descriptions get wrong and everybody means the same by, each with a warning; and what is right, and
//! said in a roundabout way.

mod operation;
mod parameter;
mod schema;
mod security;
mod sibling;

pub(super) use operation::*;
pub(super) use parameter::*;
pub(super) use schema::*;
pub(super) use security::*;
pub(super) use sibling::*;

use super::table::{Kind, Object, Section};
use serde_json::{Map, Number, Value, json};

/// A value of the right kind that means the same as `value`, where `value` is of another one.
pub(super) fn coerce(value: &Value, kind: &Kind) -> Option<Value> {
    match (kind, value) {
        (Kind::Text, Value::Number(number)) => Some(number.to_string().into()),
        (Kind::Text, Value::Bool(value)) => Some(value.to_string().into()),
        (Kind::Flag | Kind::FlagOrSchema, Value::String(text)) => match text.as_str() {
            // YAML 1.1 has more words for it than 1.2.
            "true" | "True" | "TRUE" | "yes" | "Yes" | "on" => Some(true.into()),
            "false" | "False" | "FALSE" | "no" | "No" | "off" => Some(false.into()),
            _ => None,
        },
        (Kind::Flag, Value::Number(number)) => match number.as_u64()? {
            0 => Some(false.into()),
            1 => Some(true.into()),
            _ => None,
        },
        (Kind::Choice(choices), Value::String(text)) => {
            let right = choices.iter().find(|choice| choice.eq_ignore_ascii_case(text.trim()))?;
            (*right != text).then(|| (*right).into())
        }
        (Kind::Number, Value::String(text)) => text.trim().parse::<Number>().ok().map(Value::Number),
        (Kind::Count, Value::String(text)) => text.trim().parse::<u64>().ok().map(Value::from),
        // 3.0 is an integer to JSON Schema, and 1e30 as a length is no limit at all.
        (Kind::Count, Value::Number(number)) => {
            let float = number.as_f64().filter(|float| number.is_f64() && *float >= 0.0 && float.fract() == 0.0)?;
            Some((float as u64).into())
        }
        (Kind::List(Kind::Text | Kind::Any | Kind::Object(Object { text_key: Some(_), .. })), Value::String(_))
        | (Kind::List(Kind::Any), Value::Number(_) | Value::Bool(_))
        | (Kind::List(Kind::Map(_) | Kind::Object(_)), Value::Object(_)) => Some(Value::Array(vec![value.clone()])),
        (Kind::List(Kind::OrReference(section)), Value::Object(map)) => Some(Value::Array(listed(map, section)?)),
        // The name of a security scheme where its scopes are left out.
        (Kind::Map(Kind::List(Kind::Text)), Value::String(name)) => Some(json!({ name: [] })),
        // PHP writes an empty object as an empty list.
        (Kind::Map(_) | Kind::Object(_) | Kind::OrReference(_), Value::Array(list)) if list.is_empty() => {
            Some(Value::Object(Map::new()))
        }
        // What JSON Schema lets a schema be in other versions.
        (Kind::OrReference(section), Value::Bool(any)) if section.name == "schemas" => {
            Some(if *any { json!({}) } else { json!({"not": {}}) })
        }
        (Kind::OrReference(section), Value::Array(list)) if section.name == "schemas" => match list.as_slice() {
            [one] if one.is_object() => Some(one.clone()),
            several => Some(json!({ "anyOf": several })),
        },
        (Kind::OrReference(section), Value::String(name)) if section.name == "schemas" => Some(json!({ "type": name })),
        (
            Kind::Object(Object { text_key: Some(key), .. })
            | Kind::OrReference(Section { object: Object { text_key: Some(key), .. }, .. }),
            Value::String(_),
        ) => Some(Value::Object(Map::from_iter([((*key).to_owned(), value.clone())]))),
        _ => None,
    }
}

/// An object in place of a list: the one item, or of parameters, which have names, one a member.
fn listed(map: &Map<String, Value>, section: &Section) -> Option<Vec<Value>> {
    if section.name != "parameters" || map.contains_key("name") || map.contains_key("$ref") {
        return Some(vec![Value::Object(map.clone())]);
    }
    let named = |(name, value): (&String, &Value)| {
        let mut parameter = value.as_object()?.clone();
        if !parameter.contains_key("$ref") {
            parameter.entry("name").or_insert_with(|| name.as_str().into());
        }
        Some(Value::Object(parameter))
    };
    map.iter().map(named).collect()
}

/// A value as it is written in a message.
pub(super) fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(_) | Value::Object(_) if value.to_string().len() > 60 => "…".to_owned(),
        other => other.to_string(),
    }
}
