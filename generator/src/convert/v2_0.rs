//! Swagger 2.0 to OpenAPI 3.0.
//!
//! 3.0 says by `content` what 2.0 said by `consumes` and `produces`, has bodies and forms apart from parameters, and
//! holds all that is shared under `components`. Schemas are nearly the same.

mod body;
mod collection;
mod form;
mod inheritance;
mod keywords;
mod media;
mod operation;
mod parameter;
mod response;
mod schema;
mod security;
mod servers;
mod shared;

use self::shared::Shared;
use super::moves::Moves;
use super::node::{Node, walk};
use super::pass::Pass;
use super::reference;
use crate::diagnostic::Diagnostics;
use crate::pointer::{Pointer, Trail};
use serde_json::{Map, Value};
use std::collections::HashSet;

/// How references and sections of 3.0 are spelled in 2.0. Bare pointers stay: names are pinned by them.
pub(super) const WORDS: &[(&str, &str)] = &[
    ("#/components/schemas/", "#/definitions/"),
    ("#/components/parameters/", "#/parameters/"),
    ("#/components/responses/", "#/responses/"),
    ("`components/schemas`", "`definitions`"),
    ("`components/parameters`", "`parameters`"),
    ("`components/responses`", "`responses`"),
    ("`components/securitySchemes`", "`securityDefinitions`"),
];

/// Makes `doc` OpenAPI 3.0, and tells what of it was moved.
pub(super) fn to_v3_0(doc: &mut Value, diags: &mut Diagnostics) -> Moves {
    let mut pass = Pass::new(diags);
    if let Value::Object(root) = doc {
        let root_at = Pointer::root();
        root.shift_remove("swagger");
        root.insert("openapi".to_owned(), "3.0.4".into());
        servers::rewrite(root, &mut pass);
        let shared = Shared::take(root);
        if let Some(Value::Object(paths)) = root.get_mut("paths") {
            let at = root_at.key("paths");
            for (path, item) in paths.iter_mut().filter(|(path, _)| !path.starts_with("x-")) {
                if let Value::Object(item) = item {
                    operation::rewrite_item(item, &at.key(path), &shared, &mut pass);
                }
            }
        }
        let components = components(root, shared, &mut pass);
        if !components.is_empty() {
            root.insert("components".to_owned(), Value::Object(components));
        }
    }
    walk(doc, Node::Document, &Trail::Root, &mut |node, value, trail| {
        if let (Node::Schema, Value::Object(map)) = (node, value) {
            schema::rewrite(map, trail, &mut pass);
        }
    });
    inheritance::name_values(doc);
    let moves = pass.moves;
    let names: HashSet<String> = doc
        .pointer("/components/schemas")
        .and_then(Value::as_object)
        .into_iter()
        .flat_map(Map::keys)
        .cloned()
        .collect();
    reference::follow(doc, &moves, |reference, _| match reference::place(reference) {
        // As Swagger 1 had it: the name of a definition alone.
        None if names.contains(reference) => Some(Pointer::root().key("definitions").key(reference)),
        place => place,
    });
    moves
}

/// What is shared, under `components`.
fn components(root: &mut Map<String, Value>, shared: Shared, pass: &mut Pass<'_>) -> Map<String, Value> {
    let at = Pointer::root().key("components");
    let mut components = Map::new();
    if let Some(definitions) = root.shift_remove("definitions") {
        pass.moved(&Pointer::root().key("definitions"), at.key("schemas"));
        components.insert("schemas".to_owned(), definitions);
    }
    let Shared { responses, parameters, produces, consumes: _ } = shared;
    if let Some(mut responses) = responses {
        let at = at.key("responses");
        pass.moved(&Pointer::root().key("responses"), at.clone());
        for (name, response) in &mut responses {
            response::rewrite(response, &at.key(name), &produces, pass);
        }
        components.insert("responses".to_owned(), Value::Object(responses));
    }
    if let Some(mut parameters) = parameters {
        let at = at.key("parameters");
        pass.moved(&Pointer::root().key("parameters"), at.clone());
        // Bodies and forms stand where they are used.
        parameters.retain(|_, parameter| !parameter::is_of_body(parameter));
        for (name, parameter) in &mut parameters {
            parameter::rewrite(parameter, &at.key(name), pass);
        }
        components.insert("parameters".to_owned(), Value::Object(parameters));
    }
    if let Some(mut schemes) = root.shift_remove("securityDefinitions") {
        let at = at.key("securitySchemes");
        pass.moved(&Pointer::root().key("securityDefinitions"), at.clone());
        for (name, scheme) in schemes.as_object_mut().into_iter().flatten() {
            security::rewrite(scheme, &at.key(name), pass);
        }
        components.insert("securitySchemes".to_owned(), schemes);
    }
    components
}
