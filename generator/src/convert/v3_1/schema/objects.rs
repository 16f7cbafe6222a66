//! What JSON Schema says about properties beside `properties` and `additionalProperties`.

use super::super::super::pass::Pass;
use crate::pointer::{Pointer, Trail};
use serde_json::{Map, Value, json};

pub(super) fn rewrite(map: &mut Map<String, Value>, trail: &Trail<'_>, pass: &mut Pass<'_>) {
    forbidden_properties(map);
    patterns(map, trail, pass);
    // `unevaluatedProperties: false` closes an object that is composed of several: a client need not know.
    if let Some(rest @ Value::Object(_)) = map.shift_remove("unevaluatedProperties")
        && !map.contains_key("additionalProperties")
    {
        pass.put(map, "additionalProperties", rest, &trail.key("unevaluatedProperties").pointer(), trail);
    }
}

/// `properties: {id: false}`: there is no such property.
fn forbidden_properties(map: &mut Map<String, Value>) {
    if let Some(Value::Object(properties)) = map.get_mut("properties") {
        properties.retain(|_, schema| *schema != json!(false));
    }
}

/// Properties by the pattern of their name become the additional ones: a map has values of one type.
fn patterns(map: &mut Map<String, Value>, trail: &Trail<'_>, pass: &mut Pass<'_>) {
    let Some(Value::Object(patterns)) = map.shift_remove("patternProperties") else { return };
    let (at, additional) = (trail.key("patternProperties"), trail.key("additionalProperties"));
    let mut values: Vec<(Value, Pointer)> = Vec::new();
    for (pattern, schema) in patterns.into_iter().filter(|(_, schema)| *schema != json!(false)) {
        if !values.iter().any(|(known, _)| *known == schema) {
            values.push((schema, at.key(&pattern).pointer()));
        }
    }
    let unevaluated = map.get("unevaluatedProperties").is_some_and(|rest| *rest == json!(true));
    match map.shift_remove("additionalProperties") {
        // Where it is not said that there are others, maps are meant.
        None | Some(Value::Bool(false)) if !unevaluated => {}
        None | Some(Value::Bool(_)) => {
            map.insert("additionalProperties".to_owned(), true.into());
            return;
        }
        Some(rest) => values.push((rest, additional.pointer())),
    }
    if values.len() <= 1 {
        if let Some((schema, from)) = values.pop() {
            pass.put(map, "additionalProperties", schema, &from, trail);
        }
        return;
    }
    let any_of = additional.key("anyOf");
    let mut branches = Vec::with_capacity(values.len());
    for (index, (schema, from)) in values.into_iter().enumerate() {
        pass.moved(&from, any_of.index(index).pointer());
        branches.push(schema);
    }
    pass.put(map, "additionalProperties", json!({"anyOf": branches}), &at.pointer(), trail);
}
