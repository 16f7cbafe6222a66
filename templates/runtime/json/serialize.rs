//! A tree, written in any format.

use super::value::number;
use super::{Json, Kind};
use serde::ser::{Error, Serialize, Serializer};

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // The iterators know their length, which formats may ask for before the first item: they are passed on as they are.
        match (self.kind(), self.as_array(), self.as_object()) {
            (_, Some(items), _) => serializer.collect_seq(items),
            (_, _, Some(members)) => serializer.collect_map(members),
            (Kind::Bool, ..) => serializer.serialize_bool(self.as_bool().unwrap_or_default()),
            (Kind::Number, ..) => match self.as_number().and_then(number) {
                Some(number) => number.serialize(serializer),
                None => Err(S::Error::custom(self.expected("a number"))),
            },
            (Kind::String, ..) => serializer.serialize_str(self.as_str().unwrap_or_default()),
            (Kind::Null | Kind::Array | Kind::Object, ..) => serializer.serialize_unit(),
        }
    }
}
