//! The objects of a description of version 3, and where they lie in each other (OpenAPI 3.0 to 3.2).

use crate::pointer::Trail;
use serde_json::Value;

/// An object of the specification that differs between the versions, or that holds one which does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Node {
    Document,
    Components,
    PathItem,
    Operation,
    Callback,
    Parameter,
    Header,
    RequestBody,
    Responses,
    Response,
    MediaType,
    Encoding,
    Link,
    Example,
    SecurityScheme,
    Schema,
}

/// How the objects of one kind stand under a key.
#[derive(Clone, Copy)]
enum Child {
    One(Node),
    List(Node),
    Map(Node),
    /// A map that can have extensions beside its members.
    Open(Node),
    /// A schema, or a flag that is none.
    FlagOrSchema,
}

use Child::{FlagOrSchema, List, Map, One, Open};
use Node::*;

impl Node {
    /// The keys under which other objects lie.
    fn children(self) -> &'static [(&'static str, Child)] {
        match self {
            Document => &[("paths", Open(PathItem)), ("webhooks", Map(PathItem)), ("components", One(Components))],
            Components => &[
                ("schemas", Map(Schema)),
                ("responses", Map(Response)),
                ("parameters", Map(Parameter)),
                ("examples", Map(Example)),
                ("requestBodies", Map(RequestBody)),
                ("headers", Map(Header)),
                ("securitySchemes", Map(SecurityScheme)),
                ("links", Map(Link)),
                ("callbacks", Map(Callback)),
                ("pathItems", Map(PathItem)),
                ("mediaTypes", Map(MediaType)),
            ],
            PathItem => &[
                ("parameters", List(Parameter)),
                ("get", One(Operation)),
                ("put", One(Operation)),
                ("post", One(Operation)),
                ("delete", One(Operation)),
                ("options", One(Operation)),
                ("head", One(Operation)),
                ("patch", One(Operation)),
                ("trace", One(Operation)),
                ("query", One(Operation)),
                ("additionalOperations", Map(Operation)),
            ],
            Operation => &[
                ("parameters", List(Parameter)),
                ("requestBody", One(RequestBody)),
                ("responses", One(Responses)),
                ("callbacks", Map(Callback)),
            ],
            Parameter | Header => &[("schema", One(Schema)), ("content", Map(MediaType)), ("examples", Map(Example))],
            RequestBody => &[("content", Map(MediaType))],
            Response => &[("headers", Map(Header)), ("content", Map(MediaType)), ("links", Map(Link))],
            MediaType => &[
                ("schema", One(Schema)),
                ("itemSchema", One(Schema)),
                ("encoding", Map(Encoding)),
                ("prefixEncoding", List(Encoding)),
                ("itemEncoding", One(Encoding)),
                ("examples", Map(Example)),
            ],
            Encoding => &[("headers", Map(Header))],
            Schema => &[
                ("properties", Map(Schema)),
                ("items", One(Schema)),
                ("additionalProperties", FlagOrSchema),
                ("allOf", List(Schema)),
                ("oneOf", List(Schema)),
                ("anyOf", List(Schema)),
                ("not", One(Schema)),
                ("$defs", Map(Schema)),
                ("definitions", Map(Schema)),
                ("prefixItems", List(Schema)),
                ("patternProperties", Map(Schema)),
                ("dependentSchemas", Map(Schema)),
                ("if", One(Schema)),
                ("then", One(Schema)),
                ("else", One(Schema)),
            ],
            Callback | Responses | Link | Example | SecurityScheme => &[],
        }
    }
}

/// Visits `value` and all objects in it, each before those that it holds: what a visit rewrites is walked as it is then.
///
/// What is of another kind than expected is passed over: whether a document is right is not asked here.
pub(super) fn walk(
    value: &mut Value,
    node: Node,
    trail: &Trail<'_>,
    visit: &mut impl FnMut(Node, &mut Value, &Trail<'_>),
) {
    visit(node, value, trail);
    if matches!(node, Callback | Responses) {
        let of = if node == Callback { PathItem } else { Response };
        return members(value, of, trail, false, visit);
    }
    let Value::Object(map) = value else { return };
    for (key, child) in node.children() {
        let Some(value) = map.get_mut(*key) else { continue };
        let trail = trail.key(key);
        match child {
            One(node) => walk(value, *node, &trail, visit),
            FlagOrSchema if value.is_boolean() => {}
            FlagOrSchema => walk(value, Schema, &trail, visit),
            List(node) => {
                for (index, value) in value.as_array_mut().into_iter().flatten().enumerate() {
                    walk(value, *node, &trail.index(index), visit);
                }
            }
            Map(node) => members(value, *node, &trail, true, visit),
            Open(node) => members(value, *node, &trail, false, visit),
        }
    }
}

fn members(
    value: &mut Value,
    node: Node,
    trail: &Trail<'_>,
    all: bool,
    visit: &mut impl FnMut(Node, &mut Value, &Trail<'_>),
) {
    for (key, value) in value.as_object_mut().into_iter().flatten().filter(|(key, _)| all || !key.starts_with("x-")) {
        walk(value, node, &trail.key(key), visit);
    }
}
