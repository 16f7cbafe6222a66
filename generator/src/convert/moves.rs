//! What a conversion moved.

use crate::pointer::{Origins, Pointer};
use std::collections::BTreeMap;

/// What a conversion moved. The longest prefix of a place says where it was; one that has none is where it was.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Moves {
    /// A place in the new document, and its place in the old one.
    back: BTreeMap<Pointer, Pointer>,
    /// A place in the old document, and where it came to first.
    forth: BTreeMap<Pointer, Pointer>,
}

impl Moves {
    /// Notes that what was at `from` stands at `to`. `from` may have been moved before.
    pub(super) fn note(&mut self, to: Pointer, from: &Pointer) {
        let origin = self.origin(from);
        self.forth.entry(origin).or_insert_with(|| to.clone());
        self.trace(to, from);
    }

    /// Notes that what stands at `to` comes from what is or was at `from`. References to that stay.
    pub(super) fn trace(&mut self, to: Pointer, from: &Pointer) {
        let origin = self.origin(from);
        // What was moved into it before goes along.
        for (place, origin) in self.below(from) {
            if let Some(place) = Pointer::parse(&format!("{}{}", to.as_str(), &place.as_str()[from.as_str().len()..])) {
                self.back.insert(place, origin);
            }
        }
        self.back.insert(to, origin);
    }

    /// The moves of this conversion and of the one before it, as one.
    pub(super) fn after(self, first: &Self) -> Self {
        let mut both = Self { back: first.back.clone(), ..Self::default() };
        self.back.iter().for_each(|(to, between)| {
            // What was moved into it before goes along, unless it was moved on.
            both.back.extend(first.below(between).into_iter().filter_map(|(place, origin)| {
                Some((
                    Pointer::parse(&format!("{}{}", to.as_str(), &place.as_str()[between.as_str().len()..]))?,
                    origin,
                ))
            }));
            both.back.insert(to.clone(), first.origin(between));
        });
        both
    }

    /// The same for who asks where a place was.
    pub(super) fn into_origins(self) -> Origins {
        let mut origins = Origins::new();
        self.back.into_iter().for_each(|(place, origin)| origins.insert(place, origin));
        origins
    }

    /// The moved places inside of `place`, and where they were.
    fn below(&self, place: &Pointer) -> Vec<(Pointer, Pointer)> {
        let inside = format!("{}/", place.as_str());
        let Some(first) = Pointer::parse(&inside) else { return Vec::new() };
        let rest = self.back.range(first..).take_while(|(place, _)| place.as_str().starts_with(&inside));
        rest.map(|(place, origin)| (place.clone(), origin.clone())).collect()
    }

    /// Where what stands at `place` was.
    pub(super) fn origin(&self, place: &Pointer) -> Pointer {
        exchanged(&self.back, place).unwrap_or_else(|| place.clone())
    }

    /// Whether what was at exactly this place was moved.
    pub(super) fn has_moved(&self, place: &Pointer) -> bool {
        self.forth.contains_key(place)
    }

    /// Where what was at `place` stands, if it or what holds it was moved.
    pub(super) fn destination(&self, place: &Pointer) -> Option<Pointer> {
        exchanged(&self.forth, place)
    }
}

/// `place` with its longest prefix in `table` replaced by what the table has for it.
fn exchanged(table: &BTreeMap<Pointer, Pointer>, place: &Pointer) -> Option<Pointer> {
    if table.is_empty() {
        return None;
    }
    let mut prefix = Some(place.clone());
    while let Some(before) = prefix {
        if let Some(other) = table.get(&before) {
            return Pointer::parse(&format!("{}{}", other.as_str(), &place.as_str()[before.as_str().len()..]));
        }
        prefix = before.parent();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pointer(text: &str) -> Pointer {
        Pointer::parse(text).unwrap()
    }

    fn moves(list: &[(&str, &str)]) -> Moves {
        let mut moves = Moves::default();
        list.iter().for_each(|(to, from)| moves.note(pointer(to), &pointer(from)));
        moves
    }

    #[test]
    fn the_longest_prefix_says_where_a_place_was() {
        let moves = moves(&[("/a", "/x"), ("/a/b", "/y"), ("/ab", "/z")]);
        for (new, old) in [("/a/c", "/x/c"), ("/a/b/c", "/y/c"), ("/a/bc", "/x/bc"), ("/q", "/q"), ("/ab", "/z")] {
            assert_eq!(moves.origin(&pointer(new)), pointer(old), "{new}");
        }
        assert_eq!(moves.destination(&pointer("/y/c")), Some(pointer("/a/b/c")));
        assert_eq!(moves.destination(&pointer("/q")), None);
    }

    #[test]
    fn what_was_moved_twice_comes_from_where_it_was_first() {
        let moves = moves(&[("/a/anyOf/1/items", "/a/items"), ("/a/anyOf/1/items/enum", "/a/anyOf/1/items/const")]);
        assert_eq!(moves.origin(&pointer("/a/anyOf/1/items/enum")), pointer("/a/items/const"));
    }

    #[test]
    fn what_was_moved_into_something_goes_along_with_it() {
        let moves = moves(&[("/a/properties/b", "/a/then/properties/b"), ("/a/anyOf/0/properties", "/a/properties")]);
        assert_eq!(moves.origin(&pointer("/a/anyOf/0/properties/b/type")), pointer("/a/then/properties/b/type"));
        assert_eq!(moves.origin(&pointer("/a/anyOf/0/properties/c")), pointer("/a/properties/c"));
    }

    #[test]
    fn conversions_are_undone_from_the_last_to_the_first() {
        let first = moves(&[("/b", "/a"), ("/d/e", "/x")]);
        let both = moves(&[("/c", "/b"), ("/f", "/d"), ("/f/e/g", "/h")]).after(&first);
        for (new, old) in [("/c/x", "/a/x"), ("/f/e/y", "/x/y"), ("/f/y", "/d/y"), ("/f/e/g", "/h"), ("/q", "/q")] {
            assert_eq!(both.origin(&pointer(new)), pointer(old), "{new}");
        }
    }
}
