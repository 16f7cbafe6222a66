//! A discriminator on a schema that others extend by `allOf`: inheritance (§ Discriminator Object, § Composition and
//! Inheritance).
//!
//! A value of such a base is one of the schemas that extend it, at however many removes, or that its mapping names. They
//! are composed of its properties, as of any other part. The base itself is one of them where its tag may name it: where
//! the mapping does, or where there is none. A base that nothing extends is an object like any other. What extends a base, and is
//! extended itself, is a base of its own heirs by the same discriminator.

use std::collections::{BTreeMap, BTreeSet};

use openapiv3::{Discriminator, Schema};

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

/// What tells those apart that extend a schema: the discriminator of its own, or that of a base which it extends.
#[derive(Debug)]
struct Root<'a> {
    /// Where the base stands.
    at: Pointer,
    keywords: Keywords<'a>,
    discriminator: &'a Discriminator,
}

impl<'a> Root<'a> {
    fn of(doc: &Document<'a>, keywords: &Keywords<'a>, at: &Pointer) -> Option<Self> {
        let mut seen = BTreeSet::new();
        let mut open = vec![(at.clone(), keywords.clone())];
        while let Some((at, keywords)) = open.pop() {
            if let Some(discriminator) = keywords.data.discriminator.as_ref().filter(|_| is_base(&keywords)) {
                return Some(Self { at, keywords, discriminator });
            }
            let is_new = seen.insert(at.clone());
            let parts = keywords.all_of.iter().enumerate().filter(|_| is_new);
            open.extend(parts.filter_map(|(index, part)| {
                let (at, schema) = doc.schema(*part, &at.key("allOf").index(index)).ok()?;
                Some((at, Keywords::of(schema)))
            }));
        }
        None
    }
}

/// Whether the schema with these keywords, which stands at `at`, is a base, or extends one.
pub fn has_base(doc: &Document<'_>, keywords: &Keywords<'_>, at: &Pointer) -> bool {
    Root::of(doc, keywords, at).is_some()
}

/// The schemas that extend the one with these keywords, which stands at `at`; `None` where it is no base of any.
pub fn heirs<'a>(cx: &Context<'a, '_>, keywords: &Keywords<'a>, at: &Pointer) -> Option<Branches<'a>> {
    if !is_base(keywords) && (keywords.all_of.is_empty() || keywords.is_value() || keywords.has_branches()) {
        return None;
    }
    let (base, _) = cx.doc.named_at(at)?;
    let mut names = cx.heirs.all(base);
    if names.is_empty() && !is_base(keywords) {
        return None;
    }
    let Root { at: root, keywords: of_root, discriminator } = Root::of(&cx.doc, keywords, at)?;
    let targets = discriminator.mapping.values().filter_map(|target| {
        let (name, _) = cx.doc.named_at(&mapped(&cx.doc, target))?;
        Some(name)
    });
    // The mapping of another base has its other heirs too.
    let is_own = root == *at;
    names.extend(targets.filter(|name| is_own || *name == base));
    if names.iter().all(|name| *name == base) {
        return None;
    }
    let tags = tags(cx, &of_root, &root, &discriminator.property_name);
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
        discriminator: Some((root.key("discriminator"), discriminator)),
        is_part: !is_own,
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
