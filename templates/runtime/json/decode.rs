//! Reading simple values.

use super::Json;
use super::integer::exact_integer;

/// A type that can be read from JSON.
pub trait Decode: Sized {
    /// Reads a value.
    ///
    /// One that is not of this type is noted in the document ([`Json::refuse`], [`Json::fail`]), as what cannot be written is noted
    /// in the [`Encoder`](super::Encoder); what is returned then stands for nothing. [`Json::read`] and
    /// [`from_slice`](super::from_slice) give the error in its place.
    fn decode(json: &Json<'_>) -> Self;
}

impl Decode for String {
    fn decode(json: &Json<'_>) -> Self {
        json.text().to_owned()
    }
}

impl Decode for bool {
    fn decode(json: &Json<'_>) -> Self {
        json.as_bool().unwrap_or_else(|| json.refuse("a boolean"))
    }
}

macro_rules! integers {
    ($($ty:ident $what:literal)*) => {$(
        impl Decode for $ty {
            fn decode(json: &Json<'_>) -> Self {
                let value = json.as_numeric().and_then(|text| match text.parse() {
                    Ok(value) => Some(value),
                    Err(_) => exact_integer(text).and_then(|value| Self::try_from(value).ok()),
                });
                value.unwrap_or_else(|| json.refuse($what))
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

impl Decode for f64 {
    fn decode(json: &Json<'_>) -> Self {
        let value = json.as_numeric().and_then(|text| text.parse().ok());
        // A number that is too large is parsed as infinity.
        value.filter(|value: &Self| value.is_finite()).unwrap_or_else(|| json.refuse("a number"))
    }
}

impl Decode for f32 {
    fn decode(json: &Json<'_>) -> Self {
        // The greatest value is often written as the power of two that lies behind it.
        let is_in_range = |text: &str| text.parse().is_ok_and(|value: f64| value.abs() <= 2_f64.powi(128));
        let text = json.as_numeric().filter(|text| is_in_range(text));
        let value = text.and_then(|text| text.parse().ok()).map(|value: Self| value.clamp(Self::MIN, Self::MAX));
        value.unwrap_or_else(|| json.refuse("a number of single precision"))
    }
}
