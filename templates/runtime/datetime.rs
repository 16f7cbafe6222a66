//! Instants and days (RFC 3339 § 5.6).

use super::json::{Decode, DecodeError, Encode, Encoder, Fit, Fits, Json};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

impl Decode for Timestamp {
    fn decode(json: &Json<'_>) -> Result<Self, DecodeError> {
        json.as_str().and_then(instant).ok_or_else(|| json.expected("a date and time"))
    }
}

impl Encode for Timestamp {
    fn encode(&self, out: &mut Encoder) {
        out.string(&self.to_string());
    }
}

impl Fits for Timestamp {
    fn fits(json: &Json<'_>) -> Option<Fit> {
        instant(json.as_str()?).map(|_| Fit::SPECIFIC)
    }
}

impl Decode for Date {
    fn decode(json: &Json<'_>) -> Result<Self, DecodeError> {
        json.as_str().and_then(|text| text.parse().ok()).ok_or_else(|| json.expected("a date"))
    }
}

impl Encode for Date {
    fn encode(&self, out: &mut Encoder) {
        out.string(&self.to_string());
    }
}

impl Fits for Date {
    fn fits(json: &Json<'_>) -> Option<Fit> {
        json.as_str()?.parse::<Self>().ok().map(|_| Fit::SPECIFIC)
    }
}

/// Reads an instant. Servers that leave out the offset mean UTC.
fn instant(text: &str) -> Option<Timestamp> {
    match text.parse() {
        Ok(instant) => Some(instant),
        Err(_) => TimeZone::UTC.to_timestamp(text.parse::<DateTime>().ok()?).ok(),
    }
}
