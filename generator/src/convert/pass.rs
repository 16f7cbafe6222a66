//! What every step of a conversion has at hand.

use super::moves::Moves;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::pointer::{Pointer, Trail};
use serde_json::{Map, Value};

/// A conversion while it is done. Places are those of the document as it is at the moment.
pub(super) struct Pass<'d> {
    diags: &'d mut Diagnostics,
    /// What was moved so far.
    pub(super) moves: Moves,
}

impl<'d> Pass<'d> {
    pub(super) fn new(diags: &'d mut Diagnostics) -> Self {
        Self { diags, moves: Moves::default() }
    }

    /// Notes that what was at `from` stands at `to`.
    pub(super) fn moved(&mut self, from: &Pointer, to: Pointer) {
        self.moves.note(to, from);
    }

    /// Notes that what stands at `to` says what was said at `from`, and is not where references to it lead.
    pub(super) fn comes_from(&mut self, from: &Pointer, to: Pointer) {
        self.moves.trace(to, from);
    }

    /// Reports what is wrong.
    pub(super) fn error(&mut self, code: Code, at: &Pointer, message: impl Into<String>) -> &mut Diagnostic {
        self.diags.error(code, self.moves.origin(at), message)
    }

    /// Reports what is odd, and what it is read as.
    pub(super) fn warning(&mut self, code: Code, at: &Pointer, message: impl Into<String>) -> &mut Diagnostic {
        self.diags.warning(code, self.moves.origin(at), message)
    }

    /// Reports what can't be expressed, and what happens instead.
    pub(super) fn unsupported(&mut self, at: &Pointer, message: impl Into<String>) -> &mut Diagnostic {
        self.diags.unsupported(Code::Unsupported, self.moves.origin(at), message)
    }

    /// Renames a key of the object at `trail`, whatever was called so before.
    pub(super) fn rename(&mut self, map: &mut Map<String, Value>, from: &str, to: &str, trail: &Trail<'_>) {
        if let Some(value) = map.shift_remove(from) {
            self.put(map, to, value, &trail.key(from).pointer(), trail);
        }
    }

    /// Gives the object at `trail` a value that stands at `from`.
    pub(super) fn put(
        &mut self,
        map: &mut Map<String, Value>,
        key: &str,
        value: Value,
        from: &Pointer,
        trail: &Trail<'_>,
    ) {
        map.insert(key.to_owned(), value);
        self.moved(from, trail.key(key).pointer());
    }
}

/// A section of the components of `doc`, which gets one where it has none. `None` where what stands there is no object.
pub(super) fn section<'a>(doc: &'a mut Value, name: &str) -> Option<&'a mut Map<String, Value>> {
    let components = doc.as_object_mut()?.entry("components").or_insert_with(|| Value::Object(Map::new()));
    components.as_object_mut()?.entry(name).or_insert_with(|| Value::Object(Map::new())).as_object_mut()
}
