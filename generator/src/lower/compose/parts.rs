//! The parts of `allOf`, and how much each says.

use std::collections::BTreeSet;

use crate::lower::keywords::{Additional, Keywords};
use crate::lower::resolve::Document;
use crate::lower::subschema::Subschema;
use crate::pointer::Pointer;

/// A part of `allOf`, or a branch of `oneOf` or `anyOf`.
#[derive(Clone, Debug)]
pub struct Part<'a> {
    /// Where it stands.
    pub at: Pointer,
    /// The schema.
    pub schema: Subschema<'a>,
    /// The schema of `components` that it stands in, where that is another than the one at hand.
    pub owner: Option<String>,
}

/// How much a schema says about what a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Nothing.
    None,
    /// `type` alone.
    Type,
    /// More than that.
    Shape,
}

/// The parts of `allOf` that say what a value is, rather than tell about it or limit it. A `type` that stands alone
/// only counts where no other part says more.
pub fn structural_parts<'a>(doc: &Document<'a>, keywords: &Keywords<'a>, at: &Pointer) -> Vec<Part<'a>> {
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
pub fn strength(keywords: &Keywords<'_>) -> Strength {
    if has_own_structure(keywords) || !keywords.all_of.is_empty() {
        Strength::Shape
    } else if keywords.ty.is_some() {
        Strength::Type
    } else {
        Strength::None
    }
}

/// Whether a schema says what a value is, apart from its parts. That no other properties are allowed says nothing about
/// those that are.
pub fn has_own_structure(keywords: &Keywords<'_>) -> bool {
    !keywords.properties.is_empty()
        || !keywords.required.is_empty()
        || keywords.additional.is_some_and(|additional| !matches!(additional, Additional::Forbidden))
        || keywords.items.is_some()
        || !keywords.values.is_empty()
        || !keywords.one_of.is_empty()
        || !keywords.any_of.is_empty()
}

/// Whether a schema only limits an object that has the properties `known`: it names members that must be there, or says
/// more about those that are known.
pub fn is_limit(schema: Subschema<'_>, known: &BTreeSet<&str>) -> bool {
    let Subschema::Inline(schema) = schema else { return false };
    let keywords = Keywords::of(schema);
    let has_types = matches!(keywords.additional, Some(Additional::Of(_)));
    !keywords.is_value()
        && !keywords.is_composed()
        && !has_types
        && keywords.properties.iter().all(|(name, _)| known.contains(name))
}

/// Whether a schema says what a value is, or at least of which type.
pub fn says_something(schema: Subschema<'_>) -> bool {
    match schema {
        Subschema::Reference(_) => true,
        Subschema::Inline(schema) => strength(&Keywords::of(schema)) > Strength::None,
    }
}

fn parts<'a>(keywords: &Keywords<'a>, at: &Pointer) -> Vec<Part<'a>> {
    let at = at.key("allOf");
    let part = |(index, schema): (usize, &Subschema<'a>)| Part { at: at.index(index), schema: *schema, owner: None };
    keywords.all_of.iter().enumerate().map(part).collect()
}
