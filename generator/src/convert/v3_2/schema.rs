//! What 3.2 says about schemas beside JSON Schema.

use super::super::pass::Pass;
use crate::pointer::Trail;
use serde_json::{Map, Value};

pub(super) fn rewrite(map: &mut Map<String, Value>, trail: &Trail<'_>, pass: &mut Pass<'_>) {
    let discriminator = trail.key("discriminator");
    if let Some(Value::Object(of)) = map.get_mut("discriminator")
        && of.shift_remove("defaultMapping").is_some()
    {
        let message = "a value whose discriminator is not known is kept as it is, and not read as the default";
        pass.unsupported(&discriminator.key("defaultMapping").pointer(), message).on_key();
    }
    if let Some(Value::Object(xml)) = map.get_mut("xml")
        && let Some(Value::String(node)) = xml.shift_remove("nodeType")
        && node == "attribute"
    {
        xml.insert("attribute".to_owned(), true.into());
    }
}
