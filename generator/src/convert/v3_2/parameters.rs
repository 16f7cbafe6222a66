//! `in: querystring`: one parameter that is all of the query (3.2.0, section 4.12.1).

use super::super::node::{Node, walk};
use super::super::pass::Pass;
use crate::diagnostic::Code;
use crate::extension;
use crate::media_type::URL_ENCODED;
use crate::pointer::Trail;
use serde_json::{Map, Value, json};

/// Makes such a parameter one of the query with a note that it is all of it: an extension that others read.
pub(super) fn rewrite(doc: &mut Value, pass: &mut Pass<'_>) {
    walk(doc, Node::Document, &Trail::Root, &mut |node, value, trail| {
        if let (Node::Parameter, Value::Object(map)) = (node, value) {
            parameter(map, trail, pass);
        }
    });
}

fn parameter(map: &mut Map<String, Value>, trail: &Trail<'_>, pass: &mut Pass<'_>) {
    if map.get("style").and_then(Value::as_str) == Some("cookie") {
        // As `form`, but for characters that a cookie has no escapes for.
        map.insert("style".to_owned(), "form".into());
    }
    if map.get("in").and_then(Value::as_str) != Some("querystring") {
        return;
    }
    map.insert("in".to_owned(), "query".into());
    map.insert(extension::WHOLE_QUERY.to_owned(), true.into());
    if !map.contains_key("name") {
        let message = "a parameter needs `name`; this one is taken to be called `query`";
        pass.warning(Code::MissingKey, &trail.pointer(), message)
            .on_key()
            .help("add `name:`, by which documentation and code call it");
        map.insert("name".to_owned(), "query".into());
    }
    if !map.contains_key("content")
        && let Some(schema) = map.shift_remove("schema")
    {
        let from = trail.key("schema").pointer();
        let message = "all of a query is described by `content`; this is read as a form";
        pass.warning(Code::WrongKind, &from, message)
            .on_key()
            .help(format!("write `content: {{{URL_ENCODED}: {{schema: …}}}}`"));
        map.insert("content".to_owned(), json!({URL_ENCODED: {"schema": schema}}));
        pass.moved(&from, trail.key("content").key(URL_ENCODED).key("schema").pointer());
    }
    for key in ["style", "explode", "allowReserved"] {
        if map.shift_remove(key).is_some() {
            let message = format!("`{key}` says nothing about all of a query, and is ignored");
            pass.warning(Code::UnknownKey, &trail.key(key).pointer(), message).on_key().help("remove it");
        }
    }
}
