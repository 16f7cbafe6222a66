//! Why no response came, or not all of it.

use super::error::{BoxError, Undelivered};
use super::failure;
use super::platform;
use reqwest::Url;
use std::error::Error;
use std::fmt;

/// The reason why there is no response, or not all of it.
///
/// It never holds the URL of the request, whose query may hold an API key.
#[derive(Debug)]
pub struct TransportError {
    inner: Box<Inner>,
}

#[derive(Debug)]
struct Inner {
    kind: Kind,
    message: String,
    source: Option<BoxError>,
    attempts: u32,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Connect { timeout: bool },
    Timeout,
    Interrupted,
    Redirect,
    BodyTooLarge,
    Authorization { timeout: bool },
}

impl TransportError {
    /// Whether a limit of time was exceeded: that for connecting, or that for the whole call.
    pub fn is_timeout(&self) -> bool {
        matches!(
            self.inner.kind,
            Kind::Timeout | Kind::Connect { timeout: true } | Kind::Authorization { timeout: true }
        )
    }

    /// Whether there was no connection: nothing of the request reached the server.
    pub fn is_connect(&self) -> bool {
        matches!(self.inner.kind, Kind::Connect { .. })
    }

    /// Whether the server sent a redirect that cannot be followed.
    pub fn is_redirect(&self) -> bool {
        self.inner.kind == Kind::Redirect
    }

    /// Whether the body of the response is larger than the client takes.
    pub fn is_body_too_large(&self) -> bool {
        self.inner.kind == Kind::BodyTooLarge
    }

    /// Whether no credential could be had, such as a token from its provider: nothing was sent.
    pub fn is_authorization(&self) -> bool {
        matches!(self.inner.kind, Kind::Authorization { .. })
    }

    /// How often the request was sent, or tried to be.
    pub fn attempts(&self) -> u32 {
        self.inner.attempts
    }

    /// The same, as the last of so many attempts.
    pub(super) fn after(mut self, attempts: u32) -> Self {
        self.inner.attempts = attempts;
        self
    }

    /// Whether another attempt may end otherwise.
    pub(super) fn may_pass(&self) -> bool {
        matches!(self.inner.kind, Kind::Connect { .. } | Kind::Interrupted)
    }

    pub(super) fn from_reqwest(error: reqwest::Error, url: &Url) -> Self {
        let origin = url.origin().ascii_serialization();
        let error = error.without_url();
        let kind = match (platform::is_connect(&error), platform::is_timeout(&error)) {
            (true, timeout) => Kind::Connect { timeout },
            (false, true) => Kind::Timeout,
            (false, false) => Kind::Interrupted,
        };
        let cause = platform::cause(&error);
        let message = match kind {
            Kind::Connect { .. } => format!("cannot connect to {origin}: {cause}"),
            Kind::Timeout => out_of_time(url),
            _ => format!("the exchange with {origin} broke off: {cause}"),
        };
        Self::new(kind, message, Some(error.into()))
    }

    /// The time is up before anything was sent.
    pub(super) fn out_of_time(url: &Url) -> Self {
        Self::new(Kind::Timeout, out_of_time(url), None)
    }

    pub(super) fn redirect(message: String) -> Self {
        Self::new(Kind::Redirect, message, None)
    }

    pub(super) fn body_too_large(limit: usize) -> Self {
        let message = format!("the body of the response is larger than {limit} bytes, the client's limit");
        Self::new(Kind::BodyTooLarge, message, None)
    }

    fn new(kind: Kind, message: String, source: Option<BoxError>) -> Self {
        Self { inner: Box::new(Inner { kind, message, source, attempts: 0 }) }
    }
}

impl Undelivered {
    /// The credential for the security scheme `scheme` could not be had.
    pub(super) fn unauthorized(scheme: &str, source: BoxError) -> Self {
        let message = format!("no credential for the security scheme `{scheme}`: {source}");
        Self::Transport(TransportError::new(Kind::Authorization { timeout: false }, message, Some(source)))
    }

    /// The credential for the security scheme `scheme` was not there in time.
    pub(super) fn unauthorized_in_time(scheme: &str) -> Self {
        let message = format!("no credential for the security scheme `{scheme}` in time");
        Self::Transport(TransportError::new(Kind::Authorization { timeout: true }, message, None))
    }
}

fn out_of_time(url: &Url) -> String {
    format!("{} did not answer in time", url.origin().ascii_serialization())
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.inner.message)?;
        failure::attempts(f, self.inner.attempts)
    }
}

impl Error for TransportError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.inner.source.as_deref().map(|source| source as &(dyn Error + 'static))
    }
}

/// The innermost cause, which is what tells a reader something.
pub(super) fn root<'a>(error: &'a (dyn Error + 'static)) -> &'a (dyn Error + 'static) {
    let mut root = error;
    while let Some(source) = root.source() {
        root = source;
    }
    root
}
