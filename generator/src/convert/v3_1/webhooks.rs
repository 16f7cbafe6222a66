//! Webhooks: what the server calls. A client has no calls for them, but reads what they bring.

use super::super::pass::{Pass, section};
use crate::pointer::Pointer;
use serde_json::Value;

/// Takes the webhooks out, and makes components of the schemas that stand in their bodies.
pub(super) fn keep_types(doc: &mut Value, pass: &mut Pass<'_>) {
    let Some(Value::Object(webhooks)) = doc.as_object_mut().and_then(|root| root.shift_remove("webhooks")) else {
        return;
    };
    let at = Pointer::root().key("webhooks");
    if webhooks.is_empty() {
        return;
    }
    let message = "webhooks are left out: what the server calls is not a client's. The types of their bodies are there";
    pass.unsupported(&at, message).on_key();
    let Some(schemas) = section(doc, "schemas") else { return };
    for (name, mut item) in webhooks {
        let at = at.key(&name);
        for (method, operation) in item.as_object_mut().into_iter().flatten() {
            let at = at.key(method).key("requestBody").key("content");
            let content = operation.get_mut("requestBody").and_then(|body| body.get_mut("content"));
            let mut media_types = content.and_then(Value::as_object_mut).into_iter().flatten();
            let inline = media_types.find_map(|(media_type, of)| {
                let schema = of.get_mut("schema")?;
                schema.get("$ref").is_none().then(|| (at.key(media_type).key("schema"), schema.take()))
            });
            if let Some((from, schema)) = inline {
                let name = free(&format!("{name}.payload"), |name| schemas.contains_key(name));
                pass.moved(&from, Pointer::root().key("components").key("schemas").key(&name));
                schemas.insert(name, schema);
            }
        }
    }
}

/// The name, with a number behind it where it is taken.
fn free(name: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let numbered = (2..).map(|number| format!("{name}.{number}"));
    std::iter::once(name.to_owned()).chain(numbered).find(|name| !is_taken(name)).unwrap_or_default()
}
