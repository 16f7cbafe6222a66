//! The order of the types, without those that nothing needs.

use std::collections::{BTreeMap, BTreeSet};

use super::context::Context;
use super::place::{NameSource, Parent};
use super::reach::{holders, of_operations, reached};
use super::resolve::{Component, component};
use super::types::Types;
use crate::ir::{Group, TypeDef, TypeId, TypeKind, TypeRef};
use crate::pointer::Pointer;
use openapiv3::Schema;

/// The types in the order in which they are written: the schemas of `components` in the description's order, each
/// followed by the inline types that it holds, then the inline types of the operations. Of them only those that
/// `roots` need.
pub fn arrange(cx: &mut Context<'_, '_>, groups: &mut [Group], roots: Vec<TypeId>) {
    let ranks: BTreeMap<Pointer, usize> =
        cx.doc.schemas().enumerate().map(|(rank, (name, _))| (component(Schema::SECTION, name), rank)).collect();
    let types = std::mem::take(&mut cx.types);
    let rank = |id: TypeId| {
        let home = types.table[id].beside.unwrap_or(id);
        let rank = ranks.get(&types.table[home].at).copied().unwrap_or(usize::MAX);
        (rank, home, id != home, id)
    };
    let mut order: Vec<TypeId> = kept(&types, roots.into_iter().chain(of_operations(groups))).into_iter().collect();
    order.sort_by_cached_key(|id| rank(*id));
    cx.types = renumber(types, groups, &order, |id| id);
}

/// What `roots` need: what they refer to, and what holds that.
fn kept(types: &Types<'_>, roots: impl IntoIterator<Item = TypeId>) -> BTreeSet<TypeId> {
    let mut kept = BTreeSet::new();
    let mut open: Vec<TypeId> = roots.into_iter().collect();
    while !open.is_empty() {
        let new: Vec<_> = reached(&types.table, open).into_iter().filter(|id| !kept.contains(id)).collect();
        open = new.iter().flat_map(|id| holders(types, *id)).filter(|id| !kept.contains(id)).collect();
        kept.extend(new);
    }
    kept
}

/// The types in `order`, and every use of one by the new id of what is the `same`.
pub fn renumber<'a>(
    mut types: Types<'a>,
    groups: &mut [Group],
    order: &[TypeId],
    same: impl Fn(TypeId) -> TypeId,
) -> Types<'a> {
    let mut arranged = Types::default();
    let mut old: Vec<Option<TypeDef>> =
        std::mem::take(&mut types.table).into_iter().map(|(_, def)| Some(def)).collect();
    let mut new_ids: Vec<Option<TypeId>> = vec![None; old.len()];
    for id in order {
        new_ids[id.index()] = old[id.index()].take().map(|def| arranged.table.push(def));
    }
    let new = |id: TypeId| new_ids.get(same(id).index()).copied().flatten().unwrap_or(id);
    for (_, def) in arranged.table.iter_mut() {
        def.beside = def.beside.map(new);
        each_use(def, &mut |ty| rename(ty, &new));
    }
    for operation in groups.iter_mut().flat_map(|group| &mut group.operations) {
        operation.parameters.iter_mut().for_each(|parameter| rename(&mut parameter.ty, &new));
        operation.body.iter_mut().flat_map(|body| &mut body.content).for_each(|content| rename(&mut content.ty, &new));
        for response in &mut operation.responses {
            response.content.iter_mut().for_each(|content| rename(&mut content.ty, &new));
            response.headers.iter_mut().for_each(|header| rename(&mut header.ty, &new));
        }
    }
    for id in order {
        let name = types.names.get(id.index()).cloned();
        arranged.names.push(match name.unwrap_or_else(|| NameSource::Own(String::new())) {
            NameSource::Within(Parent::Type(parent), words) => NameSource::Within(Parent::Type(new(parent)), words),
            other => other,
        });
        if let Some(members) = types.members.remove(id) {
            arranged.members.insert(new(*id), members);
        }
    }
    arranged
}

/// Calls `change` with each type that `def` is made of.
pub fn each_use(def: &mut TypeDef, change: &mut impl FnMut(&mut TypeRef)) {
    match &mut def.kind {
        TypeKind::Struct(of) => {
            of.fields.iter_mut().for_each(|field| change(&mut field.ty));
            of.additional.iter_mut().for_each(|additional| change(&mut additional.ty));
        }
        TypeKind::Union(of) => of.variants.iter_mut().for_each(|variant| change(&mut variant.ty)),
        TypeKind::Alias(of) => change(&mut of.ty),
        TypeKind::Enum(_) => {}
    }
}

fn rename(ty: &mut TypeRef, new: &impl Fn(TypeId) -> TypeId) {
    match ty {
        TypeRef::Named(id) | TypeRef::Boxed(id) => *id = new(*id),
        TypeRef::List(inner) | TypeRef::Map(inner) | TypeRef::Nullable(inner) => rename(inner, new),
        TypeRef::Tuple(items) => items.iter_mut().for_each(|item| rename(item, new)),
        TypeRef::Scalar(_) | TypeRef::Any => {}
    }
}
