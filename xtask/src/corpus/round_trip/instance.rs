//! Values that a schema allows.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

/// What a date-time is, and the same instant elsewhere.
pub const DATE_TIME: &str = "2024-02-29T12:30:45Z";
pub const DATE_TIME_ELSEWHERE: &str = "2024-02-29T13:30:45+01:00";

/// How deep values lie in each other before only what is required follows, and before that ends too.
const WIDE: usize = 4;
const DEEPEST: usize = 14;

/// Makes values from the schemas of a description in OpenAPI 3.0.
pub struct Maker<'a> {
    description: &'a Value,
}

impl<'a> Maker<'a> {
    pub fn new(description: &'a Value) -> Self {
        Self { description }
    }

    /// A value that the schema allows; each `choice` takes other ways. Nothing where there is none that ends.
    pub fn instance(&self, schema: &Value, choice: usize) -> Option<Value> {
        self.whole(schema, choice, 0, &BTreeSet::new())
    }

    fn value(&self, schema: &Value, choice: usize, depth: usize) -> Option<Value> {
        let resolved = self.resolve(schema)?;
        if choice % EVERY == EVERY - 1 && resolved["nullable"] == true {
            return Some(Value::Null);
        }
        self.whole(resolved, choice, depth, &BTreeSet::new())
    }

    /// A value that is not null, with the properties that what it is a part of needs.
    fn whole(&self, schema: &Value, choice: usize, depth: usize, needed: &BTreeSet<String>) -> Option<Value> {
        self.said(schema, choice, depth, needed)?.or_else(|| Some(json!({"any": [1, null, "text"]})))
    }

    /// What a schema says about such a value; nothing inside where it says nothing, as a part that only describes.
    fn said(&self, schema: &Value, choice: usize, depth: usize, needed: &BTreeSet<String>) -> Option<Option<Value>> {
        let schema = self.resolve(schema)?;
        if depth > DEEPEST {
            return None;
        }
        if let Some(values) = schema["enum"].as_array().filter(|values| !values.is_empty()) {
            let values: Vec<_> = values.iter().filter(|value| !value.is_null()).collect();
            return values.get(choice % values.len().max(1)).map(|value| Some((*value).clone()));
        }
        let mut needed = needed.clone();
        self.needs(schema, choice, 0, &mut needed);
        let own = self.own(schema, choice, depth, &needed)?;
        let parts = schema["allOf"].as_array().map(Vec::as_slice).unwrap_or_default();
        let parts = parts.iter().map(|part| self.said(part, choice, depth + 1, &needed)).collect::<Option<Vec<_>>>()?;
        let branch = ["oneOf", "anyOf"].iter().find_map(|key| self.branch(schema, key, choice, depth, &needed));
        // What a part says of a simple value is narrower than what the whole says.
        let (before, after) = if own.as_ref().is_some_and(Value::is_object) { (own, None) } else { (None, own) };
        let all = branch.into_iter().chain(before).chain(parts.into_iter().flatten()).chain(after);
        Some(all.reduce(merge))
    }

