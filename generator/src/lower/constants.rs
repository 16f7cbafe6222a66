//! What a value can't but be.

use super::compose::{Composed, compose};
use super::keywords::Keywords;
use super::resolve::Document;
use super::subschema::Subschema;
use crate::ir::Literal;
use crate::pointer::Pointer;

/// The one text, integer or truth value that `schema`, which stands at `at`, allows.
pub fn only(doc: &Document<'_>, schema: Subschema<'_>, at: &Pointer) -> Option<Literal> {
    let mut values = values(doc, schema, at)?;
    values.dedup();
    if values.len() == 1 { values.pop().filter(|value| value.tag().is_some()) } else { None }
}

/// The [tag](Literal::tag) of the one value that `schema`, which stands at `at`, allows.
pub fn only_tag(doc: &Document<'_>, schema: Subschema<'_>, at: &Pointer) -> Option<String> {
    only(doc, schema, at)?.tag()
}

/// The [tags](Literal::tag) of the values that `schema`, which stands at `at`, allows, where all have one.
pub fn tags(doc: &Document<'_>, schema: Subschema<'_>, at: &Pointer) -> Option<Vec<String>> {
    values(doc, schema, at)?.iter().map(Literal::tag).collect()
}

/// The values that `schema`, which stands at `at`, allows, where it lists them.
fn values(doc: &Document<'_>, schema: Subschema<'_>, at: &Pointer) -> Option<Vec<Literal>> {
    /// A list of values lies in more schemas than this only by mistake.
    const MAX_DEPTH: usize = 16;
    let (mut schema, mut at) = (schema, at.clone());
    for _ in 0..MAX_DEPTH {
        let (place, target) = doc.schema(schema, &at).ok()?;
        let keywords = Keywords::of(target);
        if !keywords.values.is_empty() {
            return Some(keywords.values);
        }
        if keywords.all_of.is_empty() {
            return None;
        }
        match compose(doc, &keywords, &place) {
            Composed::Same(part) => (schema, at) = (part.schema, part.at),
            Composed::Object(_) | Composed::Mixed(..) => return None,
        }
    }
    None
}
