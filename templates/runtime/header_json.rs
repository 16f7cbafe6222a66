//! Documented headers of responses that are JSON documents (§ Fixed Fields for use with `content`).

use super::json::{self, Decode};
use reqwest::header::HeaderMap;

/// A header, where the response has it and it is JSON of its type.
pub(crate) fn header_json<T: Decode>(headers: &HeaderMap, name: &str) -> Option<T> {
    json::from_slice(headers.get(name)?.as_bytes()).ok()
}
