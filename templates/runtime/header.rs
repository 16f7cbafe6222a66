//! Documented headers of responses, decoded by their types.

use reqwest::header::HeaderMap;
use std::str::FromStr;

/// A header, where the response has it and it is of its type.
pub(crate) fn header<T: FromStr>(headers: &HeaderMap, name: &str) -> Option<T> {
    std::str::from_utf8(headers.get(name)?.as_bytes()).ok()?.parse().ok()
}
