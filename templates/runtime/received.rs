//! A response as it came.

use super::json::{self, Decode, DecodeError};
use super::platform::Chunks;
use super::request::Request;
use super::retry_after;
use super::transport_error::TransportError;
use super::whole_body::WholeBody;
use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderValue, SET_COOKIE};
use std::cell::Cell;
use std::mem;
use std::time::Duration;

/// A response.
pub struct Received {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    /// The whole body, unless it is not read yet.
    pub(super) body: Bytes,
    /// How often the request was sent.
    pub(super) attempts: u32,
    /// The response whose body is read as it comes.
    #[allow(dead_code, reason = "few descriptions have bodies that are read as they come")]
    pub(super) unread: Cell<Option<Box<Unread>>>,
}

/// A response whose body is not read yet.
#[allow(dead_code, reason = "few descriptions have bodies that are read as they come")]
pub(super) struct Unread {
    pub(super) response: reqwest::Response,
    /// How much of the body may be kept at once, in bytes.
    pub(super) limit: usize,
    /// What asks for it again.
    pub(super) request: Request,
}

#[allow(dead_code, reason = "few descriptions have bodies of every kind")]
impl Received {
    /// The status.
    pub(crate) fn status(&self) -> u16 {
        self.status.as_u16()
    }

    /// The body of a JSON media type. A byte order mark before it says nothing (RFC 8259 § 8.1).
    pub(crate) fn json<T: Decode>(&self) -> Result<T, DecodeError> {
        json::from_slice(self.body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&self.body))
    }

    /// The body of a JSON media type that may be null, as any value may be: servers send nothing in place of that.
    pub(crate) fn json_or_nothing<T: Decode>(&self) -> Result<T, DecodeError> {
        if self.body.is_empty() { json::from_slice(b"null") } else { self.json() }
    }

    /// The body of a text media type: UTF-8, unless the response says that each byte is a character of its own.
    pub(crate) fn text(&self) -> Result<String, DecodeError> {
        match std::str::from_utf8(&self.body) {
            Ok(text) => Ok(text.to_owned()),
            Err(_) if self.is_latin() => Ok(self.body.iter().copied().map(char::from).collect()),
            Err(error) => Err(DecodeError::custom(format!("expected text in UTF-8: {error}"))),
        }
    }

    /// A text that is JSON, or the body itself, as the response says (`Content-Type`). Some servers say that it is JSON, and
    /// write it as it is.
    pub(crate) fn json_or_text(&self) -> Result<String, DecodeError> {
        let media_type = self.media_type();
        let is_text = media_type.get(..5).is_some_and(|start| start.eq_ignore_ascii_case(b"text/"));
        let is_json = media_type.get(..9).is_some_and(|start| start.eq_ignore_ascii_case(b"text/json"));
        if is_text && !is_json {
            return self.text();
        }
        self.json().or_else(|error| self.text().map_err(|_| error))
    }

    /// The body of any other media type.
    pub(crate) fn bytes(&self) -> Result<Bytes, DecodeError> {
        Ok(self.body.clone())
    }

    /// The error that nothing says what a body of this status is.
    pub(crate) fn undocumented(&self) -> DecodeError {
        DecodeError::custom(format!("no response with the status {} is documented", self.status()))
    }

    /// No body: one that comes all the same is of no interest.
    pub(crate) fn empty(&self) -> Result<(), DecodeError> {
        Ok(())
    }
}

impl Received {
    /// What the response says that its body is; empty where it says nothing.
    pub(super) fn media_type(&self) -> &[u8] {
        media_type(&self.headers)
    }

    /// Whether the body is in one of the character sets of one byte that western servers still use (RFC 9110 § 8.3.2).
    fn is_latin(&self) -> bool {
        let media_type = self.media_type().to_ascii_lowercase();
        ["iso-8859-1", "latin1", "windows-1252"]
            .iter()
            .any(|name| media_type.windows(name.len()).any(|part| part == name.as_bytes()))
    }

    /// Reads the whole of `response`, unless its body is larger than `limit` bytes.
    pub(super) async fn read(mut response: reqwest::Response, limit: usize) -> Result<Self, TransportError> {
        let mut body = WholeBody::new(response.content_length(), limit)?;
        let (status, mut headers) = (response.status(), mem::take(response.headers_mut()));
        hide_cookies(&mut headers);
        let mut chunks = Chunks::from(response);
        while let Some(chunk) =
            chunks.next().await.map_err(|error| TransportError::from_reqwest(error, chunks.url()))?
        {
            body.push(chunk)?;
        }
        let body = body.finish();
        Ok(Self { status, headers, body, attempts: 1, unread: Cell::new(None) })
    }

    /// Reads the whole of the response to `request`, or leaves its body for later where this is read as it comes.
    pub(super) async fn of(request: &Request, response: reqwest::Response) -> Result<Self, TransportError> {
        let (limit, code) = (request.client.shared().max_body_bytes, response.status().as_u16());
        let is_streamed = request.streaming.iter().any(|statuses| statuses.contains(&code));
        if !is_streamed || (request.expects_items && !has_items(&response)) {
            return Self::read(response, limit).await;
        }
        let (status, mut headers) = (response.status(), response.headers().clone());
        hide_cookies(&mut headers);
        let unread = Cell::new(Some(Box::new(Unread { response, limit, request: request.clone() })));
        Ok(Self { status, headers, body: Bytes::new(), attempts: 1, unread })
    }

    /// The same, as the response to the last of so many attempts.
    pub(super) fn after(mut self, attempts: u32) -> Self {
        self.attempts = attempts;
        self
    }

    /// How long to wait before another attempt, where the server says so.
    pub(super) fn retry_after(&self) -> Option<Duration> {
        retry_after::read(&self.headers)
    }
}

fn media_type(headers: &HeaderMap) -> &[u8] {
    headers.get(CONTENT_TYPE).map(HeaderValue::as_bytes).unwrap_or_default()
}

/// A media type without its parameters, in lower case (RFC 9110 § 8.3.1).
pub(super) fn essence(media_type: &[u8]) -> Vec<u8> {
    media_type.split(|byte| *byte == b';').next().unwrap_or_default().trim_ascii().to_ascii_lowercase()
}

/// Whether a response may be one item after the other, by what it says that its body is: a page of HTML is not, nor is JSON.
fn has_items(response: &reqwest::Response) -> bool {
    let essence = essence(media_type(response.headers()));
    !matches!(essence.as_slice(), b"text/html" | b"application/json" | b"text/json" | b"application/xml" | b"text/xml")
        && !essence.ends_with(b"problem+json")
}

/// Cookies are credentials: `Debug` of the headers does not print them.
fn hide_cookies(headers: &mut HeaderMap) {
    if let reqwest::header::Entry::Occupied(mut cookies) = headers.entry(SET_COOKIE) {
        cookies.iter_mut().for_each(|cookie| cookie.set_sensitive(true));
    }
}
