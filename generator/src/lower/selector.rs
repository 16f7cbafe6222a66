//! How the branch of a value is found.

use openapiv3::Discriminator;

use super::compose::Object;
use super::context::Context;
use super::keywords::Keywords;
use super::resolve::{Document, Target, component};
use super::unions::{Branch, Branches, Origin};
use super::{constants, inherit, unions};
use crate::extension::default_mapping;
use crate::ir::Selector;
use crate::pointer::Pointer;
use std::collections::BTreeSet;

/// How the branch of a value of the schema that stands at `whole` is found: by the discriminator, by a property with a
/// constant of its own in each branch, or else by the shape of the value.
pub fn selector<'a>(cx: &mut Context<'a, '_>, branches: &Branches<'a>, whole: &Pointer) -> Selector {
    let by_name = branches
        .discriminator
        .as_ref()
        .and_then(|(at, discriminator)| explicit(cx, discriminator, branches, at, whole));
    by_name.or_else(|| implied(&cx.doc, &branches.list)).unwrap_or(Selector::Shape)
}

/// The selector by a discriminator (§ Discriminator Object).
fn explicit<'a>(
    cx: &mut Context<'a, '_>,
    discriminator: &'a Discriminator,
    branches: &Branches<'a>,
    at: &Pointer,
    whole: &Pointer,
) -> Option<Selector> {
    let Branches { list: branches, is_part, .. } = branches;
    let Discriminator { property_name, mapping, extensions: _ } = discriminator; // read by `default_mapping`
    let is_value = |branch: &&Branch<'a>| {
        cx.doc.schema(branch.part.schema, &branch.part.at).is_ok_and(|(_, schema)| Keywords::of(schema).is_value())
    };
    if let Some(branch) = branches.iter().find(is_value) {
        let message =
            format!("this branch is no object and has no `{property_name}`: branches are told apart by their shape");
        cx.unsupported(&branch.part.at, message);
        return None;
    }
    let mapping: Vec<_> = mapping.iter().map(|(text, target)| (text.as_str(), mapped(&cx.doc, target))).collect();
    let places: Vec<_> = branches.iter().map(|branch| place_of(&cx.doc, branch)).collect();
    for (text, target) in mapping.iter().filter(|(_, target)| !is_part && !places.contains(target)) {
        let message = format!("`{text}` is mapped to {target}, which is not among the branches: it is left out");
        cx.unsupported(&at.key("mapping").key(text), message);
    }
    let default = default_mapping(discriminator).map(|target| mapped(&cx.doc, target));
    let otherwise = match &default {
        Some(default) => places.iter().position(|place| place == default),
        // Before there was a choice of what extends it, whatever came was read as the base.
        None => branches.iter().position(|branch| *is_part && branch.part.at == *whole),
    };
    if let (Some(default), None, false) = (&default, otherwise, is_part) {
        let message = format!("the default mapping is {default}, which is not among the branches: it is left out");
        cx.unsupported(&at.key("defaultMapping"), message);
    }
    let mut values: Vec<(String, usize)> = Vec::new();
    let mut taken = BTreeSet::new();
    for (index, (branch, place)) in branches.iter().zip(&places).enumerate() {
        let mapped: Vec<_> =
            mapping.iter().filter(|(_, target)| target == place).map(|(text, _)| (*text).to_owned()).collect();
        let is_default = default.is_some() && otherwise == Some(index);
        let texts = match mapped.is_empty() {
            // What is the default is not told by its name besides.
            true if is_default => Vec::new(),
            true => unmapped(cx, branch, property_name, MAX_DEPTH),
            false => mapped,
        };
        let known = values.len();
        for text in texts {
            match taken.insert(text.clone()) {
                true => values.push((text, index)),
                false => {
                    let message =
                        format!("`{text}` of `{property_name}` is for another branch too: the first is taken");
                    cx.unsupported(&branch.part.at, message);
                }
            }
        }
        if values.len() == known && !is_default {
            let message =
                format!("no value of `{property_name}` is for this branch: branches are told apart by their shape");
            cx.unsupported(&branch.part.at, message);
            return None;
        }
    }
    Some(Selector::Discriminator { property: property_name.clone(), values, otherwise })
}

/// Unions that lie in each other deeper than this have no values of their discriminator.
const MAX_DEPTH: usize = 8;

/// The values for a branch that no mapping names: those that its own schema allows, else those of its own branches,
/// else its name.
fn unmapped<'a>(cx: &Context<'a, '_>, branch: &Branch<'a>, property: &str, depth: usize) -> Vec<String> {
    if let Origin::Heir { text, name: _ } = &branch.origin {
        return vec![text.clone()];
    }
    let reference = branch.reference(&cx.doc);
    let name = reference.and_then(|reference| cx.doc.named_at(&mapped(&cx.doc, reference))).map(|(name, _)| name);
    let Ok((at, schema)) = cx.doc.schema(branch.part.schema, &branch.part.at) else { return Vec::new() };
    let keywords = Keywords::of(schema);
    if let (Some(inner), true) = (inherit::heirs(cx, &keywords, &at), depth > 0) {
        return inner.list.iter().flat_map(|branch| unmapped(cx, branch, property, depth - 1)).collect();
    }
    if let Some(texts) = branch.object(&cx.doc).and_then(|object| allowed_in(&cx.doc, &object, property)) {
        // A list of all that there are, which many branches share, says nothing about the one at hand.
        return match name.filter(|name| texts.iter().any(|text| text == name)) {
            Some(name) => vec![name.to_owned()],
            None => texts,
        };
    }
    if !keywords.has_members() && depth > 0 {
        let inner = unions::listed(&cx.doc, &keywords, &at);
        if !inner.is_empty() {
            return inner.iter().flat_map(|branch| unmapped(cx, branch, property, depth - 1)).collect();
        }
    }
    name.map(str::to_owned).into_iter().collect()
}

/// The selector by a required property that has other constants in each branch.
fn implied<'a>(doc: &Document<'a>, branches: &[Branch<'a>]) -> Option<Selector> {
    let objects = branches.iter().map(|branch| branch.object(doc)).collect::<Option<Vec<_>>>()?;
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
        Some(Selector::Discriminator { property: property.name.to_owned(), values, otherwise: None })
    })
}

/// The tags that an object allows for a property that it requires.
fn allowed_in<'a>(doc: &Document<'a>, object: &Object<'a>, property: &str) -> Option<Vec<String>> {
    let property = object.properties.iter().find(|candidate| candidate.name == property)?;
    object.required.contains(property.name).then(|| constants::tags(doc, property.schema, &property.at)).flatten()
}

/// Where the schema of a branch stands: the target of its reference, not what that may refer to in turn.
fn place_of(doc: &Document<'_>, branch: &Branch<'_>) -> Pointer {
    match branch.reference(doc) {
        Some(reference) if !matches!(branch.origin, Origin::Heir { .. }) => mapped(doc, reference),
        _ => branch.part.at.clone(),
    }
}

/// Where the schema that a mapping names stands: a reference, or the name of a schema.
pub fn mapped(doc: &Document<'_>, target: &str) -> Pointer {
    match doc.target(target) {
        Some(Target::Named(name, schema)) => component("schemas", doc.respelled(name, schema).0),
        Some(Target::Nested { at, .. }) => at,
        None => match doc.named(target) {
            Some(schema) => component("schemas", doc.respelled(target, schema).0),
            None => component("schemas", target),
        },
    }
}
