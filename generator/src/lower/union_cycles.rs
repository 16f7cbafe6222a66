//! Unions that are variants of each other, with nothing between: `A` is one of `B` and text, and `B` one of `A` and numbers.
//!
//! A value of any of them is a value of all: each has the variants of all, without those that lead back. So there is an end to
//! looking which variant fits, and no type is converted into itself.

use std::collections::BTreeMap;
use std::mem::take;

use super::boxing::graph::{Edge, Graph};
use super::context::Context;
use crate::diagnostic::Code;
use crate::ir::{Alias, Selector, SparseConstraints, TypeId, TypeKind, TypeRef, TypeTable, Union, Variant};
use crate::pointer::Pointer;

/// Takes the variants out that lead back to their union, and puts those in that they stand for.
pub fn open_union_cycles(cx: &mut Context<'_, '_>) {
    let table = &cx.types.table;
    let edges = edges(table);
    let components = Graph::new(table.len(), &edges).components();
    let leads_back = |edge: &&Edge| components[edge.from] == components[edge.to];
    let mut back: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for edge in edges.iter().filter(leads_back) {
        back.entry(edge.from).or_default().push(edge.slot);
    }
    let ids: Vec<TypeId> = table.iter().map(|(id, _)| id).filter(|id| back.contains_key(&id.index())).collect();
    let mut rests: BTreeMap<TypeId, Vec<(Variant, Pointer)>> = BTreeMap::new();
    for id in &ids {
        rests.insert(*id, take_others(cx, *id, &back[&id.index()]));
    }
    for id in &ids {
        let is_of_same = |other: &&TypeId| components[other.index()] == components[id.index()] && *other != id;
        let others = ids.iter().filter(is_of_same).flat_map(|other| &rests[other]);
        complete(cx, *id, &rests[id], others);
    }
}

/// The variants of unions that are unions.
fn edges(table: &TypeTable) -> Vec<Edge> {
    let mut edges = Vec::new();
    for (id, def) in table.iter() {
        let TypeKind::Union(of) = &def.kind else { continue };
        for (slot, variant) in of.variants.iter().enumerate() {
            let to = union(&variant.ty, table).filter(|to| !is_told_further(of, slot, *to, table));
            edges.extend(to.map(|to| Edge { from: id.index(), slot, to: to.index(), is_variant: true }));
        }
    }
    edges
}

/// Whether the tags of a variant, which is the union `to`, are told apart there by the same property, and lead to an end: it then does
/// not matter that others lead back.
fn is_told_further(of: &Union, slot: usize, to: TypeId, table: &TypeTable) -> bool {
    let Selector::Discriminator { property, values, .. } = &of.selector else { return false };
    values.iter().filter(|(_, index)| *index == slot).all(|(tag, _)| {
        let mut next = to;
        for _ in 0..table.len() {
            let TypeKind::Union(of) = &table[next].kind else { return true };
            let Selector::Discriminator { property: other, values, .. } = &of.selector else { return false };
            let variant = values.iter().find(|(value, _)| value == tag).and_then(|(_, index)| of.variants.get(*index));
            match variant.map(|variant| union(&variant.ty, table)) {
                Some(Some(further)) if other == property => next = further,
                Some(Some(_)) => return false,
                Some(None) | None => return true,
            }
        }
        false
    })
}

/// The union that a type is, by whatever name.
fn union(ty: &TypeRef, table: &TypeTable) -> Option<TypeId> {
    match table.look_through(ty) {
        TypeRef::Named(id) => matches!(table[*id].kind, TypeKind::Union(_)).then_some(*id),
        TypeRef::Nullable(inner) => union(inner, table),
        _ => None,
    }
}

/// Takes the variants out of a union that lead back to it, and gives a copy of the others.
fn take_others(cx: &mut Context<'_, '_>, id: TypeId, back: &[usize]) -> Vec<(Variant, Pointer)> {
    let places = cx.types.members.remove(&id).unwrap_or_default();
    let Some(def) = cx.types.table.get_mut(id) else { return Vec::new() };
    let at = def.at.clone();
    let TypeKind::Union(Union { selector, variants }) = &mut def.kind else { return Vec::new() };
    let kept: Vec<usize> = (0..variants.len()).filter(|index| !back.contains(index)).collect();
    let place = |index: &usize| places.get(*index).unwrap_or(&at).clone();
    let rest: Vec<_> = kept.iter().map(|index| (variants[*index].clone(), place(index))).collect();
    let index_of = |old: usize| kept.iter().position(|kept| *kept == old);
    if let Selector::Discriminator { values, otherwise, .. } = selector {
        *otherwise = otherwise.and_then(index_of);
        *values = take(values).into_iter().filter_map(|(tag, old)| Some((tag, index_of(old)?))).collect();
    }
    variants.clear();
    let message = "one of these schemas leads back to this one: it adds nothing, and is left out";
    cx.diags.warning(Code::ReferenceCycle, at, message).help("take it out of `oneOf` or `anyOf`");
    rest
}

/// Gives a union its variants: its own, and those of the unions that it is one of, where it has not the same. Where a property tells them
/// apart, it has no value for those of others. What is one of nothing is any value.
fn complete<'v>(
    cx: &mut Context<'_, '_>,
    id: TypeId,
    own: &[(Variant, Pointer)],
    others: impl Iterator<Item = &'v (Variant, Pointer)>,
) {
    let Some(def) = cx.types.table.get_mut(id) else { return };
    let TypeKind::Union(of) = &mut def.kind else { return };
    let (variants, mut places): (Vec<Variant>, Vec<Pointer>) = own.iter().cloned().unzip();
    of.variants = variants;
    let is_told_by_shape = of.selector == Selector::Shape;
    for (variant, place) in others.filter(|_| is_told_by_shape) {
        if of.variants.iter().all(|known| known.ty != variant.ty) {
            of.variants.push(variant.clone());
            places.push(place.clone());
        }
    }
    if of.variants.is_empty() {
        def.kind = TypeKind::Alias(Alias { ty: TypeRef::Any, constraints: SparseConstraints::default() });
    } else {
        cx.types.members.insert(id, places);
    }
}
