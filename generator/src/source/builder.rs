//! What is true of a value whichever parser it comes from: its limits, and what is wrong with it.

use super::{Source, scalar, span, textual};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::extension;
use crate::pointer::{Pointer, Trail};
use serde_json::{Map, Number, Value};
use std::ops::Range;

/// How deep objects and arrays may lie in each other. Real descriptions stay below 60; every recursion
/// over a value, its drop included, fits on any stack at this depth.
pub const MAX_DEPTH: usize = 120;

/// What a node counts for, beside its text, in the budget.
const NODE: usize = 64;

/// What aliases may unfold to, at least: 125 KB of YAML can ask for 1.3 GB.
const MAX_UNFOLDED: usize = 64 << 20;

/// The reading was stopped by a limit, which is reported.
#[derive(Debug)]
pub(super) struct Stopped;

/// Collects what is found while a value is built.
pub(super) struct Builder {
    found: Diagnostics,
    budget: usize,
    merges: bool,
    duplicates: Vec<Pointer>,
    rounded: Vec<Pointer>,
    /// Plain YAML scalars that are no text by themselves, where text may be wanted: `version: 1.10`.
    textual: Vec<(Pointer, String)>,
}

impl Builder {
    /// A builder for a text of this many bytes.
    pub(super) fn new(text: usize) -> Self {
        // Two bytes of text make a node at most, so that a text without aliases never exceeds this.
        let budget = MAX_UNFOLDED + text * (1 + NODE / 2);
        let (found, merges, duplicates, rounded, textual) = Default::default();
        Self { found, budget, merges, duplicates, rounded, textual }
    }

    /// Forgets everything, to read the text in another way.
    pub(super) fn restart(&mut self, text: usize) {
        *self = Self::new(text);
    }

    /// Reports that the text is not what it should be at these bytes.
    pub(super) fn syntax_error(&mut self, at: Range<usize>, message: impl Into<String>) -> &mut Diagnostic {
        self.found.error(Code::Syntax, Pointer::root(), message).span(at)
    }

    /// Reports that something was read as the message says.
    pub(super) fn warning(&mut self, code: Code, trail: &Trail<'_>, message: impl Into<String>) -> &mut Diagnostic {
        self.found.warning(code, trail.pointer(), message)
    }

    /// Reports what is wrong with a node that can be read on.
    pub(super) fn error(&mut self, code: Code, trail: &Trail<'_>, message: impl Into<String>) -> &mut Diagnostic {
        self.found.error(code, trail.pointer(), message)
    }

    /// Counts a node with this much text of its own.
    pub(super) fn count(&mut self, text: usize, trail: &Trail<'_>) -> Result<(), Stopped> {
        self.spend(NODE + text, trail)
    }

    /// Takes `cost` from the budget.
    pub(super) fn spend(&mut self, cost: usize, trail: &Trail<'_>) -> Result<(), Stopped> {
        match self.budget.checked_sub(cost) {
            Some(rest) => self.budget = rest,
            None => {
                let message = format!("the aliases of this text unfold to more than {} MB", MAX_UNFOLDED >> 20);
                self.error(Code::Limit, trail, message).help("write less with `*alias` of large or nested anchors");
                return Err(Stopped);
            }
        }
        Ok(())
    }

    /// How much of the budget is left: what a node cost is the difference.
    pub(super) fn budget(&self) -> usize {
        self.budget
    }

    /// Says no to a collection that lies too deep. The whole document has depth 0.
    pub(super) fn descend(&mut self, depth: usize, trail: &Trail<'_>) -> Result<(), Stopped> {
        if depth < MAX_DEPTH {
            return Ok(());
        }
        self.too_deep(trail);
        Err(Stopped)
    }

    pub(super) fn too_deep(&mut self, trail: &Trail<'_>) {
        let message = format!("objects and lists lie in each other more than {MAX_DEPTH} levels deep here");
        self.error(Code::Limit, trail, message).help("move inner schemas to `components/schemas` and refer to them");
    }

