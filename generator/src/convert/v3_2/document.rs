//! What 3.2 says about a description as a whole.

use super::super::node::{Node, walk};
use super::super::pass::Pass;
use crate::pointer::{Pointer, Trail};
use serde_json::{Map, Value};

/// Rewrites what stands nowhere but in the root.
pub(super) fn rewrite(doc: &mut Value, pass: &mut Pass<'_>) {
    let Value::Object(root) = doc else { return };
    root.insert("openapi".to_owned(), "3.1.2".into());
    let at = Pointer::root().key("tags");
    for (index, tag) in root.get_mut("tags").and_then(Value::as_array_mut).into_iter().flatten().enumerate() {
        if let Value::Object(tag) = tag {
            self::tag(tag, &at.index(index), pass);
        }
    }
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
