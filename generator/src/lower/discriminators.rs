//! Objects that a union chooses by a property: what that property must say.

use std::collections::{BTreeMap, BTreeSet};

use super::context::Context;
use crate::ir::{Presence, Scalar, Selector, TypeId, TypeKind, TypeRef, TypeTable};

/// Sets the constant of each discriminator property that can have one value only: the object is a variant of one union,
/// or of several that agree. Whether the property may be missing or not: without it nobody could tell which variant it is.
pub fn set_constants(cx: &mut Context<'_, '_>) {
    let mut texts: BTreeMap<(TypeId, String), BTreeSet<String>> = BTreeMap::new();
    let mut untold = Vec::new();
    for (union, def) in cx.types.table.iter() {
        let TypeKind::Union(of) = &def.kind else { continue };
        let Selector::Discriminator { property, values } = &of.selector else { continue };
        for (text, index) in values {
            let target = of.variants.get(*index).and_then(|variant| object_of(&variant.ty, &cx.types.table));
            let Some(object) = target else { continue };
            texts.entry((object, property.clone())).or_default().insert(text.clone());
            if !has_property(&cx.types.table, object, property) {
                untold.push((union, object, property.clone()));
            }
        }
    }
    untold.dedup();
    for (union, object, property) in untold {
        let (union, object) = (&cx.types.table[union], &cx.types.table[object]);
        let message = format!(
            "variants are chosen by `{property}`, which {} does not have: what is sent as one does not say which it is",
            object.at
        );
        let at = union.at.clone();
        cx.unsupported(&at, message);
    }
    for ((object, property), mut texts) in texts {
        if let (Some(text), true) = (texts.pop_first(), texts.is_empty()) {
            set_constant(&mut cx.types.table, object, &property, text);
        }
    }
}

fn set_constant(table: &mut TypeTable, object: TypeId, property: &str, text: String) {
    let allows = |ty: &TypeRef| match ty {
        TypeRef::Scalar(Scalar::String) => true,
        TypeRef::Named(id) => match &table[*id].kind {
            TypeKind::Enum(of) => of.values.iter().any(|value| value.wire == crate::ir::Literal::Text(text.clone())),
            TypeKind::Alias(alias) => alias.ty == TypeRef::Scalar(Scalar::String),
            TypeKind::Struct(_) | TypeKind::Union(_) => false,
        },
        _ => false,
    };
    let TypeKind::Struct(of) = &table[object].kind else { return };
    let may_have = |presence| matches!(presence, Presence::Required | Presence::Optional);
    let field =
        of.fields.iter().position(|field| field.wire_name == property && may_have(field.presence) && allows(&field.ty));
    let Some(TypeKind::Struct(of)) = table.get_mut(object).map(|def| &mut def.kind) else { return };
    if let Some(field) = field.and_then(|index| of.fields.get_mut(index)) {
        field.constant.get_or_insert(text);
    }
}

fn has_property(table: &TypeTable, object: TypeId, property: &str) -> bool {
    match &table[object].kind {
        TypeKind::Struct(of) => of.fields.iter().any(|field| field.wire_name == property),
        TypeKind::Enum(_) | TypeKind::Union(_) | TypeKind::Alias(_) => true,
    }
}

/// Marks the objects that a union without a discriminator has to tell from others by their shape, be it in a union
/// that is a variant itself.
pub fn mark_ranked(table: &mut TypeTable) {
    let mut open: Vec<TypeId> = Vec::new();
    for (_, def) in table.iter() {
        if let TypeKind::Union(of) = &def.kind
            && of.selector == Selector::Shape
        {
            of.variants.iter().for_each(|variant| open.extend(compound(&variant.ty, table)));
        }
    }
    let mut ranked = BTreeSet::new();
    while let Some(id) = open.pop() {
        if ranked.insert(id)
            && let TypeKind::Union(of) = &table[id].kind
        {
            of.variants.iter().for_each(|variant| open.extend(compound(&variant.ty, table)));
        }
    }
    for (id, def) in table.iter_mut() {
        if let TypeKind::Struct(of) = &mut def.kind {
            of.ranked = ranked.contains(&id);
        }
    }
}

/// The object that a use comes to when aliases are looked through.
fn object_of(ty: &TypeRef, table: &TypeTable) -> Option<TypeId> {
    compound(ty, table).filter(|id| matches!(table[*id].kind, TypeKind::Struct(_)))
}

fn compound(ty: &TypeRef, table: &TypeTable) -> Option<TypeId> {
    let (TypeRef::Named(id) | TypeRef::Boxed(id)) = ty else { return None };
    let mut id = *id;
    for _ in 0..table.len() {
        match &table[id].kind {
            TypeKind::Alias(alias) => match &alias.ty {
                TypeRef::Named(next) => id = *next,
                _ => return None,
            },
            TypeKind::Struct(_) | TypeKind::Enum(_) | TypeKind::Union(_) => return Some(id),
        }
    }
    None
}
