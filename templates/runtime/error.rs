//! What can go wrong with a call.

use super::failure::{DecodeFailure, Failure, UnexpectedResponse};
use super::invalid_request::InvalidRequest;
use super::json::DecodeError;
use super::received::Received;
use super::retry_after;
use super::transport_error::TransportError;
use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::HeaderMap;
use std::fmt;
use std::time::Duration;

/// Any error, as other crates' code gives it.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// Why a call has no result. `E` are the documented failures of its operation.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error<E> {
    /// The server answered with a failure that the description documents.
    Api(Box<Failure<E>>),
    /// The server answered with a status that the description does not document.
    Unexpected(Box<UnexpectedResponse>),
    /// The server answered with a body that is not what the description says.
    Decode(Box<DecodeFailure>),
    /// There is no answer, or not all of it.
    Transport(TransportError),
    /// The request cannot be sent as it is; nothing was sent.
    InvalidRequest(InvalidRequest),
}

/// The documented failures of an operation, chosen by the status.
pub trait ApiError: Sized {
    /// The failure that `response` documents; nothing where its status is not documented.
    fn from_response(response: &Received) -> Result<Option<Self>, DecodeError>;
}

/// Why there is no response.
pub(super) enum Undelivered {
    InvalidRequest(InvalidRequest),
    Transport(TransportError),
}

impl<E> Error<E> {
    /// The failure that a response stands for.
    pub(super) fn from_response(received: Received) -> Self
    where
        E: ApiError,
    {
        // What is said of all other statuses (`default`) is said of failures; another success is nothing that it tells of.
        let failure = if received.status.is_success() { Ok(None) } else { E::from_response(&received) };
        match failure {
            Ok(Some(error)) => {
                let Received { status, headers, body, attempts, .. } = received;
                Self::Api(Box::new(Failure { status, headers, body, attempts, error }))
            }
            Ok(None) => {
                let Received { status, headers, body, attempts, .. } = received;
                Self::Unexpected(Box::new(UnexpectedResponse { status, headers, body, attempts }))
            }
            Err(error) => Self::undecodable(received, error),
        }
    }

    /// The failure to decode a response.
    pub(super) fn undecodable(received: Received, error: DecodeError) -> Self {
        let Received { status, headers, body, attempts, .. } = received;
        Self::Decode(Box::new(DecodeFailure { status, headers, body, attempts, error }))
    }

    /// The status of the response, where there is one.
    pub fn status(&self) -> Option<StatusCode> {
        self.response().map(|(status, _, _)| status)
    }

    /// The headers of the response, where there is one.
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.response().map(|(_, headers, _)| headers)
    }

    /// The body of the response as it came, where there is one.
    pub fn body(&self) -> Option<&Bytes> {
        self.response().map(|(_, _, body)| body)
    }

    /// Whether the server answered 404: there is no such thing.
    pub fn is_not_found(&self) -> bool {
        self.status() == Some(StatusCode::NOT_FOUND)
    }

    /// Whether the server answered 409: the request conflicts with the state of the thing.
    pub fn is_conflict(&self) -> bool {
        self.status() == Some(StatusCode::CONFLICT)
    }

    /// Whether a limit of time was exceeded before the response was there.
    pub fn is_timeout(&self) -> bool {
        matches!(self, Self::Transport(error) if error.is_timeout())
    }

    /// How long to wait before another attempt, from now on, where the response says so (`Retry-After`, RFC 9110 § 10.2.3).
    pub fn retry_after(&self) -> Option<Duration> {
        self.headers().and_then(retry_after::read)
    }

    /// How often the request was sent: more than once where it was [repeated](super::builder::ClientBuilder::retry).
    pub fn attempts(&self) -> u32 {
        match self {
            Self::Api(failure) => failure.attempts,
            Self::Unexpected(response) => response.attempts,
            Self::Decode(failure) => failure.attempts,
            Self::Transport(error) => error.attempts(),
            Self::InvalidRequest(_) => 0,
        }
    }

    fn response(&self) -> Option<(StatusCode, &HeaderMap, &Bytes)> {
        match self {
            Self::Api(failure) => Some((failure.status, &failure.headers, &failure.body)),
            Self::Unexpected(response) => Some((response.status, &response.headers, &response.body)),
            Self::Decode(failure) => Some((failure.status, &failure.headers, &failure.body)),
            Self::Transport(_) | Self::InvalidRequest(_) => None,
        }
    }
}

impl<E: fmt::Display> fmt::Display for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Api(failure) => failure.fmt(f),
            Self::Unexpected(response) => response.fmt(f),
            Self::Decode(failure) => failure.fmt(f),
            Self::Transport(error) => error.fmt(f),
            Self::InvalidRequest(error) => error.fmt(f),
        }
    }
}

/// Each error's text holds the text of what it wraps, so the source is the source of that.
impl<E: std::error::Error> std::error::Error for Error<E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Api(failure) => failure.error.source(),
            Self::Decode(failure) => failure.error.source(),
            Self::Transport(error) => error.source(),
            Self::Unexpected(_) | Self::InvalidRequest(_) => None,
        }
    }
}

impl<E> From<Undelivered> for Error<E> {
    fn from(undelivered: Undelivered) -> Self {
        match undelivered {
            Undelivered::InvalidRequest(error) => Self::InvalidRequest(error),
            Undelivered::Transport(error) => Self::Transport(error),
        }
    }
}

impl From<InvalidRequest> for Undelivered {
    fn from(error: InvalidRequest) -> Self {
        Self::InvalidRequest(error)
    }
}

impl From<TransportError> for Undelivered {
    fn from(error: TransportError) -> Self {
        Self::Transport(error)
    }
}

/// The text of a documented failure with a body: what the description says of the status, and what the server says.
#[allow(dead_code, reason = "a description may have no failure with a body")]
pub(crate) fn describe(f: &mut fmt::Formatter<'_>, description: &str, body: &dyn fmt::Debug) -> fmt::Result {
    write!(f, "{description}: {body:?}")
}
