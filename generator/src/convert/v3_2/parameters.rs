//! `in: querystring`: one parameter that is all of the query (3.2.0, section 4.12.1).

use super::super::node::{Node, walk};
use super::super::pass::Pass;
use super::super::reference::place;
use crate::pointer::{Pointer, Trail};
use serde_json::{Map, Value};
use std::collections::HashSet;

const FORM: &str = "application/x-www-form-urlencoded";

/// Makes such a parameter an object whose properties are the pairs of the query, which is the same on the wire, and
/// takes out one that is no form.
pub(super) fn rewrite(doc: &mut Value, pass: &mut Pass<'_>) {
    let gone = shared(doc, pass);
    walk(doc, Node::Document, &Trail::Root, &mut |node, value, trail| match (node, value) {
        (Node::PathItem | Node::Operation, Value::Object(map)) => {
            if let Some(Value::Array(list)) = map.get_mut("parameters") {
                without_other_queries(list, &trail.key("parameters").pointer(), &gone, pass);
            }
        }
        (Node::Parameter, Value::Object(map)) => parameter(map, trail, pass),
        _ => {}
    });
}

/// Takes out the shared ones that can't be kept, and tells where they were.
fn shared(doc: &mut Value, pass: &mut Pass<'_>) -> HashSet<Pointer> {
    let mut gone = HashSet::new();
    let at = Pointer::root().key("components").key("parameters");
    if let Some(Value::Object(shared)) = doc.pointer_mut(at.as_str()) {
        shared.retain(|name, parameter| {
            let is_kept = can_be_kept(parameter, &at.key(name), pass);
            if !is_kept {
                gone.insert(at.key(name));
            }
            is_kept
        });
    }
    gone
}

fn without_other_queries(list: &mut Vec<Value>, at: &Pointer, gone: &HashSet<Pointer>, pass: &mut Pass<'_>) {
    let mut kept = Vec::with_capacity(list.len());
    for (index, parameter) in std::mem::take(list).into_iter().enumerate() {
        let from = at.index(index);
        let target = parameter.get("$ref").and_then(Value::as_str).and_then(place);
        if target.is_some_and(|target| gone.contains(&target)) || !can_be_kept(&parameter, &from, pass) {
            continue;
        }
        if kept.len() != index {
            pass.moved(&from, at.index(kept.len()));
        }
        kept.push(parameter);
    }
    *list = kept;
}

fn can_be_kept(parameter: &Value, at: &Pointer, pass: &mut Pass<'_>) -> bool {
    let is_query = parameter.get("in").and_then(Value::as_str) == Some("querystring");
    let is_form = parameter.get("content").and_then(|content| content.get(FORM)).is_some();
    if is_query && !is_form {
        let message = "a whole query that is no form can't be written yet: the parameter is left out";
        pass.unsupported(&at.key("in"), message);
    }
    !is_query || is_form
}

fn parameter(map: &mut Map<String, Value>, trail: &Trail<'_>, pass: &mut Pass<'_>) {
    if map.get("style").and_then(Value::as_str) == Some("cookie") {
        // As `form`, but for characters that a cookie has no escapes for.
        map.insert("style".to_owned(), "form".into());
    }
    if map.get("in").and_then(Value::as_str) != Some("querystring") {
        return;
    }
    let form = map.shift_remove("content").and_then(|mut content| content.get_mut(FORM).map(Value::take));
    let schema = form.and_then(|mut form| form.get_mut("schema").map(Value::take)).unwrap_or(Value::Bool(true));
    pass.put(map, "schema", schema, &trail.key("content").key(FORM).key("schema").pointer(), trail);
    map.insert("in".to_owned(), "query".into());
    map.insert("style".to_owned(), "form".into());
    map.insert("explode".to_owned(), true.into());
}
