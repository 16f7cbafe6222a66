//! Texts that match a pattern (JSON Schema Validation § 6.3.3).

use regex_lite::RegexBuilder;
use regex_syntax::ParserBuilder;
use regex_syntax::hir::{Class, Hir, HirKind};

/// The longest text that is made, in bytes: one that is longer shows a reader nothing.
const MOST: usize = 100;

/// A text that matches `pattern` and has one of the lengths, as close to `placeholder` as that goes.
///
/// `None` where the pattern is none that we read: it is one of ECMA-262, of which some things have no match in linear time.
pub fn text(pattern: &str, length: (Option<u64>, Option<u64>), placeholder: &str) -> Option<String> {
    let regex = RegexBuilder::new(pattern).size_limit(1 << 20).build().ok()?;
    let is_allowed = |text: &String| {
        let count = text.chars().count() as u64;
        let has_length = length.0.is_none_or(|least| least <= count) && length.1.is_none_or(|most| count <= most);
        has_length && !text.contains(char::is_control) && regex.is_match(text)
    };
    spellings(placeholder).into_iter().find(is_allowed).or_else(|| made(pattern).find(is_allowed))
}

/// The placeholder as people write names elsewhere.
fn spellings(placeholder: &str) -> [String; 5] {
    let joined = placeholder.replace('_', "");
    [
        placeholder.to_owned(),
        placeholder.replace('_', "-"),
        placeholder.to_ascii_uppercase(),
        joined.to_ascii_uppercase(),
        joined,
    ]
}

/// Texts that are made from the pattern, with what may be repeated from once to often, then without it.
fn made(pattern: &str) -> impl Iterator<Item = String> {
    let hir = ParserBuilder::new().unicode(false).utf8(false).build().parse(pattern).ok();
    [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 0].into_iter().filter_map(move |times| {
        let mut made = Made { text: String::new(), times };
        made.add(hir.as_ref()?)?;
        Some(made.text)
    })
}

/// A text that is being made.
struct Made {
    text: String,
    /// How often is repeated what may be.
    times: u32,
}

impl Made {
    /// Adds what matches a part of the pattern; `None` where that is nothing to be read.
    fn add(&mut self, part: &Hir) -> Option<()> {
        match part.kind() {
            HirKind::Empty | HirKind::Look(_) => {}
            HirKind::Literal(literal) => self.text.push_str(str::from_utf8(&literal.0).ok()?),
            HirKind::Class(class) => self.text.push(char::from(member(class, self.text.len())?)),
            HirKind::Repetition(repetition) => {
                let most = repetition.max.unwrap_or(u32::MAX);
                for _ in 0..self.times.clamp(repetition.min, most.max(repetition.min)) {
                    self.add(&repetition.sub)?;
                }
            }
            HirKind::Capture(capture) => self.add(&capture.sub)?,
            HirKind::Concat(parts) => parts.iter().try_for_each(|part| self.add(part))?,
            HirKind::Alternation(parts) => self.add(parts.first()?)?,
        }
        (self.text.len() <= MOST).then_some(())
    }
}

/// A character of a class: the one at a place among those that read best.
fn member(class: &Class, at: usize) -> Option<u8> {
    /// Those before are read better than those behind.
    const READABLE: [&[u8]; 3] = [
        b"abcdefghijklmnopqrstuvwxyz0123456789",
        b"ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        b" !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~",
    ];
    let Class::Bytes(class) = class else { return None };
    let has = |byte: &u8| class.ranges().iter().any(|range| (range.start()..=range.end()).contains(byte));
    let members = |bytes: &&[u8]| bytes.iter().copied().filter(has).collect::<Vec<_>>();
    let members = READABLE.iter().map(members).find(|members| !members.is_empty())?;
    members.get(at % members.len()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made_for(pattern: &str) -> Option<String> {
        text(pattern, (None, None), "slug_example")
    }

    #[test]
    fn a_placeholder_stays_where_it_matches_in_some_spelling() {
        for (pattern, expected) in [
            (r"^[\w-]+$", "slug_example"),
            ("^[a-z-]*$", "slug-example"),
            ("^[A-Z_]+$", "SLUG_EXAMPLE"),
            ("^[A-Z]+$", "SLUGEXAMPLE"),
            ("^[a-z]{1,20}$", "slugexample"),
            ("", "slug_example"),
        ] {
            assert_eq!(made_for(pattern).as_deref(), Some(expected), "{pattern}");
        }
    }

    #[test]
    fn a_text_is_made_from_the_pattern() {
        for (pattern, expected) in [
            ("^MG[0-9a-fA-F]{32}$", "MGcdef0123456789abcdef0123456789ab"),
            (r"^\d{4}-\d{2}-\d{2}$", "0123-56-89"),
            ("^[A-Z]{2}[0-9]{6}$", "AB234567"),
            (r"^(sha1|md5):[0-9a-f]+$", "sha1:f"),
            (r"^https?:\/\/.+\.com$", "https://i.com"),
            (r"[^\x00-\x7f]?x$", "x"),
        ] {
            assert_eq!(made_for(pattern).as_deref(), Some(expected), "{pattern}");
        }
        assert_eq!(text(r"^\d+$", (Some(5), Some(6)), "id_example").as_deref(), Some("012345"));
    }

    /// A pattern is a user's, and may be anything: what is no pattern for us, or has no short text, has none.
    #[test]
    fn what_can_not_be_made_is_left() {
        let deep = format!("{}a{}", "(".repeat(1_000), ")".repeat(1_000));
        for pattern in ["(?!a)b", "[", r"^\p{L}$", "^$x", "^[0-9]{500}$", "((a{900}){900}){900}", "^\u{1f}{20}$", &deep]
        {
            assert_eq!(made_for(pattern), None, "{pattern}");
        }
        assert_eq!(text(r"^\d+$", (Some(9), Some(3)), "id_example"), None);
    }
}
