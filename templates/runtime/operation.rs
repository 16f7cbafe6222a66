//! What the description says of an operation, as data: the part of a request that is the same in every call.

use super::auth::Requirement;
use reqwest::Method;
use std::ops::RangeInclusive;

/// An operation of the description (§ Operation Object).
#[derive(Debug)]
pub struct Operation {
    /// The `operationId`.
    pub id: &'static str,
    /// The HTTP method, in its own case.
    pub method: &'static str,
    /// The server of its own, variables in braces; empty where it is called at the API's.
    pub server: &'static str,
    /// The path template, relative to the server; behind `?` what the query always has.
    pub path: &'static str,
    /// The parameters, in the description's order, which is the order on the wire.
    pub parameters: &'static [Parameter],
    /// The value of the `Accept` header; empty where no response has a body.
    pub accept: &'static str,
    /// The statuses whose responses are successes.
    pub successes: &'static [RangeInclusive<u16>],
    /// The statuses 300 to 399 that have a documented response: they go to the caller, all other redirects are followed.
    pub documented_redirects: &'static [RangeInclusive<u16>],
    /// The alternatives by which a call may be authorized.
    pub security: &'static [Requirement],
}

impl Operation {
    /// The HTTP method. The description's are all ones that can be sent.
    pub(super) fn method(&self) -> Method {
        Method::from_bytes(self.method.as_bytes()).unwrap_or_default()
    }

    /// Whether a response with this status is a success.
    pub(super) fn succeeds_with(&self, status: u16) -> bool {
        self.successes.iter().any(|statuses| statuses.contains(&status))
    }

    /// Whether a redirect with this status is for the caller, not for the client.
    pub(super) fn documents_redirect(&self, status: u16) -> bool {
        self.documented_redirects.iter().any(|statuses| statuses.contains(&status))
    }
}

/// A parameter of an operation (§ Parameter Object).
#[derive(Debug)]
pub struct Parameter {
    /// The part of the request that carries it.
    pub location: Location,
    /// The name on the wire.
    pub name: &'static str,
    /// How its value is written.
    pub style: Style,
    /// Whether each item of an array, each property of an object, is written by itself.
    pub explode: bool,
    /// Whether reserved characters (RFC 3986 § 2.2) are sent as they are.
    pub allow_reserved: bool,
}

#[allow(dead_code, reason = "few descriptions have parameters of every kind")]
impl Parameter {
    /// A parameter whose value is percent-encoded whole.
    pub(crate) const fn new(location: Location, name: &'static str, style: Style, explode: bool) -> Self {
        Self { location, name, style, explode, allow_reserved: false }
    }

    /// The same with reserved characters sent as they are.
    pub(crate) const fn allow_reserved(self) -> Self {
        Self { allow_reserved: true, ..self }
    }
}

/// The part of a request that carries a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    /// A part of the path.
    Path,
    /// Pairs of the query.
    Query,
    /// A header field.
    Header,
    /// Cookies.
    Cookie,
}

/// How the value of a parameter is written (§ Style Values).
#[allow(dead_code, reason = "few descriptions use every style")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `;color=blue,black`
    Matrix,
    /// `.blue,black`
    Label,
    /// `blue,black`
    Simple,
    /// `color=blue,black`
    Form,
    /// `color=blue%20black`
    SpaceDelimited,
    /// `color=blue%7Cblack`
    PipeDelimited,
    /// `color%5BR%5D=100`
    DeepObject,
}
