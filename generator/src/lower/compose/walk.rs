//! A walk over the parts of an object, the parts of those, and so on.

use std::collections::{BTreeMap, BTreeSet};

use super::Composed;
use super::object::{Choice, Object, Property};
use super::parts::{Part, says_something, strength, structural_parts};
use crate::lower::keywords::{Additional, Keywords};
use crate::lower::resolve::Document;
use crate::lower::subschema::Subschema;
use crate::pointer::Pointer;

/// A walk over the parts of an object.
pub struct Walk<'a, 'd> {
    doc: &'d Document<'a>,
    object: Object<'a>,
    /// The index of each property, by its name.
    known: BTreeMap<&'a str, usize>,
    others: Vec<Part<'a>>,
    /// The schemas on the way to the part at hand: one that is part of itself adds nothing.
    visited: BTreeSet<Pointer>,
}

impl<'a, 'd> Walk<'a, 'd> {
    /// A walk over the parts of the schema at `at`, which adds to what is known of the object.
    pub fn new(doc: &'d Document<'a>, object: Object<'a>, at: &Pointer) -> Self {
        let known = object.properties.iter().enumerate().map(|(index, property)| (property.name, index)).collect();
        let mut visited = object.parts.clone();
        visited.insert(at.clone());
        let mut walk = Self { doc, object, known, others: Vec::new(), visited };
        walk.object.parts.insert(at.clone());
        walk
    }

    /// What came of it.
    pub fn finish(mut self) -> Composed<'a> {
        let properties = &self.object.properties;
        self.object.choices.retain(|choice| !choice.only_limits(properties));
        let is_open = matches!(self.object.additional, Some((_, Additional::Any | Additional::Of(_))));
        if self.others.is_empty() {
            return Composed::Object(self.object);
        }
        let is_object = !self.object.properties.is_empty() || is_open;
        match self.narrowest().filter(|_| !is_object) {
            Some(part) => Composed::Same(part),
            None => Composed::Mixed(self.object, self.others),
        }
    }

    /// Adds the parts of an object, then what it says itself.
    pub fn object(&mut self, keywords: &Keywords<'a>, at: &Pointer, owner: Option<&str>) {
        for part in structural_parts(self.doc, keywords, at) {
            self.part(&part, owner);
        }
        for (name, schema) in &keywords.properties {
            let at = at.key("properties").key(name);
            let owner = owner.map(str::to_owned);
            self.property(Property { at, owner, name, schema: *schema, earlier: Vec::new(), later: Vec::new() });
        }
        self.object.required.extend(keywords.required.iter().map(String::as_str));
        let additional = keywords.additional.map(|additional| (at.key("additionalProperties"), additional));
        match &self.object.additional {
            Some((_, Additional::Any | Additional::Of(_))) => {}
            Some((_, Additional::Forbidden)) | None => {
                self.object.additional = additional.or(self.object.additional.take())
            }
        }
        for choice in Choice::all(self.doc, keywords, at, owner) {
            // A part that lists the very schemas that extend it says what they have in common, not what they are.
            if !choice.branches.iter().any(|branch| self.is_visited(branch)) {
                self.object.choices.push(choice);
            }
        }
    }

    /// Adds a part.
    pub fn part(&mut self, part: &Part<'a>, owner: Option<&str>) {
        let Ok((at, schema)) = self.doc.schema(part.schema, &part.at) else {
            return self.others.push(part.clone());
        };
        if at != part.at && (self.visited.contains(&at) || self.object.parts.contains(&at)) {
            return;
        }
        let keywords = Keywords::of(schema);
        if keywords.is_value() {
            return self.others.push(part.clone());
        }
        let named = matches!(part.schema, Subschema::Reference(_)).then(|| component_of(&at)).flatten();
        let is_new = self.visited.insert(at.clone());
        self.object(&keywords, &at, named.as_deref().or(owner));
        if is_new {
            self.visited.remove(&at);
        }
        // Once is enough, and a part of parts of parts may be named any number of times.
        self.object.parts.insert(at);
    }

    fn is_visited(&self, branch: &Part<'a>) -> bool {
        self.doc.schema(branch.schema, &branch.at).is_ok_and(|(at, _)| self.visited.contains(&at))
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
            Some(known) if says_something(property.schema) => {
                let mut earlier = std::mem::replace(known, property);
                let parts = [earlier.part()].into_iter().chain(earlier.later);
                earlier.earlier.extend(parts);
                known.earlier = earlier.earlier;
            }
            Some(known) => known.later.push(property.part()),
        }
    }

    /// The one of several parts, none of them an object, that says most: all of them are of one type, and the later
    /// narrows the earlier. Where a part is one of several schemas, those of that type are left of them.
    fn narrowest(&self) -> Option<Part<'a>> {
        let keywords = |part: &Part<'a>| Some(Keywords::of(self.doc.schema(part.schema, &part.at).ok()?.1));
        let others: Vec<_> = self.others.iter().map(|part| Some((part, keywords(part)?))).collect::<Option<_>>()?;
        let mut types = others.iter().map(|(_, keywords)| keywords.value_type());
        let first = types.next()??;
        if !types.all(|ty| ty.is_none_or(|ty| ty == first)) {
            return None;
        }
        let mut candidates = Vec::new();
        for choice in &self.object.choices {
            let mut left = choice.branches.iter().filter_map(|branch| match type_of(self.doc, branch, MAX_DEPTH) {
                Some(ty) => (ty == first).then_some(Some(branch)),
                // What has no type of its own may be of that type too.
                None => Some(None),
            });
            let only = left.next()??;
            match left.next() {
                None => candidates.push((only, keywords(only)?)),
                Some(other) => _ = other?,
            }
        }
        candidates.extend(others);
        let says_most = candidates.iter().max_by_key(|(_, keywords)| {
            let says_items = keywords.items.is_some_and(says_something);
            (!keywords.values.is_empty(), says_items, strength(keywords), keywords.format.is_some())
        });
        says_most.map(|(part, _)| (*part).clone())
    }
}

/// Parts of parts beyond this depth say no type.
const MAX_DEPTH: usize = 8;

/// The type of the values of a part, as far as it or a part of it says so. What names properties is meant for an object.
fn type_of<'a>(doc: &Document<'a>, part: &Part<'a>, depth: usize) -> Option<&'a str> {
    let depth = depth.checked_sub(1)?;
    let (at, schema) = doc.schema(part.schema, &part.at).ok()?;
    let keywords = Keywords::of(schema);
    let own = keywords.value_type().or(keywords.has_members().then_some("object"));
    own.or_else(|| structural_parts(doc, &keywords, &at).iter().find_map(|part| type_of(doc, part, depth)))
}

/// The schema of `components` that stands at `at`, or that holds what stands there.
fn component_of(at: &Pointer) -> Option<String> {
    let mut tokens = at.tokens();
    let is_schema = tokens.next()? == "components" && tokens.next()? == "schemas";
    is_schema.then(|| tokens.next()).flatten()
}
