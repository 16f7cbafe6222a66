//! Reading simple values.

use super::integer::exact_integer;
use super::{DecodeError, Json};

/// A type that can be read from JSON.
pub trait Decode: Sized {
    /// Reads a value.
    ///
    /// # Errors
    ///
    /// A value that is not of this type: which, and where.
    fn decode(json: &Json<'_>) -> Result<Self, DecodeError>;
}

impl Decode for String {
    fn decode(json: &Json<'_>) -> Result<Self, DecodeError> {
        json.text().map(str::to_owned)
    }
}

impl Decode for bool {
    fn decode(json: &Json<'_>) -> Result<Self, DecodeError> {
        json.as_bool().ok_or_else(|| json.expected("a boolean"))
    }
}

macro_rules! integers {
    ($($ty:ident $what:literal)*) => {$(
        impl Decode for $ty {
            fn decode(json: &Json<'_>) -> Result<Self, DecodeError> {
                let value = json.as_number().and_then(|text| match text.parse() {
                    Ok(value) => Some(value),
                    Err(_) => exact_integer(text).and_then(|value| Self::try_from(value).ok()),
                });
                value.ok_or_else(|| json.expected($what))
            }
        }
    )*};
}

integers! {
    i32 "an integer of 32 bits"
    i64 "an integer"
    u32 "an integer of 32 bits, not negative"
    u64 "an integer, not negative"
}

macro_rules! floats {
    ($($ty:ident $what:literal)*) => {$(
        impl Decode for $ty {
            fn decode(json: &Json<'_>) -> Result<Self, DecodeError> {
                let value = json.as_number().and_then(|text| text.parse().ok());
                // A number that is too large is parsed as infinity.
                value.filter(|value: &Self| value.is_finite()).ok_or_else(|| json.expected($what))
            }
        }
    )*};
}

floats! {
    f32 "a number of single precision"
    f64 "a number"
}
