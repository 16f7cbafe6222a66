//! The value from any parser of serde's.

use super::builder::{Builder, Stopped};
use crate::diagnostic::Code;
use crate::pointer::Trail;
use serde::de::{DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, VariantAccess, Visitor};
use serde_json::{Map, Value};
use std::fmt;

/// Builds the value of one node.
pub(super) struct Seed<'a, 't> {
    pub(super) builder: &'a mut Builder,
    pub(super) trail: Trail<'t>,
    pub(super) depth: usize,
}

impl<'de> DeserializeSeed<'de> for Seed<'_, '_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_, '_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        self.scalar(0, Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        self.scalar(0, value.into())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        self.scalar(0, value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        self.scalar(0, value.into())
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<Value, E> {
        self.visit_f64(value as f64)
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<Value, E> {
        self.visit_f64(value as f64)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        let value = self.builder.float(value, &self.trail);
        self.scalar(0, value)
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        self.scalar(value.len(), value.into())
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Value, E> {
        self.scalar(value.len(), value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Value, A::Error> {
        let Self { builder, trail, depth } = self;
        builder.count(0, &trail).and_then(|()| builder.descend(depth, &trail)).map_err(stopped)?;
        let mut list = Vec::new();
        loop {
            let seed = Seed { builder: &mut *builder, trail: trail.index(list.len()), depth: depth + 1 };
            match elements.next_element_seed(seed)? {
                Some(element) => list.push(element),
                None => return Ok(Value::Array(list)),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let Self { builder, trail, depth } = self;
        builder.count(0, &trail).and_then(|()| builder.descend(depth, &trail)).map_err(stopped)?;
        let mut map = Map::new();
        while let Some(key) = members.next_key_seed(Key)? {
            builder.spend(key.len(), &trail).map_err(stopped)?;
            let seed = Seed { builder: &mut *builder, trail: trail.key(&key), depth: depth + 1 };
            let value = members.next_value_seed(seed)?;
            builder.insert(&mut map, key, value, &trail);
        }
        Ok(Value::Object(map))
    }

    /// What a YAML parser calls an enum is a value with a tag.
    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<Value, A::Error> {
        let (tag, content) = tagged.variant_seed(Key)?;
        let message = format!("the tag `!{tag}` means nothing in a description, and is ignored");
        self.builder.warning(Code::YamlTag, &self.trail, message);
        content.newtype_variant_seed(self)
    }
}

impl Seed<'_, '_> {
    fn scalar<E: Error>(self, text: usize, value: Value) -> Result<Value, E> {
        self.builder.count(text, &self.trail).map_err(stopped)?;
        Ok(value)
    }
}

/// A limit is reported already: the error of the parser's only ends the reading.
fn stopped<E: Error>(Stopped: Stopped) -> E {
    E::custom("stopped")
}

/// A key, as the text that was written: `200` and `null` are keys as good as any.
struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Key {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key that is text")
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<String, E> {
        Ok(value.to_owned())
    }

    fn visit_string<E: Error>(self, value: String) -> Result<String, E> {
        Ok(value)
    }
}
