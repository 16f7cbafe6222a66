//! Where a node of a description is: a JSON pointer (RFC 6901), and the file it points into.

mod origins;
mod trail;

pub use origins::Origins;
pub use trail::Trail;

use std::fmt;

/// A JSON pointer (RFC 6901) into a description, such as `/paths/~1repositories/get`.
///
/// The empty pointer is the whole document. A pointer is built from the root outwards and never
/// changes: [`key`](Self::key) and [`index`](Self::index) give the pointer of a child.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pointer(String);

impl Pointer {
    /// The whole document.
    pub fn root() -> Self {
        Self::default()
    }

    /// The member `key` of the object at this pointer.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        let mut text = String::with_capacity(self.0.len() + 1 + key.len());
        text.push_str(&self.0);
        text.push('/');
        for character in key.chars() {
            match character {
                '~' => text.push_str("~0"),
                '/' => text.push_str("~1"),
                other => text.push(other),
            }
        }
        Self(text)
    }

    /// The element `index` of the array at this pointer, counted from 0.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        Self(format!("{}/{index}", self.0))
    }

    /// The pointer that `text` spells, or `None` where it is neither empty nor begins with `/`.
    pub fn parse(text: &str) -> Option<Self> {
        (text.is_empty() || text.starts_with('/')).then(|| Self(text.to_owned()))
    }

    /// The pointer as it is written in a reference, escapes included.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The keys and indices on the way from the root, unescaped.
    pub fn tokens(&self) -> impl Iterator<Item = String> {
        self.0.split('/').skip(1).map(|token| token.replace("~1", "/").replace("~0", "~"))
    }

    /// The last key or index, unescaped; `None` for the whole document.
    pub fn last(&self) -> Option<String> {
        self.tokens().last()
    }

    /// The object or array that holds this node; `None` for the whole document.
    pub fn parent(&self) -> Option<Self> {
        self.0.rfind('/').map(|slash| Self(self.0[..slash].to_owned()))
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_empty() { "/" } else { &self.0 })
    }
}

/// One of the files that a description is made of. The first is the one that the user named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

impl FileId {
    /// No file of the description, but the [options](crate::options::Options): `/tags/pets` points to the tag `pets`
    /// among those that are wanted, `/rename/Pet` to the name for `Pet`. Whoever read them from a file knows where.
    pub const OPTIONS: Self = Self(u32::MAX);
}

/// A node of one file of a description.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Location {
    /// The file.
    pub file: FileId,
    /// The node in the file.
    pub pointer: Pointer,
}

impl From<Pointer> for Location {
    fn from(pointer: Pointer) -> Self {
        Self { file: FileId::default(), pointer }
    }
}

impl From<&Pointer> for Location {
    fn from(pointer: &Pointer) -> Self {
        pointer.clone().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_escaped_and_read_back() {
        let pointer = Pointer::root().key("paths").key("/a~b").index(3);
        assert_eq!(pointer.as_str(), "/paths/~1a~0b/3");
        assert_eq!(pointer.tokens().collect::<Vec<_>>(), ["paths", "/a~b", "3"]);
        assert_eq!(pointer.last().as_deref(), Some("3"));
        assert_eq!(pointer.parent(), Some(Pointer::root().key("paths").key("/a~b")));
    }

    #[test]
    fn the_root_is_shown_as_a_slash() {
        assert_eq!(Pointer::root().to_string(), "/");
        assert_eq!(Pointer::root().parent(), None);
        assert_eq!(Pointer::parse("a"), None);
    }
}
