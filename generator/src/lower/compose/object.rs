//! What schemas come to that are composed to an object.

use std::collections::BTreeSet;

use openapiv3::Discriminator;

use super::parts::{Part, is_limit, says_something};
use crate::lower::keywords::{Additional, Keywords};
use crate::lower::nullable::means_null;
use crate::lower::resolve::Document;
use crate::lower::subschema::Subschema;
use crate::pointer::Pointer;

/// An object: its own properties, and those of the parts that it is composed of.
#[derive(Clone, Debug, Default)]
pub struct Object<'a> {
    /// The properties, in the order in which the parts name them first.
    pub properties: Vec<Property<'a>>,
    /// The names of those that must be there.
    pub required: BTreeSet<&'a str>,
    /// What other properties may hold, and where that is said.
    pub additional: Option<(Pointer, Additional<'a>)>,
    /// Of which schemas it is one besides: of each list, one.
    pub choices: Vec<Choice<'a>>,
    /// The schemas that it is composed of.
    pub(super) parts: BTreeSet<Pointer>,
}

/// A property of an object.
#[derive(Clone, Debug)]
pub struct Property<'a> {
    /// Where it stands.
    pub at: Pointer,
    /// The schema of `components` that it stands in, where it came from another than the object's own.
    pub owner: Option<String>,
    /// Its name.
    pub name: &'a str,
    /// Its schema.
    pub schema: Subschema<'a>,
    /// The earlier parts of it.
    pub earlier: Vec<Part<'a>>,
    /// The later parts of it: they tell about it, and say nothing of what it is.
    pub later: Vec<Part<'a>>,
}

/// A list of schemas of which a value is one: `oneOf` or `anyOf`.
#[derive(Clone, Debug)]
pub struct Choice<'a> {
    /// The schemas, each once, without those that stand for null.
    pub branches: Vec<Part<'a>>,
    /// Whether null is one of them.
    pub has_null: bool,
    /// By what they are told apart, and where that is said.
    pub discriminator: Option<(Pointer, &'a Discriminator)>,
}

impl<'a> Object<'a> {
    /// Whether nothing is said about the object.
    pub fn is_empty(&self) -> bool {
        let names_nothing = self.properties.is_empty() && self.choices.is_empty();
        names_nothing && self.required.is_empty() && self.additional.is_none()
    }

    /// Whether a value of `other` may have something of which this says what it is, and `other` does not.
    pub fn adds_to(&self, other: &Object<'_>) -> bool {
        let known: BTreeSet<_> = other.properties.iter().map(|property| property.name).collect();
        let has_types = matches!(self.additional, Some((_, Additional::Of(_))));
        has_types || !self.choices.is_empty() || self.properties.iter().any(|property| !known.contains(property.name))
    }
}

impl<'a> Property<'a> {
    /// The last part that says what it is.
    pub fn part(&self) -> Part<'a> {
        Part { at: self.at.clone(), schema: self.schema, owner: self.owner.clone() }
    }

    /// The earlier parts that say what it is.
    pub fn narrowed(&self) -> Vec<&Part<'a>> {
        self.earlier.iter().filter(|part| says_something(part.schema)).collect()
    }

    /// Whether no other part says a word about it.
    pub fn is_of_one_part(&self) -> bool {
        self.earlier.is_empty() && self.later.is_empty()
    }
}

impl<'a> Choice<'a> {
    /// Whether the value is of the only branch: one beside null, or one alone, which is how a word is said beside a reference.
    /// Where the description says how it is told from others, it is one of several all the same: a second one may come.
    pub fn is_of_one(&self) -> bool {
        self.branches.len() == 1 && (self.has_null || self.discriminator.is_none())
    }

    /// The lists of the schema with these keywords, which stands at `at` and, where that is another than the one at
    /// hand, in the schema `owner` of `components`.
    pub fn all(doc: &Document<'a>, keywords: &Keywords<'a>, at: &Pointer, owner: Option<&str>) -> Vec<Self> {
        let discriminator =
            keywords.data.discriminator.as_ref().map(|discriminator| (at.key("discriminator"), discriminator));
        let lists = [("oneOf", &keywords.one_of), ("anyOf", &keywords.any_of)].into_iter();
        lists
            .filter(|(_, list)| !list.is_empty())
            .map(|(keyword, list)| {
                let at = at.key(keyword);
                let mut known = BTreeSet::new();
                // A reference that stands twice in the list says nothing new.
                let mut is_new = |branch: &Part<'a>| match branch.schema {
                    schema if means_null(doc, schema) => false,
                    Subschema::Reference(reference) => known.insert(reference),
                    Subschema::Inline(_) => true,
                };
                let part = |(index, schema): (usize, &Subschema<'a>)| Part {
                    at: at.index(index),
                    schema: *schema,
                    owner: owner.map(str::to_owned),
                };
                Self {
                    branches: list.iter().enumerate().map(part).filter(|branch| is_new(branch)).collect(),
                    has_null: list.iter().any(|branch| means_null(doc, *branch)),
                    discriminator: discriminator.clone(),
                }
            })
            .collect()
    }

    /// Whether the branches say nothing about what an object with these properties is: they name which of its members
    /// must be there, or which values go together.
    pub fn only_limits(&self, properties: &[Property<'_>]) -> bool {
        let names: BTreeSet<_> = properties.iter().map(|property| property.name).collect();
        !self.branches.is_empty() && self.branches.iter().all(|branch| is_limit(branch.schema, &names))
    }
}
