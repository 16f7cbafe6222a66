//! Successful responses.

use super::json::DecodeError;
use super::received::Received;
use reqwest::StatusCode;
use reqwest::header::HeaderMap;

/// A successful response: its body decoded, and its documented headers.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Response<T, H> {
    /// The status.
    pub status: StatusCode,
    /// The documented headers. One that is missing or not of its type is `None`.
    pub headers: H,
    /// All headers.
    pub raw_headers: HeaderMap,
    /// The body.
    pub body: T,
}

/// The documented headers of a response.
pub trait Headers {
    /// Reads them, leniently.
    fn from_headers(headers: &HeaderMap) -> Self;
}

/// Decodes the body of a response.
pub(crate) type Decoder<T> = fn(&Received) -> Result<T, DecodeError>;
