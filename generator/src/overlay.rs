//! Overlays: corrections of a description that somebody else owns (OpenAPI Overlay 1.0 and 1.1).
//!
//! An overlay is a list of actions, each with a JSONPath (RFC 9535) that selects nodes of the description: what they
//! select is merged with something, or removed. [`Origins`] know which places came from which overlay, so that a
//! diagnostic about one of them leads into the overlay.

mod action;
mod edit;
mod read;

use crate::diagnostic::Diagnostics;
use crate::pointer::{FileId, Origins};
use crate::source::Source;
use edit::Edit;
use serde_json::Value;

/// Applies `overlay`, which is `file` of the description, to the document of its first file.
///
/// What is wrong with the overlay is reported, and the rest of it applied.
pub fn apply(document: &mut Value, overlay: &Source, file: FileId, origins: &mut Origins, diags: &mut Diagnostics) {
    let mut found = Diagnostics::new();
    if let Some(value) = overlay.to_value(&mut found) {
        let mut edit = Edit::new(document, file, origins);
        for action in read::actions(&value, &mut found) {
            action::run(&action, &mut edit, &mut found);
        }
    }
    found.move_to(file);
    diags.append(found);
}

#[cfg(test)]
mod tests;
