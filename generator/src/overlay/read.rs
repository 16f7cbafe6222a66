//! What an overlay says (OpenAPI Overlay 1.1, section 4.4).

use crate::diagnostic::{Code, Diagnostics};
use crate::pointer::{Pointer, Trail};
use crate::suggest;
use serde_json::{Map, Value};

/// An action of an overlay (section 4.4.3).
pub(super) struct Action<'a> {
    /// Where it stands in the overlay.
    pub(super) at: Pointer,
    /// The JSONPath of what it is about.
    pub(super) target: &'a str,
    pub(super) what: What<'a>,
}

/// What is done with the nodes that are selected.
pub(super) enum What<'a> {
    Remove,
    Update(&'a Value),
    /// The JSONPath of the node whose value they are updated with.
    Copy(&'a str),
}

const ROOT: &[&str] = &["overlay", "info", "extends", "actions"];
const ACTION: &[&str] = &["target", "description", "update", "remove", "copy"];

/// The actions of an overlay, in their order. What is wrong with it is reported.
pub(super) fn actions<'a>(overlay: &'a Value, diags: &mut Diagnostics) -> Vec<Action<'a>> {
    let Value::Object(root) = overlay else {
        diags
            .error(Code::Version, Pointer::root(), "this is not an overlay: it is not an object")
            .help("an overlay is an object with `overlay`, `info` and `actions`");
        return Vec::new();
    };
    match root.get("overlay") {
        Some(Value::String(version)) if version.starts_with("1.0") || version.starts_with("1.1") => {}
        Some(Value::Number(version)) if matches!(version.as_f64(), Some(1.0 | 1.1)) => {}
        Some(_) => {
            let message = "this is no version of overlays that can be read";
            diags.error(Code::Version, Pointer::root().key("overlay"), message).help("write `overlay: 1.1.0`");
        }
        None => {
            let message = "this is not an overlay: it has no `overlay`";
            diags.error(Code::Version, Pointer::root(), message).help("begin it with `overlay: 1.1.0`");
            return Vec::new();
        }
    }
    unknown(root, ROOT, "an overlay", &Trail::Root, diags);
    let at = Trail::Root.key("actions");
    match root.get("actions") {
        Some(Value::Array(list)) => {
            let read = list.iter().enumerate();
            read.filter_map(|(index, value)| action(value, &at.index(index), diags)).collect()
        }
        Some(_) => {
            diags.error(Code::WrongKind, at.pointer(), "expected a list of actions");
            Vec::new()
        }
        None => {
            let message = "an overlay needs `actions`, and they are missing";
            diags.error(Code::MissingKey, Pointer::root(), message).help("add `actions:` with a list");
            Vec::new()
        }
    }
}

fn action<'a>(value: &'a Value, at: &Trail<'_>, diags: &mut Diagnostics) -> Option<Action<'a>> {
    let Value::Object(map) = value else {
        diags.error(Code::WrongKind, at.pointer(), "an action is an object").help("write `target:` and `update:`");
        return None;
    };
    unknown(map, ACTION, "an action", at, diags);
    let target = match map.get("target") {
        Some(Value::String(target)) => target,
        Some(_) => {
            diags
                .error(Code::WrongKind, at.key("target").pointer(), "the target of an action is text")
                .help("write a JSONPath, such as `$.paths['/pets'].get`");
            return None;
        }
        None => {
            diags
                .error(Code::MissingKey, at.pointer(), "an action needs `target`, and it is missing")
                .help("add `target:` with a JSONPath, such as `$.paths['/pets'].get`");
            return None;
        }
    };
    let what = match (map.get("remove"), map.get("copy"), map.get("update")) {
        (Some(Value::Bool(true)), _, _) => What::Remove,
        (Some(other), _, _) if !other.is_boolean() => {
            diags.error(Code::WrongKind, at.key("remove").pointer(), "expected `true` or `false`");
            return None;
        }
        (_, Some(Value::String(copy)), None) => What::Copy(copy),
        (_, Some(_), None) => {
            let message = "what is copied is named by a JSONPath";
            diags.error(Code::WrongKind, at.key("copy").pointer(), message);
            return None;
        }
        (_, Some(_), Some(_)) => {
            let message = "an action has one of `update` and `copy`";
            diags.error(Code::WrongKind, at.key("copy").pointer(), message).on_key().help("make two actions of it");
            return None;
        }
        (_, None, Some(update)) => What::Update(update),
        (_, None, None) => {
            let message = "this action does nothing: it has none of `update`, `copy` and `remove: true`";
            diags.warning(Code::MissingKey, at.pointer(), message).help("add one of them, or remove the action");
            return None;
        }
    };
    Some(Action { at: at.pointer(), target, what })
}

fn unknown(map: &Map<String, Value>, known: &[&str], what: &str, at: &Trail<'_>, diags: &mut Diagnostics) {
    for key in map.keys().filter(|key| !known.contains(&key.as_str()) && !key.starts_with("x-")) {
        let message = format!("`{key}` is no key of {what}, and is ignored");
        let found = diags.warning(Code::UnknownKey, at.key(key).pointer(), message).on_key();
        match suggest::closest(key, known.iter().copied()) {
            Some(near) => found.help(format!("did you mean `{near}`?")),
            None => found.help(format!("remove it, or call it `x-{key}` if it is an extension")),
        };
    }
}
