//! Bearer tokens that were fetched, kept while they are good.

use super::error::BoxError;
use super::platform::Instant;
use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use tokio::sync::Mutex;

/// A bearer token, and how long it is good.
#[derive(Clone)]
pub struct Token {
    text: String,
    good_until: Option<Instant>,
}

impl Token {
    /// A token that is good until a server refuses it.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), good_until: None }
    }

    /// The same, which expires so long after now. Another is asked for shortly before: a tenth of the time, at most 10 seconds.
    pub fn expires_in(mut self, lifetime: Duration) -> Self {
        let margin = (lifetime / 10).min(Duration::from_secs(10));
        self.good_until = Instant::now().checked_add(lifetime - margin);
        self
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    fn is_good(&self) -> bool {
        self.good_until.is_none_or(|end| Instant::now() < end)
    }
}

impl From<String> for Token {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl From<&str> for Token {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

/// Does not show the token.
impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token([redacted])")
    }
}

/// A place for the token of a credential. Calls that need one at the same time wait for one fetch.
#[derive(Default)]
pub(crate) struct TokenCache {
    /// With the number of the fetch that gave it, which tells tokens apart without showing them.
    kept: Mutex<Option<(Token, u64)>>,
}

impl TokenCache {
    /// The token that is kept while it is good and its number none of the `refused`; else the one that `fetch` gives.
    ///
    /// A fetch whose call ends before leaves the place as it was, and the next call in line fetches.
    pub(super) async fn get(
        &self,
        refused: &[u64],
        fetch: impl Future<Output = Result<Token, BoxError>>,
    ) -> Result<(Token, u64), BoxError> {
        static FETCHES: AtomicU64 = AtomicU64::new(0);
        let mut kept = self.kept.lock().await;
        if let Some((token, number)) =
            kept.as_ref().filter(|(token, number)| token.is_good() && !refused.contains(number))
        {
            return Ok((token.clone(), *number));
        }
        let fetched = (fetch.await?, FETCHES.fetch_add(1, Ordering::Relaxed));
        *kept = Some(fetched.clone());
        Ok(fetched)
    }
}
