//! `$id` and `$anchor`: schemas that are referred to by a name rather than by their place (JSON Schema 2020-12,
//! section 8.2).

use super::super::moves::Moves;
use super::super::node::{Node, walk};
use super::super::reference::place;
use crate::pointer::{Pointer, Trail};
use serde_json::Value;
use std::collections::{HashMap, HashSet};

/// The schemas of a document that have a name of their own, and where they stand.
#[derive(Debug, Default)]
pub(super) struct Identities {
    ids: Vec<(String, Pointer)>,
    anchors: HashMap<String, Pointer>,
    /// The names of the definitions that something refers to.
    definitions: HashSet<String>,
}

impl Identities {
    pub(super) fn of(doc: &mut Value) -> Self {
        let mut found = Self::default();
        walk(doc, Node::Document, &Trail::Root, &mut |node, value, trail| {
            if node != Node::Schema {
                return;
            }
            if let Some(Value::String(reference)) = value.get("$ref") {
                found.definitions.extend(defined(reference));
            }
            if let Some(Value::String(id)) = value.get("$id") {
                found.ids.push((id.trim_end_matches('#').to_owned(), trail.pointer()));
            }
            for keyword in ["$anchor", "$dynamicAnchor"] {
                if let Some(Value::String(anchor)) = value.get(keyword) {
                    found.anchors.entry(anchor.clone()).or_insert_with(|| trail.pointer());
                }
            }
        });
        found
    }

    /// Whether anything refers to a definition of this name. One that nothing refers to is of no use to anybody.
    pub(super) fn uses_definition(&self, name: &str, schema: &Value) -> bool {
        const NAMED: &[&str] = &["$id", "$anchor", "$dynamicAnchor"];
        self.definitions.contains(name) || NAMED.iter().any(|keyword| schema.get(keyword).is_some())
    }

    /// The place in the old document that `reference`, which stands at `trail` in the new one, leads to.
    pub(super) fn locate(&self, reference: &str, trail: &Trail<'_>, moves: &Moves) -> Option<Pointer> {
        let (base, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let root = match base {
            "" => None,
            base => Some(self.resource(base)?),
        };
        if !fragment.is_empty() && !fragment.starts_with('/') {
            return self.anchors.get(fragment).cloned();
        }
        let inside = place(&format!("#{fragment}"))?;
        match root {
            Some(root) => Pointer::parse(&format!("{}{}", root.as_str(), inside.as_str())),
            None if inside == Pointer::root() => component(&moves.origin(&trail.pointer())),
            None => Some(around(&inside, &moves.origin(&trail.pointer()), moves).unwrap_or(inside)),
        }
    }

    /// The schema whose `$id` is `uri`, or ends like it where it is relative.
    fn resource(&self, uri: &str) -> Option<&Pointer> {
        let tail = uri.trim_start_matches("./").trim_start_matches('/');
        let same = |id: &str| {
            id == uri
                || (!uri.contains("://")
                    && id.strip_suffix(tail).is_some_and(|before| before.is_empty() || before.ends_with('/')))
        };
        self.ids.iter().find(|(id, _)| same(id)).map(|(_, at)| at)
    }
}

/// The definition that `inside` leads to from the schema that holds `at` and has it: `#/$defs/Pet` as it is written in a
/// schema that once stood alone.
fn around(inside: &Pointer, at: &Pointer, moves: &Moves) -> Option<Pointer> {
    let [keyword, name] = <[String; 2]>::try_from(inside.tokens().take(2).collect::<Vec<_>>()).ok()?;
    if keyword != "$defs" && keyword != "definitions" {
        return None;
    }
    let mut schema = Some(at.clone());
    while let Some(around) = schema {
        if moves.has_moved(&around.key(&keyword).key(&name)) {
            return Pointer::parse(&format!("{}{}", around.as_str(), inside.as_str()));
        }
        schema = around.parent();
    }
    None
}

/// The names of the definitions on the way of a reference.
fn defined(reference: &str) -> Vec<String> {
    let fragment = reference.split_once('#').map_or("", |(_, fragment)| fragment);
    let tokens: Vec<String> = place(&format!("#{fragment}")).iter().flat_map(Pointer::tokens).collect();
    let pairs = tokens.windows(2).filter(|pair| pair[0] == "$defs" || pair[0] == "definitions");
    pairs.map(|pair| pair[1].clone()).collect()
}

/// The schema of `components` that holds what stands at `at`.
fn component(at: &Pointer) -> Option<Pointer> {
    let tokens: Vec<String> = at.tokens().take(3).collect();
    match tokens.as_slice() {
        [components, schemas, name] if components == "components" && schemas == "schemas" => {
            Some(Pointer::root().key(components).key(schemas).key(name))
        }
        _ => None,
    }
}
