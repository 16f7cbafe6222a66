//! Repairs of where parameters are.

use crate::diagnostic::{Code, Diagnostics};
use crate::pointer::Trail;
use serde_json::{Map, Value, json};

/// The parameters of an operation that Swagger 2.0 has, and OpenAPI 3 has in the request body (section 4.7.13).
pub(in super::super) fn parameters_of_the_body(
    map: &mut Map<String, Value>,
    trail: &Trail<'_>,
    diags: &mut Diagnostics,
) {
    let place = |parameter: &Value| parameter.get("in").and_then(Value::as_str).map(str::to_ascii_lowercase);
    let Some(Value::Array(parameters)) = map.get_mut("parameters") else { return };
    let (mut fields, mut required, mut body, mut index) = (Map::new(), Vec::new(), None, 0);
    let at = trail.key("parameters");
    parameters.retain(|parameter| {
        let at = at.index(index);
        index += 1;
        let what = match place(parameter).as_deref() {
            Some("body") => "the request body",
            Some("formdata" | "form") => "a field of the request body",
            _ => return true,
        };
        let message = format!("OpenAPI 3 has no such parameters; this is read as {what}");
        diags
            .warning(Code::WrongKind, at.key("in").pointer(), message)
            .help("write `requestBody:` in place of the parameter");
        let is_required = parameter.get("required") == Some(&Value::Bool(true));
        if what == "the request body" {
            let schema = parameter.get("schema").cloned().unwrap_or_else(|| json!({}));
            body.get_or_insert(json!({"required": is_required, "content": {"application/json": {"schema": schema}}}));
        } else if let Some(name) = parameter.get("name").and_then(Value::as_str) {
            let own = |key: &str| key != "in" && key != "name" && key != "required" && key != "schema";
            let schema = parameter.get("schema").cloned().unwrap_or_else(|| {
                parameter
                    .as_object()
                    .into_iter()
                    .flatten()
                    .filter(|(key, _)| own(key))
                    .map(|(key, value)| (key.clone(), value.clone()))
                    .collect()
            });
            fields.insert(name.to_owned(), schema);
            required.extend(is_required.then(|| Value::from(name)));
        }
        false
    });
    if !fields.is_empty() {
        let is_file = |field: &Value| {
            let says = |key: &str, value: &str| field.get(key).and_then(Value::as_str) == Some(value);
            says("type", "file") || says("format", "binary")
        };
        let media =
            if fields.values().any(is_file) { "multipart/form-data" } else { "application/x-www-form-urlencoded" };
        let is_required = !required.is_empty();
        let mut schema = json!({"type": "object", "properties": fields});
        if is_required {
            schema["required"] = Value::Array(required);
        }
        body.get_or_insert(json!({"required": is_required, "content": {media: {"schema": schema}}}));
    }
    if let Some(body) = body {
        map.entry("requestBody").or_insert(body);
    }
}

/// Words that people write for the place of a parameter.
const PLACES: &[(&str, &str)] =
    &[("headers", "header"), ("cookies", "cookie"), ("params", "query"), ("querystring", "query"), ("url", "path")];

/// A place in another word, or none: then it is the query, as in most descriptions.
pub(in super::super) fn place_in_another_word(
    map: &mut Map<String, Value>,
    trail: &Trail<'_>,
    diags: &mut Diagnostics,
) {
    match map.get("in").and_then(Value::as_str) {
        Some(written) => {
            let word = written.trim().to_ascii_lowercase();
            if let Some((_, right)) = PLACES.iter().find(|(wrong, _)| *wrong == word) {
                let message = format!("a parameter can't be in `{written}`; it is read as `{right}`");
                diags.warning(Code::WrongKind, trail.key("in").pointer(), message).help(format!("write `in: {right}`"));
                map.insert("in".to_owned(), (*right).into());
            }
        }
        None if !map.contains_key("in") && map.contains_key("name") => {
            let message = "a parameter needs `in`; this one is taken to be in the query";
            diags.warning(Code::MissingKey, trail.pointer(), message).on_key().help("add `in: query`, or where it is");
            map.insert("in".to_owned(), "query".into());
        }
        None => {}
    }
}
