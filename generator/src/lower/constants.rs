//! Texts that a value can't but have.

use super::compose::{Composed, compose};
use super::keywords::Keywords;
use super::resolve::Document;
use super::subschema::Subschema;
use crate::ir::Literal;
use crate::pointer::Pointer;

/// The one text that `schema`, which stands at `at`, allows.
pub fn only_text(doc: &Document<'_>, schema: Subschema<'_>, at: &Pointer) -> Option<String> {
    let mut texts = texts(doc, schema, at)?;
    texts.dedup();
    if texts.len() == 1 { texts.pop() } else { None }
}

/// The texts that `schema`, which stands at `at`, allows, where it is a list of texts.
pub fn texts(doc: &Document<'_>, schema: Subschema<'_>, at: &Pointer) -> Option<Vec<String>> {
    /// A list of values lies in more schemas than this only by mistake.
    const MAX_DEPTH: usize = 16;
    let (mut schema, mut at) = (schema, at.clone());
    for _ in 0..MAX_DEPTH {
        let (place, target) = doc.schema(schema, &at).ok()?;
        let keywords = Keywords::of(target);
        if !keywords.values.is_empty() {
            return keywords.values.into_iter().map(text).collect();
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

fn text(value: Literal) -> Option<String> {
    match value {
        Literal::Text(text) => Some(text),
        _ => None,
    }
}