    /// The properties that a schema requires, be it in a part of it.
    fn needs(&self, schema: &Value, choice: usize, depth: usize, needed: &mut BTreeSet<String>) {
        let Some(schema) = self.resolve(schema).filter(|_| depth < DEEPEST) else { return };
        needed.extend(schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned));
        let parts = schema["allOf"].as_array().into_iter().flatten();
        let branches = ["oneOf", "anyOf"].iter().filter_map(|key| schema[key].as_array()).next();
        let branch = branches.and_then(|branches| branches.get(choice % branches.len().max(1)));
        parts.chain(branch).for_each(|part| self.needs(part, choice, depth + 1, needed));
    }

    /// What the schema itself says, without its parts; nothing inside where it says nothing.
    fn own(&self, schema: &Value, choice: usize, depth: usize, needed: &BTreeSet<String>) -> Option<Option<Value>> {
        let has = |key: &str| schema.get(key).is_some();
        let kind = match schema["type"].as_str() {
            Some(kind) => kind,
            None if has("properties") || has("additionalProperties") => "object",
            None if has("items") => "array",
            None => "",
        };
        Some(Some(match kind {
            "object" => self.object(schema, choice, depth, needed)?,
            "array" => self.array(schema, choice, depth)?,
            "string" => text(schema, choice),
            "integer" => integer(schema, choice),
            "number" => number(schema, choice),
            "boolean" => choice.is_multiple_of(2).into(),
            _ => return Some(None),
        }))
    }

    fn object(&self, schema: &Value, choice: usize, depth: usize, needed: &BTreeSet<String>) -> Option<Value> {
        let wide = depth < WIDE && choice.is_multiple_of(2);
        let mut object = Map::new();
        for (index, (name, property)) in schema["properties"].as_object().into_iter().flatten().enumerate() {
            let is_required = needed.contains(name);
            if !is_required && !wide {
                continue;
            }
            match self.value(property, choice + index, depth + 1) {
                Some(value) => _ = object.insert(name.clone(), value),
                None if is_required => return None,
                None => {}
            }
        }
        let is_free = schema.get("properties").is_none() && schema.get("allOf").is_none();
        match &schema["additionalProperties"] {
            others @ Value::Object(_) if wide => {
                object.extend(self.value(others, choice, depth + 1).map(|value| ("another key".to_owned(), value)));
            }
            Value::Bool(true) if is_free && wide => {
                _ = object.insert("free form".to_owned(), json!([null, {"a": 1.5}]))
            }
            _ => {}
        }
        if let (Some(name), true) = (schema["discriminator"]["propertyName"].as_str(), object.is_empty() || wide) {
            let mapped = schema["discriminator"]["mapping"].as_object().and_then(|mapping| mapping.keys().next());
            if let (Some(mapped), Some(Value::String(text))) = (mapped, object.get_mut(name)) {
                *text = mapped.clone();
            }
        }
        Some(object.into())
    }

    fn array(&self, schema: &Value, choice: usize, depth: usize) -> Option<Value> {
        let least = schema["minItems"].as_u64().unwrap_or(0).min(8);
        let most = schema["maxItems"].as_u64().unwrap_or(u64::MAX);
        let wanted = if depth < WIDE { 1 + choice as u64 % 2 } else { 0 };
        let count = wanted.min(most).max(least);
        let items = (0..count).map(|index| self.value(&schema["items"], choice + index as usize, depth + 1));
        match items.collect::<Option<Vec<_>>>() {
            Some(items) => Some(items.into()),
            None => (least == 0).then(|| json!([])),
        }
    }

    /// A value of one branch, with the property that tells which.
    fn branch(
        &self,
        schema: &Value,
        key: &str,
        choice: usize,
        depth: usize,
        needed: &BTreeSet<String>,
    ) -> Option<Value> {
        let branches = schema[key].as_array().filter(|branches| !branches.is_empty())?;
        (0..branches.len()).find_map(|offset| {
            let branch = &branches[(choice + offset) % branches.len()];
            let mut value = self.whole(branch, choice / branches.len(), depth + 1, needed)?;
            let name = schema["discriminator"]["propertyName"].as_str();
            if let (Some(name), Some(reference), Value::Object(object)) = (name, branch["$ref"].as_str(), &mut value) {
                let mapping = schema["discriminator"]["mapping"].as_object().into_iter().flatten();
                let own = reference.rsplit('/').next().unwrap_or_default();
                let leads_here = |target: &Value| target == reference || target == own;
                let mapped = mapping.into_iter().find(|(_, target)| leads_here(target)).map_or(own, |(text, _)| text);
                if object.get(name).is_none_or(|value| self.is_free(branch, name) && value.is_string()) {
                    object.insert(name.to_owned(), mapped.into());
                }
            }
            Some(value)
        })
    }

    /// Whether the property of a branch may be any text.
    fn is_free(&self, branch: &Value, name: &str) -> bool {
        let property = self.resolve(branch).map(|schema| &schema["properties"][name]);
        let property = property.filter(|property| !property.is_null()).and_then(|property| self.resolve(property));
        property.is_none_or(|property| property["enum"].as_array().is_none_or(|values| values.len() > 1))
    }

    /// The schema itself, however many references away.
    fn resolve<'s>(&'s self, schema: &'s Value) -> Option<&'s Value> {
        let mut schema = schema;
        for _ in 0..32 {
            let Some(reference) = schema["$ref"].as_str() else { return Some(schema) };
            schema = self.description.pointer(&reference.strip_prefix('#')?.replace("%20", " "))?;
        }
        None
    }
}

/// Each so many choices, what may be null is.
const EVERY: usize = 4;

