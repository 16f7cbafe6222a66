//! Schemas (2.0, section Schema Object).

use super::super::pass::Pass;
use super::super::sibling;
use crate::pointer::Trail;
use serde_json::{Map, Value, json};

const TELLING: &[&str] =
    &["title", "description", "default", "example", "readOnly", "x-nullable", "x-isnullable", "xml", "externalDocs"];

/// Makes a schema one of 3.0. Those that lie in it come later.
pub(super) fn rewrite(map: &mut Map<String, Value>, trail: &Trail<'_>, pass: &mut Pass<'_>) {
    // Nothing is read beside a reference, and yet what tells about the use at hand is written there by everybody.
    if map.get("$ref").is_some_and(Value::is_string) && map.keys().any(|key| TELLING.contains(&key.as_str())) {
        sibling::wrap(map, trail, pass);
    }
    for flag in ["x-nullable", "x-isnullable"] {
        if map.get(flag).is_some_and(Value::is_boolean) && !map.contains_key("nullable") {
            pass.rename(map, flag, "nullable", trail);
        }
    }
    if let Some(Value::String(property)) = map.get("discriminator") {
        let discriminator = json!({"propertyName": property});
        let at = trail.key("discriminator").pointer();
        pass.comes_from(&at, trail.key("discriminator").key("propertyName").pointer());
        map.insert("discriminator".to_owned(), discriminator);
    }
    if map.get("type").and_then(Value::as_str) == Some("file") {
        map.insert("type".to_owned(), "string".into());
        map.insert("format".to_owned(), "binary".into());
    }
}
