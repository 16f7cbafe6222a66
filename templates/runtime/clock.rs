//! Time: what is left of it for a call, and waiting.

use super::platform::{Instant, LONGEST_TIMER, sleep_until, timeout_at};
use std::time::Duration;

/// When a call must be over, where its time is limited.
#[derive(Clone, Copy, Debug)]
pub(super) struct Deadline(Option<Instant>);

impl Deadline {
    /// The end of a call that begins now and may take so long.
    pub(super) fn after(timeout: Option<Duration>) -> Self {
        Self(timeout.and_then(|timeout| Instant::now().checked_add(timeout)))
    }

    /// The time that is left, where it is limited.
    pub(super) fn left(self) -> Option<Duration> {
        self.0.map(|end| end.saturating_duration_since(Instant::now()).min(LONGEST_TIMER))
    }

    /// Waits, unless the call would be over before: then it is not worth it.
    pub(super) async fn wait(self, delay: Duration) -> Result<(), OutOfTime> {
        let Some(until) = Instant::now().checked_add(delay) else { return Err(OutOfTime) };
        if self.0.is_some_and(|end| end <= until) {
            return Err(OutOfTime);
        }
        sleep_until(until).await;
        Ok(())
    }

    /// What `future` gives, unless the time is up before.
    pub(super) async fn limit<T>(self, future: impl Future<Output = T>) -> Result<T, OutOfTime> {
        match self.0 {
            Some(end) => timeout_at(end, future).await.map_err(|_| OutOfTime),
            None => Ok(future.await),
        }
    }
}

/// Waits so long.
#[allow(dead_code, reason = "few descriptions have what is asked for again")]
pub(super) async fn wait(delay: Duration) {
    if let Some(until) = Instant::now().checked_add(delay) {
        sleep_until(until).await;
    }
}

/// The call would be over, or is.
pub(super) struct OutOfTime;
