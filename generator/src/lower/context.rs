//! What every step of lowering has at hand.

use std::collections::BTreeSet;

use super::inherit::Heirs;
use super::place::Place;
use super::resolve::{Component, Document, Found, Referred, Unresolved, component};
use super::subschema::Subschema;
use super::types::Types;
use crate::diagnostic::{Code, Diagnostics};
use crate::ir::TypeId;
use crate::options::Options;
use crate::pointer::Pointer;
use openapiv3::{ReferenceOr, Schema};

/// What every step of lowering has at hand.
pub struct Context<'a, 'd> {
    /// The description.
    pub doc: Document<'a>,
    /// Which of its schemas extend which others.
    pub heirs: Heirs<'a>,
    /// What the user decided.
    pub options: &'d Options,
    /// Where messages go.
    pub diags: &'d mut Diagnostics,
    /// The types so far.
    pub types: Types<'a>,
    /// Whether a number may be written as a text.
    pub has_number_texts: bool,
    /// How many types were composed of an object and a branch beside it.
    pub composed: usize,
    /// What was said already: what several operations share is lowered for each, and reported once.
    said: BTreeSet<(Pointer, String)>,
}

impl<'a, 'd> Context<'a, 'd> {
    /// The context of a description of which nothing is lowered yet.
    pub fn new(doc: Document<'a>, options: &'d Options, diags: &'d mut Diagnostics) -> Self {
        Self {
            doc,
            heirs: Heirs::of(&doc),
            options,
            diags,
            types: Types::default(),
            has_number_texts: false,
            composed: 0,
            said: BTreeSet::new(),
        }
    }

    /// Reports what can't be done yet, and what happens instead.
    pub fn unsupported(&mut self, at: &Pointer, message: impl Into<String>) {
        let message = message.into();
        if self.said.insert((at.clone(), message.clone())) {
            self.diags.unsupported(Code::Unsupported, at, message);
        }
    }

    /// Reports a reference that leads nowhere. `check` has done so before; what is lowered without it must not rely on that.
    pub fn unresolved(&mut self, Unresolved { at, reference }: Unresolved) {
        let message = format!("`{reference}` leads nowhere");
        if self.said.insert((at.clone(), message.clone())) {
            self.diags.error(Code::UnresolvedReference, at, message);
        }
    }

    /// What `item`, which stands at `at`, is or refers to. `None`, and a message, where it refers to nothing.
    pub fn follow<T: Referred>(&mut self, item: &'a ReferenceOr<T>, at: &Pointer) -> Option<Found<'a, T>> {
        self.doc.follow(item, at).map_err(|unresolved| self.unresolved(unresolved)).ok()
    }

    /// The type of the schema `name` of `components`, to be lowered when its turn comes.
    pub fn named(&mut self, name: &str, schema: Subschema<'a>) -> TypeId {
        let (name, schema) = self.doc.respelled(name, schema);
        let at = component(Schema::SECTION, name);
        match self.types.at(&at) {
            Some(known) => known,
            None => self.types.reserve_later(Place::named(at, name), schema),
        }
    }

    /// The place of what lies in the schema `name` of `components`.
    pub fn owner(&mut self, name: &str) -> Option<Place> {
        let schema = self.doc.named(name)?;
        let id = self.named(name, schema);
        Some(Place::named(component(Schema::SECTION, name), name).inside(id))
    }
}
