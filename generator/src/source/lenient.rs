//! YAML that breaks the rules in a way that everybody overlooks.
//!
//! The YAML specification wants the later lines of a quoted text or of a list in brackets indented;
//! libyaml and its many descendants do not, so descriptions of that kind exist and work elsewhere.

use super::builder::Builder;
use super::seed::Seed;
use crate::pointer::Trail;
use serde::de::DeserializeSeed;
use serde_json::Value;

/// The value of such a text, or `None` where libyaml does not take it either.
pub(super) fn read(text: &str, builder: &mut Builder) -> Option<Value> {
    if is_costly(text) {
        return None;
    }
    let parser = serde_yaml::Deserializer::from_str(text);
    Seed { builder, trail: Trail::Root, depth: 0 }.deserialize(parser).ok()
}

/// Whether libyaml could need more than a second or so: for each token it looks at every bracket that is open.
///
/// What is open is not known without parsing, so this takes the most that it could be: all brackets but those that are
/// surely closed on their own line.
fn is_costly(text: &str) -> bool {
    const MOST: usize = 200_000_000;
    let open: usize = text.lines().map(most_open).sum();
    open.saturating_mul(text.len()) > 2 * MOST
}

/// How many brackets of a line stay open at most. Behind a quote, a comment or a tag, a closing one may be text.
fn most_open(line: &str) -> usize {
    let count = |text: &str, brackets: [char; 2]| text.matches(brackets).count();
    let sure = line.find(['"', '\'', '#', '!']).map_or(line, |end| &line[..end]);
    count(line, ['[', '{']) - count(sure, ['[', '{']).min(count(sure, [']', '}']))
}
