//! `if`, `then`, `else` and `dependentSchemas`: what holds of an object only sometimes.
//!
//! A type can't say when a property is there, but that it may be. So properties that only a conditional schema has become
//! optional ones, and nothing that a server sends is lost.

use super::super::super::pass::Pass;
use crate::pointer::{Pointer, Trail};
use serde_json::{Map, Value, json};

pub(super) fn rewrite(map: &mut Map<String, Value>, trail: &Trail<'_>, pass: &mut Pass<'_>) {
    let mut found = Vec::new();
    take(map, &trail.pointer(), pass, &mut found);
    // Conditions as parts of `allOf` are conditions of the whole, which knows the properties.
    if let Some(Value::Array(parts)) = map.get_mut("allOf") {
        for (index, part) in parts.iter_mut().enumerate() {
            if let Value::Object(part) = part {
                take(part, &trail.key("allOf").index(index).pointer(), pass, &mut found);
            }
        }
    }
    if found.is_empty() || ["oneOf", "anyOf", "enum"].iter().any(|keyword| map.contains_key(*keyword)) {
        return;
    }
    add(map, found, trail, pass);
}

/// A property that is there under a condition, and where its schema stands.
struct Conditional {
    name: String,
    schema: Value,
    from: Pointer,
}

/// Takes the conditions out of the schema at `at`, and the properties that they speak of.
fn take(map: &mut Map<String, Value>, at: &Pointer, pass: &mut Pass<'_>, found: &mut Vec<Conditional>) {
    if map.shift_remove("if").is_some() {
        let message = "the condition is left out: what holds under it is optional";
        pass.unsupported(&at.key("if"), message).on_key();
    }
    let mut schemas = Vec::new();
    for keyword in ["then", "else"] {
        schemas.extend(map.shift_remove(keyword).map(|schema| (schema, at.key(keyword))));
    }
    if let Some(Value::Object(dependent)) = map.shift_remove("dependentSchemas") {
        let at = at.key("dependentSchemas");
        pass.unsupported(&at, "the condition is left out: what holds under it is optional").on_key();
        schemas.extend(dependent.into_iter().map(|(name, schema)| (schema, at.key(&name))));
    }
    for (mut schema, at) in schemas {
        // `else: {if, then}`
        if let Value::Object(map) = &mut schema {
            take(map, &at, pass, found);
        }
        if schema.get("$ref").is_some() {
            let message = "what this refers to is left out: a type can't have its properties under a condition alone";
            pass.unsupported(&at.key("$ref"), message);
        }
        if let Some(Value::Object(properties)) = schema.get_mut("properties").map(Value::take) {
            let at = at.key("properties");
            found.extend(properties.into_iter().map(|(name, schema)| {
                let from = at.key(&name);
                Conditional { name, schema, from }
            }));
        }
    }
}

/// Adds the properties that the schema at `trail` does not have itself. They stand where any other schema of the same
/// property goes before them.
fn add(map: &mut Map<String, Value>, found: Vec<Conditional>, trail: &Trail<'_>, pass: &mut Pass<'_>) {
    let own = |name: &str| map.get("properties").is_some_and(|properties| properties.get(name).is_some());
    let mut names: Vec<String> = Vec::new();
    let mut schemas: Vec<Vec<(Value, Pointer)>> = Vec::new();
    // `then: {properties: {id: true}}` only names a property.
    for Conditional { name, schema, from } in
        found.into_iter().filter(|found| found.schema.is_object() && !own(&found.name))
    {
        match names.iter().position(|known| *known == name) {
            None => {
                names.push(name);
                schemas.push(vec![(schema, from)]);
            }
            Some(index) if schemas[index].iter().all(|(known, _)| *known != schema) => {
                schemas[index].push((schema, from));
            }
            Some(_) => {}
        }
    }
    if names.is_empty() {
        return;
    }
    let parts = trail.key("allOf");
    let first = parts.index(0);
    let is_composed = map.get("allOf").is_some_and(Value::is_array);
    let place = if is_composed { first.key("properties") } else { trail.key("properties") };
    if is_composed && let Some(Value::Array(list)) = map.get_mut("allOf") {
        for index in (0..list.len()).rev() {
            pass.moved(&parts.index(index).pointer(), parts.index(index + 1).pointer());
        }
        list.insert(0, json!({"properties": {}}));
    }
    let mut properties = Map::new();
    for (name, mut schemas) in names.into_iter().zip(schemas) {
        let place = place.key(&name);
        let schema = match schemas.pop() {
            Some((schema, from)) if schemas.is_empty() => {
                pass.moved(&from, place.pointer());
                schema
            }
            last => {
                let branches = schemas.into_iter().chain(last).enumerate().map(|(index, (schema, from))| {
                    pass.moved(&from, place.key("anyOf").index(index).pointer());
                    schema
                });
                json!({"anyOf": branches.collect::<Vec<_>>()})
            }
        };
        properties.insert(name, schema);
    }
    let target = if is_composed {
        map.get_mut("allOf").and_then(|list| list.get_mut(0)).and_then(|part| part.get_mut("properties"))
    } else {
        Some(map.entry("properties").or_insert_with(|| json!({})))
    };
    if let Some(Value::Object(target)) = target {
        target.extend(properties);
    }
}