fn text(schema: &Value, choice: usize) -> Value {
    let text = match schema["format"].as_str().unwrap_or_default() {
        "date-time" => [DATE_TIME, DATE_TIME_ELSEWHERE][choice % 2],
        "date" => "2024-02-29",
        "uuid" => ["0e984725-c51c-4bf4-9960-e1c80e27aba0", "0E984725-C51C-4BF4-9960-E1C80E27ABA0"][choice % 2],
        "byte" => "aGVsbG8=",
        "time" => "12:30:45Z",
        "duration" => "P3DT4H",
        "email" => "a@example.com",
        "uri" | "url" => "https://example.com/a?b=c",
        "ipv4" => "192.0.2.1",
        "ipv6" => "2001:db8::1",
        _ => ["", "text", "é \" \\ \n 漢 🎈", "a/b"][choice % 4],
    };
    text.into()
}

fn integer(schema: &Value, choice: usize) -> Value {
    let least = schema["minimum"].as_i64().unwrap_or(i64::MIN);
    let most = schema["maximum"].as_i64().unwrap_or(i64::MAX);
    let above = i64::from(schema["exclusiveMinimum"] == true);
    let wished = match (choice % 3, schema["format"].as_str()) {
        (1, Some("int32")) => i64::from(i32::MAX),
        (1, None | Some("int64")) => 9_007_199_254_740_993,
        (2, format) if least < 0 && !format.is_some_and(|format| format.starts_with("uint")) => -3,
        _ => 7,
    };
    wished.min(most).max(least.saturating_add(above)).into()
}

fn number(schema: &Value, choice: usize) -> Value {
    // The formats of integers are formats of numbers (OpenAPI Format Registry).
    if schema["format"].as_str().is_some_and(|format| format.contains("int")) {
        return integer(schema, choice);
    }
    let least = schema["minimum"].as_f64().unwrap_or(f64::MIN);
    let most = schema["maximum"].as_f64().unwrap_or(f64::MAX);
    json!([0.25_f64, 3.0, 1024.5][choice % 3].min(most).max(least))
}

/// What both allow: the members of both objects; of other values the first.
fn merge(first: Value, second: Value) -> Value {
    match (first, second) {
        (Value::Object(mut first), Value::Object(second)) => {
            for (key, value) in second {
                let merged = match first.remove(&key) {
                    Some(before) => merge(before, value),
                    None => value,
                };
                first.insert(key, merged);
            }
            Value::Object(first)
        }
        (first, _) => first,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn instance(schema: Value, choice: usize) -> Option<Value> {
        let description = json!({"components": {"schemas": {
            "Self": {"type": "object", "required": ["self"], "properties": {"self": {"$ref": "#/components/schemas/Self"}}},
            "Cat": {"type": "object", "properties": {"kind": {"type": "string"}, "lives": {"type": "integer"}}},
            "Dog": {"type": "object", "properties": {"kind": {"type": "string"}}},
        }}});
        Maker::new(&description).instance(&schema, choice)
    }

    #[test]
    fn every_kind_has_a_value() {
        for (schema, made) in [
            (json!({"type": "string", "format": "date"}), json!("2024-02-29")),
            (json!({"type": "integer", "maximum": 3}), json!(3)),
            (json!({"type": "number", "format": "int32"}), json!(7)),
            (json!({"enum": ["a", "b"]}), json!("a")),
            (json!({"type": "array", "items": {"type": "boolean"}}), json!([true])),
            (json!({"additionalProperties": {"type": "integer"}}), json!({"another key": 7})),
            (
                json!({"allOf": [{"properties": {"a": {"type": "boolean"}}}, {"properties": {"b": {"type": "integer"}}}]}),
                json!({"a": true, "b": 7}),
            ),
            (
                json!({"allOf": [{"type": "object", "properties": {"a": {"type": "boolean"}}}, {"description": "told"}]}),
                json!({"a": true}),
            ),
        ] {
            assert_eq!(instance(schema.clone(), 0), Some(made), "{schema}");
        }
    }

    #[test]
    fn the_branch_that_is_chosen_is_told() {
        let union = json!({
            "oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}],
            "discriminator": {"propertyName": "kind", "mapping": {"wau": "#/components/schemas/Dog"}},
        });
        assert_eq!(instance(union.clone(), 0), Some(json!({"kind": "Cat", "lives": 9_007_199_254_740_993_i64})));
        assert_eq!(instance(union, 1), Some(json!({"kind": "wau"})));
    }

    #[test]
    fn what_does_not_end_has_no_value() {
        assert_eq!(instance(json!({"$ref": "#/components/schemas/Self"}), 0), None);
    }
}
