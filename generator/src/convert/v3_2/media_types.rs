//! Media types as components, which 3.1 does not have: they are put where they are used.

use super::super::node::{Node, walk};
use super::super::pass::Pass;
use super::super::reference::place;
use crate::pointer::{Pointer, Trail};
use serde_json::{Map, Value};

/// More references than this in a row lead nowhere.
const MAX_HOPS: usize = 16;

pub(super) fn put_where_used(doc: &mut Value, pass: &mut Pass<'_>) {
    let components = doc.get_mut("components").and_then(Value::as_object_mut);
    let Some(Value::Object(shared)) = components.and_then(|components| components.shift_remove("mediaTypes")) else {
        return;
    };
    walk(doc, Node::Document, &Trail::Root, &mut |node, value, trail| {
        if node == Node::MediaType
            && let Some((target, from)) = target(value, &shared)
        {
            *value = target.clone();
            pass.comes_from(&from, trail.pointer());
        }
    });
}

/// What a media type refers to, and where that stands.
fn target<'a>(media_type: &Value, shared: &'a Map<String, Value>) -> Option<(&'a Value, Pointer)> {
    let mut reference = media_type.get("$ref")?.as_str()?;
    for _ in 0..MAX_HOPS {
        let at = place(reference)?;
        let tokens: Vec<String> = at.tokens().collect();
        let [components, section, name] = tokens.as_slice() else { return None };
        let found = shared.get(name).filter(|_| components == "components" && section == "mediaTypes")?;
        match found.get("$ref") {
            None => return Some((found, at)),
            Some(next) => reference = next.as_str()?,
        }
    }
    None
}
