//! Headers (RFC 9110 § 5): sent exactly as they are given, or refused. The reason of a refusal does not show the value.

use bytes::Bytes;
use reqwest::header::{CONNECTION, CONTENT_LENGTH, HeaderMap, HeaderName, HeaderValue, TRANSFER_ENCODING, UPGRADE};

/// The value `text`.
pub(super) fn plain(text: &str) -> Result<HeaderValue, String> {
    check(text)?;
    HeaderValue::from_str(text).map_err(|_| CONTROLS.to_owned())
}

const CONTROLS: &str = "a header cannot hold control characters, such as a line break";

fn check(text: &str) -> Result<(), String> {
    if text.trim() == text {
        Ok(())
    } else {
        Err("a header cannot begin or end with white space, such as a line break".to_owned())
    }
}

/// The value `text`, which is not copied.
pub(super) fn fixed(text: &'static str) -> Result<HeaderValue, String> {
    check(text)?;
    HeaderValue::from_maybe_shared(Bytes::from_static(text.as_bytes())).map_err(|_| CONTROLS.to_owned())
}

/// The value `text`, which is a secret: `Debug` does not print it.
pub(super) fn secret(text: &str) -> Result<HeaderValue, String> {
    if text.is_empty() {
        return Err("it is empty".to_owned());
    }
    let mut value = plain(text)?;
    value.set_sensitive(true);
    Ok(value)
}

/// The name `text`.
pub(super) fn name(text: &str) -> Result<HeaderName, String> {
    HeaderName::from_bytes(text.as_bytes()).map_err(|_| "its name is not the name of a header".to_owned())
}

/// Puts a header that a user gives into `headers`, in place of one of the same name.
pub(super) fn insert(headers: &mut HeaderMap, name: &str, value: &str) -> Result<(), String> {
    let name = self::name(name)?;
    // How a message is framed is the connection's: a second opinion is how requests are smuggled (RFC 9112 § 11.2).
    if [CONNECTION, CONTENT_LENGTH, TRANSFER_ENCODING, UPGRADE].contains(&name) {
        return Err("it belongs to the connection".to_owned());
    }
    headers.insert(name, plain(value)?);
    Ok(())
}

/// The names alone: iterators over a map show the values too.
pub(super) fn names(headers: &HeaderMap) -> Vec<&str> {
    headers.keys().map(HeaderName::as_str).collect()
}
