//! `type`: a name or a list of them in 3.1, a name in 3.0.

use super::super::super::pass::Pass;
use crate::number_text;
use crate::pointer::{Pointer, Trail};
use serde_json::{Map, Value, json};
use std::collections::HashSet;

/// Keywords that speak about values of these types alone (JSON Schema 2020-12, validation, section 6).
const OF_TYPE: &[(&[&str], &[&str])] = &[
    (&["string"], &["minLength", "maxLength", "pattern"]),
    (&["number", "integer"], &["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]),
    (&["array"], &["items", "minItems", "maxItems", "uniqueItems", crate::extension::TUPLE]),
    (
        &["object"],
        &["properties", "required", "additionalProperties", "minProperties", "maxProperties", "discriminator"],
    ),
];

/// Every type but null.
const ALL: &[&str] = &["string", "number", "boolean", "array", "object"];

pub(super) fn rewrite(map: &mut Map<String, Value>, trail: &Trail<'_>, pass: &mut Pass<'_>) {
    let mut types: Vec<String> = match map.get("type") {
        Some(Value::String(ty)) if ty == "null" => vec![ty.clone()],
        Some(Value::String(_)) => return whole(map),
        Some(Value::Array(list)) if list.iter().all(Value::is_string) => {
            list.iter().filter_map(Value::as_str).map(str::to_owned).collect()
        }
        _ => return,
    };
    let at = trail.key("type").pointer();
    let before = types.len();
    types.retain(|ty| ty != "null");
    if types.len() < before {
        pass.put(map, "nullable", true.into(), &at, trail);
    }
    let mut known = HashSet::new();
    types.retain(|ty| known.insert(ty.clone()));
    if types.iter().any(|ty| ty == "number") {
        types.retain(|ty| ty != "integer");
    }
    map.shift_remove("type");
    if types.len() == 2
        && types.iter().all(|ty| matches!(ty.as_str(), "integer" | "number" | "string"))
        && number_text::mark(map, trail)
    {
        return;
    }
    match types.as_slice() {
        [] if before > 0 => only_null(map, trail, pass),
        [] => {}
        [one] => {
            map.insert("type".to_owned(), one.clone().into());
            whole(map);
        }
        // `$ref` and its like say more than a list of types.
        _ if ["allOf", "oneOf", "anyOf"].iter().any(|keyword| map.contains_key(*keyword)) => {}
        several if ALL.iter().all(|ty| several.iter().any(|one| one == ty)) && !has_own(map) => {}
        several => split(map, several, trail, pass),
    }
}

/// An array has items in 3.0: 3.1 does not ask for it.
fn whole(map: &mut Map<String, Value>) {
    if map.get("type").is_some_and(|ty| ty == "array") {
        map.entry("items").or_insert_with(|| json!({}));
    }
}

/// A schema that only null is a value of.
fn only_null(map: &mut Map<String, Value>, trail: &Trail<'_>, pass: &mut Pass<'_>) {
    pass.put(map, "enum", json!([null]), &trail.key("type").pointer(), trail);
}

/// Whether anything is said about values of one type.
fn has_own(map: &Map<String, Value>) -> bool {
    map.contains_key("enum")
        || OF_TYPE.iter().any(|(_, keywords)| keywords.iter().any(|keyword| map.contains_key(*keyword)))
}

/// `type: [A, B]` to `anyOf: [{type: A}, {type: B}]`, each with what is said about its values.
fn split(map: &mut Map<String, Value>, types: &[String], trail: &Trail<'_>, pass: &mut Pass<'_>) {
    let any_of = trail.key("anyOf").pointer();
    let values = match map.shift_remove("enum") {
        Some(Value::Array(values)) => Some(values),
        _ => None,
    };
    let format = map.shift_remove("format");
    let mut branches = Vec::with_capacity(types.len());
    let mut taken: Vec<(&str, Pointer)> = Vec::new();
    for ty in types {
        let at = any_of.index(branches.len());
        let mut branch = Map::from_iter([("type".to_owned(), Value::from(ty.as_str()))]);
        if let Some(values) = &values {
            let own: Vec<(usize, &Value)> = values.iter().enumerate().filter(|(_, value)| is_of(value, ty)).collect();
            if own.is_empty() {
                continue;
            }
            pass.moved(&trail.key("enum").pointer(), at.key("enum"));
            for (new, (old, _)) in own.iter().enumerate() {
                pass.moved(&trail.key("enum").index(*old).pointer(), at.key("enum").index(new));
            }
            branch.insert("enum".to_owned(), own.into_iter().map(|(_, value)| value.clone()).collect());
        }
        if let Some(format) = &format
            && is_format_of(format.as_str().unwrap_or_default(), ty)
        {
            branch.insert("format".to_owned(), format.clone());
            taken.push(("format", at.key("format")));
        }
        let of_type = OF_TYPE.iter().filter(|(of, _)| of.contains(&ty.as_str()));
        for keyword in of_type.flat_map(|(_, keywords)| keywords.iter()) {
            if let Some(value) = map.shift_remove(*keyword) {
                branch.insert((*keyword).to_owned(), value);
                taken.push((keyword, at.key(keyword)));
            }
        }
        whole(&mut branch);
        branches.push(Value::Object(branch));
    }
    for (keyword, to) in taken {
        pass.moved(&trail.key(keyword).pointer(), to);
    }
    for index in 0..branches.len() {
        pass.moved(&trail.key("type").pointer(), any_of.index(index));
    }
    // What is said about values of none of the types says nothing.
    map.retain(|key, _| !OF_TYPE.iter().any(|(_, keywords)| keywords.contains(&key.as_str())));
    pass.put(map, "anyOf", Value::Array(branches), &trail.key("type").pointer(), trail);
}

fn is_of(value: &Value, ty: &str) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(_) => ty == "boolean",
        Value::Number(number) => ty == "number" || (ty == "integer" && !number.is_f64()),
        Value::String(_) => ty == "string",
        Value::Array(_) => ty == "array",
        Value::Object(_) => ty == "object",
    }
}

/// Formats speak about values of one type (OpenAPI Format Registry).
fn is_format_of(format: &str, ty: &str) -> bool {
    let is_numeric =
        matches!(format, "float" | "double" | "decimal") || format.trim_start_matches('u').starts_with("int");
    match ty {
        "integer" | "number" => is_numeric,
        "string" => !is_numeric,
        _ => false,
    }
}
