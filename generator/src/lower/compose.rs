//! `allOf`: one schema of several.

use std::collections::{BTreeMap, BTreeSet};

use super::keywords::{Additional, Keywords};
use super::resolve::Document;
use super::subschema::Subschema;
use crate::pointer::Pointer;

/// What a schema with `allOf` comes to.
#[derive(Debug)]
pub enum Composed<'a> {
    /// What one of its parts is; the others only tell and limit.
    Same(Part<'a>),
    /// An object with the properties of all parts.
    Object(Object<'a>),
    /// Parts that don't go together yet: what of them is an object, and where the others stand.
    Mixed(Object<'a>, Vec<Pointer>),
}

/// A part of `allOf`.
#[derive(Clone, Debug)]
pub struct Part<'a> {
    /// Where it stands.
    pub at: Pointer,
    /// The schema.
    pub schema: Subschema<'a>,
}

/// An object: its own properties, and those of the parts that it is composed of.
#[derive(Debug, Default)]
pub struct Object<'a> {
    /// The properties, in the order in which the parts name them first.
    pub properties: Vec<Property<'a>>,
    /// The names of those that must be there.
    pub required: BTreeSet<&'a str>,
    /// What other properties may hold, and where that is said.
    pub additional: Option<(Pointer, Additional<'a>)>,
}

impl Object<'_> {
    /// Whether nothing is said about the object.
    pub fn is_empty(&self) -> bool {
        self.properties.is_empty() && self.required.is_empty() && self.additional.is_none()
    }
}

/// A property of an object.
#[derive(Debug)]
pub struct Property<'a> {
    /// Where it stands.
    pub at: Pointer,
    /// The schema of `components` that it stands in, where it came from another than the object's own.
    pub owner: Option<String>,
    /// Its name.
    pub name: &'a str,
    /// Its schema.
    pub schema: Subschema<'a>,
}

/// What a schema with `allOf`, which stands at `at`, comes to.
pub fn compose<'a>(doc: &Document<'a>, keywords: &Keywords<'a>, at: &Pointer) -> Composed<'a> {
    let parts = structural_parts(doc, keywords, at);
    if let ([part], false) = (parts.as_slice(), has_own_structure(keywords)) {
        return Composed::Same(part.clone());
    }
    let mut walk = Walk {
        doc,
        object: Object::default(),
        known: BTreeMap::new(),
        others: Vec::new(),
        visited: vec![at.clone()],
        added: BTreeSet::new(),
    };
    walk.object(keywords, at, None);
    match walk.others.is_empty() {
        true => Composed::Object(walk.object),
        false => Composed::Mixed(walk.object, walk.others),
    }
}

/// The object that `schema`, which stands at `at`, is, whatever it is composed of.
pub fn object_of<'a>(doc: &Document<'a>, schema: Subschema<'a>, at: &Pointer) -> Option<(Pointer, Object<'a>)> {
    /// More parts that are one in all than this lie in each other only by mistake.
    const MAX_DEPTH: usize = 16;
    let (mut schema, mut at) = (schema, at.clone());
    for _ in 0..MAX_DEPTH {
        let (place, target) = doc.schema(schema, &at).ok()?;
        let keywords = Keywords::of(target);
        match compose(doc, &keywords, &place) {
            Composed::Same(part) => (schema, at) = (part.schema, part.at),
            Composed::Object(object) => return is_object(&keywords).then_some((place, object)),
            Composed::Mixed(..) => return None,
        }
    }
    None
}

/// Whether a schema describes an object by its own keywords or by parts that do.
pub fn is_object(keywords: &Keywords<'_>) -> bool {
    let is_other =
        keywords.ty.is_some_and(|ty| ty != "object") || !keywords.values.is_empty() || keywords.items.is_some();
    let has_branches = !keywords.one_of.is_empty() || !keywords.any_of.is_empty();
    !is_other && !has_branches && (keywords.ty.is_some() || keywords.has_members() || !keywords.all_of.is_empty())
}

/// The parts of `allOf` that say what a value is, rather than tell about it or limit it. A `type` that stands alone
/// only counts where no other part says more.
fn structural_parts<'a>(doc: &Document<'a>, keywords: &Keywords<'a>, at: &Pointer) -> Vec<Part<'a>> {
    let all = parts(keywords, at);
    let strength = |part: &Part<'a>| match part.schema {
        // A reference says what its target says. One that leads nowhere is reported where it is lowered.
        Subschema::Reference(_) => doc
            .schema(part.schema, &part.at)
            .map_or(Strength::Shape, |(_, target)| strength(&Keywords::of(target)).max(Strength::Type)),
        Subschema::Inline(schema) => strength(&Keywords::of(schema)),
    };
    let strengths: Vec<_> = all.iter().map(strength).collect();
    let strongest = strengths.iter().copied().max().unwrap_or(Strength::None);
    let chosen = all.into_iter().zip(strengths).filter(|(_, strength)| *strength == strongest).map(|(part, _)| part);
    match strongest {
        Strength::None => Vec::new(),
        Strength::Type => chosen.take(1).collect(),
        Strength::Shape => chosen.collect(),
    }
}

