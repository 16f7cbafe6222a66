//! A tree, written in any format.

use super::{Decode, DecodeError, Json, Kind};
use serde::ser::{Error, Serialize, SerializeMap, Serializer};
use serde_json::Number;

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let refused = |error: DecodeError| S::Error::custom(error);
        match self.kind() {
            Kind::Null => serializer.serialize_unit(),
            Kind::Bool => serializer.serialize_bool(bool::decode(self).map_err(refused)?),
            Kind::Number => Number::decode(self).map_err(refused)?.serialize(serializer),
            Kind::String => serializer.serialize_str(self.as_str().unwrap_or_default()),
            Kind::Array => serializer.collect_seq(self.as_array().into_iter().flatten()),
            Kind::Object => {
                let members = self.as_object().into_iter().flatten();
                let mut map = serializer.serialize_map(Some(members.size_hint().0))?;
                for (name, value) in members {
                    map.serialize_entry(name, &value)?;
                }
                map.end()
            }
        }
    }
}
