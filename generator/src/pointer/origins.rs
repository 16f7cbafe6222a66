//! Where the places of a document were before a stage changed it.

use super::{FileId, Location, Pointer};
use std::collections::BTreeMap;

/// Where the places of a changed document come from: the longest prefix wins.
///
/// A place that no entry names is where it was. Places of a document are those of the first file, whichever stage
/// made the document: so the origins of several stages are asked one after the other, the last stage's first, until one
/// leads to a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origins {
    moved: BTreeMap<Pointer, Location>,
}

impl Origins {
    /// None yet: every place is where it was.
    pub fn new() -> Self {
        Self::default()
    }

    /// Says that what stands at `place` in the changed document, with all below it, comes from `origin`.
    pub fn insert(&mut self, place: Pointer, origin: impl Into<Location>) {
        self.moved.insert(place, origin.into());
    }

    /// Says that nothing stands at `place` any more, nor below it.
    pub fn forget(&mut self, place: &Pointer) {
        self.take(place);
    }

    /// Says that what stood at `from` in the changed document, with all below it, stands at `to` now.
    pub fn shift(&mut self, from: &Pointer, to: Pointer) {
        let origin = self.origin(&from.into());
        for (pointer, origin) in self.take(from) {
            let rest = &pointer.as_str()[from.as_str().len()..];
            self.moved.extend(Pointer::parse(&format!("{}{rest}", to.as_str())).map(|pointer| (pointer, origin)));
        }
        self.moved.insert(to, origin);
    }

    /// Takes out what is said of `place` and of all below it.
    fn take(&mut self, place: &Pointer) -> Vec<(Pointer, Location)> {
        let prefix = place.as_str();
        let near = self.moved.range(place.clone()..).map(|(pointer, _)| pointer);
        let near = near.take_while(|pointer| pointer.as_str().starts_with(prefix));
        let below = |pointer: &&Pointer| matches!(pointer.as_str()[prefix.len()..].chars().next(), None | Some('/'));
        let below: Vec<Pointer> = near.filter(below).cloned().collect();
        below.into_iter().filter_map(|pointer| self.moved.remove_entry(&pointer)).collect()
    }

    /// Where what stands at `place` in the changed document was before.
    ///
    /// A place in another file than the document's is where it is.
    pub fn origin(&self, place: &Location) -> Location {
        if place.file != FileId::default() || self.moved.is_empty() {
            return place.clone();
        }
        let mut prefix = place.pointer.clone();
        loop {
            if let Some(Location { file, pointer }) = self.moved.get(&prefix) {
                let rest = &place.pointer.as_str()[prefix.as_str().len()..];
                let pointer = Pointer::parse(&format!("{}{rest}", pointer.as_str())).unwrap_or_default();
                return Location { file: *file, pointer };
            }
            match prefix.parent() {
                Some(parent) => prefix = parent,
                None => return place.clone(),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_prefix_says_where_a_place_was() {
        let pointer = |text: &str| Pointer::parse(text).unwrap();
        let place = |text: &str| Location::from(pointer(text));
        let mut origins = Origins::new();
        for (new, old) in [("/a", "/x"), ("/a/b", "/y"), ("/ab", "/z")] {
            origins.insert(pointer(new), pointer(old));
        }
        let other = Location { file: FileId(2), pointer: Pointer::root() };
        origins.insert(pointer("/f"), other);
        for (new, old) in [("/a/c", "/x/c"), ("/a/b/c", "/y/c"), ("/a/bc", "/x/bc"), ("/q", "/q"), ("/ab", "/z")] {
            assert_eq!(origins.origin(&place(new)), place(old), "{new}");
        }
        assert_eq!(origins.origin(&place("/f/a")), Location { file: FileId(2), pointer: pointer("/a") });
        let elsewhere = Location { file: FileId(2), pointer: pointer("/a") };
        assert_eq!(origins.origin(&elsewhere), elsewhere);
    }
}
