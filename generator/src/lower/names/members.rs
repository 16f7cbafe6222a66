//! The names of what types are made of: properties, values, variants.

use super::scope::{Candidate, Scope};
use super::{Namer, reserved};
use crate::ir::{Enum, Ident, Struct, TypeId, TypeKind, TypeRef, Union};
use crate::lower::place::NameSource;
use crate::lower::types::Types;
use crate::pointer::Pointer;

/// Names what types are made of. The types themselves have their names.
pub fn assign(namer: &mut Namer<'_>, types: &mut Types<'_>) {
    // A variant is called what its type is called, where the description names that.
    let own: Vec<Option<Ident>> = types
        .table
        .iter()
        .map(|(id, def)| matches!(types.names.get(id.index()), Some(NameSource::Own(_))).then(|| def.name.clone()))
        .collect();
    let name_of = |id: TypeId| own.get(id.index()).cloned().flatten();
    for (id, def) in types.table.iter_mut() {
        let places = types.members.get(&id).map(Vec::as_slice).unwrap_or_default();
        match &mut def.kind {
            TypeKind::Struct(of) => fields(namer, of, &def.at),
            TypeKind::Enum(of) => values(namer, of, places),
            TypeKind::Union(of) => variants(namer, of, places, &name_of),
            TypeKind::Alias(_) => {}
        }
    }
}

fn fields(namer: &mut Namer<'_>, of: &mut Struct, at: &Pointer) {
    let scope = Scope::snake(&[]);
    let wishes =
        of.fields.iter().map(|field| &field.name).chain(of.additional.iter().map(|additional| &additional.name));
    if namer.leaves(&scope, wishes) {
        return;
    }
    let mut candidates: Vec<_> = of
        .fields
        .iter()
        .map(|field| {
            let pinned = namer.pins.find_member(field.at.as_str());
            Candidate::described(&field.wire_name, &field.name, &field.at, Ident::snake).pinned(pinned)
        })
        .collect();
    candidates.extend(of.additional.iter().map(|additional| {
        let at = at.key("additionalProperties");
        Candidate::made(&additional.name, &at).pinned(namer.pins.find_member(at.as_str()))
    }));
    let mut names = namer.name(scope, candidates).into_iter();
    of.fields.iter_mut().zip(&mut names).for_each(|(field, name)| field.name = name);
    of.additional.iter_mut().zip(names).for_each(|(additional, name)| additional.name = name);
}

fn values(namer: &mut Namer<'_>, of: &mut Enum, places: &[Pointer]) {
    let scope = Scope::pascal(reserved::VARIANTS);
    if namer.leaves(&scope, of.values.iter().map(|value| &value.name)) {
        return;
    }
    let candidates = of.values.iter().zip(places).map(|(value, at)| {
        let (wire, pinned) = (value.wire.to_string(), namer.pins.find(&[at.as_str()]));
        Candidate::described(wire.trim_matches('"'), &value.name, at, Ident::pascal).pinned(pinned)
    });
    let candidates = candidates.collect();
    let names = namer.name(scope, candidates);
    of.values.iter_mut().zip(names).for_each(|(value, name)| value.name = name);
}

fn variants(namer: &mut Namer<'_>, of: &mut Union, places: &[Pointer], name_of: &impl Fn(TypeId) -> Option<Ident>) {
    let candidates = of.variants.iter().zip(places).map(|(variant, at)| {
        let name = match &variant.ty {
            TypeRef::Named(id) => name_of(*id),
            _ => None,
        };
        let pinned = namer.pins.find(&[at.as_str()]);
        match name {
            Some(name) => Candidate::described(name.pascal(), &name, at, Ident::pascal),
            None => Candidate::made(&variant.name, at),
        }
        .pinned(pinned)
    });
    let candidates = candidates.collect();
    let names = namer.name(Scope::pascal(reserved::VARIANTS), candidates);
    of.variants.iter_mut().zip(names).for_each(|(variant, name)| variant.name = name);
}
