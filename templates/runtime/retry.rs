//! Sending a call again after a failure that may pass.

use super::platform::SystemTime;
use super::transport_error::TransportError;
use reqwest::Method;
use std::hash::{BuildHasher, RandomState};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// How often a call is sent again, and after what waits.
///
/// A call is repeated only where that is safe: its method is idempotent (RFC 9110 § 9.2.2: GET, HEAD, PUT, DELETE, OPTIONS, TRACE) and
/// its body can be sent again. And only where it may help: the server answered 420, 429, 502, 503 or 504, there was no connection, or it
/// broke off.
///
/// The waits grow by the factor two, each shortened by chance by up to a half, so that clients that failed together do not come back
/// together. Where the server says how long to wait (`Retry-After`, RFC 9110 § 10.2.3), the wait is not shorter than that. Where the wait
/// would outlast the time of the call or [`max_delay`](Self::max_delay), the failure is returned at once.
#[derive(Clone, Debug)]
#[must_use]
pub struct Retry {
    max_attempts: u32,
    base_delay: Duration,
    max_delay: Duration,
    budget: u32,
}

/// Three attempts, with waits of 0.1 s to 30 s, and a budget of 100.
impl Default for Retry {
    fn default() -> Self {
        Self {
            max_attempts: 3,
            base_delay: Duration::from_millis(100),
            max_delay: Duration::from_secs(30),
            budget: 100,
        }
    }
}

impl Retry {
    /// How often a call is sent at most, the first time included.
    pub fn max_attempts(mut self, attempts: u32) -> Self {
        self.max_attempts = attempts;
        self
    }

    /// The wait after the first attempt, where the server asks for no other.
    pub fn base_delay(mut self, delay: Duration) -> Self {
        self.base_delay = delay;
        self
    }

    /// The longest wait. A server that asks for a longer one gets no other attempt.
    pub fn max_delay(mut self, delay: Duration) -> Self {
        self.max_delay = delay;
        self
    }

    /// How many repetitions all calls of a client and its clones have together before a tenth of their successes pays for them: a server
    /// that fails for long does not get a multiple of its usual load.
    pub fn budget(mut self, repetitions: u32) -> Self {
        self.budget = repetitions;
        self
    }

    /// The wait after the attempt of this number, beginning with 1, where the server asked for the wait `asked`.
    fn delay(&self, attempt: u32, asked: Option<Duration>) -> Option<Duration> {
        let doubled = self.base_delay.saturating_mul(2_u32.saturating_pow(attempt.saturating_sub(1)));
        let longest = doubled.min(self.max_delay);
        let backoff = longest - random_part(longest / 2);
        match asked {
            Some(asked) if asked > self.max_delay => None,
            Some(asked) => Some(asked.max(backoff).saturating_add(random_part(self.base_delay))),
            None => Some(backoff),
        }
    }
}

/// Something from nothing to `whole`, by chance.
fn random_part(whole: Duration) -> Duration {
    // Each state of the standard library's hash maps has keys of its own, which begin at random on a machine, and in a browser do not.
    let random = RandomState::new().hash_one(SystemTime::now()) >> 11;
    whole.mul_f64(random as f64 / (1_u64 << 53) as f64)
}

/// A policy, and what its calls have left of its budget.
pub(super) struct Retries {
    policy: Retry,
    /// In tenths of a repetition.
    left: AtomicU32,
}

impl Retries {
    pub(super) fn new(policy: Retry) -> Self {
        let left = AtomicU32::new(policy.budget.saturating_mul(10));
        Self { policy, left }
    }

    /// The wait before a call is sent again, which is paid for then; nothing where it is not to be sent again.
    ///
    /// `attempt` is the number of the attempt that gave `outcome`: a status, with the wait that the server asked for.
    pub(super) fn delay(
        &self,
        method: &Method,
        attempt: u32,
        outcome: Result<(u16, Option<Duration>), &TransportError>,
    ) -> Option<Duration> {
        let asked = match outcome {
            Ok((420 | 429 | 502 | 503 | 504, asked)) => asked,
            Ok((status, _)) => {
                if status < 400 {
                    self.earn();
                }
                return None;
            }
            Err(error) if error.may_pass() => None,
            Err(_) => return None,
        };
        if !method.is_idempotent() || attempt >= self.policy.max_attempts {
            return None;
        }
        let delay = self.policy.delay(attempt, asked)?;
        self.spend().then_some(delay)
    }

    fn earn(&self) {
        let most = self.policy.budget.saturating_mul(10);
        let _ = self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| (left < most).then_some(left + 1));
    }

    fn spend(&self) -> bool {
        self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(10)).is_ok()
    }
}
