//! `operationId` is unique in a description (OpenAPI 3.0.4, section 4.7.10.1).

use super::operations;
use crate::diagnostic::{Code, Diagnostics};
use crate::pointer::Pointer;
use serde_json::Value;
use std::collections::HashMap;

/// Reports every id that a second operation has, and takes it away from that one: it is named from its method and path then,
/// which stays the same whatever operations are added.
pub(super) fn check(doc: &mut Value, diags: &mut Diagnostics) {
    let mut repeated = Vec::new();
    let at = |(path, method): (&str, &str)| Pointer::root().key("paths").key(path).key(method).key("operationId");
    let mut first: HashMap<&str, (&str, &str)> = HashMap::new();
    for (path, method, operation) in operations(doc) {
        let Some(Value::String(id)) = operation.get("operationId") else { continue };
        if let Some(first) = first.get(id.as_str()) {
            let at_this = at((path, method));
            let message = format!("`{id}` is the id of two operations, so this one is named from its method and path");
            diags
                .warning(Code::DuplicateOperationId, &at_this, message)
                .related(at(*first), "the other one")
                .help("give each operation an id of its own: it becomes the name of a function");
            repeated.extend(at_this.parent());
        } else {
            first.insert(id, (path, method));
        }
    }
    for operation in repeated {
        if let Some(Value::Object(operation)) = doc.pointer_mut(operation.as_str()) {
            operation.shift_remove("operationId");
        }
    }
}
