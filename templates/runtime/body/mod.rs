//! Bytes to be sent: from memory, or from a stream.

// A browser sends what is in memory.
#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
mod stream;

use super::error::BoxError;
use super::payload::Payload;
use super::request::Request;
use bytes::Bytes;
use futures_core::Stream;
use std::borrow::Cow;
use std::collections::VecDeque;
use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};

/// Bytes to be sent: a text or bytes, which become a body by themselves, or a stream of bytes, which a browser can't send.
#[derive(Clone)]
pub struct Body {
    content: Content,
}

#[derive(Clone)]
enum Content {
    Bytes(Bytes),
    /// Shared by the clones: the first that is sent has it.
    #[allow(dead_code, reason = "a browser sends what is in memory")]
    Stream(Arc<Mutex<Option<ByteSource>>>, Option<u64>),
}

/// Where the bytes of a stream come from.
type ByteSource = Pin<Box<dyn Stream<Item = Result<Bytes, BoxError>> + Send>>;

impl Body {
    /// The bytes, where they are no stream.
    #[allow(dead_code, reason = "few descriptions have files in forms")]
    pub(super) fn in_memory(&self) -> Option<&Bytes> {
        match &self.content {
            Content::Bytes(bytes) => Some(bytes),
            Content::Stream(..) => None,
        }
    }

    /// How many bytes there are, where that is known.
    pub fn length(&self) -> Option<u64> {
        match &self.content {
            Content::Bytes(bytes) => u64::try_from(bytes.len()).ok(),
            Content::Stream(_, length) => *length,
        }
    }
}

impl Request {
    /// Sets a body of bytes.
    #[allow(dead_code, reason = "a description may have files in forms alone")]
    pub(crate) fn body(&mut self, media_type: &'static str, body: impl Into<Body>) {
        let mut pieces = Pieces::default();
        match pieces.push(&body.into()) {
            Ok(()) => self.body = Some(pieces.into_payload(media_type)),
            Err(reason) => self.refuse(format_args!("the body: {reason}")),
        }
    }
}

/// Bodies that are sent as one.
#[derive(Default)]
pub(super) struct Pieces {
    pieces: VecDeque<Piece>,
}

/// A part of a body that is being sent.
enum Piece {
    Bytes(Bytes),
    /// With what is still to come, where that is known.
    #[allow(dead_code, reason = "a browser sends what is in memory")]
    Stream(ByteSource, Option<u64>),
}

impl Pieces {
    /// Adds a body behind the others.
    pub(super) fn push(&mut self, body: &Body) -> Result<(), &'static str> {
        self.pieces.push_back(match &body.content {
            Content::Bytes(bytes) => Piece::Bytes(bytes.clone()),
            Content::Stream(source, length) => {
                let source = source.lock().unwrap_or_else(PoisonError::into_inner).take();
                Piece::Stream(source.ok_or("it is a stream that was sent before")?, *length)
            }
        });
        Ok(())
    }

    /// Adds a text behind the others.
    #[allow(dead_code, reason = "few descriptions have files in forms")]
    pub(super) fn push_text(&mut self, text: String) {
        self.pieces.push_back(Piece::Bytes(text.into()));
    }

    /// The whole as the body of a request. What is in memory can be sent again.
    pub(super) fn into_payload(mut self, media_type: impl Into<Cow<'static, str>>) -> Payload {
        #[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
        if self.pieces.iter().any(|piece| matches!(piece, Piece::Stream(..))) {
            return self.into_stream(media_type);
        }
        let mut all = self.pieces.drain(..).filter_map(|piece| match piece {
            Piece::Bytes(bytes) => Some(bytes),
            Piece::Stream(..) => None,
        });
        let first = all.next().unwrap_or_default();
        let rest: Vec<Bytes> = all.collect();
        let whole = if rest.is_empty() {
            first
        } else {
            let mut whole = Vec::with_capacity(first.len() + rest.iter().map(Bytes::len).sum::<usize>());
            std::iter::once(&first).chain(&rest).for_each(|piece| whole.extend_from_slice(piece));
            whole.into()
        };
        Payload::bytes(media_type, whole)
    }
}

macro_rules! from_memory {
    ($($ty:ty)*) => {$(
        impl From<$ty> for Body {
            fn from(bytes: $ty) -> Self {
                Self { content: Content::Bytes(bytes.into()) }
            }
        }
    )*};
}

from_memory! { Bytes Vec<u8> String &'static [u8] &'static str }

impl<const LENGTH: usize> From<&'static [u8; LENGTH]> for Body {
    fn from(bytes: &'static [u8; LENGTH]) -> Self {
        bytes.as_slice().into()
    }
}

/// The same bytes, or the same stream.
impl PartialEq for Body {
    fn eq(&self, other: &Self) -> bool {
        match (&self.content, &other.content) {
            (Content::Bytes(one), Content::Bytes(other)) => one == other,
            (Content::Stream(one, _), Content::Stream(other, _)) => Arc::ptr_eq(one, other),
            _ => false,
        }
    }
}

/// Shows how much it is, and nothing of it: it may be a secret.
impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.content, self.length()) {
            (Content::Bytes(bytes), _) => write!(f, "[{} bytes]", bytes.len()),
            (Content::Stream(..), Some(length)) => write!(f, "[a stream of {length} bytes]"),
            (Content::Stream(..), None) => f.write_str("[a stream]"),
        }
    }
}
