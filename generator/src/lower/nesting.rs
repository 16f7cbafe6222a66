//! How deep types lie within each other.

use super::reach::{named, uses};
use crate::ir::{TypeDef, TypeTable};

/// How deep a walk gets that begins at any type and goes to what it is made of, to each type once: the way that a compiler
/// goes, which goes on with the last of the types that it has found.
pub fn deepest(table: &TypeTable) -> usize {
    let parts: Vec<Vec<usize>> = table.iter().map(|(_, def)| parts(def)).collect();
    // The walk that has been to a type last.
    let mut seen = vec![usize::MAX; parts.len()];
    let mut deepest = 0;
    for start in 0..parts.len() {
        let mut open = vec![(start, 0)];
        while let Some((node, depth)) = open.pop() {
            deepest = deepest.max(depth);
            for part in &parts[node] {
                if std::mem::replace(&mut seen[*part], start) != start {
                    open.push((*part, depth + 1));
                }
            }
        }
    }
    deepest
}

/// What a type is made of, by the indices of the table.
fn parts(def: &TypeDef) -> Vec<usize> {
    let mut parts = Vec::new();
    uses(def, &mut |ty| named(ty, &mut |id| parts.push(id.index())));
    parts
}
