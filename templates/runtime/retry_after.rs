//! The header `Retry-After` (RFC 9110 § 10.2.3).

use super::http_date;
use super::platform::SystemTime;
use reqwest::header::{HeaderMap, RETRY_AFTER};
use std::time::Duration;

/// How long to wait, from now on. A date that has passed is no wait at all; what is neither seconds nor a date is nothing.
pub(super) fn read(headers: &HeaderMap) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse().ok().map(Duration::from_secs);
    }
    let until = SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(http_date::parse(text)?))?;
    Some(until.duration_since(SystemTime::now()).unwrap_or_default())
}
