//! The body of a request: a parameter in 2.0.

use super::super::pass::Pass;
use super::media::{JSON, is_form};
use crate::pointer::Pointer;
use serde_json::{Map, Value};

/// The request body at `to` that is made of the parameter at `from`.
pub(super) fn body(parameter: Value, from: &Pointer, consumes: &[String], to: &Pointer, pass: &mut Pass<'_>) -> Value {
    let Value::Object(mut body) = parameter else { return parameter };
    pass.comes_from(from, to.clone());
    ["name", "in"].iter().for_each(|key| drop(body.shift_remove(*key)));
    let mut media = Map::new();
    if let Some(schema) = body.shift_remove("schema") {
        media.insert("schema".to_owned(), schema);
    }
    // What is described by one schema is JSON where nothing is said, or where what is said is of forms.
    let mut media_types: Vec<&str> = consumes.iter().map(String::as_str).filter(|it| !is_form(it)).collect();
    if media_types.is_empty() {
        media_types = if consumes.is_empty() { vec![JSON] } else { consumes.iter().map(String::as_str).collect() };
    }
    let mut content = Map::new();
    for media_type in media_types {
        pass.moved(&from.key("schema"), to.key("content").key(media_type).key("schema"));
        content.insert(media_type.to_owned(), Value::Object(media.clone()));
    }
    body.insert("content".to_owned(), Value::Object(content));
    Value::Object(body)
}
