//! The names of headers, and whatever else HTTP calls a token.

/// Whether a text is a token (RFC 9110 § 5.6.2): the name of a header, of a cookie, or of a scheme of authentication.
pub fn is_token(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}
