//! OpenAPI 3.1 to 3.0.
//!
//! Most of it is about schemas, which are JSON Schema 2020-12 in 3.1 and a dialect of an older draft in 3.0.

mod definitions;
mod described;
mod document;
mod identity;
pub(super) mod path_items;
mod schema;
mod security;
mod webhooks;

use self::definitions::Definitions;
use self::identity::Identities;
use super::moves::Moves;
use super::node::{Node, walk};
use super::pass::Pass;
use super::reference;
use crate::diagnostic::Diagnostics;
use crate::pointer::{Pointer, Trail};
use serde_json::{Map, Value};

/// Makes `doc` OpenAPI 3.0, and tells what of it was moved.
pub(super) fn to_v3_0(doc: &mut Value, diags: &mut Diagnostics) -> Moves {
    let identities = Identities::of(doc);
    let mut pass = Pass::new(diags);
    document::rewrite(doc, &mut pass);
    let mut definitions = Definitions::of(doc, &identities);
    walk(doc, Node::Document, &Trail::Root, &mut |node, value, trail| {
        rewrite(node, value, trail, &mut definitions, &mut pass);
    });
    while let Some((name, mut schema)) = definitions.next() {
        let schemas = Trail::Root;
        let schemas = schemas.key("components");
        let schemas = schemas.key("schemas");
        walk(&mut schema, Node::Schema, &schemas.key(&name), &mut |node, value, trail| {
            rewrite(node, value, trail, &mut definitions, &mut pass);
        });
        definitions.finish(name, schema);
    }
    definitions.put_into(doc);
    let moves = pass.moves;
    reference::follow(doc, &moves, |reference, trail| identities.locate(reference, trail, &moves));
    moves
}

/// Rewrites one object. Those that it holds come later.
fn rewrite(node: Node, value: &mut Value, trail: &Trail<'_>, definitions: &mut Definitions<'_>, pass: &mut Pass<'_>) {
    match (node, value) {
        (Node::Schema, value) => schema::rewrite(value, trail, definitions, pass),
        (Node::Operation, Value::Object(map)) => {
            // 3.1 does not ask for it.
            map.entry("responses").or_insert_with(|| Value::Object(Map::new()));
        }
        (_, Value::Object(map)) if node != Node::PathItem && map.contains_key("$ref") => {
            reference_alone(map, trail, pass)
        }
        _ => {}
    }
}

/// A reference to anything but a schema can have texts of its own beside it (OpenAPI 3.1.1, section 4.8.23).
fn reference_alone(map: &mut Map<String, Value>, trail: &Trail<'_>, pass: &mut Pass<'_>) {
    map.retain(|key, _| {
        let is_text = matches!(key.as_str(), "summary" | "description");
        if is_text {
            let at: Pointer = trail.key(key).pointer();
            let message = format!("`{key}` beside `$ref` is left out: what is referred to says it for all its users");
            pass.unsupported(&at, message).on_key();
        }
        !is_text
    });
}
