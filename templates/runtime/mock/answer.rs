//! What answers a request.

use super::super::json::{self, Encode};

/// A response of the server.
#[derive(Clone, Debug)]
pub struct Answer {
    pub(super) status: u16,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
}

impl Answer {
    /// A response without a body.
    pub fn empty(status: u16) -> Self {
        Self { status, headers: Vec::new(), body: Vec::new() }
    }

    /// A response with these bytes.
    pub fn bytes(status: u16, media_type: &str, body: impl AsRef<[u8]>) -> Self {
        let headers = vec![("content-type".to_owned(), media_type.to_owned())];
        Self { status, headers, body: body.as_ref().to_vec() }
    }

    /// A response with this value as JSON. One that JSON can't hold, such as a number that is none, is a response with the status 500
    /// that says so.
    pub fn json(status: u16, media_type: &str, body: &(impl Encode + ?Sized)) -> Self {
        Self::items(status, media_type, "", "", std::slice::from_ref(&body))
    }

    /// A response with these values as JSON, a line each.
    pub fn json_lines(status: u16, media_type: &str, items: &[impl Encode]) -> Self {
        Self::items(status, media_type, "", "\n", items)
    }

    /// A response with these values as events, whose data are JSON (HTML Standard § 9.2).
    pub fn events(status: u16, media_type: &str, items: &[impl Encode]) -> Self {
        Self::items(status, media_type, "data: ", "\n\n", items)
    }

    /// A response with these texts as events, whose data they are. A text of several lines is one event: it loses nothing but the kind of
    /// its line breaks.
    pub fn text_events(status: u16, media_type: &str, texts: &[impl AsRef<str>]) -> Self {
        let mut body = String::new();
        for text in texts {
            for line in text.as_ref().replace("\r\n", "\n").split(['\n', '\r']) {
                body.extend(["data: ", line, "\n"]);
            }
            body.push('\n');
        }
        Self::bytes(status, media_type, body)
    }

    /// A response with these values as JSON one after the other, each with what stands before it and behind it.
    fn items(status: u16, media_type: &str, before: &str, behind: &str, items: &[impl Encode]) -> Self {
        let mut body = Vec::new();
        for item in items {
            match json::to_vec(item) {
                Ok(json) => [before.as_bytes(), &json, behind.as_bytes()].iter().for_each(|part| body.extend_from_slice(part)),
                Err(error) => return Self::bytes(500, "text/plain", error.to_string()),
            }
        }
        Self::bytes(status, media_type, body)
    }
}
