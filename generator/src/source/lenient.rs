//! YAML that breaks the rules in a way that everybody overlooks.
//!
//! The YAML specification wants the later lines of a quoted text or of a list in brackets indented;
//! libyaml and its many descendants do not, so descriptions of that kind exist and work elsewhere.

use super::builder::Builder;
use super::seed::Seed;
use crate::pointer::Trail;
use serde::de::DeserializeSeed;
use serde_json::Value;

/// The value of such a text, or `None` where libyaml does not take it either.
pub(super) fn read(text: &str, builder: &mut Builder) -> Option<Value> {
    let parser = serde_yaml::Deserializer::from_str(text);
    Seed { builder, trail: Trail::Root, depth: 0 }.deserialize(parser).ok()
}
