//! Serde's traits, for formats other than JSON and for code that expects them.

use super::json::{self, Decode, Encode};
use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Error as _, Serialize, Serializer};
use serde_json::Value;

/// Gives types that have `Decode` and `Encode` serde's traits.
macro_rules! forward_serde {
    ($($ty:ident),*) => {$(
        impl serde::Serialize for $ty {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::runtime::serde::serialize(self, serializer)
            }
        }

        impl<'de> serde::Deserialize<'de> for $ty {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::runtime::serde::deserialize(deserializer)
            }
        }
    )*};
}

pub(crate) use forward_serde;

/// Serializes what a value is as JSON.
pub(crate) fn serialize<S: Serializer>(value: &(impl Encode + ?Sized), serializer: S) -> Result<S::Ok, S::Error> {
    let text = json::to_string(value).map_err(S::Error::custom)?;
    json::parse(text.as_bytes()).map_err(S::Error::custom)?.root().serialize(serializer)
}

/// Deserializes a value from what it would be as JSON.
pub(crate) fn deserialize<'de, T: Decode, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let value = Value::deserialize(deserializer)?;
    let text = json::to_string(&value).map_err(D::Error::custom)?;
    json::from_slice(text.as_bytes()).map_err(D::Error::custom)
}
