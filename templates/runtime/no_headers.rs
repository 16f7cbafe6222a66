//! Responses without documented headers.

use super::response::Headers;
use reqwest::header::HeaderMap;

/// The headers of a response that documents none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct NoHeaders;

impl Headers for NoHeaders {
    fn from_headers(_: &HeaderMap) -> Self {
        Self
    }
}
