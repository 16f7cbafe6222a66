//! The arguments of a call.

use crate::ir::{Body, Content, Docs, Ident, Operation, Parameter, ParameterLocation, Scalar, TypeRef, TypeTable};

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
    /// The body, in the media type that is sent.
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
    /// A reference.
    Reference,
}

impl<'a> Call<'a> {
    /// What a caller gives to `operation`.
    pub fn new(operation: &'a Operation) -> Self {
        let body = operation.body.as_ref().and_then(|body| Some((body, sent(body)?)));
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
            // A body is written at once, from where it is.
            (Passing::Items(item), Self::Body(..)) => Passing::Slice(item),
            (passing, _) => passing,
        }
    }
}

/// How a value of a type is handed to a call.
fn passing<'a>(ty: &'a TypeRef, types: &'a TypeTable) -> Passing<'a> {
    match types.look_through(ty) {
        TypeRef::Scalar(Scalar::String) => Passing::Text,
        TypeRef::Scalar(Scalar::Base64 | Scalar::Binary) => Passing::Reference,
        TypeRef::Scalar(_) => Passing::Value,
        TypeRef::List(item) => Passing::Items(item),
        TypeRef::Named(_) | TypeRef::Boxed(_) | TypeRef::Map(_) | TypeRef::Tuple(_) | TypeRef::Any => {
            Passing::Reference
        }
        TypeRef::Nullable(_) => Passing::Reference,
    }
}

/// The media type in which a body is sent: JSON where it may be, else the first.
pub fn sent(body: &Body) -> Option<&Content> {
    body.content.iter().find(|content| content.media_type.is_json()).or(body.content.first())
}