    /// Adds a member; a key that stands twice keeps its first value.
    pub(super) fn insert(&mut self, map: &mut Map<String, Value>, key: String, value: Value, trail: &Trail<'_>) {
        self.merges |= key == "<<";
        if key.starts_with(extension::PREFIX) {
            let message = format!("keys that begin with `{}` are reserved for the generator", extension::PREFIX);
            self.error(Code::ReservedKey, &trail.key(&key), message).on_key().help("rename the extension");
        }
        match map.entry(key) {
            serde_json::map::Entry::Vacant(entry) => {
                entry.insert(value);
            }
            serde_json::map::Entry::Occupied(entry) => self.duplicates.push(trail.pointer().key(entry.key())),
        }
    }

    /// Whether a key was `<<`, which YAML merges.
    pub(super) fn has_merge_keys(&self) -> bool {
        self.merges
    }

    /// A number from its parsed form. An integer that is not exact any more is noted.
    pub(super) fn float(&mut self, value: f64, trail: &Trail<'_>) -> Value {
        if value.fract() == 0.0 && value.abs() >= 9e18 {
            self.rounded.push(trail.pointer());
        }
        Number::from_f64(value).map_or_else(
            || {
                self.error(Code::WrongKind, trail, "this number is not a finite one, which JSON can't express")
                    .help("put it in quotes if it is meant as text, or leave it out");
                // A number is what the place wants: nothing more is to be said of it.
                0.into()
            },
            Value::Number,
        )
    }

    /// A plain YAML scalar, read by the core schema.
    pub(super) fn plain(&mut self, text: &str, trail: &Trail<'_>) -> Value {
        let value = match scalar::resolve(text) {
            scalar::Resolved::Value(value) => value,
            scalar::Resolved::Float(float) => self.float(float, trail),
            scalar::Resolved::Overflow => {
                self.error(Code::WrongKind, trail, "this number is too large for 64 bits of floating point")
                    .help("put it in quotes if it is meant as text, or leave it out");
                0.into()
            }
        };
        if matches!(value, Value::Bool(_) | Value::Number(_)) && textual::may_be(trail) {
            self.textual.push((trail.pointer(), text.to_owned()));
        }
        value
    }

    /// The value when all of it is built: texts that look like numbers become texts again.
    pub(super) fn finish(&mut self, mut root: Value) -> Value {
        for (pointer, text) in std::mem::take(&mut self.textual) {
            textual::restore(&mut root, &pointer, text, &mut self.found);
        }
        root
    }

    /// Hands over what was found; what only the text can tell is looked up in one pass.
    pub(super) fn report(mut self, source: &Source, diags: &mut Diagnostics) {
        if !self.duplicates.is_empty() || !self.rounded.is_empty() {
            self.look_up(source);
        }
        diags.append(self.found);
    }

    fn look_up(&mut self, source: &Source) {
        let duplicates = self.duplicates.len();
        let pointers: Vec<&Pointer> = self.duplicates.iter().chain(&self.rounded).collect();
        let places = span::locate_all(source, &pointers);
        let mut known = std::collections::HashSet::new();
        for (index, (pointer, place)) in pointers.into_iter().zip(places).enumerate() {
            if !known.insert(pointer) {
                continue;
            }
            if index < duplicates {
                let key = pointer.last().unwrap_or_default();
                let message = format!("the key `{key}` stands twice in one object");
                let found = self.found.error(Code::DuplicateKey, pointer, message).on_key();
                found.related(pointer, "it stands here first").help("remove one of the two, or rename it");
                found.span = place.second_key;
            } else if is_integer(&source.text()[place.value]) {
                let message = "this integer does not fit in 64 bits, and is read as the nearest floating point number";
                self.found.warning(Code::Limit, pointer, message);
            }
        }
    }
}

/// Whether a number is written as an integer: `1e30` is exact enough for who writes it so.
fn is_integer(text: &str) -> bool {
    text.strip_prefix(['-', '+']).unwrap_or(text).bytes().all(|byte| byte.is_ascii_digit())
}
