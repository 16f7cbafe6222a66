//! OpenAPI 3.2 to 3.1.

mod document;
mod media_types;
mod methods;
mod objects;
mod parameters;
mod schema;
mod streams;

use super::moves::Moves;
use super::node::{Node, walk};
use super::pass::Pass;
use super::reference;
use super::v3_1::path_items;
use crate::diagnostic::Diagnostics;
use crate::pointer::Trail;
use serde_json::Value;

/// Makes `doc` OpenAPI 3.1, and tells what of it was moved.
pub(super) fn to_v3_1(doc: &mut Value, diags: &mut Diagnostics) -> Moves {
    let mut pass = Pass::new(diags);
    document::rewrite(doc, &mut pass);
    path_items::put_where_used(doc, &mut pass);
    media_types::put_where_used(doc, &mut pass);
    methods::into_paths(doc, &mut pass);
    parameters::rewrite(doc, &mut pass);
    walk(doc, Node::Document, &Trail::Root, &mut |node, value, trail| {
        let Value::Object(map) = value else { return };
        match node {
            Node::MediaType => streams::rewrite(map, trail, &mut pass),
            Node::Response => objects::response(map, trail, &mut pass),
            Node::Example => objects::example(map, trail, &mut pass),
            Node::SecurityScheme => objects::security_scheme(map, trail, &mut pass),
            Node::Schema => schema::rewrite(map, trail, &mut pass),
            _ => {}
        }
    });
    let moves = pass.moves;
    reference::follow(doc, &moves, |text, _| reference::place(text));
    moves
}
