//! What a type that is merged is called where it is used.
//!
//! Its first use names a merged type, which says nothing at the others: a call that deletes an alias would give an
//! `ArchiveConversationResponseBody`. So each use by something that stays keeps the name that it would have by itself, as a
//! synonym of the one type. A use that is added before the others, or that becomes different from them, then takes no name
//! away from anybody.
//!
//! Within a call there is one name for all bodies that it may be answered with: what is one type is matched as one.

use crate::ir::{Alias, Group, SparseConstraints, TypeId, TypeKind, TypeRef};
use crate::lower::place::NameSource;
use crate::lower::reach::{named, uses};
use crate::lower::types::Types;

/// For each type by which one its uses call it from now on: itself, or one that is identical. `firsts` has for each the
/// first that is.
pub fn names(types: &Types<'_>, groups: &[Group], firsts: &[TypeId]) -> Vec<TypeId> {
    let is_named: Vec<_> = firsts.iter().enumerate().map(|(index, first)| first.index() == index).collect();
    let mut naming = Naming { types, firsts, names: firsts.to_vec(), is_named, open: Vec::new() };
    let of_description = |id: &TypeId| matches!(types.names.get(id.index()), Some(NameSource::Own(_)));
    naming.open.extend(types.table.iter().map(|(id, _)| id).filter(of_description));
    for operation in groups.iter().flat_map(|group| &group.operations) {
        operation.parameters.iter().for_each(|parameter| naming.holder([&parameter.ty]));
        naming.holder(operation.body.iter().flat_map(|body| &body.content).map(|content| &content.ty));
        let content = operation.responses.iter().flat_map(|response| &response.content);
        naming.holder(content.map(|content| &content.ty));
        let headers = operation.responses.iter().flat_map(|response| &response.headers);
        headers.for_each(|header| naming.holder([&header.ty]));
    }
    naming.types();
    naming.names
}

/// Makes of the type `id` another name of `first`, written where it is used, or beside `first` where that is a call.
pub fn become_synonym(types: &mut Types<'_>, id: TypeId, first: TypeId) {
    let home = types.table[first].beside.unwrap_or(first);
    let Some(def) = types.table.get_mut(id) else { return };
    def.beside.get_or_insert(home);
    def.kind = TypeKind::Alias(Alias { ty: TypeRef::Named(first), constraints: SparseConstraints::default() });
    types.members.remove(&id);
}

struct Naming<'a, 'd> {
    types: &'a Types<'d>,
    firsts: &'a [TypeId],
    names: Vec<TypeId>,
    /// The types of which the name is known.
    is_named: Vec<bool>,
    /// The types whose uses are still to be named.
    open: Vec<TypeId>,
}

impl Naming<'_, '_> {
    fn types(&mut self) {
        let mut is_met = vec![false; self.firsts.len()];
        while let Some(id) = self.open.pop() {
            if !std::mem::replace(&mut is_met[id.index()], true) {
                uses(&self.types.table[id], &mut |ty| self.holder([ty]));
            }
        }
    }

    /// Names what one holder uses: the first that it uses of what is identical is the name of the others.
    fn holder<'t>(&mut self, used: impl IntoIterator<Item = &'t TypeRef>) {
        let mut here: Vec<(TypeId, TypeId)> = Vec::new();
        for ty in used {
            named(ty, &mut |id| {
                let first = self.firsts[id.index()];
                self.open.push(first);
                // What is another name already needs none.
                if matches!(self.types.table[first].kind, TypeKind::Alias(_)) {
                    return;
                }
                let before = here.iter().find(|(known, _)| *known == first).map(|(_, name)| *name);
                if !std::mem::replace(&mut self.is_named[id.index()], true) {
                    self.names[id.index()] = before.unwrap_or(id);
                }
                if before.is_none() {
                    here.push((first, self.names[id.index()]));
                }
            });
        }
    }
}
