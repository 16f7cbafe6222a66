//! `query` and `additionalOperations`: methods beside the eight that 3.1 knows (3.2.0, section 4.8.1).

use super::super::pass::Pass;
use crate::diagnostic::Code;
use crate::extension;
use crate::pointer::Pointer;
use serde_json::{Map, Value, json};

/// What other methods come as.
const BORROWED: &str = "post";

/// Gives each operation of another method a path item of its own, where it is a `post` that says what it really is: so
/// it is checked and read as all operations are.
pub(super) fn into_paths(doc: &mut Value, pass: &mut Pass<'_>) {
    let Some(Value::Object(paths)) = doc.get_mut("paths") else { return };
    let at = Pointer::root().key("paths");
    let mut more = Vec::new();
    for (path, item) in paths.iter_mut().filter(|(path, _)| path.starts_with('/')) {
        let Value::Object(item) = item else { continue };
        for (method, operation, from) in take(item, &at.key(path), pass) {
            more.push((path.clone(), method, beside(item, operation, path), from));
        }
    }
    for (path, method, (mut item, operation), from) in more {
        let mut key = format!("{path}#{method}");
        while paths.contains_key(&key) {
            key.push('#');
        }
        let to = at.key(&key);
        pass.comes_from(&at.key(&path), to.clone());
        pass.moved(&from, to.key(BORROWED));
        if let Value::Object(mut operation) = operation {
            operation.insert(extension::METHOD.to_owned(), method.into());
            item.insert(BORROWED.to_owned(), Value::Object(operation));
        }
        paths.insert(key, Value::Object(item));
    }
}

/// What the operations of a path item have in common, with one of them.
fn beside(item: &Map<String, Value>, operation: Value, path: &str) -> (Map<String, Value>, Value) {
    const SHARED: &[&str] = &["summary", "description", "servers", "parameters"];
    let mut own: Map<String, Value> =
        SHARED.iter().filter_map(|key| Some(((*key).to_owned(), item.get(*key)?.clone()))).collect();
    own.insert(extension::PATH.to_owned(), json!(path));
    (own, operation)
}

/// Takes the operations of other methods out of a path item, with their method and place.
fn take(item: &mut Map<String, Value>, at: &Pointer, pass: &mut Pass<'_>) -> Vec<(String, Value, Pointer)> {
    let mut found = Vec::new();
    if let Some(operation @ Value::Object(_)) = item.shift_remove("query") {
        found.push(("QUERY".to_owned(), operation, at.key("query")));
    }
    let at = at.key("additionalOperations");
    if let Some(Value::Object(others)) = item.shift_remove("additionalOperations") {
        for (method, operation) in others {
            let at = at.key(&method);
            match is_method(&method) {
                true if operation.is_object() => found.push((method, operation, at)),
                true => {}
                false => {
                    let message = format!("`{method}` is no method of HTTP, and its operation is left out");
                    pass.error(Code::UnknownKey, &at, message).on_key().help("a method is a word such as `COPY`");
                }
            }
        }
    }
    found
}

/// Whether a text is a method (RFC 9110, section 9.1: a token).
fn is_method(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 64
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}
