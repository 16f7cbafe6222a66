//! The arguments of a call.

use super::outcome::item;
use crate::ir::{
    Body, Content, Docs, Format, Ident, Operation, Parameter, ParameterLocation, Scalar, TypeRef, TypeTable,
};

/// What a caller gives to an operation.
#[derive(Debug)]
pub struct Call<'a> {
    /// Arguments of the method, in their order: those of the path, the body, the other required ones.
    pub arguments: Vec<Argument<'a>>,
    /// Setters of the request, in the order of the description.
    pub setters: Vec<Argument<'a>>,
}

/// Something that a caller gives.
#[derive(Clone, Copy, Debug)]
pub enum Argument<'a> {
    /// The value of a parameter.
    Parameter(&'a Parameter),
    /// The body, in the media type that is preferred.
    Body(&'a Body, &'a Content),
}

/// How an argument is handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passing<'a> {
    /// A text: `&str`.
    Text,
    /// A small value: `bool`, `i64`.
    Value,
    /// Anything that gives the items: `impl IntoIterator<Item = …>`.
    Items(&'a TypeRef),
    /// A slice of the items: `&[…]`.
    Slice(&'a TypeRef),
    /// Bytes or a stream of them: `impl Into<Body>`.
    Bytes,
    /// A reference.
    Reference,
}

impl<'a> Call<'a> {
    /// What a caller gives to `operation`.
    pub fn new(operation: &'a Operation) -> Self {
        let body = operation.body.as_ref().and_then(|body| Some((body, body.content.first()?)));
        let (required, optional): (Vec<_>, Vec<_>) =
            operation.parameters.iter().partition(|parameter| parameter.required);
        let (path, rest): (Vec<_>, Vec<_>) =
            required.into_iter().partition(|parameter| parameter.location == ParameterLocation::Path);
        let body = body.map(|(body, content)| (body.required, Argument::Body(body, content)));
        let required_body = body.filter(|(required, _)| *required).map(|(_, argument)| argument);
        let optional_body = body.filter(|(required, _)| !*required).map(|(_, argument)| argument);
        Self {
            arguments: path
                .into_iter()
                .map(Argument::Parameter)
                .chain(required_body)
                .chain(rest.into_iter().map(Argument::Parameter))
                .collect(),
            setters: optional.into_iter().map(Argument::Parameter).chain(optional_body).collect(),
        }
    }

    /// Everything that a caller may give, the arguments first.
    pub fn all(&self) -> impl Iterator<Item = &Argument<'a>> {
        self.arguments.iter().chain(&self.setters)
    }
}

impl<'a> Argument<'a> {
    /// Its name.
    pub fn name(&self) -> &'a Ident {
        match self {
            Self::Parameter(parameter) => &parameter.name,
            Self::Body(body, _) => &body.name,
        }
    }

    /// The type of its value.
    pub fn ty(&self) -> &'a TypeRef {
        match self {
            Self::Parameter(parameter) => &parameter.ty,
            Self::Body(_, content) => &content.ty,
        }
    }

    /// What it is.
    pub fn docs(&self) -> &'a Docs {
        match self {
            Self::Parameter(parameter) => &parameter.docs,
            Self::Body(body, _) => &body.docs,
        }
    }

    /// How it is handed over.
    pub fn passing(&self, types: &'a TypeTable) -> Passing<'a> {
        match (passing(self.ty(), types), self) {
            (_, Self::Body(_, content)) => body_passing(content, types),
            (passing, _) => passing,
        }
    }
}

/// How a body is handed over. It is written at once, from where it is.
pub fn body_passing<'a>(content: &'a Content, types: &'a TypeTable) -> Passing<'a> {
    match passing(&content.ty, types) {
        _ if content.format == Format::Binary => Passing::Bytes,
        _ if content.format == Format::Lines => Passing::Slice(item(&content.ty, types)),
        Passing::Items(item) => Passing::Slice(item),
        passing => passing,
    }
}

/// The name of the enum of the media types of a body, where it has several: `CreateThingBody`.
pub fn body_name(operation: &Operation) -> String {
    format!("{}Body", operation.name.pascal())
}

/// How a value of a type is handed to a call.
fn passing<'a>(ty: &'a TypeRef, types: &'a TypeTable) -> Passing<'a> {
    match types.look_through(ty) {
        TypeRef::Scalar(Scalar::String) => Passing::Text,
        TypeRef::Scalar(Scalar::Base64 | Scalar::Binary | Scalar::File) => Passing::Reference,
        TypeRef::Scalar(_) => Passing::Value,
        TypeRef::List(item) => Passing::Items(item),
        TypeRef::Named(_) | TypeRef::Boxed(_) | TypeRef::Map(_) | TypeRef::Tuple(_) | TypeRef::Any => {
            Passing::Reference
        }
        TypeRef::Nullable(_) => Passing::Reference,
    }
}
