//! Looking at calls from outside: each attempt before it is sent, and what came of it.

use super::error::BoxError;
use super::message::Message;
use super::operation::Operation;
use super::payload::Payload;
use super::received::Received;
use super::transport_error::TransportError;
use bytes::Bytes;
use reqwest::header::HeaderMap;
use reqwest::{Method, StatusCode, Url};
use std::fmt;
use std::time::Duration;

/// Sees what a client sends and gets: for signatures, request ids, metrics, and whatever else this crate does not have.
///
/// Its methods are called for each attempt of a call, not for each redirect that this follows. They are not asynchronous, and should not
/// take long.
pub trait Hook: Send + Sync + 'static {
    /// Before an attempt is sent. What is added to the headers stays with the origin of the API, as credentials do.
    ///
    /// # Errors
    ///
    /// The reason why the call must not be sent: it ends.
    fn before(&self, call: &Call<'_>, request: &mut Outgoing<'_>) -> Result<(), BoxError> {
        let _ = (call, request);
        Ok(())
    }

    /// After an attempt: the head of the response, or why there is none, and how long it took, with the body where that was read.
    fn after(&self, call: &Call<'_>, outcome: Result<Incoming<'_>, &TransportError>, took: Duration) {
        let _ = (call, outcome, took);
    }
}

/// A function is a hook that looks at requests.
impl<F> Hook for F
where
    F: Fn(&Call<'_>, &mut Outgoing<'_>) -> Result<(), BoxError> + Send + Sync + 'static,
{
    fn before(&self, call: &Call<'_>, request: &mut Outgoing<'_>) -> Result<(), BoxError> {
        self(call, request)
    }
}

/// An attempt of a call.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Call<'a> {
    /// The `operationId` of the description.
    pub operation: &'a str,
    /// The template of the path, such as `/repositories/{repository}`.
    pub path: &'a str,
    /// The number of the attempt, beginning with 1.
    pub attempt: u32,
}

/// A request that is about to be sent.
#[non_exhaustive]
pub struct Outgoing<'a> {
    /// The method.
    pub method: &'a Method,
    /// The URL, without API keys.
    pub url: &'a Url,
    /// The headers, credentials included.
    pub headers: &'a mut HeaderMap,
    /// The body, where it is known before it is sent.
    pub body: Option<&'a Bytes>,
}

/// A response.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Incoming<'a> {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: &'a HeaderMap,
}

/// The hooks of a client, in the order in which they were given.
pub(super) type Hooks = Vec<Box<dyn Hook>>;

/// Shows `message` to the hooks.
pub(super) fn before(
    hooks: &Hooks,
    operation: &Operation,
    attempt: u32,
    message: &mut Message,
) -> Result<(), BoxError> {
    hooks.iter().try_for_each(|hook| {
        let Message { method, url, headers, body, .. } = message;
        let mut request = Outgoing { method, url, headers, body: body.as_ref().and_then(Payload::as_bytes) };
        hook.before(&call(operation, attempt), &mut request)
    })
}

/// Shows what came of an attempt to the hooks, the last one first.
pub(super) fn after(
    hooks: &Hooks,
    operation: &Operation,
    attempt: u32,
    outcome: Result<&Received, &TransportError>,
    took: Duration,
) {
    for hook in hooks.iter().rev() {
        let outcome = outcome.map(|received| Incoming { status: received.status, headers: &received.headers });
        hook.after(&call(operation, attempt), outcome, took);
    }
}

fn call(operation: &Operation, attempt: u32) -> Call<'static> {
    Call { operation: operation.id, path: operation.path, attempt }
}

/// Does not show values: any may be a secret.
impl fmt::Debug for Outgoing<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Outgoing")
            .field("method", self.method)
            .field("headers", &super::header_value::names(self.headers))
            .finish_non_exhaustive()
    }
}