/// How much a schema says about what a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Strength {
    None,
    Type,
    Shape,
}

fn strength(keywords: &Keywords<'_>) -> Strength {
    if has_own_structure(keywords) || !keywords.all_of.is_empty() {
        Strength::Shape
    } else if keywords.ty.is_some() {
        Strength::Type
    } else {
        Strength::None
    }
}

fn has_own_structure(keywords: &Keywords<'_>) -> bool {
    keywords.has_members()
        || keywords.items.is_some()
        || !keywords.values.is_empty()
        || !keywords.one_of.is_empty()
        || !keywords.any_of.is_empty()
}

/// Whether a schema only limits what another one describes: it names members that must be there, and the like.
pub fn is_limit(schema: Subschema<'_>) -> bool {
    let Subschema::Inline(schema) = schema else { return false };
    let keywords = Keywords::of(schema);
    let says_more = keywords.ty.is_some_and(|ty| ty != "object")
        || !keywords.properties.is_empty()
        || keywords.additional.is_some()
        || keywords.items.is_some()
        || !keywords.values.is_empty()
        || !keywords.all_of.is_empty()
        || !keywords.one_of.is_empty()
        || !keywords.any_of.is_empty();
    !says_more
}

fn parts<'a>(keywords: &Keywords<'a>, at: &Pointer) -> Vec<Part<'a>> {
    let at = at.key("allOf");
    keywords.all_of.iter().enumerate().map(|(index, schema)| Part { at: at.index(index), schema: *schema }).collect()
}

/// A walk over the parts of an object, the parts of those, and so on.
struct Walk<'a, 'd> {
    doc: &'d Document<'a>,
    object: Object<'a>,
    /// The index of each property, by its name.
    known: BTreeMap<&'a str, usize>,
    others: Vec<Pointer>,
    /// The schemas on the way to the part at hand: one that is part of itself adds nothing.
    visited: Vec<Pointer>,
    /// The schemas that were added. Once is enough, and a part of parts of parts may be named any number of times.
    added: BTreeSet<Pointer>,
}

impl<'a> Walk<'a, '_> {
    /// Adds the parts of an object, then what it says itself.
    fn object(&mut self, keywords: &Keywords<'a>, at: &Pointer, owner: Option<&str>) {
        for part in structural_parts(self.doc, keywords, at) {
            self.part(&part, owner);
        }
        for (name, schema) in &keywords.properties {
            let at = at.key("properties").key(name);
            self.property(Property { at, owner: owner.map(str::to_owned), name, schema: *schema });
        }
        self.object.required.extend(keywords.required.iter().map(String::as_str));
        let additional = keywords.additional.map(|additional| (at.key("additionalProperties"), additional));
        match &self.object.additional {
            Some((_, Additional::Any | Additional::Of(_))) => {}
            Some((_, Additional::Forbidden)) | None => {
                self.object.additional = additional.or(self.object.additional.take())
            }
        }
    }

    fn part(&mut self, part: &Part<'a>, owner: Option<&str>) {
        let Ok((at, schema)) = self.doc.schema(part.schema, &part.at) else {
            return self.others.push(part.at.clone());
        };
        if self.visited.contains(&at) || self.added.contains(&at) {
            return;
        }
        let keywords = Keywords::of(schema);
        if !is_object(&keywords) && !self.is_base(&keywords) {
            return self.others.push(part.at.clone());
        }
        let named = matches!(part.schema, Subschema::Reference(_)).then(|| component_of(&at)).flatten();
        self.visited.push(at.clone());
        self.object(&keywords, &at, named.as_deref().or(owner));
        self.visited.pop();
        self.added.insert(at);
    }

    /// Whether a part lists the very schemas that extend it: what they have in common, not what they are.
    fn is_base(&self, keywords: &Keywords<'a>) -> bool {
        let mut branches = keywords.one_of.iter().chain(&keywords.any_of);
        keywords.has_members()
            && branches.any(|branch| {
                self.doc.schema(*branch, &Pointer::root()).is_ok_and(|(at, _)| self.visited.contains(&at))
            })
    }

    /// Adds a property. One that two parts have stays where it was first, with what says more about it: the later part
    /// narrows the earlier one.
    fn property(&mut self, property: Property<'a>) {
        let known = self.known.get(property.name).and_then(|index| self.object.properties.get_mut(*index));
        match known {
            None => {
                self.known.insert(property.name, self.object.properties.len());
                self.object.properties.push(property);
            }
            Some(known) if says_something(property.schema) => *known = property,
            Some(_) => {}
        }
    }
}

/// The schema of `components` that stands at `at`, or that holds what stands there.
fn component_of(at: &Pointer) -> Option<String> {
    let mut tokens = at.tokens();
    let is_schema = tokens.next()? == "components" && tokens.next()? == "schemas";
    is_schema.then(|| tokens.next()).flatten()
}

fn says_something(schema: Subschema<'_>) -> bool {
    match schema {
        Subschema::Reference(_) => true,
        Subschema::Inline(schema) => strength(&Keywords::of(schema)) > Strength::None,
    }
}

#[cfg(test)]
mod tests;
