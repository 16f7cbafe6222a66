//! What can go wrong while a body is read item by item.

use super::invalid_request::InvalidRequest;
use super::json::DecodeError;
use super::transport_error::TransportError;
use bytes::Bytes;
use reqwest::StatusCode;
use std::fmt;

/// Why a stream has no next item.
#[non_exhaustive]
pub enum StreamError {
    /// An item is not what the description says. The next one may be: the stream goes on.
    #[non_exhaustive]
    Decode {
        /// What is wrong.
        error: DecodeError,
        /// The item as it came.
        item: Bytes,
    },
    /// An item is larger than the client takes (see `max_body_bytes` of its builder), in bytes: the stream ends.
    #[non_exhaustive]
    TooLong {
        /// The limit.
        limit: usize,
    },
    /// The connection broke off, or the time is up: the stream ends.
    Transport(TransportError),
    /// The server does not go on with the stream after it broke off: it ends.
    #[allow(dead_code, reason = "only streams of events go on")]
    Refused(StatusCode),
    /// The stream could not be asked for again: it ends.
    #[allow(dead_code, reason = "only streams of events go on")]
    InvalidRequest(InvalidRequest),
}

impl StreamError {
    /// Whether a limit of time was exceeded.
    pub fn is_timeout(&self) -> bool {
        matches!(self, Self::Transport(error) if error.is_timeout())
    }
}

impl fmt::Display for StreamError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Decode { error, item } => {
                write!(f, "cannot decode an item of the stream: {error} ({} bytes)", item.len())
            }
            Self::TooLong { limit } => write!(f, "an item of the stream is larger than {limit} bytes"),
            Self::Transport(error) => error.fmt(f),
            Self::Refused(status) => write!(f, "the stream broke off, and the server does not go on with it: {status}"),
            Self::InvalidRequest(error) => error.fmt(f),
        }
    }
}

/// Shows how long an item is, and nothing of it: it may hold secrets.
impl fmt::Debug for StreamError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Decode { error, item } => f
                .debug_struct("Decode")
                .field("error", error)
                .field("item", &format_args!("[{} bytes]", item.len()))
                .finish(),
            Self::TooLong { limit } => f.debug_struct("TooLong").field("limit", limit).finish(),
            Self::Transport(error) => f.debug_tuple("Transport").field(error).finish(),
            Self::Refused(status) => f.debug_tuple("Refused").field(status).finish(),
            Self::InvalidRequest(error) => f.debug_tuple("InvalidRequest").field(error).finish(),
        }
    }
}

impl std::error::Error for StreamError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Decode { error, .. } => Some(error),
            Self::Transport(error) => std::error::Error::source(error),
            Self::InvalidRequest(error) => std::error::Error::source(error),
            Self::TooLong { .. } | Self::Refused(_) => None,
        }
    }
}
