//! The names of media types (RFC 9110 § 8.3.1).

/// Forms in the encoding of URLs.
pub const URL_ENCODED: &str = "application/x-www-form-urlencoded";

/// A media type without its parameters, in lower case.
pub fn essence(media_type: &str) -> String {
    media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Whether bodies of this type are JSON: `application/json`, or a type with the suffix `+json` (RFC 6839). Some say so by names
/// that are registered nowhere: those from before there was one, those of the protocols of AWS with their version, and the suffix
/// put first, as in `application/json+sarif`.
pub fn is_json(media_type: &str) -> bool {
    let essence = essence(media_type);
    matches!(essence.as_str(), "application/json" | "text/json" | "application/x-json" | "text/x-json")
        || essence.ends_with("+json")
        || essence.starts_with("application/x-amz-json-")
        || essence.starts_with("application/json+")
}

/// Whether bodies of a media type without parameters are XML (RFC 7303).
pub fn is_xml(essence: &str) -> bool {
    essence.ends_with("/xml") || essence.ends_with("+xml")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_has_many_names() {
        for (media_type, expected) in [
            ("application/json; charset=utf-8", true),
            ("application/problem+json", true),
            ("text/x-json", true),
            ("application/x-amz-json-1.1", true),
            ("application/json+sarif", true),
            ("application/json-seq", false),
            ("application/x-json-smile", false),
            ("application/xml", false),
        ] {
            assert_eq!(is_json(media_type), expected, "{media_type}");
        }
    }
}
