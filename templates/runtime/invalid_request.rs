//! Requests that cannot be sent.

use std::fmt;

/// The reason why a request cannot be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidRequest {
    message: Box<str>,
}

impl InvalidRequest {
    pub(super) fn new(message: impl fmt::Display) -> Self {
        Self { message: message.to_string().into() }
    }
}

impl fmt::Display for InvalidRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "invalid request: {}", self.message)
    }
}

impl std::error::Error for InvalidRequest {}
