//! What 3.2 says about schemas beside JSON Schema.

use super::super::pass::Pass;
use crate::extension;
use crate::pointer::Trail;
use serde_json::{Map, Value};

pub(super) fn rewrite(map: &mut Map<String, Value>, trail: &Trail<'_>, pass: &mut Pass<'_>) {
    let discriminator = trail.key("discriminator");
    if let Some(Value::Object(of)) = map.get_mut("discriminator")
        && let Some(default) = of.shift_remove("defaultMapping")
    {
        let at = discriminator.key("defaultMapping").pointer();
        pass.put(of, extension::DEFAULT_MAPPING, default, &at, &discriminator);
    }
    if let Some(Value::Object(xml)) = map.get_mut("xml")
        && let Some(Value::String(node)) = xml.shift_remove("nodeType")
        && node == "attribute"
    {
        xml.insert("attribute".to_owned(), true.into());
    }
}
