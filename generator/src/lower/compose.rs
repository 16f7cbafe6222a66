//! `allOf`: one schema of several.

mod object;
mod parts;
mod walk;

use super::inherit::has_base;
use super::keywords::Keywords;
use super::resolve::Document;
use super::subschema::Subschema;
use crate::pointer::Pointer;
pub use object::{Choice, Object, Property};
pub use parts::{Part, Strength, strength};
use parts::{has_own_structure, structural_parts};
use walk::Walk;

/// What a schema with `allOf` comes to.
#[derive(Debug)]
pub enum Composed<'a> {
    /// What one of its parts is; the others only tell and limit.
    Same(Part<'a>),
    /// An object with the properties of all parts.
    Object(Object<'a>),
    /// Parts of which no value is all: what of them is an object, and the others.
    Mixed(Object<'a>, Vec<Part<'a>>),
}

/// What a schema with `allOf`, which stands at `at`, comes to.
pub fn compose<'a>(doc: &Document<'a>, keywords: &Keywords<'a>, at: &Pointer) -> Composed<'a> {
    let parts = structural_parts(doc, keywords, at);
    if let ([part], false) = (parts.as_slice(), has_own_structure(keywords))
        && !extends_base(doc, part, at)
    {
        return Composed::Same(part.clone());
    }
    let mut walk = Walk::new(doc, Object::default(), at);
    walk.object(keywords, at, None);
    walk.finish()
}

/// What `part` comes to together with `base`.
pub fn extend<'a>(doc: &Document<'a>, base: &Object<'a>, part: &Part<'a>) -> Composed<'a> {
    let mut walk = Walk::new(doc, base.clone(), &part.at);
    walk.part(part, part.owner.as_deref());
    walk.finish()
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
    let says = keywords.ty.is_some() || !keywords.all_of.is_empty();
    !keywords.is_value() && (keywords.has_members() || !keywords.has_branches() && says)
}

/// Whether the schema of `components` at `at` is composed of `part` as a child is of its base: it is not the base under
/// another name, as the property would be that says a word about the base where it stands.
fn extends_base(doc: &Document<'_>, part: &Part<'_>, at: &Pointer) -> bool {
    let is_component = at.tokens().count() == 3;
    is_component
        && doc.schema(part.schema, &part.at).is_ok_and(|(at, target)| has_base(doc, &Keywords::of(target), &at))
}

#[cfg(test)]
mod tests;
