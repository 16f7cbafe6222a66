//! Objects that got keys in 3.2.

use super::super::pass::Pass;
use super::document::before_description;
use crate::extension;
use crate::pointer::Trail;
use serde_json::{Map, Value};

/// A response has a summary, and need not have a description (3.2.0, section 4.17).
pub(super) fn response(map: &mut Map<String, Value>, trail: &Trail<'_>, pass: &mut Pass<'_>) {
    if map.contains_key("$ref") {
        return;
    }
    if let Some(Value::String(summary)) = map.shift_remove("summary") {
        before_description(map, summary, &trail.pointer(), pass);
    }
    map.entry("description").or_insert_with(|| "".into());
}

/// An example is a value, or the text that it is written as (3.2.0, section 4.19).
pub(super) fn example(map: &mut Map<String, Value>, trail: &Trail<'_>, pass: &mut Pass<'_>) {
    for key in ["dataValue", "serializedValue"] {
        match map.contains_key("value") {
            true => drop(map.shift_remove(key)),
            false => pass.rename(map, key, "value", trail),
        }
    }
}

/// A scheme can be deprecated, and have the flow of devices without a keyboard (3.2.0, section 4.28).
pub(super) fn security_scheme(map: &mut Map<String, Value>, trail: &Trail<'_>, pass: &mut Pass<'_>) {
    pass.rename(map, "deprecated", extension::DEPRECATED, trail);
    pass.rename(map, "oauth2MetadataUrl", extension::METADATA_URL, trail);
    if let Some(Value::Object(flows)) = map.get_mut("flows") {
        pass.rename(flows, "deviceAuthorization", extension::DEVICE_AUTHORIZATION, &trail.key("flows"));
    }
}
