//! Names: total and unique.
//!
//! Whatever the description calls an item, it gets a name, and no two items of a scope get the same. Names that the
//! generated code uses itself are taken before any item is named; then come items that the user has named, items of
//! which the spelling is a good name already, the others of the description in its order, and last the names that
//! were made for what the description does not name. An item that finds its name taken gets a number, and a warning
//! that says how to choose its name.

mod arguments;
mod headers;
mod members;
mod pins;
mod reserved;
mod scope;
mod types;

use std::collections::BTreeSet;

use self::pins::Pins;
use self::scope::{Candidate, Scope};
use super::context::Context;
use super::groups::is_filtered;
use super::resolve::{Component, component};
use crate::diagnostic::Diagnostics;
use crate::ir::{Group, Ident, Operation, SecurityScheme, ServerVariable};
use crate::pointer::Pointer;

/// Names every item. Afterwards the operations of each group stand in the order of their names.
pub fn assign(
    cx: &mut Context<'_, '_>,
    groups: &mut [Group],
    schemes: &mut [SecurityScheme],
    variables: &mut [ServerVariable],
) {
    let mut namer = Namer { pins: Pins::new(cx.options), diags: cx.diags, said: BTreeSet::new() };
    namer.variables(variables);
    namer.schemes(schemes, variables);
    namer.groups(groups);
    namer.operations(groups);
    types::assign(&mut namer, &mut cx.types, groups);
    members::assign(&mut namer, &mut cx.types);
    for operation in groups.iter_mut().flat_map(|group| &mut group.operations) {
        arguments::assign(&mut namer, operation, &cx.types.table);
        headers::assign(&mut namer, operation);
    }
    for group in groups.iter_mut() {
        group.operations.sort_by(|a, b| a.name.snake().cmp(b.name.snake()));
    }
    namer.pins.report_unknown(&cx.doc, namer.diags, is_filtered(cx.options));
}

struct Namer<'d> {
    pins: Pins<'d>,
    diags: &'d mut Diagnostics,
    /// The places that were reported: a shared parameter is named in each operation, and a variant like the type that
    /// stands there; one line in the options names both.
    said: BTreeSet<(Pointer, bool)>,
}

impl Namer<'_> {
    /// Whether all items of a scope keep the names that they wish for: nobody has chosen another, and no two are the same.
    fn leaves<'w>(&self, scope: &'w Scope<'w>, wishes: impl Iterator<Item = &'w Ident>) -> bool {
        self.pins.are_none() && scope.has_room(wishes)
    }

    /// The names of the candidates of a scope, in their order.
    fn name(&mut self, scope: Scope<'_>, candidates: Vec<Candidate>) -> Vec<Ident> {
        let (names, collisions) = scope.resolve(candidates);
        for collision in collisions {
            if self.said.insert((collision.at.clone(), collision.is_capital())) {
                collision.report(self.diags);
            }
        }
        names
    }

    /// Variables and schemes have methods of the builder of clients: the variables have a prefix, and are first.
    fn variables(&mut self, variables: &mut [ServerVariable]) {
        let candidate = |variable: &ServerVariable| {
            let pinned = self.pins.find(&[variable.at.as_str()]);
            Candidate::described(&variable.wire_name, &variable.name, &variable.at, Ident::snake).pinned(pinned)
        };
        let candidates = variables.iter().map(candidate).collect();
        let names = self.name(Scope::snake(reserved::BUILDER), candidates);
        variables.iter_mut().zip(names).for_each(|(variable, name)| variable.name = name);
    }

    fn schemes(&mut self, schemes: &mut [SecurityScheme], variables: &[ServerVariable]) {
        let variables = variables.iter().map(|variable| variable.name.snake());
        let reserved: Vec<_> = reserved::BUILDER.iter().copied().chain(variables).collect();
        let candidate = |scheme: &SecurityScheme| {
            let at = component(openapiv3::SecurityScheme::SECTION, &scheme.wire_name);
            let pinned = self.pins.find(&[at.as_str()]);
            Candidate::described(&scheme.wire_name, &scheme.name, &at, Ident::snake).pinned(pinned).deriving()
        };
        let candidates = schemes.iter().map(candidate).collect();
        let names = self.name(Scope { derived: reserved::OF_SCHEME, ..Scope::snake(&reserved) }, candidates);
        schemes.iter_mut().zip(names).for_each(|(scheme, name)| scheme.name = name);
    }

    fn groups(&mut self, groups: &mut [Group]) {
        let candidate = |group: &Group| {
            // A tag has a place only where it is declared; the first operation that has it has one always.
            let at = group.operations.first().map(|operation| operation.at.key("tags").index(0)).unwrap_or_default();
            let pinned = self.pins.find(&[at.as_str()]);
            Candidate::described(&group.tag, &group.name, &at, Ident::snake).pinned(pinned)
        };
        let candidates = groups.iter().map(candidate).collect();
        // Each has a page beside its module, and disks ignore case.
        let scope = Scope { spelled: Ident::pascal, ignores_case: true, ..Scope::snake(reserved::MODULES) };
        let names = self.name(scope, candidates);
        groups.iter_mut().zip(names).for_each(|(group, name)| group.name = name);
    }

    fn operations(&mut self, groups: &mut [Group]) {
        let apis = of_groups(groups);
        let reserved: Vec<_> = reserved::OPERATIONS.iter().copied().chain(apis.iter().map(String::as_str)).collect();
        let candidate = |operation: &Operation| {
            let pinned = self.pins.find(&[&operation.id, operation.at.as_str()]);
            Candidate::described(&operation.id, &operation.name, &operation.at, Ident::snake)
                .pinned(pinned)
                .deriving()
                .known_as(&operation.id)
        };
        let candidates = groups.iter().flat_map(|group| &group.operations).map(candidate).collect();
        let scope = Scope { derived: reserved::OF_OPERATION, shown: Ident::snake, ..Scope::pascal(&reserved) };
        let names = self.name(scope, candidates);
        let all = groups.iter_mut().flat_map(|group| &mut group.operations);
        all.zip(names).for_each(|(operation, name)| operation.name = name);
    }
}

/// The names of the types that hold the calls of each group: their pages stand beside those of the models.
fn of_groups(groups: &[Group]) -> Vec<String> {
    groups.iter().map(|group| format!("{}Api", group.name.pascal())).collect()
}
