//! Operations and their bodies.

use std::fmt;

use super::{
    Docs, Encoding, Header, Ident, Pages, Parameter, PathTemplate, Requirement, Response, Server, Style, TypeRef,
    are_successes,
};
use crate::media_type;
use crate::pointer::Pointer;

/// An operation (§ Operation Object).
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// Its place in the description.
    pub at: Pointer,
    /// The `operationId`; where there is none, method and path.
    pub id: String,
    /// The name, unique in the API together with what emitters derive from it.
    pub name: Ident,
    /// The HTTP method.
    pub method: Method,
    /// The path, relative to the server.
    pub path: PathTemplate,
    /// The servers of its own, in the description's order, the first of which is called. None: it is called at the API's.
    pub servers: Vec<Server>,
    /// What it does.
    pub docs: Docs,
    /// Whether it should no longer be used.
    pub deprecated: bool,
    /// The parameters of the path item and of the operation, in the order of the description, the path's first.
    pub parameters: Vec<Parameter>,
    /// The body of the request.
    pub body: Option<Body>,
    /// The documented responses, in the order of the description.
    pub responses: Vec<Response>,
    /// The alternatives by which a request may be authorized, in the order of preference.
    /// None: no authorization is asked for.
    pub security: Vec<Requirement>,
    /// How its response is a page of a list, where it is one.
    pub pages: Option<Pages>,
}

impl Operation {
    /// The responses that say that a call succeeded: see [`are_successes`].
    pub fn successes(&self) -> impl Iterator<Item = &Response> {
        self.responses.iter().zip(are_successes(&self.responses)).filter(|(_, is)| *is).map(|(response, _)| response)
    }

    /// The responses that say that it failed: those of other statuses, and `default`, which is for any.
    pub fn failures(&self) -> impl Iterator<Item = &Response> {
        self.responses.iter().filter(|response| !response.status.is_success())
    }

    /// The headers that the successes document, each once.
    pub fn success_headers(&self) -> Vec<&Header> {
        each_once(self.successes())
    }

    /// The headers that the failures document, each once.
    pub fn failure_headers(&self) -> Vec<&Header> {
        each_once(self.failures())
    }
}

/// The headers of `responses`, by their names: one that two responses describe differently has two.
fn each_once<'a>(responses: impl Iterator<Item = &'a Response>) -> Vec<&'a Header> {
    let mut headers: Vec<&Header> = Vec::new();
    for header in responses.flat_map(|response| &response.headers) {
        if !headers.iter().any(|known| known.name == header.name) {
            headers.push(header);
        }
    }
    headers
}

/// An HTTP method that an operation can have (RFC 9110 § 9).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Method {
    /// `GET`
    Get,
    /// `PUT`
    Put,
    /// `POST`
    Post,
    /// `DELETE`
    Delete,
    /// `OPTIONS`
    Options,
    /// `HEAD`
    Head,
    /// `PATCH`
    Patch,
    /// `TRACE`
    Trace,
    /// `QUERY`
    Query,
    /// Any other, such as `COPY`: case matters.
    Other(String),
}

impl Method {
    /// The method of this name.
    pub fn named(name: &str) -> Self {
        const KNOWN: [Method; 9] = [
            Method::Get,
            Method::Put,
            Method::Post,
            Method::Delete,
            Method::Options,
            Method::Head,
            Method::Patch,
            Method::Trace,
            Method::Query,
        ];
        KNOWN.into_iter().find(|method| method.as_str() == name).unwrap_or_else(|| Self::Other(name.to_owned()))
    }

    /// The method as it goes over the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Get => "GET",
            Self::Put => "PUT",
            Self::Post => "POST",
            Self::Delete => "DELETE",
            Self::Options => "OPTIONS",
            Self::Head => "HEAD",
            Self::Patch => "PATCH",
            Self::Trace => "TRACE",
            Self::Query => "QUERY",
            Self::Other(name) => name,
        }
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The body of a request (§ Request Body Object).
#[derive(Clone, Debug, PartialEq)]
pub struct Body {
    /// Its place in the description.
    pub at: Pointer,
    /// The name of the argument that carries it.
    pub name: Ident,
    /// Whether a request without one is wrong.
    pub required: bool,
    /// The media types it may have, that which is preferred first; at least one.
    pub content: Vec<Content>,
    /// What it is.
    pub docs: Docs,
}

/// A body in one media type (§ Media Type Object).
#[derive(Clone, Debug, PartialEq)]
pub struct Content {
    /// What it is written as.
    pub media_type: MediaType,
    /// What tells it apart from the other media types of the body: `json`, `form`.
    pub name: Ident,
    /// How it is written.
    pub format: Format,
    /// What it holds.
    pub ty: TypeRef,
    /// An example of it.
    pub example: Option<super::Literal>,
}

/// How the bytes of a body and its value are made from each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Format {
    /// As JSON (RFC 8259).
    Json,
    /// As pairs of names and values, the properties of an object (`application/x-www-form-urlencoded`). Of some the
    /// description says how they are written.
    Form(Vec<PropertyEncoding>),
    /// As parts, the properties of an object (`multipart/form-data` and its like). Of some the description says how they
    /// are written.
    Multipart(Vec<PartEncoding>),
    /// As JSON values, one a line, which are the items of its type: an array.
    Lines,
    /// As events (`text/event-stream`), whose data are the items of its type: an array of JSON values or of texts.
    Events,
    /// As the text that it is.
    Text,
    /// As the bytes that it is.
    Binary,
}

/// How the property of a form is written (§ Encoding Object).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PropertyEncoding {
    /// The name of the property.
    pub name: String,
    /// How its value is written.
    pub encoding: Encoding,
}

/// How the parts for a property are written (§ Encoding Object).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartEncoding {
    /// The name of the property.
    pub name: String,
    /// The media types that a part may have, as the description lists them; ranges such as `image/*` too.
    pub media_types: Vec<MediaType>,
    /// Further headers of each part.
    pub headers: Vec<(String, String)>,
    /// The style by which the value becomes the texts of several parts, and whether it is exploded.
    pub style: Option<(Style, bool)>,
}

impl PartEncoding {
    /// The media type of each part, unless a file says another: the first that is no range.
    pub fn media_type(&self) -> Option<&MediaType> {
        self.media_types.iter().find(|media_type| !media_type.0.contains('*'))
    }
}

/// A media type, as the description spells it, such as `application/json` (RFC 6838).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MediaType(pub String);

impl MediaType {
    /// The media type without its parameters, in lower case (RFC 9110 § 8.3.1).
    pub fn essence(&self) -> String {
        media_type::essence(&self.0)
    }

    /// Whether bodies of this type are JSON: `application/json`, a type with the suffix `+json` (RFC 6839), and other names of it.
    pub fn is_json(&self) -> bool {
        media_type::is_json(&self.0)
    }

    /// Whether bodies of this type are XML (RFC 7303).
    pub fn is_xml(&self) -> bool {
        media_type::is_xml(&self.essence())
    }
}

impl fmt::Display for MediaType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
