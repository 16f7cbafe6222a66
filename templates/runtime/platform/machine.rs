//! A machine with threads, sockets and a clock of its own.

use super::super::transport_error::root;
use bytes::Bytes;
use reqwest::Url;
use reqwest::redirect::Policy;
use std::pin::Pin;
use std::time::Duration;
pub use std::time::SystemTime;
pub use tokio::time::{Instant, sleep_until, timeout_at};

/// A future that may go to another thread.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// What may go to another thread.
#[allow(dead_code, reason = "a description may have no tokens")]
pub trait MaybeSend: Send {}

impl<T: Send> MaybeSend for T {}

/// The longest time that a timer takes.
pub const LONGEST_TIMER: Duration = Duration::MAX;

/// Limits the time that connecting may take.
pub fn with_connect_timeout(builder: reqwest::ClientBuilder, timeout: Duration) -> reqwest::ClientBuilder {
    builder.connect_timeout(timeout)
}

/// Leaves redirects to this crate.
pub fn without_redirects(builder: reqwest::ClientBuilder) -> reqwest::ClientBuilder {
    builder.redirect(Policy::none())
}

/// Whether there was no connection.
pub fn is_connect(error: &reqwest::Error) -> bool {
    error.is_connect()
}

/// Whether the time was up.
pub fn is_timeout(error: &reqwest::Error) -> bool {
    error.is_timeout()
}

/// What went wrong.
pub fn cause(error: &reqwest::Error) -> String {
    root(error).to_string()
}

/// The body of a response, chunk by chunk.
pub struct Chunks(reqwest::Response);

impl From<reqwest::Response> for Chunks {
    fn from(response: reqwest::Response) -> Self {
        Self(response)
    }
}

impl Chunks {
    /// Where they come from.
    pub fn url(&self) -> &Url {
        self.0.url()
    }

    /// The next chunk; nothing at the end.
    pub async fn next(&mut self) -> Result<Option<Bytes>, reqwest::Error> {
        self.0.chunk().await
    }
}
