//! Which types are used, by what, and in which order they are written.

use std::collections::BTreeSet;

use super::place::{NameSource, Parent};
use super::types::Types;
use crate::ir::{Group, Operation, TypeDef, TypeId, TypeKind, TypeRef, TypeTable};

/// The types that anything in `roots` refers to, and those that they refer to in turn.
pub fn reached(table: &TypeTable, roots: impl IntoIterator<Item = TypeId>) -> BTreeSet<TypeId> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<_> = roots.into_iter().collect();
    while let Some(id) = open.pop() {
        if reached.insert(id) {
            uses(&table[id], &mut |ty| named(ty, &mut |id| open.push(id)));
        }
    }
    reached
}

/// Marks which way the values of each type travel.
pub fn mark_usage(groups: &[Group], table: &mut TypeTable) {
    let all = || groups.iter().flat_map(|group| &group.operations);
    let (mut requests, mut responses) = (Vec::new(), Vec::new());
    all().for_each(|operation| of_request(operation, &mut |ty| named(ty, &mut |id| requests.push(id))));
    all().for_each(|operation| of_response(operation, &mut |ty| named(ty, &mut |id| responses.push(id))));
    let (requests, responses) = (reached(table, requests), reached(table, responses));
    for (id, def) in table.iter_mut() {
        def.usage.request = requests.contains(&id);
        def.usage.response = responses.contains(&id);
    }
}

/// The types that the operations refer to.
pub fn of_operations(groups: &[Group]) -> Vec<TypeId> {
    let mut ids = Vec::new();
    groups.iter().for_each(|group| of_group(group, &mut |ty| named(ty, &mut |id| ids.push(id))));
    ids
}

/// Calls `found` with each type that the operations of a group name.
pub fn of_group(group: &Group, found: &mut impl FnMut(&TypeRef)) {
    for operation in &group.operations {
        of_request(operation, found);
        of_response(operation, found);
    }
}

/// The types that hold or name others among `types`, which are written only with them.
pub fn holders(types: &Types<'_>, id: TypeId) -> impl Iterator<Item = TypeId> {
    let parent = match types.names.get(id.index()) {
        Some(NameSource::Within(Parent::Type(parent), _)) => Some(*parent),
        _ => None,
    };
    types.table[id].beside.into_iter().chain(parent)
}

/// Calls `found` with each type that `def` is made of.
pub fn uses(def: &TypeDef, found: &mut impl FnMut(&TypeRef)) {
    match &def.kind {
        TypeKind::Struct(of) => {
            of.fields.iter().for_each(|field| found(&field.ty));
            of.additional.iter().for_each(|additional| found(&additional.ty));
        }
        TypeKind::Union(of) => of.variants.iter().for_each(|variant| found(&variant.ty)),
        TypeKind::Alias(of) => found(&of.ty),
        TypeKind::Enum(_) => {}
    }
}

/// Calls `found` with each type of the table that `ty` names.
pub fn named(ty: &TypeRef, found: &mut impl FnMut(TypeId)) {
    match ty {
        TypeRef::Named(id) | TypeRef::Boxed(id) => found(*id),
        TypeRef::List(inner) | TypeRef::Map(inner) | TypeRef::Nullable(inner) => named(inner, found),
        TypeRef::Tuple(items) => items.iter().for_each(|item| named(item, found)),
        TypeRef::Scalar(_) | TypeRef::Any => {}
    }
}

fn of_request(operation: &Operation, found: &mut impl FnMut(&TypeRef)) {
    operation.parameters.iter().for_each(|parameter| found(&parameter.ty));
    operation.body.iter().flat_map(|body| &body.content).for_each(|content| found(&content.ty));
}

/// Calls `found` with each type that the responses of an operation have.
pub fn of_response(operation: &Operation, found: &mut impl FnMut(&TypeRef)) {
    for response in &operation.responses {
        response.content.iter().for_each(|content| found(&content.ty));
        response.headers.iter().for_each(|header| found(&header.ty));
    }
}
