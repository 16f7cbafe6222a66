//! The names of headers, and whatever else HTTP calls a token.

/// Whether a parameter can be sent under a name: those of headers and of cookies are tokens (RFC 9110 § 5.1, RFC 6265 § 4.1.1).
pub fn names_parameter(name: &str, is_in_header: bool) -> bool {
    if is_in_header { is_token(name) } else { !name.is_empty() }
}

/// Whether a text is a token (RFC 9110 § 5.6.2): the name of a header, of a cookie, or of a scheme of authentication.
pub fn is_token(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}
