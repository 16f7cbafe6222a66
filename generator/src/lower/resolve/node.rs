//! What stands where in the description: a reference may lead to any of it.

use openapiv3::{
    Callback, Components, Encoding, Example, Header, MediaType, OpenAPI, Operation, Parameter, ParameterData,
    ParameterSchemaOrContent, PathItem, ReferenceOr, RequestBody, Response, Responses, SecurityScheme,
};

use crate::lower::subschema::Subschema;
use crate::pointer::Pointer;

/// An object of the description.
#[derive(Clone, Copy)]
pub enum Node<'a> {
    /// § Components Object
    Components(&'a Components),
    /// § Path Item Object
    PathItem(&'a PathItem),
    /// § Operation Object
    Operation(&'a Operation),
    /// § Callback Object
    Callback(&'a Callback),
    /// § Parameter Object
    Parameter(&'a ReferenceOr<Parameter>),
    /// § Request Body Object
    RequestBody(&'a ReferenceOr<RequestBody>),
    /// § Responses Object
    Responses(&'a Responses),
    /// § Response Object
    Response(&'a ReferenceOr<Response>),
    /// § Header Object
    Header(&'a ReferenceOr<Header>),
    /// § Media Type Object
    MediaType(&'a MediaType),
    /// § Encoding Object
    Encoding(&'a Encoding),
    /// § Example Object
    Example(&'a ReferenceOr<Example>),
    /// § Security Scheme Object
    SecurityScheme(&'a ReferenceOr<SecurityScheme>),
    /// § Schema Object
    Schema(Subschema<'a>),
}

/// A schema that something else than a schema holds.
pub struct Outermost<'a> {
    /// The schema.
    pub schema: Subschema<'a>,
    /// Where it stands.
    pub at: Pointer,
    /// The way from there to what was asked for.
    pub rest: Vec<String>,
}

/// What stands at the end of `tokens`, outside of schemas.
pub fn node<'a>(spec: &'a OpenAPI, tokens: &[String]) -> Option<Node<'a>> {
    let (mut node, mut rest) = root(spec, tokens)?;
    while !rest.is_empty() {
        (node, rest) = step(node, rest)?;
    }
    Some(node)
}

/// The outermost schema on the way that `tokens` are.
pub fn outermost<'a>(spec: &'a OpenAPI, tokens: &[String]) -> Option<Outermost<'a>> {
    let (mut node, mut rest) = root(spec, tokens)?;
    loop {
        if let Node::Schema(schema) = node {
            let way = &tokens[..tokens.len() - rest.len()];
            let at = way.iter().fold(Pointer::root(), |at, token| at.key(token));
            return Some(Outermost { schema, at, rest: rest.to_vec() });
        }
        (node, rest) = step(node, rest)?;
    }
}

/// What all parameters have.
pub fn data(parameter: &Parameter) -> &ParameterData {
    match parameter {
        Parameter::Query { parameter_data, .. }
        | Parameter::Header { parameter_data, .. }
        | Parameter::Path { parameter_data, .. }
        | Parameter::Cookie { parameter_data, .. } => parameter_data,
    }
}

fn root<'a, 't>(spec: &'a OpenAPI, tokens: &'t [String]) -> Option<(Node<'a>, &'t [String])> {
    match tokens {
        [key, path, rest @ ..] if key == "paths" => Some((Node::PathItem(item(spec.paths.paths.get(path)?)?), rest)),
        [key, rest @ ..] if key == "components" => Some((Node::Components(spec.components.as_ref()?), rest)),
        _ => None,
    }
}

/// What `tokens` lead to next, and what is left of them. References on the way are followed by [`check`](crate::check).
fn step<'a, 't>(node: Node<'a>, tokens: &'t [String]) -> Option<(Node<'a>, &'t [String])> {
    let (key, rest) = tokens.split_first()?;
    if let Some(child) = child(node, key) {
        return Some((child, rest));
    }
    let (name, rest) = rest.split_first()?;
    Some((member(node, key, name)?, rest))
}

/// What is the value of `key` itself.
fn child<'a>(node: Node<'a>, key: &str) -> Option<Node<'a>> {
    match (node, key) {
        (Node::PathItem(of), method) => {
            of.iter().find(|(known, _)| *known == method).map(|(_, operation)| Node::Operation(operation))
        }
        (Node::Operation(of), "requestBody") => of.request_body.as_ref().map(Node::RequestBody),
        (Node::Operation(of), "responses") => Some(Node::Responses(&of.responses)),
        (Node::Responses(of), "default") => of.default.as_ref().map(Node::Response),
        (Node::Responses(of), status) => {
            of.responses.iter().find(|(known, _)| known.to_string() == status).map(|(_, it)| Node::Response(it))
        }
        (Node::Callback(of), expression) => of.get(expression).map(Node::PathItem),
        (Node::Parameter(of), "schema") => schema(&data(item(of)?).format),
        (Node::Header(of), "schema") => schema(&item(of)?.format),
        (Node::MediaType(of), "schema") => of.schema.as_ref().map(|schema| Node::Schema(schema.into())),
        _ => None,
    }
}

/// What is called `name` in the value of `key`.
fn member<'a>(node: Node<'a>, key: &str, name: &str) -> Option<Node<'a>> {
    match (node, key) {
        (Node::Components(of), "parameters") => of.parameters.get(name).map(Node::Parameter),
        (Node::Components(of), "requestBodies") => of.request_bodies.get(name).map(Node::RequestBody),
        (Node::Components(of), "responses") => of.responses.get(name).map(Node::Response),
        (Node::Components(of), "headers") => of.headers.get(name).map(Node::Header),
        (Node::Components(of), "examples") => of.examples.get(name).map(Node::Example),
        (Node::Components(of), "securitySchemes") => of.security_schemes.get(name).map(Node::SecurityScheme),
        (Node::Components(of), "callbacks") => item(of.callbacks.get(name)?).map(Node::Callback),
        (Node::PathItem(PathItem { parameters: list, .. }), "parameters")
        | (Node::Operation(Operation { parameters: list, .. }), "parameters") => {
            list.get(name.parse::<usize>().ok()?).map(Node::Parameter)
        }
        (Node::Operation(of), "callbacks") => of.callbacks.get(name).map(Node::Callback),
        (Node::Parameter(of), "content") => content(&data(item(of)?).format, name),
        (Node::Parameter(of), "examples") => data(item(of)?).examples.get(name).map(Node::Example),
        (Node::Header(of), "content") => content(&item(of)?.format, name),
        (Node::Header(of), "examples") => item(of)?.examples.get(name).map(Node::Example),
        (Node::RequestBody(of), "content") => item(of)?.content.get(name).map(Node::MediaType),
        (Node::Response(of), "content") => item(of)?.content.get(name).map(Node::MediaType),
        (Node::Response(of), "headers") => item(of)?.headers.get(name).map(Node::Header),
        (Node::MediaType(of), "examples") => of.examples.get(name).map(Node::Example),
        (Node::MediaType(of), "encoding") => of.encoding.get(name).map(Node::Encoding),
        (Node::Encoding(of), "headers") => of.headers.get(name).map(Node::Header),
        _ => None,
    }
}

fn schema(format: &ParameterSchemaOrContent) -> Option<Node<'_>> {
    match format {
        ParameterSchemaOrContent::Schema(schema) => Some(Node::Schema(schema.into())),
        ParameterSchemaOrContent::Content(_) => None,
    }
}

fn content<'a>(format: &'a ParameterSchemaOrContent, name: &str) -> Option<Node<'a>> {
    match format {
        ParameterSchemaOrContent::Content(content) => content.get(name).map(Node::MediaType),
        ParameterSchemaOrContent::Schema(_) => None,
    }
}

fn item<T>(of: &ReferenceOr<T>) -> Option<&T> {
    match of {
        ReferenceOr::Item(item) => Some(item),
        ReferenceOr::Reference { .. } => None,
    }
}
