//! The names of media types (RFC 9110 § 8.3.1).

/// Forms in the encoding of URLs.
pub const URL_ENCODED: &str = "application/x-www-form-urlencoded";

/// A media type without its parameters, in lower case.
pub fn essence(media_type: &str) -> String {
    media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Whether bodies of this type are JSON: `application/json`, `text/json`, or a type with the suffix `+json` (RFC 6839).
pub fn is_json(media_type: &str) -> bool {
    let essence = essence(media_type);
    matches!(essence.as_str(), "application/json" | "text/json") || essence.ends_with("+json")
}
