//! The way from the root to the node at hand, while a tree is walked.

use super::Pointer;

/// A pointer that is not written down yet.
///
/// A walk keeps one on its stack for each level, which costs nothing; only a node with something to
/// report asks for the [`pointer`](Self::pointer).
#[derive(Clone, Copy, Debug)]
pub enum Trail<'a> {
    /// The whole document.
    Root,
    /// A member of the object that the trail before leads to.
    Key(&'a Trail<'a>, &'a str),
    /// An element of the array that the trail before leads to.
    Index(&'a Trail<'a>, usize),
}

impl<'a> Trail<'a> {
    /// The member `key` of the object that this trail leads to.
    pub fn key(&'a self, key: &'a str) -> Self {
        Self::Key(self, key)
    }

    /// The element `index` of the array that this trail leads to.
    pub fn index(&'a self, index: usize) -> Self {
        Self::Index(self, index)
    }

    /// The object or array that holds this node; `None` for the whole document.
    pub fn parent(&self) -> Option<&'a Self> {
        match self {
            Self::Root => None,
            Self::Key(parent, _) | Self::Index(parent, _) => Some(parent),
        }
    }

    /// The key of this node in its object; `None` for an element and for the whole document.
    pub fn last_key(&self) -> Option<&'a str> {
        match self {
            Self::Key(_, key) => Some(key),
            Self::Root | Self::Index(..) => None,
        }
    }

    /// The pointer that this trail spells.
    pub fn pointer(&self) -> Pointer {
        match self {
            Self::Root => Pointer::root(),
            Self::Key(parent, key) => parent.pointer().key(key),
            Self::Index(parent, index) => parent.pointer().index(*index),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trail_spells_its_pointer() {
        let root = Trail::Root;
        let paths = root.key("paths");
        let path = paths.key("/a");
        assert_eq!(path.index(2).pointer().as_str(), "/paths/~1a/2");
        assert_eq!(path.last_key(), Some("/a"));
        assert_eq!(path.parent().and_then(Trail::last_key), Some("paths"));
    }
}
