//! Values of any kind.

use super::{Decode, Encode, Encoder, Json, Kind};
use serde_json::{Map, Number, Value};

impl Decode for Value {
    fn decode(json: &Json<'_>) -> Self {
        match json.kind() {
            Kind::Null => Self::Null,
            Kind::Bool => Self::Bool(bool::decode(json)),
            Kind::Number => json.as_number().and_then(number).map_or_else(|| json.refuse("a number"), Self::Number),
            Kind::String => Self::String(String::decode(json)),
            Kind::Array => Self::Array(Vec::decode(json)),
            Kind::Object => {
                let mut members = Map::new();
                for (name, value) in json.as_object().into_iter().flatten() {
                    if !members.contains_key(name) {
                        let value = json.document().part(value, |error| error.prepend_name(name));
                        members.insert(name.to_owned(), value);
                    }
                }
                Self::Object(members)
            }
        }
    }
}

/// The integer of 64 bits, or else the nearest float, that a text stands for. As with serde_json `-0` is a float, which keeps its sign.
pub(super) fn number(text: &str) -> Option<Number> {
    if let Ok(integer) = text.parse::<u64>() {
        return Some(integer.into());
    }
    match text.parse::<i64>() {
        Ok(integer) if integer != 0 => Some(integer.into()),
        _ => Number::from_f64(text.parse().ok()?),
    }
}

impl Encode for Value {
    fn encode(&self, out: &mut Encoder) {
        match self {
            Self::Null => out.null(),
            Self::Bool(value) => value.encode(out),
            Self::Number(value) => out.number(value),
            Self::String(value) => value.encode(out),
            Self::Array(items) => items.encode(out),
            Self::Object(members) => {
                let mut object = out.object();
                for (name, value) in members {
                    object.required(name, value);
                }
                object.end();
            }
        }
    }
}
