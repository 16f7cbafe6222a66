//! Responses (2.0, section Response Object).

use super::super::pass::Pass;
use super::media::JSON;
use super::parameter::into_schema;
use crate::media_type::is_json;
use crate::pointer::Pointer;
use serde_json::{Map, Value};

/// Any media type: what a file has where nothing is said.
const ANY: &str = "*/*";

/// Makes a response one of 3.0. A reference is one already.
pub(super) fn rewrite(response: &mut Value, at: &Pointer, produces: &[String], pass: &mut Pass<'_>) {
    let Value::Object(map) = response else { return };
    if map.contains_key("$ref") {
        return;
    }
    if let Some(Value::Object(headers)) = map.get_mut("headers") {
        let at = at.key("headers");
        for (name, header) in headers {
            if let Value::Object(header) = header
                && !header.contains_key("schema")
            {
                into_schema(header, "header", &at.key(name), pass);
                // `simple` is the only style there is.
                header.shift_remove("style");
            }
        }
    }
    let schema = map.shift_remove("schema");
    let examples = match map.shift_remove("examples") {
        Some(Value::Object(examples)) => examples,
        _ => Map::new(),
    };
    let content = content(schema, examples, at, produces, pass);
    if !content.is_empty() {
        map.insert("content".to_owned(), Value::Object(content));
    }
}

fn content(
    schema: Option<Value>,
    mut examples: Map<String, Value>,
    at: &Pointer,
    produces: &[String],
    pass: &mut Pass<'_>,
) -> Map<String, Value> {
    let is_file = schema.as_ref().is_some_and(|schema| schema.get("type").and_then(Value::as_str) == Some("file"));
    let media_types: Vec<String> = match &schema {
        // Without a schema there is no body, unless there is an example of one.
        None => examples.keys().filter(|key| key.contains('/')).cloned().collect(),
        Some(_) if is_file => {
            let files: Vec<String> = produces.iter().filter(|media_type| !is_json(media_type)).cloned().collect();
            if files.is_empty() { vec![ANY.to_owned()] } else { files }
        }
        Some(_) if produces.is_empty() => vec![JSON.to_owned()],
        Some(_) => produces.to_vec(),
    };
    let mut content = Map::new();
    for media_type in media_types {
        let to = at.key("content").key(&media_type);
        let mut media = Map::new();
        if let Some(schema) = &schema {
            pass.moved(&at.key("schema"), to.key("schema"));
            media.insert("schema".to_owned(), schema.clone());
        }
        if let Some(example) = examples.shift_remove(&media_type) {
            pass.moved(&at.key("examples").key(&media_type), to.key("example"));
            media.insert("example".to_owned(), example);
        }
        content.insert(media_type, Value::Object(media));
    }
    content
}
