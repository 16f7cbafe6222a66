//! Actions: what they select, and what they do with it.

use super::edit::Edit;
use super::read::{Action, What};
use crate::diagnostic::{Code, Diagnostics};
use crate::pointer::{Location, Pointer};
use serde_json::Value;
use serde_json_path::{JsonPath, PathElement};

/// Runs one action.
pub(super) fn run(action: &Action<'_>, edit: &mut Edit<'_>, diags: &mut Diagnostics) {
    let Some(selected) = select(action.target, edit.document, &action.at.key("target"), diags) else { return };
    match action.what {
        // From the last to the first, so that the places of those to come stay what they are.
        What::Remove => selected.iter().rev().for_each(|place| edit.remove(place)),
        What::Update(update) => {
            let origin = Location { file: edit.file, pointer: action.at.key("update") };
            update_all(&selected, update, &origin, edit, diags);
        }
        What::Copy(path) => {
            let at = action.at.key("copy");
            let Some(sources) = select(path, edit.document, &at, diags) else { return };
            let [source] = sources.as_slice() else {
                let message = format!("`copy` selects one node, and this selects {}", sources.len());
                diags.error(Code::OverlayTarget, at, message).help("name one node, such as `$.paths['/pets'].get`");
                return;
            };
            let value = edit.document.pointer(source.as_str()).cloned().unwrap_or_default();
            let origin = edit.origins.origin(&source.into());
            update_all(&selected, &value, &origin, edit, diags);
        }
    }
}

fn update_all(selected: &[Pointer], update: &Value, origin: &Location, edit: &mut Edit<'_>, diags: &mut Diagnostics) {
    for place in selected {
        if let Err(message) = edit.update(place, update, origin) {
            diags.error(Code::Limit, &origin.pointer, message).help("write less with it");
            return;
        }
    }
}

/// The nodes that a path selects, each once, in the order of the document; `None` where that is none, which is reported.
fn select(path: &str, document: &Value, at: &Pointer, diags: &mut Diagnostics) -> Option<Vec<Pointer>> {
    let parsed = match JsonPath::parse(path) {
        Ok(parsed) => parsed,
        Err(error) => {
            let message = format!("this is no JSONPath: {} at its character {}", error.message(), error.position() + 1);
            diags.error(Code::OverlayTarget, at, message).help(
                "a JSONPath (RFC 9535) begins with `$`; names with other signs than letters are written `['/pets']`",
            );
            return None;
        }
    };
    let mut selected: Vec<Pointer> = Vec::new();
    for node in parsed.query_located(document).dedup() {
        let pointer = node.location().iter().fold(Pointer::root(), |at, element| match element {
            PathElement::Name(name) => at.key(name),
            PathElement::Index(index) => at.index(*index),
        });
        selected.push(pointer);
    }
    if selected.is_empty() {
        let message = "this action selects nothing, and is skipped";
        diags.warning(Code::OverlayTarget, at, message).help("correct the target, or remove the action");
        return None;
    }
    Some(selected)
}
