//! The names of types.

use std::collections::BTreeMap;

use super::pins::Pins;
use super::scope::{Candidate, Scope};
use super::{Namer, of_groups, reserved};
use crate::ir::{Group, Ident, TypeId, TypeKind};
use crate::lower::place::{NameSource, Parent};
use crate::lower::types::Types;
use crate::lower::words::{ident, inner_ident};
use crate::pointer::Pointer;

/// Names the types: first those of the description, then those that were made, from the outer to the inner, as
/// the name of an inner one is made from that of the outer, be it the one that this wished for or another.
pub fn assign(namer: &mut Namer<'_>, types: &mut Types<'_>, groups: &[Group]) {
    let apis = of_groups(groups);
    let reserved: Vec<_> = reserved::TYPES.iter().copied().chain(apis.iter().map(String::as_str)).collect();
    let operations: BTreeMap<_, _> = groups
        .iter()
        .flat_map(|group| &group.operations)
        .map(|operation| (&operation.at, operation.name.pascal()))
        .collect();
    let ids: Vec<_> = types.table.iter().map(|(id, _)| id).collect();
    let mut wishes: BTreeMap<TypeId, Ident> = BTreeMap::new();
    for id in &ids {
        let wish = wish(*id, types, &operations, &wishes, &mut namer.pins);
        wishes.insert(*id, wish);
    }
    let candidate = |id: &TypeId| {
        let (def, wish) = (&types.table[*id], wishes.get(id).cloned().unwrap_or_default());
        let candidate = match types.names.get(id.index()) {
            Some(NameSource::Own(name)) => Candidate::described(name, &wish, &def.at, Ident::pascal),
            Some(NameSource::Within(Parent::Type(parent), words)) => {
                Candidate::made(&wish, &def.at).within(parent.index(), words)
            }
            _ => Candidate::made(&wish, &def.at),
        };
        let candidate = candidate.pinned(namer.pins.find_type(def, types.names.get(id.index())));
        if matches!(types.table.meant(*id).kind, TypeKind::Struct(_)) { candidate.deriving() } else { candidate }
    };
    let candidates = ids.iter().map(candidate).collect();
    let scope = Scope { derived: reserved::OF_TYPE, ignores_case: true, ..Scope::pascal(&reserved) };
    let names = namer.name(scope, candidates);
    for (id, name) in ids.into_iter().zip(names) {
        let Some(def) = types.table.get_mut(id) else { continue };
        if !matches!(types.names.get(id.index()), Some(NameSource::Own(_))) {
            def.wire_name = name.pascal().to_owned();
        }
        def.name = name;
    }
}

/// The name that a type would have if no other had it.
fn wish(
    id: TypeId,
    types: &Types<'_>,
    operations: &BTreeMap<&Pointer, &str>,
    wishes: &BTreeMap<TypeId, Ident>,
    pins: &mut Pins<'_>,
) -> Ident {
    let source = types.names.get(id.index());
    if let Some(pinned) = pins.find_type(&types.table[id], source) {
        return pinned;
    }
    let (parent, words) = match source {
        Some(NameSource::Own(name)) => return ident(name, "model"),
        Some(NameSource::Within(parent, words)) => (parent, words),
        None => return Ident::default(),
    };
    let parent = match parent {
        Parent::Type(id) => wishes.get(id).map_or("", Ident::pascal),
        Parent::Operation(at) => operations.get(at).copied().unwrap_or_default(),
        Parent::Words(words) => words,
    };
    inner_ident(parent, words)
}
