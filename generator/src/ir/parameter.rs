//! Parameters: what a request carries beside its body.

use super::{Docs, Format, Ident, Literal, MediaType, SparseConstraints, TypeRef};
use crate::pointer::Pointer;

/// A parameter of an operation (§ Parameter Object). Unique by location and name on the wire.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// Its place in the description.
    pub at: Pointer,
    /// The name as it goes over the wire.
    pub wire_name: String,
    /// The name, unique in the operation.
    pub name: Ident,
    /// The part of the request that carries it.
    pub location: ParameterLocation,
    /// Whether a request without it is wrong. Always so in a path.
    pub required: bool,
    /// How its value is written.
    pub encoding: Encoding,
    /// The type of its value.
    pub ty: TypeRef,
    /// What values it may have.
    pub constraints: SparseConstraints,
    /// What the server takes where it is left out: documented, not sent.
    pub default: Option<Literal>,
    /// An example of a value.
    pub example: Option<Literal>,
    /// What it is.
    pub docs: Docs,
    /// Whether it should no longer be used.
    pub deprecated: bool,
}

/// The part of a request that carries a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ParameterLocation {
    /// A part of the path.
    Path,
    /// A pair of the query.
    Query,
    /// All of the query (OpenAPI 3.2.0 § Parameter Object, `querystring`): the name is not written.
    QueryString,
    /// A header field.
    Header,
    /// A cookie.
    Cookie,
}

impl ParameterLocation {
    /// What it is called: all of a query as its pairs are.
    pub fn word(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query | Self::QueryString => "query",
            Self::Header => "header",
            Self::Cookie => "cookie",
        }
    }
}

/// How the value of a parameter is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// By a style (§ Style Values).
    Style {
        /// The style.
        style: Style,
        /// Whether each item of an array, each property of an object, is written by itself.
        explode: bool,
        /// Whether reserved characters (RFC 3986 § 2.2) are sent as they are.
        allow_reserved: bool,
    },
    /// As a document of a media type (§ Fixed Fields for use with `content`): as JSON, or as the text that it is; where it is
    /// all of the query, maybe as a form.
    Content(MediaType, Format),
}

/// A style of parameter values (§ Style Values).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Style {
    /// `;color=blue;color=black`
    Matrix,
    /// `.blue.black`
    Label,
    /// `color=blue&color=black`
    Form,
    /// `blue,black`
    Simple,
    /// `blue%20black`
    SpaceDelimited,
    /// `blue%7Cblack`
    PipeDelimited,
    /// `color[R]=100&color[G]=200`
    DeepObject,
}
