//! The types of an API while they are lowered.

use std::collections::{BTreeMap, HashMap, VecDeque};

use super::place::{NameSource, Place};
use super::subschema::Subschema;
use crate::ir::{Alias, Docs, Ident, SparseConstraints, TypeDef, TypeId, TypeKind, TypeRef, TypeTable, Usage};
use crate::pointer::Pointer;

/// The types so far. A type has its id before it is lowered: others may refer to it, and it to itself.
#[derive(Debug, Default)]
pub struct Types<'a> {
    /// The types, in the order in which they were met.
    pub table: TypeTable,
    /// What the name of each is made from, by its index.
    pub names: Vec<NameSource>,
    /// Where the values of each enum and the variants of each union stand.
    pub members: BTreeMap<TypeId, Vec<Pointer>>,
    /// The type of the schema at a place.
    at: HashMap<Pointer, TypeId>,
    /// Types that are referred to and not yet lowered.
    later: VecDeque<Later<'a>>,
}

/// A type that is referred to and not yet lowered.
#[derive(Debug)]
pub struct Later<'a> {
    /// The type.
    pub id: TypeId,
    /// Where its schema stands.
    pub place: Place,
    /// Its schema.
    pub schema: Subschema<'a>,
}

impl<'a> Types<'a> {
    /// The type of the schema at a place, where it has one already.
    pub fn at(&self, at: &Pointer) -> Option<TypeId> {
        self.at.get(at).copied()
    }

    /// A type for the schema at `place`.
    pub fn reserve(&mut self, place: &Place) -> TypeId {
        let wire_name = match &place.name {
            NameSource::Own(name) => name.clone(),
            NameSource::Within(..) => String::new(), // made when all names are known
        };
        let id = self.table.push(TypeDef {
            at: place.at.clone(),
            wire_name,
            name: Ident::default(),
            beside: place.beside,
            docs: Docs::default(),
            deprecated: false,
            example: None,
            usage: Usage::default(),
            needed_by: None,
            kind: TypeKind::Alias(Alias { ty: TypeRef::Any, constraints: SparseConstraints::default() }),
        });
        self.names.push(place.name.clone());
        self.at.insert(place.at.clone(), id);
        id
    }

    /// A type for the schema at `place`, to be lowered when its turn comes: however long a chain of references is,
    /// following it takes no stack.
    pub fn reserve_later(&mut self, place: Place, schema: Subschema<'a>) -> TypeId {
        let id = self.reserve(&place);
        self.later.push_back(Later { id, place, schema });
        id
    }

    /// The next type to be lowered.
    pub fn next_later(&mut self) -> Option<Later<'a>> {
        self.later.pop_front()
    }
}
