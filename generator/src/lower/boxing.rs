//! Types that hold themselves: boxed exactly where that closes a cycle.
//!
//! Lists and maps hold their items elsewhere, so only properties and variants can make a cycle. Where one runs through a
//! variant of a union, that is where it is boxed: the box then lies where a value is chosen, not in every object on
//! the way. Other cycles are boxed where a walk from the first of their types, in the description's order, comes back to
//! a type that it is in. Which that is depends on the types of the cycle alone: another schema elsewhere in the
//! description moves no box.

pub mod graph;

use super::context::Context;
use super::reach::named;
use crate::ir::{Presence, TypeDef, TypeId, TypeKind, TypeRef, TypeTable};
use graph::{Edge, Graph};

/// Opens cycles of objects that all require the next one.
///
/// No JSON has such a value, for it would not end; and one to stand for it could not be made either. The property that closes the
/// cycle may be missing: so it is in whatever a server sends.
pub fn open_endless_cycles(cx: &mut Context<'_, '_>) {
    let table = &cx.types.table;
    let ids: Vec<_> = table.iter().map(|(id, _)| id).collect();
    let is_required = |edge: &Edge| match ids.get(edge.from).map(|id| &table[*id].kind) {
        Some(TypeKind::Struct(of)) => of
            .fields
            .get(edge.slot)
            .is_some_and(|field| field.presence == Presence::Required && !matches!(field.ty, TypeRef::Nullable(_))),
        _ => false,
    };
    let edges: Vec<Edge> = edges(table).into_iter().filter(is_required).collect();
    for edge in Graph::new(ids.len(), &edges).closing() {
        let def = ids.get(edge.from).and_then(|id| cx.types.table.get_mut(*id));
        let Some(TypeDef { kind: TypeKind::Struct(of), .. }) = def else { continue };
        let Some(field) = of.fields.get_mut(edge.slot) else { continue };
        field.presence = Presence::Optional;
        let at = field.at.clone();
        cx.unsupported(
            &at,
            "a value that requires another of its own kind does not end: this property is taken as optional",
        );
    }
}

/// Boxes each use of a type by which that would hold itself.
pub fn box_cycles(table: &mut TypeTable) {
    let edges = edges(table);
    let components = Graph::new(table.len(), &edges).components();
    let in_cycles = edges.into_iter().filter(|edge| components[edge.from] == components[edge.to]);
    let (variants, others): (Vec<Edge>, Vec<Edge>) = in_cycles.partition(|edge| edge.is_variant);
    let closing = Graph::new(table.len(), &others).closing();
    let ids: Vec<_> = table.iter().map(|(id, _)| id).collect();
    for edge in variants.into_iter().chain(closing) {
        let def = ids.get(edge.from).and_then(|id| table.get_mut(*id));
        if let Some(ty) = def.and_then(|def| slot(def, edge.slot)) {
            make_box(ty);
        }
    }
}

/// The uses that hold their type in place, each from the type that has it to the one that it comes to when aliases are
/// looked through.
fn edges(table: &TypeTable) -> Vec<Edge> {
    let mut edges = Vec::new();
    for (id, def) in table.iter() {
        let mut add = |slot: usize, ty: &TypeRef, is_variant: bool| {
            held(ty, table, &mut |to| edges.push(Edge { from: id.index(), slot, to: to.index(), is_variant }));
        };
        match &def.kind {
            TypeKind::Struct(of) => of.fields.iter().enumerate().for_each(|(slot, field)| add(slot, &field.ty, false)),
            TypeKind::Union(of) => {
                of.variants.iter().enumerate().for_each(|(slot, variant)| add(slot, &variant.ty, true));
            }
            TypeKind::Enum(_) | TypeKind::Alias(_) => {}
        }
    }
    edges
}

/// Calls `found` with each type that a value of `ty` holds in place.
fn held(ty: &TypeRef, table: &TypeTable, found: &mut impl FnMut(TypeId)) {
    match ty {
        TypeRef::Named(id) => {
            let mut target = *id;
            // Aliases of themselves are broken before; the bound holds even if one should be left.
            for _ in 0..table.len() {
                match &table[target].kind {
                    TypeKind::Alias(alias) => match &alias.ty {
                        TypeRef::Named(next) => target = *next,
                        // A list or a map, which holds its items elsewhere, or a simple value.
                        _ => return,
                    },
                    TypeKind::Struct(_) | TypeKind::Enum(_) | TypeKind::Union(_) => return found(target),
                }
            }
        }
        TypeRef::Nullable(inner) => held(inner, table, found),
        TypeRef::Tuple(items) => items.iter().for_each(|item| held(item, table, found)),
        TypeRef::Boxed(_) | TypeRef::List(_) | TypeRef::Map(_) | TypeRef::Scalar(_) | TypeRef::Any => {}
    }
}

fn slot(def: &mut TypeDef, slot: usize) -> Option<&mut TypeRef> {
    match &mut def.kind {
        TypeKind::Struct(of) => of.fields.get_mut(slot).map(|field| &mut field.ty),
        TypeKind::Union(of) => of.variants.get_mut(slot).map(|variant| &mut variant.ty),
        TypeKind::Enum(_) | TypeKind::Alias(_) => None,
    }
}

fn make_box(ty: &mut TypeRef) {
    match ty {
        TypeRef::Named(id) => *ty = TypeRef::Boxed(*id),
        TypeRef::Nullable(inner) => make_box(inner),
        TypeRef::Tuple(items) => items.iter_mut().for_each(make_box),
        TypeRef::Boxed(_) | TypeRef::List(_) | TypeRef::Map(_) | TypeRef::Scalar(_) | TypeRef::Any => {}
    }
}

/// Breaks aliases that come back to themselves through nothing but aliases, lists and maps.
///
/// Another name for a type can't name itself. A list of lists of lists is a value all the same, so what closes the cycle
/// is typed as any JSON value.
pub fn break_alias_cycles(cx: &mut Context<'_, '_>) {
    let table = &cx.types.table;
    let mut edges = Vec::new();
    for (id, def) in table.iter() {
        if let TypeKind::Alias(alias) = &def.kind {
            named(&alias.ty, &mut |to| {
                if matches!(table[to].kind, TypeKind::Alias(_)) {
                    edges.push(Edge { from: id.index(), slot: 0, to: to.index(), is_variant: false });
                }
            });
        }
    }
    let closing = Graph::new(table.len(), &edges).closing();
    let ids: Vec<_> = table.iter().map(|(id, _)| id).collect();
    for edge in closing {
        let Some(def) = ids.get(edge.from).and_then(|id| cx.types.table.get_mut(*id)) else { continue };
        if let TypeKind::Alias(alias) = &mut def.kind {
            forget(&mut alias.ty, edge.to);
        }
        let at = def.at.clone();
        cx.unsupported(&at, "this holds itself and nothing else: where it does it is typed as any JSON value");
    }
}

fn forget(ty: &mut TypeRef, target: usize) {
    match ty {
        TypeRef::Named(id) | TypeRef::Boxed(id) if id.index() == target => *ty = TypeRef::Any,
        TypeRef::List(inner) | TypeRef::Map(inner) | TypeRef::Nullable(inner) => forget(inner, target),
        TypeRef::Tuple(items) => items.iter_mut().for_each(|item| forget(item, target)),
        TypeRef::Named(_) | TypeRef::Boxed(_) | TypeRef::Scalar(_) | TypeRef::Any => {}
    }
}

#[cfg(test)]
mod tests;
