//! The body of a request, ready to be sent.

use super::json::{self, Encode};
use super::request::Request;
use bytes::Bytes;
use std::borrow::Cow;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

/// A body with its media type.
#[derive(Clone)]
pub(super) struct Payload {
    /// The value of the header `Content-Type`.
    pub(super) media_type: Cow<'static, str>,
    content: Content,
}

#[derive(Clone)]
#[allow(dead_code, reason = "few descriptions have bodies of every kind")]
enum Content {
    Bytes(Bytes),
    /// What is read while it is sent: whoever sends it first has it.
    Once(Arc<Mutex<Option<reqwest::Body>>>),
}

#[allow(dead_code, reason = "few descriptions have bodies of every kind")]
impl Payload {
    /// A body that can be sent again.
    pub(super) fn bytes(media_type: impl Into<Cow<'static, str>>, bytes: impl Into<Bytes>) -> Self {
        Self { media_type: media_type.into(), content: Content::Bytes(bytes.into()) }
    }

    /// A body that can be sent once.
    pub(super) fn once(media_type: impl Into<Cow<'static, str>>, body: reqwest::Body) -> Self {
        Self { media_type: media_type.into(), content: Content::Once(Arc::new(Mutex::new(Some(body)))) }
    }

    /// Whether it can be sent more than once.
    pub(super) fn can_be_sent_again(&self) -> bool {
        matches!(self.content, Content::Bytes(_))
    }

    /// The bytes, where they are known before they are sent.
    pub(super) fn as_bytes(&self) -> Option<&Bytes> {
        match &self.content {
            Content::Bytes(bytes) => Some(bytes),
            Content::Once(_) => None,
        }
    }

    /// The body for reqwest; nothing where it was sent before, and can't be sent again.
    pub(super) fn to_body(&self) -> Option<reqwest::Body> {
        match &self.content {
            Content::Bytes(bytes) => Some(bytes.clone().into()),
            Content::Once(body) => body.lock().unwrap_or_else(PoisonError::into_inner).take(),
        }
    }
}

/// Shows how much it is, and nothing of it: it may hold secrets.
impl fmt::Debug for Payload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.content {
            Content::Bytes(bytes) => write!(f, "[{} bytes of {}]", bytes.len(), self.media_type),
            Content::Once(_) => write!(f, "[a stream of {}]", self.media_type),
        }
    }
}

#[allow(dead_code, reason = "few descriptions have bodies of every kind")]
impl Request {
    /// Sets a JSON body.
    pub(crate) fn json(&mut self, media_type: &'static str, body: &(impl Encode + ?Sized)) {
        match json::to_vec(body) {
            Ok(bytes) => self.body = Some(Payload::bytes(media_type, bytes)),
            Err(error) => self.refuse(format_args!("the body: {error}")),
        }
    }

    /// Sets a body that is sent as it is.
    pub(crate) fn bytes(&mut self, media_type: &'static str, body: impl Into<Bytes>) {
        self.body = Some(Payload::bytes(media_type, body));
    }
}
