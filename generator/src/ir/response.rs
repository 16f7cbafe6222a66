//! Responses: what a server may answer.

use std::fmt;

use super::{Content, Docs, Encoding, Ident, TypeRef};
use crate::pointer::Pointer;

/// A documented response (§ Response Object).
#[derive(Clone, Debug, PartialEq)]
pub struct Response {
    /// Its place in the description.
    pub at: Pointer,
    /// The statuses that it is the response to.
    pub status: Status,
    /// What it means: the description's text, one line or many.
    pub description: String,
    /// The documented headers, in the description's order.
    pub headers: Vec<Header>,
    /// The media types that the body may have, that which is preferred first. None: no body.
    pub content: Vec<Content>,
}

/// Which of the responses to an operation say that a call succeeded: those of 2XX, or `default` where there is no such.
pub fn are_successes(responses: &[Response]) -> impl Iterator<Item = bool> + use<'_> {
    let is_said = responses.iter().any(|response| response.status.is_success());
    responses.iter().map(move |response| match is_said {
        true => response.status.is_success(),
        false => response.status == Status::Default,
    })
}

/// The statuses that a response is the response to (§ Responses Object).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// One status.
    Code(u16),
    /// A hundred statuses: 4 is 400 to 499.
    Range(u8),
    /// Every status that no other response of the operation is for.
    Default,
}

impl Status {
    /// Whether a response with this status says that the request succeeded (RFC 9110 § 15.3).
    /// [`Default`](Self::Default) does not say.
    pub fn is_success(self) -> bool {
        matches!(self, Self::Code(200..=299) | Self::Range(2))
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Code(code) => write!(f, "{code}"),
            Self::Range(hundreds) => write!(f, "{hundreds}XX"),
            Self::Default => f.write_str("default"),
        }
    }
}

/// A documented header of a response (§ Header Object).
#[derive(Clone, Debug, PartialEq)]
pub struct Header {
    /// Its place in the description.
    pub at: Pointer,
    /// The name as it goes over the wire. Case does not matter.
    pub wire_name: String,
    /// The name, unique in the operation's headers.
    pub name: Ident,
    /// How its value is written.
    pub encoding: Encoding,
    /// The type of its value.
    pub ty: TypeRef,
    /// Whether a response always has it.
    pub required: bool,
    /// What it is.
    pub docs: Docs,
    /// Whether it should no longer be used.
    pub deprecated: bool,
}
