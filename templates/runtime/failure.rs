//! Responses that are no success.

use super::json::DecodeError;
use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::{CONTENT_TYPE, HeaderMap};
use std::fmt;

/// A documented failure, as the server answered it.
#[non_exhaustive]
pub struct Failure<E> {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body as it came.
    pub body: Bytes,
    /// How often the request was sent.
    pub attempts: u32,
    /// The failure, by its status, with the decoded body.
    pub error: E,
}

/// A response that the description does not document.
#[non_exhaustive]
pub struct UnexpectedResponse {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body as it came.
    pub body: Bytes,
    /// How often the request was sent.
    pub attempts: u32,
}

/// A response whose body is not what the description says.
#[non_exhaustive]
pub struct DecodeFailure {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body as it came.
    pub body: Bytes,
    /// How often the request was sent.
    pub attempts: u32,
    /// What is wrong, and where in the body.
    pub error: DecodeError,
}

impl<E: fmt::Display> fmt::Display for Failure<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", Status(self.status), self.error)?;
        attempts(f, self.attempts)
    }
}

impl fmt::Display for UnexpectedResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: a response that the API's description does not document", Status(self.status))?;
        write!(f, " ({}, {} bytes)", ContentType(&self.headers), self.body.len())?;
        attempts(f, self.attempts)
    }
}

impl fmt::Display for DecodeFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: cannot decode the response: ", Status(self.status))?;
        if self.body.is_empty() {
            return f.write_str("empty body");
        }
        write!(f, "{} ({}, {} bytes)", self.error, ContentType(&self.headers), self.body.len())
    }
}

// Bodies can be large, and can hold secrets: their length is shown.

impl<E: fmt::Debug> fmt::Debug for Failure<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { status, headers, body, attempts, error } = self;
        debug_response(f, "Failure", *status, headers, body, *attempts).field("error", error).finish()
    }
}

impl fmt::Debug for UnexpectedResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { status, headers, body, attempts } = self;
        debug_response(f, "UnexpectedResponse", *status, headers, body, *attempts).finish()
    }
}

impl fmt::Debug for DecodeFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { status, headers, body, attempts, error } = self;
        debug_response(f, "DecodeFailure", *status, headers, body, *attempts).field("error", error).finish()
    }
}

fn debug_response<'a, 'b>(
    f: &'a mut fmt::Formatter<'b>,
    name: &str,
    status: StatusCode,
    headers: &HeaderMap,
    body: &Bytes,
    attempts: u32,
) -> fmt::DebugStruct<'a, 'b> {
    let mut fields = f.debug_struct(name);
    fields.field("status", &status.as_u16()).field("headers", headers);
    fields.field("body", &format_args!("[{} bytes]", body.len())).field("attempts", &attempts);
    fields
}

/// What the text of an error says of its attempts: nothing where there was one, as most calls have.
pub(super) fn attempts(f: &mut fmt::Formatter<'_>, attempts: u32) -> fmt::Result {
    if attempts > 1 { write!(f, " (after {attempts} attempts)") } else { Ok(()) }
}

/// A status with its phrase, where it has one.
struct Status(StatusCode);

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.canonical_reason() {
            Some(reason) => write!(f, "{} {reason}", self.0.as_u16()),
            None => write!(f, "{}", self.0.as_u16()),
        }
    }
}

/// What the response says that its body is.
struct ContentType<'a>(&'a HeaderMap);

impl fmt::Display for ContentType<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.get(CONTENT_TYPE) {
            Some(value) => write!(f, "{}", value.as_bytes().escape_ascii()),
            None => f.write_str("no content type"),
        }
    }
}
