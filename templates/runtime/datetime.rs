//! Instants and days (RFC 3339 § 5.6).

use super::json::{Decode, Encode, Encoder, Fit, Fits, Json, Kinds};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime, date};
use jiff::fmt::temporal::Pieces;
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
        Err(_) => in_utc(text).or_else(|| last(text)),
    }
}

fn in_utc(text: &str) -> Option<Timestamp> {
    TimeZone::UTC.to_timestamp(text.parse::<DateTime>().ok()?).ok()
}

/// The last instant of the type, for one of the last days of 9999 behind it: servers say so of what never ends.
fn last(text: &str) -> Option<Timestamp> {
    let pieces = Pieces::parse(text).ok()?;
    (pieces.time().is_some() && pieces.date() >= date(9999, 12, 30)).then_some(Timestamp::MAX)
}

/// Reads a day, such as `2024-02-29`, with no time behind it.
fn day(text: &str) -> Option<Date> {
    if text.len() == "2024-02-29".len() { text.parse().ok() } else { None }
}
