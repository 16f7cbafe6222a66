//! A discriminator on a schema that others extend by `allOf`: inheritance (§ Discriminator Object, § Composition and
//! Inheritance).
//!
//! A value of such a base is one of the schemas that extend it, at however many removes, or that its mapping names. They
//! are composed of its properties, as of any other part. The base itself is one of them where its tag may name it: where
//! the mapping does, or where there is none. A base that nothing extends is an object like any other.

use std::collections::{BTreeMap, BTreeSet};

use openapiv3::Schema;

use super::compose::{Part, object_of};
use super::constants;
use super::context::Context;
use super::keywords::Keywords;
use super::resolve::{Component, Document, component};
use super::selector::mapped;
use super::subschema::Subschema;
use super::unions::{Branch, Branches, Origin};
use crate::pointer::Pointer;

/// Which schemas of `components` extend which others.
#[derive(Debug, Default)]
pub struct Heirs<'a> {
    /// Those that name a schema among their parts, by its name.
    children: BTreeMap<String, Vec<&'a str>>,
}

impl<'a> Heirs<'a> {
    /// Those of a description.
    pub fn of(doc: &Document<'a>) -> Self {
        let mut heirs = Self::default();
        for (name, schema) in doc.schemas() {
            // Another name for a schema extends nothing.
            if let Subschema::Inline(schema) = schema {
                heirs.add(doc, name, Keywords::of(schema), &component(Schema::SECTION, name));
            }
        }
        heirs
    }

    fn add(&mut self, doc: &Document<'a>, name: &'a str, keywords: Keywords<'a>, at: &Pointer) {
        for (index, part) in keywords.all_of.into_iter().enumerate() {
            let at = at.key("allOf").index(index);
            match doc.schema(part, &at).map(|(at, schema)| (name_of(&at), at, schema)) {
                Ok((Some(base), ..)) => self.children.entry(base).or_default().push(name),
                // A part that stands in the schema itself, such as a reference with a word beside it.
                Ok((None, at, schema)) => self.add(doc, name, Keywords::of(schema), &at),
                Err(_) => {}
            }
        }
    }

    /// Those that extend `base`, and those that extend them.
    fn all(&self, base: &str) -> BTreeSet<&'a str> {
        let mut all = BTreeSet::new();
        let mut open: Vec<&str> = vec![base];
        while let Some(next) = open.pop() {
            for child in self.children.get(next).into_iter().flatten() {
                if *child != base && all.insert(*child) {
                    open.push(child);
                }
            }
        }
        all
    }
}

/// Whether a schema names the property by which those are told apart that extend it, and does not list them.
pub fn is_base(keywords: &Keywords<'_>) -> bool {
    let is_listed = !keywords.one_of.is_empty() || !keywords.any_of.is_empty();
    keywords.data.discriminator.is_some() && !is_listed && !keywords.is_value()
}

/// The schemas that extend the one with these keywords, which stands at `at`; `None` where it is no base of any.
pub fn heirs<'a>(cx: &Context<'a, '_>, keywords: &Keywords<'a>, at: &Pointer) -> Option<Branches<'a>> {
    let discriminator = keywords.data.discriminator.as_ref().filter(|_| is_base(keywords))?;
    let (base, _) = cx.doc.named_at(at)?;
    let mut names = cx.heirs.all(base);
    names.extend(discriminator.mapping.values().filter_map(|target| {
        let (name, _) = cx.doc.named_at(&mapped(&cx.doc, target))?;
        Some(name)
    }));
    if names.iter().all(|name| *name == base) {
        return None;
    }
    let tags = tags(cx, keywords, at, &discriminator.property_name);
    if discriminator.mapping.is_empty() && tags.as_ref().is_none_or(|tags| spelled(tags, base).is_some()) {
        names.insert(base);
    }
    let branch = |(name, schema)| {
        let part = Part { at: component(Schema::SECTION, name), schema, owner: None };
        let text = text(cx, &part, name, &discriminator.property_name, tags.as_deref().unwrap_or_default());
        Branch { part, origin: Origin::Heir { name, text } }
    };
    Some(Branches {
        list: cx.doc.schemas().filter(|(name, _)| names.contains(name)).map(branch).collect(),
        discriminator: Some((at.key("discriminator"), discriminator)),
    })
}

/// The texts that the base allows for its tag, where it lists them.
fn tags<'a>(cx: &Context<'a, '_>, keywords: &Keywords<'a>, at: &Pointer, property: &str) -> Option<Vec<String>> {
    let at = at.key("properties").key(property);
    let (_, schema) = keywords.properties.iter().find(|(name, _)| *name == property)?;
    constants::tags(&cx.doc, *schema, &at)
}

/// The tag of an heir that no mapping names: the one that it says itself, else its name, spelled as the base spells it.
///
/// Where Swagger 2.0 had no mapping, descriptions said it by `x-ms-discriminator-value`.
fn text(cx: &Context<'_, '_>, part: &Part<'_>, name: &str, property: &str, tags: &[String]) -> String {
    let own = || {
        let (_, object) = object_of(&cx.doc, part.schema, &part.at)?;
        let property = object.properties.iter().find(|known| known.name == property && known.owner.is_none())?;
        constants::only_tag(&cx.doc, property.schema, &property.at)
    };
    let extension = || {
        let (_, schema) = cx.doc.schema(part.schema, &part.at).ok()?;
        schema.schema_data.extensions.get("x-ms-discriminator-value")?.as_str().map(str::to_owned)
    };
    own().or_else(extension).or_else(|| spelled(tags, name).cloned()).unwrap_or_else(|| name.to_owned())
}

/// The tag that is this name, however that is spelled.
fn spelled<'t>(tags: &'t [String], name: &str) -> Option<&'t String> {
    let letters = |text: &str| -> String {
        text.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    tags.iter().find(|tag| *tag == name).or_else(|| tags.iter().find(|tag| letters(tag) == letters(name)))
}

/// The name of the schema of `components` at `at`.
fn name_of(at: &Pointer) -> Option<String> {
    let mut tokens = at.tokens().skip(2);
    let name = tokens.next()?;
    tokens.next().is_none().then_some(name)
}
