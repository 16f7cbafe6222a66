//! Whatever a document is, what is left of it can be parsed.

use super::check;
use crate::diagnostic::Diagnostics;
use crate::parse::parse;
use crate::source::Source;
use serde_json::{Map, Value, json};

/// A correct document with every object and key of OpenAPI 3.0.
fn complete() -> Value {
    let mut diags = Diagnostics::new();
    let value = Source::new("complete.yaml", include_bytes!("complete.yaml").to_vec()).to_value(&mut diags);
    assert!(diags.is_empty(), "{diags:?}");
    value.unwrap()
}

#[test]
fn a_correct_document_is_left_as_it_is() {
    let mut diags = Diagnostics::new();
    assert_eq!(check(complete(), &mut diags), complete());
    assert!(diags.is_empty(), "{diags:#?}");
    parse(complete()).unwrap();
}

#[test]
fn whatever_is_left_of_a_broken_document_can_be_parsed() {
    let complete = complete();
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    for _ in 0..300 {
        let mut doc = complete.clone();
        for _ in 0..=random.below(5) {
            break_something(&mut doc, &complete, &mut random);
        }
        let mut diags = Diagnostics::new();
        let left = check(doc.clone(), &mut diags);
        if let Err(bug) = parse(left.clone()) {
            panic!("{bug}\n{left:#}\n{doc:#}");
        }
        let mut again = Diagnostics::new();
        check(left.clone(), &mut again);
        assert!(!again.has_errors(), "{again:#?}\n{left:#}");
    }
}

#[test]
fn the_deepest_document_fits_on_the_stack() {
    let mut schema = json!({});
    for _ in 0..57 {
        schema = json!({"properties": {"a": schema}});
    }
    let text = json!({"openapi": "3.0.0", "info": {"title": "", "version": ""}, "paths": {}, "components": {"schemas": {"A": schema}}});
    let mut diags = Diagnostics::new();
    let doc = Source::new("deep.json", text.to_string().into_bytes()).to_value(&mut diags).unwrap();
    parse(check(doc, &mut diags)).unwrap();
    assert!(diags.is_empty());
}

/// Replaces, removes or renames a node somewhere.
fn break_something(doc: &mut Value, complete: &Value, random: &mut Random) {
    let odd = [
        json!(null),
        json!(true),
        json!("true"),
        json!(3),
        json!(-1),
        json!(1.5),
        json!(2.0),
        json!("text"),
        json!("7"),
        json!([]),
        json!({}),
        json!(["a"]),
        json!([{}]),
        json!({"a": {}}),
        json!({"x-a": 1}),
        json!({"$ref": "#/components/schemas/Pet"}),
        json!({"$ref": "#/components/parameters/limit"}),
        json!({"$ref": "elsewhere"}),
        json!({"$ref": 3}),
    ];
    let node = random_node(doc, random);
    match (random.below(4), node) {
        (0, Value::Object(map)) if !map.is_empty() => {
            let key = random.key(map);
            map.shift_remove(&key);
        }
        (1, Value::Object(map)) if !map.is_empty() => {
            let key = random.key(map);
            let value = map.shift_remove(&key).unwrap();
            let names = ["$ref", "x-y", "schema", "content", "type", "in", "default", "3xx", "get", "/", ""];
            map.insert(names[random.below(names.len())].to_owned(), value);
        }
        (2, node) => *node = random_node(&mut complete.clone(), random).clone(),
        (_, node) => *node = odd[random.below(odd.len())].clone(),
    }
}

fn random_node<'a>(value: &'a mut Value, random: &mut Random) -> &'a mut Value {
    let is_leaf = match &*value {
        Value::Array(list) => list.is_empty(),
        Value::Object(map) => map.is_empty(),
        _ => true,
    };
    if is_leaf || random.below(8) == 0 {
        return value;
    }
    match value {
        Value::Array(list) => {
            let index = random.below(list.len());
            random_node(&mut list[index], random)
        }
        Value::Object(map) => {
            let key = random.key(map);
            random_node(&mut map[&key], random)
        }
        leaf => leaf,
    }
}

/// Xorshift: the same numbers in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }

    fn key(&mut self, map: &Map<String, Value>) -> String {
        map.keys().nth(self.below(map.len())).unwrap().clone()
    }
}
