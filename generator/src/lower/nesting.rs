//! How deep types lie within each other.

use rayon::prelude::*;

use crate::ir::{Presence, TypeDef, TypeKind, TypeRef, TypeTable};

/// How deep a walk gets that begins at any type and goes to what it is made of, to each type once: the way that a compiler
/// goes, which goes on with the last of the types that it has found. What is optional, a list, a map or a box is a step too,
/// if it lies within another of these.
pub fn deepest(table: &TypeTable) -> usize {
    let parts: Vec<Vec<Part>> = table.iter().map(|(_, def)| parts(def)).collect();
    // The walk that has been to a type last.
    let unseen = || vec![usize::MAX; parts.len()];
    let walks = (0..parts.len()).into_par_iter().map_init(unseen, |seen, start| deepest_from(start, &parts, seen));
    walks.max().unwrap_or_default()
}

/// How deep the walk gets that begins at one type.
fn deepest_from(start: usize, parts: &[Vec<Part>], seen: &mut [usize]) -> usize {
    let (mut open, mut deepest) = (vec![(start, 0)], 0);
    while let Some((node, depth)) = open.pop() {
        deepest = deepest.max(depth);
        for part in &parts[node] {
            if std::mem::replace(&mut seen[part.ty], start) != start {
                open.push((part.ty, depth + part.steps));
            }
        }
    }
    deepest
}

/// A type that another is made of.
struct Part {
    /// The index in the table.
    ty: usize,
    /// How many steps there are to it.
    steps: usize,
}

/// What a type is made of.
fn parts(def: &TypeDef) -> Vec<Part> {
    let mut parts = Vec::new();
    match &def.kind {
        TypeKind::Struct(of) => {
            for field in &of.fields {
                let options = match field.presence {
                    Presence::Required => 0,
                    Presence::Optional | Presence::Nullable => 1,
                    Presence::OptionalNullable => 2,
                };
                find(&field.ty, options, &mut parts);
            }
            of.additional.iter().for_each(|additional| find(&additional.ty, 1, &mut parts));
        }
        TypeKind::Union(of) => of.variants.iter().for_each(|variant| find(&variant.ty, 0, &mut parts)),
        TypeKind::Alias(of) => find(&of.ty, 0, &mut parts),
        TypeKind::Enum(_) => {}
    }
    parts
}

/// Adds the types that `ty` names, which lies in so many others that have no name.
fn find(ty: &TypeRef, within: usize, parts: &mut Vec<Part>) {
    match ty {
        TypeRef::Named(id) => parts.push(Part { ty: id.index(), steps: within.max(1) }),
        TypeRef::Boxed(id) => parts.push(Part { ty: id.index(), steps: within + 1 }),
        TypeRef::List(inner) | TypeRef::Nullable(inner) => find(inner, within + 1, parts),
        TypeRef::Map(inner) => find(inner, within + 2, parts),
        TypeRef::Tuple(items) => items.iter().for_each(|item| find(item, within + 1, parts)),
        TypeRef::Scalar(_) | TypeRef::Any => {}
    }
}
