//! References with a description of their own, which counts more than that of what they lead to (OpenAPI 3.1.1, section
//! 4.8.23). Nothing stands beside a reference in 3.0: what it leads to is put in its place, with references to what that holds.

use super::super::node::{Node, walk};
use super::super::pass::Pass;
use super::super::reference;
use crate::pointer::{Pointer, Trail};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// More references than this in a row lead nowhere.
const MAX_HOPS: usize = 16;

/// What references with a description lead to, by their text, and where that stands.
type Targets = BTreeMap<String, (Pointer, Map<String, Value>)>;

pub(super) fn put_where_used(doc: &mut Value, pass: &mut Pass<'_>) {
    let mut references: Vec<String> = Vec::new();
    walk(doc, Node::Document, &Trail::Root, &mut |node, value, _| {
        references.extend(described(node, value).map(str::to_owned));
    });
    let target = |reference: String| Some((reference.clone(), target(doc, reference)?));
    let targets: Targets = references.into_iter().filter_map(target).collect();
    if targets.is_empty() {
        return;
    }
    walk(doc, Node::Document, &Trail::Root, &mut |node, value, trail| {
        let Some((from, target)) = described(node, value).and_then(|reference| targets.get(reference)) else { return };
        let at = trail.pointer();
        let own = at.key("description");
        pass.moved(&own, own.clone());
        pass.comes_from(from, at);
        if let Some(description) = value.get_mut("description").map(Value::take) {
            *value = Value::Object(copy(target, from, description));
        }
    });
}

/// The reference of an object that has a description beside it, and can have one of its own.
fn described(node: Node, value: &Value) -> Option<&str> {
    let is_told = matches!(node, Node::Response | Node::Parameter | Node::Header | Node::RequestBody);
    let description = value.get("description").filter(|_| is_told)?.as_str()?;
    value.get("$ref")?.as_str().filter(|_| !description.trim().is_empty())
}

/// What a reference leads to in the end.
fn target(doc: &Value, mut reference: String) -> Option<(Pointer, Map<String, Value>)> {
    for _ in 0..MAX_HOPS {
        let at = reference::place(&reference)?;
        let target = doc.pointer(at.as_str())?.as_object()?;
        match target.get("$ref") {
            Some(Value::String(next)) => reference.clone_from(next),
            _ => return Some((at, target.clone())),
        }
    }
    None
}

/// `target`, which stands at `at`, with another description: its schemas and headers stay where they are.
fn copy(target: &Map<String, Value>, at: &Pointer, description: Value) -> Map<String, Value> {
    let mut copy = target.clone();
    copy.insert("description".to_owned(), description);
    if let Some(schema) = copy.get_mut("schema") {
        refer(schema, &at.key("schema"));
    }
    for (name, header) in members(&mut copy, "headers") {
        refer(header, &at.key("headers").key(name));
    }
    for (media_type, of) in members(&mut copy, "content") {
        if let Some(schema) = of.get_mut("schema") {
            refer(schema, &at.key("content").key(media_type).key("schema"));
        }
    }
    copy
}

fn members<'v>(of: &'v mut Map<String, Value>, key: &str) -> impl Iterator<Item = (&'v String, &'v mut Value)> {
    of.get_mut(key).and_then(Value::as_object_mut).into_iter().flatten()
}

/// Has what was copied from `at` refer to that.
fn refer(copied: &mut Value, at: &Pointer) {
    if copied.get("$ref").is_none() {
        *copied = json!({"$ref": at.to_reference()});
    }
}
