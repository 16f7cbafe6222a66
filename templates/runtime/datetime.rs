//! Instants and days (RFC 3339 § 5.6).

use super::json::{Decode, Encode, Encoder, Fit, Fits, Json, Kinds};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

impl Decode for Timestamp {
    fn decode(json: &Json<'_>) -> Self {
        json.as_str().and_then(instant).unwrap_or_else(|| json.refuse("a date and time"))
    }
}

impl Encode for Timestamp {
    fn encode(&self, out: &mut Encoder) {
        out.string(&self.to_string());
    }
}

impl Fits for Timestamp {
    const KINDS: Kinds = Kinds::STRING;

    fn fits(json: &Json<'_>) -> Option<Fit> {
        instant(json.as_str()?).map(|_| Fit::SPECIFIC)
    }
}

impl Decode for Date {
    fn decode(json: &Json<'_>) -> Self {
        json.as_str().and_then(day).unwrap_or_else(|| json.refuse("a date"))
    }
}

impl Encode for Date {
    fn encode(&self, out: &mut Encoder) {
        out.string(&self.to_string());
    }
}

impl Fits for Date {
    const KINDS: Kinds = Kinds::STRING;

    fn fits(json: &Json<'_>) -> Option<Fit> {
        day(json.as_str()?).map(|_| Fit::SPECIFIC)
    }
}

/// Reads an instant. Servers that leave out the offset mean UTC.
pub(super) fn instant(text: &str) -> Option<Timestamp> {
    match text.parse() {
        Ok(instant) => Some(instant),
        // A day alone is no instant.
        Err(_) if day(text).is_some() => None,
        Err(_) => TimeZone::UTC.to_timestamp(text.parse::<DateTime>().ok()?).ok(),
    }
}

/// Reads a day, such as `2024-02-29`, with no time behind it.
fn day(text: &str) -> Option<Date> {
    if text.len() == "2024-02-29".len() { text.parse().ok() } else { None }
}
