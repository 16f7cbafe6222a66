//! Documented headers of responses that are instants.

use super::{datetime, http_date};
use jiff::Timestamp;
use reqwest::header::HeaderMap;

/// A header, where the response has it and it is an instant, as JSON writes it (RFC 3339) or as HTTP does: `Last-Modified`, `Date`,
/// `Expires` and their like (RFC 9110 § 5.6.7).
pub(crate) fn header_instant(headers: &HeaderMap, name: &str) -> Option<Timestamp> {
    let text = headers.get(name)?.to_str().ok()?.trim();
    let of_http = || Timestamp::from_second(i64::try_from(http_date::parse(text)?).ok()?).ok();
    datetime::instant(text).or_else(of_http)
}
