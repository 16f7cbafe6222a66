//! How the branch of a value is found.

use openapiv3::Discriminator;

use super::compose::{Object, Part, object_of};
use super::constants;
use super::context::Context;
use super::keywords::Keywords;
use super::resolve::{Document, Target, component};
use super::subschema::Subschema;
use crate::ir::Selector;
use crate::pointer::Pointer;
use std::collections::BTreeSet;

/// How the branch of a value is found: by the discriminator, by a property with a constant of its own in each branch,
/// or else by the shape of the value.
pub fn selector<'a>(
    cx: &mut Context<'a, '_>,
    keywords: &Keywords<'a>,
    branches: &[Part<'a>],
    at: &Pointer,
) -> Selector {
    let by_name =
        keywords.data.discriminator.as_ref().and_then(|discriminator| explicit(cx, discriminator, branches, at));
    by_name.or_else(|| implied(&cx.doc, branches)).unwrap_or(Selector::Shape)
}

/// The selector by a discriminator (§ Discriminator Object).
fn explicit<'a>(
    cx: &mut Context<'a, '_>,
    discriminator: &'a Discriminator,
    branches: &[Part<'a>],
    at: &Pointer,
) -> Option<Selector> {
    let Discriminator { property_name, mapping, extensions: _ } = discriminator; // extensions mean nothing to us
    let at = at.key("discriminator");
    let mapping: Vec<_> = mapping.iter().map(|(text, target)| (text.as_str(), mapped(&cx.doc, target))).collect();
    let places: Vec<_> = branches.iter().map(|branch| place_of(&cx.doc, branch)).collect();
    for (text, target) in mapping.iter().filter(|(_, target)| !places.contains(target)) {
        let message = format!("`{text}` is mapped to {target}, which is not among the branches: it is left out");
        cx.unsupported(&at.key("mapping").key(text), message);
    }
    let mut values: Vec<(String, usize)> = Vec::new();
    let mut taken = BTreeSet::new();
    for (index, (branch, place)) in branches.iter().zip(&places).enumerate() {
        let mapped: Vec<_> =
            mapping.iter().filter(|(_, target)| target == place).map(|(text, _)| (*text).to_owned()).collect();
        let texts = if mapped.is_empty() { unmapped(&cx.doc, branch, property_name, MAX_DEPTH) } else { mapped };
        let known = values.len();
        for text in texts {
            match taken.insert(text.clone()) {
                true => values.push((text, index)),
                false => {
                    let message =
                        format!("`{text}` of `{property_name}` is for another branch too: the first is taken");
                    cx.unsupported(&branch.at, message);
                }
            }
        }
        if values.len() == known {
            let message =
                format!("no value of `{property_name}` is for this branch: branches are told apart by their shape");
            cx.unsupported(&branch.at, message);
            return None;
        }
    }
    Some(Selector::Discriminator { property: property_name.clone(), values })
}

/// Unions that lie in each other deeper than this have no values of their discriminator.
const MAX_DEPTH: usize = 8;

/// The values for a branch that no mapping names: those that its own schema allows, else those of its own branches,
/// else its name.
fn unmapped<'a>(doc: &Document<'a>, branch: &Part<'a>, property: &str, depth: usize) -> Vec<String> {
    if let Some(texts) = allowed(doc, branch, property) {
        return texts;
    }
    let Ok((at, schema)) = doc.schema(branch.schema, &branch.at) else { return Vec::new() };
    let keywords = Keywords::of(schema);
    let inner = keywords.one_of.iter().chain(&keywords.any_of);
    let inner: Vec<_> = inner.map(|schema| Part { at: at.clone(), schema: *schema }).collect();
    if !inner.is_empty() && !keywords.has_members() && depth > 0 {
        return inner.iter().flat_map(|branch| unmapped(doc, branch, property, depth - 1)).collect();
    }
    match branch.schema {
        Subschema::Reference(reference) => match doc.target(reference) {
            Some(Target::Named(name, _)) => vec![name.to_owned()],
            Some(Target::Nested { .. }) | None => Vec::new(),
        },
        Subschema::Inline(_) => Vec::new(),
    }
}

/// The selector by a required property that has other constants in each branch.
fn implied<'a>(doc: &Document<'a>, branches: &[Part<'a>]) -> Option<Selector> {
    let object = |branch: &Part<'a>| object_of(doc, branch.schema, &branch.at).map(|(_, object)| object);
    let objects = branches.iter().map(object).collect::<Option<Vec<_>>>()?;
    let first = objects.first().filter(|_| objects.len() > 1)?;
    first.properties.iter().filter(|property| first.required.contains(property.name)).find_map(|property| {
        let mut values = Vec::new();
        let mut taken = BTreeSet::new();
        for (index, object) in objects.iter().enumerate() {
            for text in allowed_in(doc, object, property.name)? {
                if !taken.insert(text.clone()) {
                    return None;
                }
                values.push((text, index));
            }
        }
        Some(Selector::Discriminator { property: property.name.to_owned(), values })
    })
}

/// The texts that a branch allows for a property that it requires.
fn allowed<'a>(doc: &Document<'a>, branch: &Part<'a>, property: &str) -> Option<Vec<String>> {
    let (_, object) = object_of(doc, branch.schema, &branch.at)?;
    allowed_in(doc, &object, property)
}

fn allowed_in<'a>(doc: &Document<'a>, object: &Object<'a>, property: &str) -> Option<Vec<String>> {
    let property = object.properties.iter().find(|candidate| candidate.name == property)?;
    object.required.contains(property.name).then(|| constants::texts(doc, property.schema, &property.at)).flatten()
}

/// Where the schema of a branch stands: the target of its reference, not what that may refer to in turn.
fn place_of(doc: &Document<'_>, branch: &Part<'_>) -> Pointer {
    match branch.schema {
        Subschema::Inline(_) => branch.at.clone(),
        Subschema::Reference(reference) => mapped(doc, reference),
    }
}

/// Where the schema that a mapping names stands: a reference, or the name of a schema.
fn mapped(doc: &Document<'_>, target: &str) -> Pointer {
    match doc.target(target) {
        Some(Target::Named(name, _)) => component("schemas", name),
        Some(Target::Nested { at, .. }) => at,
        None => component("schemas", target),
    }
}
