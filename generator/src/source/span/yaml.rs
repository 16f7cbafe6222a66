//! The events of a YAML text.

use super::super::builder::MAX_DEPTH;
use super::tree::Tree;
use saphyr_parser::{Event, Parser};

/// Scans the first document of a YAML text, as far as it is YAML.
pub(super) fn scan(text: &str, tree: &mut Tree) {
    for event in Parser::new_from_str(text) {
        let Ok((event, span)) = event else { break };
        let at = span.start.index()..span.end.index().max(span.start.index());
        match event {
            Event::Scalar(key, ..) if tree.wants_key() => tree.key(&key, at),
            Event::Scalar(..) | Event::Alias(_) => tree.scalar(at),
            Event::MappingStart(..) => tree.open(true, at),
            Event::SequenceStart(..) => tree.open(false, at),
            Event::MappingEnd | Event::SequenceEnd => tree.close(at.end),
            Event::DocumentEnd => break,
            _ => {}
        }
        // Nothing is read, and so nothing is looked for, at such a depth.
        if tree.depth() > MAX_DEPTH + 1 {
            break;
        }
    }
    let index = CharIndex::new(text);
    tree.map_offsets(|character| index.byte(character));
    tree.trim_ends(text);
}

/// Finds the byte of a character: the parser counts characters.
struct CharIndex<'a> {
    text: &'a str,
    /// The bytes at which every [`STEP`](Self::STEP)th character begins.
    steps: Vec<usize>,
}

impl<'a> CharIndex<'a> {
    const STEP: usize = 4096;

    fn new(text: &'a str) -> Self {
        Self { text, steps: text.char_indices().step_by(Self::STEP).map(|(byte, _)| byte).collect() }
    }

    fn byte(&self, character: usize) -> usize {
        let Some(start) = self.steps.get(character / Self::STEP) else { return self.text.len() };
        let mut rest = self.text[*start..].char_indices();
        rest.nth(character % Self::STEP).map_or(self.text.len(), |(byte, _)| start + byte)
    }
}
