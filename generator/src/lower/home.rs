//! What types belong to that stand outside of the schemas of `components`.

use super::place::{Parent, Place};
use super::resolve::node::{Node, data};
use super::resolve::{Document, Found};
use super::response::status;
use crate::pointer::Pointer;
use openapiv3::Responses;

/// What the inline types of the parameter, body, response or header at `at` belong to, and the words that tell them apart
/// in there. Both follow from the place alone: a reference may lead to it before its own operation is lowered.
pub fn home(doc: &Document<'_>, at: &Pointer) -> (Parent, String) {
    let tokens: Vec<String> = at.tokens().collect();
    let tokens: Vec<&str> = tokens.iter().map(String::as_str).collect();
    let operation = |path: &str, method: &str| Parent::Operation(Pointer::root().key("paths").key(path).key(method));
    let named = |name: &str| Parent::Words(name.to_owned());
    match tokens.as_slice() {
        ["components", "parameters", name] => (named(name), "parameter".to_owned()),
        ["components", "requestBodies", name] => (named(name), "body".to_owned()),
        ["components", "responses", name] => (named(name), shared_response_words(name).to_owned()),
        ["components", "responses", name, "headers", header] => (named(name), format!("{header} header")),
        ["components", "headers", name] => (named(name), "header".to_owned()),
        ["paths", path, "parameters", _] => (named(path), parameter_name(doc, at)),
        ["paths", path, method, "parameters", _] => (operation(path, method), parameter_name(doc, at)),
        ["paths", path, method, "requestBody"] => (operation(path, method), "body".to_owned()),
        ["paths", path, method, "responses", status] => (operation(path, method), response_words(doc, at, status)),
        ["paths", path, method, "responses", _, "headers", header] => {
            (operation(path, method), format!("{header} header"))
        }
        ["paths", path, method, ..] => (operation(path, method), tokens[3..].join(" ")),
        _ => (Parent::Words(String::new()), tokens.join(" ")),
    }
}

/// The place of the schema at `at`, which stands in something that is no schema, or in such a schema.
pub fn place(doc: &Document<'_>, at: &Pointer) -> Option<Place> {
    let (outermost, rest) = doc.outermost_schema(at)?;
    // `schema`, or `content` and below it the media type and its `schema`.
    let holder = outermost.parent()?;
    let part = match holder.parent() {
        Some(content) if content.last().as_deref() == Some("content") => content.parent()?,
        _ => holder,
    };
    let (parent, words) = home(doc, &part);
    let place = Place::of(outermost, parent, &words);
    Some(if rest.is_empty() { place } else { place.child(at.clone(), &words_of(&rest)) })
}

/// The words for a schema that lies in another one, by the way to it.
pub fn words_of(way: &[String]) -> String {
    let telling = way.iter().filter(|key| !matches!(key.as_str(), "properties" | "allOf" | "oneOf" | "anyOf" | "not"));
    let words: Vec<&str> = telling
        .map(|key| match key.as_str() {
            "items" => "item",
            "additionalProperties" => "value",
            other => other,
        })
        .collect();
    words.join(" ")
}

fn parameter_name(doc: &Document<'_>, at: &Pointer) -> String {
    match doc.node(at) {
        Some(Node::Parameter(parameter)) => {
            doc.follow(parameter, at).map(|Found { item, .. }| data(item).name.clone()).unwrap_or_default()
        }
        _ => String::new(),
    }
}

/// A shared response is often called one.
fn shared_response_words(name: &str) -> &'static str {
    if name.to_ascii_lowercase().ends_with("response") { "body" } else { "response body" }
}

/// The first success is the response; the others are told apart by their status.
fn response_words(doc: &Document<'_>, at: &Pointer, key: &str) -> String {
    let is_first = match at.parent().and_then(|responses| doc.node(&responses)) {
        Some(Node::Responses(Responses { responses, .. })) => {
            let mut codes = responses.keys().filter(|code| status(code).is_some_and(|status| status.is_success()));
            codes.next().is_some_and(|first| first.to_string() == key)
        }
        _ => false,
    };
    if is_first { "response body".to_owned() } else { format!("{key} response body") }
}
