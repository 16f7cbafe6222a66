//! What 3.2 says about a description as a whole.

use super::super::node::{Node, walk};
use super::super::pass::Pass;
use crate::pointer::{Pointer, Trail};
use serde_json::{Map, Value};
use std::collections::HashSet;

/// Rewrites what stands nowhere but in the root.
pub(super) fn rewrite(doc: &mut Value, pass: &mut Pass<'_>) {
    let Value::Object(root) = doc else { return };
    root.insert("openapi".to_owned(), "3.1.2".into());
    let at = Pointer::root().key("tags");
    let others = other_tags(root);
    for (index, tag) in root.get_mut("tags").and_then(Value::as_array_mut).into_iter().flatten().enumerate() {
        if let Value::Object(tag) = tag {
            self::tag(tag, &at.index(index), pass);
        }
    }
    navigation_first(doc, &others);
    let Value::Object(root) = doc else { return };
    servers(root);
    if let Some(Value::String(this)) = root.shift_remove("$self") {
        from_here(doc, &this);
    }
}

/// References by the address that the description has for itself lead to itself (3.2.0, section 4.1.2.2.1).
fn from_here(doc: &mut Value, this: &str) {
    walk(doc, Node::Document, &Trail::Root, &mut |_, value, _| {
        if let Some(Value::String(reference)) = value.get_mut("$ref")
            && let Some(fragment) = reference.strip_prefix(this).filter(|rest| rest.starts_with('#'))
        {
            *reference = fragment.to_owned();
        }
    });
}

/// A tag's short name goes before its description. What tags are under each other is for pages that nest them.
fn tag(tag: &mut Map<String, Value>, at: &Pointer, pass: &mut Pass<'_>) {
    if tag.contains_key("parent") {
        let message = "tags are not nested: the calls of each are a group of their own";
        pass.unsupported(&at.key("parent"), message).on_key();
    }
    ["parent", "kind"].iter().for_each(|key| drop(tag.shift_remove(*key)));
    if let Some(Value::String(summary)) = tag.shift_remove("summary") {
        before_description(tag, summary, at, pass);
    }
}

/// The names of the tags that are no places to look for an operation: their `kind` is another one than `nav`, such as
/// `badge` or `audience` (3.2.0, section 4.22).
fn other_tags(root: &Map<String, Value>) -> HashSet<String> {
    let tags = root.get("tags").and_then(Value::as_array).into_iter().flatten();
    let others = tags.filter(|tag| tag.get("kind").and_then(Value::as_str).is_some_and(|kind| kind != "nav"));
    others.filter_map(|tag| Some(tag.get("name")?.as_str()?.to_owned())).collect()
}

/// Has the tags of each operation begin with one that is a place to look for it: its first one is its home.
fn navigation_first(doc: &mut Value, others: &HashSet<String>) {
    if others.is_empty() {
        return;
    }
    walk(doc, Node::Document, &Trail::Root, &mut |node, value, _| {
        if let (Node::Operation, Some(Value::Array(tags))) = (node, value.get_mut("tags")) {
            tags.sort_by_key(|tag| tag.as_str().is_some_and(|name| others.contains(name)));
        }
    });
}

/// Puts a summary before the description of the object at `at`, which has no place for it.
pub(super) fn before_description(map: &mut Map<String, Value>, summary: String, at: &Pointer, pass: &mut Pass<'_>) {
    match map.get_mut("description") {
        Some(Value::String(text)) if !text.trim().is_empty() => *text = format!("{summary}\n\n{text}"),
        _ => {
            map.insert("description".to_owned(), summary.into());
            pass.moved(&at.key("summary"), at.key("description"));
        }
    }
}

/// A server's name is what it is for, where nothing else says so.
fn servers(root: &mut Map<String, Value>) {
    for server in root.get_mut("servers").and_then(Value::as_array_mut).into_iter().flatten() {
        if let Value::Object(server) = server
            && let Some(name) = server.shift_remove("name")
        {
            server.entry("description").or_insert(name);
        }
    }
}
