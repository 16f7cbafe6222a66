//! Where a node of a description is: a JSON pointer (RFC 6901), and the file it points into.

mod origins;
mod trail;

pub use origins::Origins;
pub use trail::Trail;

use std::borrow::Cow;
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
        if key.bytes().any(|byte| matches!(byte, b'~' | b'/')) {
            text.push_str(&key.replace('~', "~0").replace('/', "~1"));
        } else {
            text.push_str(key);
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

    /// The pointer that a reference into the same document spells, such as `#/components/schemas/Error`: a URI fragment
    /// (RFC 6901 § 6). `None` for a reference to another document, and for a fragment that is no pointer.
    ///
    /// Keys are told apart before `%2F` and its like are decoded: who writes these for a slash means one in a key.
    pub fn from_reference(reference: &str) -> Option<Self> {
        let pointer = reference.strip_prefix('#')?;
        if !pointer.contains(['%', '~']) {
            return Self::parse(pointer);
        }
        let mut keys = pointer.split('/');
        if keys.next() != Some("") {
            return None;
        }
        Some(keys.fold(Self::root(), |at, key| at.key(&unescaped(&percent_decoded(key)))))
    }

    /// The reference that [`from_reference`](Self::from_reference) reads as this pointer.
    pub fn to_reference(&self) -> String {
        format!("#{}", self.0.replace('%', "%25"))
    }

    /// The pointer as text, escapes included.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The keys and indices on the way from the root, unescaped.
    pub fn tokens(&self) -> impl Iterator<Item = String> {
        self.0.split('/').skip(1).map(unescaped)
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

/// A key without the escapes of a pointer (RFC 6901 § 4).
fn unescaped(token: &str) -> String {
    if token.contains('~') { token.replace("~1", "/").replace("~0", "~") } else { token.to_owned() }
}

/// The text with `%20` and its like replaced by what they stand for (RFC 3986 § 2.1). What is no such sequence stays.
pub fn percent_decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let digit = |byte: &u8| char::from(*byte).to_digit(16);
        if let (b'%', [high, low, beyond @ ..]) = (first, after)
            && let (Some(high), Some(low)) = (digit(high), digit(low))
        {
            bytes.push((high * 16 + low) as u8);
            rest = beyond;
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).map_or(Cow::Borrowed(text), Cow::Owned)
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
    fn a_reference_is_a_pointer_in_a_fragment() {
        for (reference, tokens) in [
            ("#/components/schemas/Error", vec!["components", "schemas", "Error"]),
            ("#/paths/~1a%20b/x~0", vec!["paths", "/a b", "x~"]),
            ("#/paths/~1pets~1%7Bid%7D/get", vec!["paths", "/pets/{id}", "get"]),
            ("#/a%2Fb", vec!["a/b"]),
            ("#/a%2525b", vec!["a%25b"]),
            ("#/100%", vec!["100%"]),
            ("#/%C3%A9%ff", vec!["%C3%A9%ff"]),
            ("#", vec![]),
        ] {
            let pointer = Pointer::from_reference(reference).unwrap();
            assert_eq!(pointer.tokens().collect::<Vec<_>>(), tokens, "{reference}");
            assert_eq!(Pointer::from_reference(&pointer.to_reference()), Some(pointer), "{reference}");
        }
        assert_eq!(Pointer::from_reference("other.yaml#/a"), None);
        assert_eq!(Pointer::from_reference("#Error"), None);
    }

    #[test]
    fn the_root_is_shown_as_a_slash() {
        assert_eq!(Pointer::root().to_string(), "/");
        assert_eq!(Pointer::root().parent(), None);
        assert_eq!(Pointer::parse("a"), None);
    }
}
