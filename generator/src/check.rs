//! Whether a document is OpenAPI 3.0, all of it.
//!
//! `openapiv3` is tolerant by forgetting, so the specification is held against the document here: every
//! object against a table of its keys, then what the specification says in prose. What is wrong is
//! an error; what is odd and everybody means the same by is repaired with a warning; what stays bad
//! is pruned, so that [`parse`](crate::parse::parse) can't fail and later stages go on to their own diagnostics.

mod cycle;
mod operation_id;
mod path;
mod path_item;
mod reference;
mod repair;
mod rule;
mod security;
mod table;
mod walk;

use crate::diagnostic::Diagnostics;
use serde_json::Value;

/// The document, repaired and pruned so that it can be parsed.
///
/// Everything is reported at once, in `diags`.
pub fn check(mut doc: Value, diags: &mut Diagnostics) -> Value {
    path_item::check(&mut doc, diags);
    let references = walk::check(&mut doc, diags);
    cycle::check(&mut doc, &references, diags);
    path::check(&mut doc, diags);
    operation_id::check(&mut doc, diags);
    security::check(&mut doc, diags);
    doc
}

/// The operations of a checked document, with their path and method, in its order.
fn operations(doc: &mut Value) -> impl Iterator<Item = (&str, &str, &mut serde_json::Map<String, Value>)> {
    let paths = doc.get_mut("paths").and_then(Value::as_object_mut).into_iter().flatten();
    paths.flat_map(|(path, item)| {
        let members = item.as_object_mut().into_iter().flatten();
        members.filter_map(|(key, value)| {
            let operation = value.as_object_mut().filter(|_| METHODS.contains(&key.as_str()))?;
            Some((path.as_str(), key.as_str(), operation))
        })
    })
}

/// The keys of a path item that hold an operation (OpenAPI 3.0.4, section 4.7.9).
const METHODS: &[&str] = &["get", "put", "post", "delete", "options", "head", "patch", "trace"];

#[cfg(test)]
mod tests;
