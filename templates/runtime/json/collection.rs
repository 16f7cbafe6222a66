//! Reading values that hold others.

use super::{Decode, Json};
use std::collections::HashMap;

impl<T: Decode> Decode for Vec<T> {
    fn decode(json: &Json<'_>) -> Self {
        let Some(items) = json.as_array() else { return json.refuse("an array") };
        let document = json.document();
        // Items are larger than what stands for them in the text: room for many of them is made as they come.
        let mut values = Self::with_capacity(items.len().min(64));
        for (index, item) in items.enumerate() {
            values.push(document.part(item, |error| error.prepend_index(index)));
            if document.has_failed() {
                break;
            }
        }
        values
    }
}

impl<T: Decode> Decode for HashMap<String, T> {
    fn decode(json: &Json<'_>) -> Self {
        json.object("a map").rest(&[])
    }
}

impl<T: Decode> Decode for Option<T> {
    fn decode(json: &Json<'_>) -> Self {
        if json.is_null() { None } else { Some(T::decode(json)) }
    }
}

impl<T: Decode> Decode for Box<T> {
    fn decode(json: &Json<'_>) -> Self {
        Self::new(T::decode(json))
    }
}
