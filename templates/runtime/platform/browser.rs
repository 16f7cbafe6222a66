//! A browser, or another host of JavaScript: it has one thread, its own timers, and an HTTP client that decides for itself about
//! connections and redirects (Fetch Standard).

use super::super::transport_error::root;
use bytes::Bytes;
use futures_core::Stream;
use reqwest::Url;
use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::task::{Context, Poll};
use std::time::Duration;
pub use web_time::{Instant, SystemTime};

/// A future: nothing of JavaScript goes to another thread.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// Anything: nothing of JavaScript goes to another thread.
#[allow(dead_code, reason = "a description may have no tokens")]
pub trait MaybeSend {}

impl<T> MaybeSend for T {}

/// The longest time that a timer takes (`setTimeout`): 2³¹ − 1 milliseconds, which are 24 days.
pub const LONGEST_TIMER: Duration = Duration::from_millis(i32::MAX as u64);

/// Waits until then.
pub async fn sleep_until(until: Instant) {
    loop {
        let left = until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return;
        }
        gloo_timers::future::sleep(left.min(LONGEST_TIMER)).await;
    }
}

/// What `future` gives, unless `end` comes before.
pub async fn timeout_at<T>(end: Instant, future: impl Future<Output = T>) -> Result<T, Elapsed> {
    let (mut future, mut timer) = (pin!(future), pin!(sleep_until(end)));
    poll_fn(|cx| match future.as_mut().poll(cx) {
        Poll::Ready(output) => Poll::Ready(Ok(output)),
        Poll::Pending => timer.as_mut().poll(cx).map(|()| Err(Elapsed)),
    })
    .await
}

/// The time is up.
pub struct Elapsed;

/// Does nothing: the browser connects.
pub fn with_connect_timeout(builder: reqwest::ClientBuilder, _: Duration) -> reqwest::ClientBuilder {
    builder
}

/// Does nothing: the browser follows redirects, and shows what is at their end.
pub fn without_redirects(builder: reqwest::ClientBuilder) -> reqwest::ClientBuilder {
    builder
}

/// No: the browser does not tell why there is no response.
pub fn is_connect(_: &reqwest::Error) -> bool {
    false
}

/// Whether the time was up.
pub fn is_timeout(error: &reqwest::Error) -> bool {
    // While a body is read, reqwest does not know its own reason again.
    error.is_timeout() || root(error).to_string().contains("reqwest::errors::TimedOut")
}

/// What went wrong, as JavaScript says it: the first line, as those below are its stack.
pub fn cause(error: &reqwest::Error) -> String {
    let text = root(error).to_string();
    let thrown = text.strip_prefix("JsValue(").and_then(|text| text.strip_suffix(')')).unwrap_or(&text);
    thrown.lines().next().unwrap_or_default().to_owned()
}

/// The body of a response, chunk by chunk.
pub struct Chunks {
    url: Url,
    stream: Pin<Box<dyn Stream<Item = Result<Bytes, reqwest::Error>>>>,
}

impl From<reqwest::Response> for Chunks {
    fn from(response: reqwest::Response) -> Self {
        Self { url: response.url().clone(), stream: Box::pin(response.bytes_stream()) }
    }
}

impl Chunks {
    /// Where they come from.
    pub fn url(&self) -> &Url {
        &self.url
    }

    /// The next chunk; nothing at the end.
    pub async fn next(&mut self) -> Result<Option<Bytes>, reqwest::Error> {
        poll_fn(|cx| self.poll_next(cx)).await.transpose()
    }

    /// The same, for who polls.
    pub fn poll_next(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, reqwest::Error>>> {
        self.stream.as_mut().poll_next(cx)
    }
}
