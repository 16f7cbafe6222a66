//! Objects that a union chooses by a property: what that property must say.

use std::collections::{BTreeMap, BTreeSet};

use super::context::Context;
use crate::ir::{Literal, Presence, Scalar, Selector, Tag, TypeId, TypeKind, TypeRef, TypeTable};

/// Sets the constant of each discriminator property that can have one value only: the object is a variant of one union,
/// or of several that agree. Whether the property may be missing or not: without it nobody could tell which variant it is.
/// For an object without the property the union writes it.
pub fn set_constants(cx: &mut Context<'_, '_>) {
    settle_constants(&mut cx.types.table);
    let mut texts: BTreeMap<(TypeId, String), BTreeSet<String>> = BTreeMap::new();
    let (mut tags, mut untold) = (Vec::new(), Vec::new());
    for (union, def) in cx.types.table.iter() {
        let TypeKind::Union(of) = &def.kind else { continue };
        let Selector::Discriminator { property, values, .. } = &of.selector else { continue };
        for (text, index) in values {
            let target = of.variants.get(*index).and_then(|variant| object_of(&variant.ty, &cx.types.table));
            let Some(object) = target else { continue };
            texts.entry((object, property.clone())).or_default().insert(text.clone());
            if !has_property(&cx.types.table, object, property) {
                let is_for_it = |(_, of): &&(String, usize)| of == index;
                match values.iter().filter(is_for_it).count() {
                    1 => tags.push((union, *index, Tag { property: property.clone(), text: text.clone() })),
                    _ => untold.push((union, object, property.clone())),
                }
            }
        }
    }
    for (union, index, tag) in tags {
        if let Some(TypeKind::Union(of)) = cx.types.table.get_mut(union).map(|def| &mut def.kind)
            && let Some(variant) = of.variants.get_mut(index)
        {
            variant.tag = Some(tag);
        }
    }
    untold.dedup();
    for (union, object, property) in untold {
        let (union, object) = (&cx.types.table[union], &cx.types.table[object]);
        let message = format!(
            "several values of `{property}` are for {}, which does not have it: what is sent as one does not say which it is",
            object.at
        );
        let at = union.at.clone();
        cx.unsupported(&at, message);
    }
    for ((object, property), mut texts) in texts {
        if let (Some(text), true) = (texts.pop_first(), texts.is_empty()) {
            set_constant(&mut cx.types.table, object, &property, &text);
        }
    }
}

/// Has each constant be a value of the type of its property: the text `1` of a list of integers is an integer. A constant
/// that the type has no value for is none, such as an integer where the type is of numbers with fractions.
fn settle_constants(table: &mut TypeTable) {
    let mut settled = Vec::new();
    for (id, def) in table.iter() {
        let TypeKind::Struct(of) = &def.kind else { continue };
        for (index, field) in of.fields.iter().enumerate() {
            let Some(constant) = &field.constant else { continue };
            let value = constant.tag().and_then(|tag| value_of(table, &field.ty, &tag));
            if value.as_ref() != Some(constant) {
                settled.push((id, index, value));
            }
        }
    }
    for (id, index, value) in settled {
        if let Some(TypeKind::Struct(of)) = table.get_mut(id).map(|def| &mut def.kind)
            && let Some(field) = of.fields.get_mut(index)
        {
            field.constant = value;
        }
    }
}

/// The value of a type of texts, integers or truth values that has this tag.
fn value_of(table: &TypeTable, ty: &TypeRef, tag: &str) -> Option<Literal> {
    match table.look_through(ty) {
        TypeRef::Named(id) => match &table[*id].kind {
            TypeKind::Enum(of) => of.tagged(tag).map(|value| value.wire.clone()),
            TypeKind::Struct(_) | TypeKind::Union(_) | TypeKind::Alias(_) => None,
        },
        TypeRef::Scalar(Scalar::String) => Some(Literal::Text(tag.to_owned())),
        TypeRef::Scalar(Scalar::Boolean) => tag.parse().ok().map(Literal::Bool),
        TypeRef::Scalar(scalar) => {
            let range = scalar.integers()?;
            tag.parse().ok().filter(|value| range.contains(value)).map(Literal::Integer)
        }
        _ => None,
    }
}

fn set_constant(table: &mut TypeTable, object: TypeId, property: &str, text: &str) {
    let TypeKind::Struct(of) = &table[object].kind else { return };
    let may_have = |presence| matches!(presence, Presence::Required | Presence::Optional);
    let found = of.fields.iter().enumerate().find_map(|(index, field)| {
        let is_it = field.wire_name == property && may_have(field.presence);
        Some((index, value_of(table, &field.ty, text).filter(|_| is_it)?))
    });
    let Some(TypeKind::Struct(of)) = table.get_mut(object).map(|def| &mut def.kind) else { return };
    if let Some((index, value)) = found
        && let Some(field) = of.fields.get_mut(index)
    {
        field.constant.get_or_insert(value);
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
