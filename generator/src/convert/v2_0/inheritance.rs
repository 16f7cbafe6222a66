//! `x-ms-discriminator-value`: what the discriminator of a base says for a schema that extends it, where that is not
//! the schema's name. Descriptions of Microsoft's services have it, and it is what goes over the wire.

use super::super::reference::place;
use crate::pointer::Pointer;
use serde_json::{Map, Value};
use std::collections::HashSet;

/// Adds the values to the mappings of the bases.
pub(super) fn name_values(doc: &mut Value) {
    let Some(Value::Object(schemas)) = doc.pointer_mut("/components/schemas") else { return };
    let named = schemas.iter().filter_map(|(name, schema)| {
        let value = schema.get("x-ms-discriminator-value")?.as_str()?.to_owned();
        Some((bases(schemas, name), value, name.clone()))
    });
    for (bases, value, name) in named.collect::<Vec<_>>() {
        let definition = Pointer::root().key("definitions").key(&name).to_reference();
        for base in bases {
            let discriminator = schemas.get_mut(&base).and_then(|schema| schema.get_mut("discriminator"));
            let Some(Value::Object(discriminator)) = discriminator else { continue };
            if let Value::Object(mapping) = discriminator.entry("mapping").or_insert_with(|| Value::Object(Map::new()))
            {
                mapping.entry(value.clone()).or_insert_with(|| definition.clone().into());
            }
        }
    }
}

/// The names of the schemas with a discriminator that the one called `name` extends.
fn bases(schemas: &Map<String, Value>, name: &str) -> Vec<String> {
    let mut seen = HashSet::new();
    let mut waiting = vec![name.to_owned()];
    let mut bases = Vec::new();
    while let Some(next) = waiting.pop() {
        let Some(schema) = schemas.get(&next) else { continue };
        if next != name && schema.get("discriminator").is_some() && !seen.contains(&next) {
            bases.push(next.clone());
        }
        if seen.insert(next) {
            let parts = schema.get("allOf").and_then(Value::as_array).into_iter().flatten();
            waiting.extend(parts.filter_map(|part| place(part.get("$ref")?.as_str()?)?.last()));
        }
    }
    bases
}
