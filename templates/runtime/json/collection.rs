//! Reading values that hold others.

use super::{Decode, DecodeError, Json};
use std::collections::HashMap;

impl<T: Decode> Decode for Vec<T> {
    fn decode(json: &Json<'_>) -> Result<Self, DecodeError> {
        let items = json.as_array().ok_or_else(|| json.expected("an array"))?;
        items.enumerate().map(|(index, item)| T::decode(&item).map_err(|error| error.in_item(index))).collect()
    }
}

impl<T: Decode> Decode for HashMap<String, T> {
    fn decode(json: &Json<'_>) -> Result<Self, DecodeError> {
        json.object("a map")?.rest(&[])
    }
}

impl<T: Decode> Decode for Option<T> {
    fn decode(json: &Json<'_>) -> Result<Self, DecodeError> {
        if json.is_null() { Ok(None) } else { T::decode(json).map(Some) }
    }
}

impl<T: Decode> Decode for Box<T> {
    fn decode(json: &Json<'_>) -> Result<Self, DecodeError> {
        T::decode(json).map(Self::new)
    }
}
