//! A tree, written in any format.

use super::{Decode, DecodeError, Json, Kind};
use serde::ser::{Error, Serialize, Serializer};
use serde_json::Number;

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let refused = |error: DecodeError| S::Error::custom(error);
        // The iterators know their length, which formats may ask for before the first item: they are passed on as they are.
        match (self.kind(), self.as_array(), self.as_object()) {
            (_, Some(items), _) => serializer.collect_seq(items),
            (_, _, Some(members)) => serializer.collect_map(members),
            (Kind::Bool, ..) => serializer.serialize_bool(bool::decode(self).map_err(refused)?),
            (Kind::Number, ..) => Number::decode(self).map_err(refused)?.serialize(serializer),
            (Kind::String, ..) => serializer.serialize_str(self.as_str().unwrap_or_default()),
            (Kind::Null | Kind::Array | Kind::Object, ..) => serializer.serialize_unit(),
        }
    }
}
