//! References, and where they lead to when something was moved.

use super::moves::Moves;
use super::node::{Node, walk};
use crate::extension;
use crate::pointer::{Pointer, Trail, percent_decoded};
use serde_json::{Map, Value};

/// The place in this document that a reference leads to: a JSON pointer in a URI fragment (RFC 6901, section 6).
pub(super) fn place(reference: &str) -> Option<Pointer> {
    Pointer::parse(&percent_decoded(reference.strip_prefix('#')?))
}

/// Has all references of `doc` lead to where their targets were moved.
///
/// `locate` tells the place in the old document that a reference leads to, from its text and where it stands now; the
/// reference is left as it is where that is not known.
pub(super) fn follow(doc: &mut Value, moves: &Moves, locate: impl Fn(&str, &Trail<'_>) -> Option<Pointer>) {
    walk(doc, Node::Document, &Trail::Root, &mut |node, value, trail| {
        let Value::Object(map) = value else { return };
        let moved = |reference: &str| {
            let old = locate(reference, trail)?;
            match moves.destination(&old) {
                Some(new) => Some(new.to_reference()),
                None => (place(reference).as_ref() != Some(&old)).then(|| old.to_reference()),
            }
        };
        if let Some(Value::String(reference)) = map.get_mut("$ref")
            && let Some(new) = moved(reference)
        {
            *reference = new;
        }
        if node == Node::Schema {
            for target in mapping(map).filter(|target| target.contains('#')) {
                *target = moved(target).unwrap_or_else(|| std::mem::take(target));
            }
        }
    });
}

/// The targets of the discriminator of a schema: names of schemas, or references.
fn mapping(schema: &mut Map<String, Value>) -> impl Iterator<Item = &mut String> {
    let discriminator = schema.get_mut("discriminator").and_then(Value::as_object_mut);
    let targets = discriminator.into_iter().flatten().flat_map(|(key, value)| match (key.as_str(), value) {
        ("mapping", Value::Object(values)) => values.values_mut().collect(),
        ("defaultMapping" | extension::DEFAULT_MAPPING, default) => vec![default],
        _ => Vec::new(),
    });
    targets.filter_map(|value| match value {
        Value::String(text) => Some(text),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_a_pointer_in_a_fragment() {
        let there = Pointer::root().key("definitions").key("Page«Pet/Cat»");
        assert_eq!(place("#/definitions/Page%C2%ABPet~1Cat%C2%BB"), Some(there.clone()));
        assert_eq!(place("#/definitions/Page«Pet~1Cat»"), Some(there));
        assert_eq!(place("other.yaml#/a"), None);
        assert_eq!(place("#anchor"), None);
        assert_eq!(Pointer::root().key("100%").to_reference(), "#/100%25");
    }
}
