//! The names of the headers of responses.

use std::collections::{BTreeMap, BTreeSet};

use super::Namer;
use super::scope::{Candidate, Scope};
use crate::ir::{Header, Ident, Operation};

/// Names the headers of the responses of an operation. The same header of several responses has one name.
pub fn assign(namer: &mut Namer<'_>, operation: &mut Operation) {
    let mut known = BTreeSet::new();
    let all = operation.responses.iter().flat_map(|response| &response.headers);
    let different: Vec<&Header> = all.filter(|header| known.insert(header.wire_name.to_ascii_lowercase())).collect();
    let candidate = |header: &&Header| {
        let pinned = namer.pins.find_member(header.at.as_str());
        Candidate::described(&header.wire_name, &header.name, &header.at, Ident::snake).pinned(pinned)
    };
    let candidates = different.iter().map(candidate).collect();
    let keys: Vec<_> = different.iter().map(|header| header.wire_name.to_ascii_lowercase()).collect();
    let names: BTreeMap<_, _> = keys.into_iter().zip(namer.name(Scope::snake(&[]), candidates)).collect();
    for header in operation.responses.iter_mut().flat_map(|response| &mut response.headers) {
        if let Some(name) = names.get(&header.wire_name.to_ascii_lowercase()) {
            header.name = name.clone();
        }
    }
}
