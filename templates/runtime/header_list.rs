//! Documented headers of responses that are lists (RFC 9110 § 5.6.1).

use reqwest::header::HeaderMap;
use std::str::FromStr;

/// The items of a header, of all its lines, where the response has it and each item is of its type.
pub(crate) fn header_list<T: FromStr>(headers: &HeaderMap, name: &str) -> Option<Vec<T>> {
    let mut items = Vec::new();
    for line in headers.get_all(name) {
        let line = std::str::from_utf8(line.as_bytes()).ok()?;
        for item in line.split(',').map(str::trim).filter(|item| !item.is_empty()) {
            items.push(item.parse().ok()?);
        }
    }
    headers.contains_key(name).then_some(items)
}
