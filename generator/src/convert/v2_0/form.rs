//! Forms: parameters in `formData` become the properties of a body.

use super::super::pass::Pass;
use super::media::{MULTIPART, is_form};
use super::{collection, keywords, parameter};
use crate::media_type::{URL_ENCODED, essence};
use crate::pointer::Pointer;
use serde_json::{Map, Value, json};

/// The request body at `to` that is made of the parameters of a form, each with its place.
pub(super) fn body(
    fields: Vec<(Value, Pointer)>,
    consumes: &[String],
    to: &Pointer,
    pass: &mut Pass<'_>,
) -> Option<Value> {
    let (_, first) = fields.first()?;
    pass.comes_from(first, to.clone());
    let has_file = fields.iter().any(|(field, _)| is_file(field));
    let media_types = media_types(consumes, has_file);
    let (mut properties, mut required, mut encoding) = (Map::new(), Vec::new(), Map::new());
    for (field, from) in fields {
        let is_file = is_file(&field);
        let Value::Object(mut field) = field else { continue };
        let Some(Value::String(name)) = field.shift_remove("name") else { continue };
        if field.shift_remove("required") == Some(json!(true)) {
            required.push(Value::from(name.as_str()));
        }
        for media_type in &media_types {
            let schema = to.key("content").key(media_type).key("schema");
            pass.comes_from(&from, schema.key("properties").key(&name));
        }
        let style = encode(&mut field, is_file, &from, pass);
        encoding.extend(style.map(|style| (name.clone(), style)));
        properties.insert(name, Value::Object(field));
    }
    let is_required = !required.is_empty();
    let mut schema =
        Map::from_iter([("type".to_owned(), "object".into()), ("properties".to_owned(), properties.into())]);
    if is_required {
        schema.insert("required".to_owned(), Value::Array(required));
    }
    let mut media = Map::from_iter([("schema".to_owned(), Value::Object(schema))]);
    if !encoding.is_empty() {
        media.insert("encoding".to_owned(), Value::Object(encoding));
    }
    let content: Map<String, Value> =
        media_types.into_iter().map(|media_type| (media_type, Value::Object(media.clone()))).collect();
    Some(json!({"content": content, "required": is_required}))
}

/// Makes a parameter a schema, and tells how it is written where that is not what everybody takes for granted.
fn encode(field: &mut Map<String, Value>, is_file: bool, at: &Pointer, pass: &mut Pass<'_>) -> Option<Value> {
    ["in", "allowEmptyValue"].iter().for_each(|key| drop(field.shift_remove(*key)));
    parameter::rename(field, "x-example", "example", at, pass);
    let format = field.get("collectionFormat").and_then(Value::as_str).unwrap_or_default().to_owned();
    let style = collection::style(field, "formData");
    // Each file of a list is a part of its own, however a list of values would be written.
    let is_array = collection::is_array(field) && !is_file;
    keywords::flatten(field, at, pass);
    match style {
        Some((style, explode)) if is_array => Some(json!({"style": style, "explode": explode})),
        None if is_array => {
            let description = field.shift_remove("description");
            collection::as_text(field, &format, at, pass);
            field.extend(description.map(|description| ("description".to_owned(), description)));
            None
        }
        _ => None,
    }
}

fn is_file(field: &Value) -> bool {
    let is_file = |value: &Value| value.get("type").and_then(Value::as_str) == Some("file");
    is_file(field) || field.get("items").is_some_and(is_file)
}

/// The media types of a form: those of the operation that are ones, and only one can hold a file.
fn media_types(consumes: &[String], has_file: bool) -> Vec<String> {
    let forms = consumes.iter().filter(|media_type| is_form(media_type));
    let fit: Vec<String> = forms.filter(|media_type| !has_file || essence(media_type) == MULTIPART).cloned().collect();
    match fit.is_empty() {
        false => fit,
        true if has_file => vec![MULTIPART.to_owned()],
        true => vec![URL_ENCODED.to_owned()],
    }
}
