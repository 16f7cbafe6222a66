//! Which models the calls of one tag alone need.

use super::reach::{named, of_group, uses};
use crate::ir::{Group, TypeId, TypeTable};

/// Who needs the types that are written together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Need {
    Nobody,
    /// The group of this index.
    One(usize),
    Several,
}

/// Marks the types that only one of the groups needs. What is written together is needed together; what no call needs is there for all,
/// with what it is made of.
pub fn mark_needed(groups: &[Group], table: &mut TypeTable) {
    let (homes, together) = homes(table);
    let mut needs = vec![Need::Nobody; table.len()];
    for (index, group) in groups.iter().enumerate() {
        let mut roots = Vec::new();
        of_group(group, &mut |ty| named(ty, &mut |id| roots.push(id)));
        for home in reached(table, &homes, &together, roots) {
            needs[home] = if needs[home] == Need::Nobody { Need::One(index) } else { Need::Several };
        }
    }
    let unused: Vec<_> = table.iter().map(|(id, _)| id).filter(|id| needs[homes[id.index()]] == Need::Nobody).collect();
    for home in reached(table, &homes, &together, unused) {
        needs[home] = Need::Several;
    }
    for (id, def) in table.iter_mut() {
        def.needed_by = match needs[homes[id.index()]] {
            Need::One(group) => Some(group),
            Need::Nobody | Need::Several => None,
        };
    }
}

/// For each type the index of that which it is written beside, its own where it stands by itself; and for each such the
/// types that are written there.
fn homes(table: &TypeTable) -> (Vec<usize>, Vec<Vec<TypeId>>) {
    let (mut homes, mut together) = (Vec::with_capacity(table.len()), vec![Vec::new(); table.len()]);
    for (id, def) in table.iter() {
        // A type stands behind the one that it is written beside.
        let home = def.beside.and_then(|home| homes.get(home.index()).copied()).unwrap_or(id.index());
        homes.push(home);
        together[home].push(id);
    }
    (homes, together)
}

/// What `open` leads to, each by the index of its home.
fn reached(table: &TypeTable, homes: &[usize], together: &[Vec<TypeId>], mut open: Vec<TypeId>) -> Vec<usize> {
    let (mut reached, mut is_reached) = (Vec::new(), vec![false; homes.len()]);
    while let Some(id) = open.pop() {
        let home = homes[id.index()];
        if std::mem::replace(&mut is_reached[home], true) {
            continue;
        }
        reached.push(home);
        for id in &together[home] {
            uses(&table[*id], &mut |ty| named(ty, &mut |id| open.push(id)));
        }
    }
    reached
}
