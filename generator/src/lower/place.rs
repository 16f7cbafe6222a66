//! Where a schema stands, and what a type that it needs is called.

use crate::ir::TypeId;
use crate::pointer::Pointer;

/// Where a schema stands, and what a type that it needs is called.
#[derive(Clone, Debug)]
pub struct Place {
    /// Where it stands.
    pub at: Pointer,
    /// What a type would be called.
    pub name: NameSource,
    /// The type beside which a type would be written.
    pub beside: Option<TypeId>,
    /// How many schemas it lies in.
    pub depth: usize,
}

/// What the name of a type is made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NameSource {
    /// The name that the description gives to the schema.
    Own(String),
    /// The name of what the inline schema belongs to, and the words that tell its place in that.
    Within(Parent, String),
}

/// What an inline schema belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Parent {
    /// A type.
    Type(TypeId),
    /// An operation, by its place.
    Operation(Pointer),
    /// Something without a name of its own in the output: a component such as a shared parameter, by its name.
    Words(String),
}

impl Place {
    /// The place of the schema `name` of `components`.
    pub fn named(at: Pointer, name: &str) -> Self {
        Self { at, name: NameSource::Own(name.to_owned()), beside: None, depth: 0 }
    }

    /// The place of the outermost schema of something that is no schema.
    pub fn of(at: Pointer, parent: Parent, words: &str) -> Self {
        Self { at, name: NameSource::Within(parent, words.to_owned()), beside: None, depth: 0 }
    }

    /// The place of what lies in the type `id`, which stands here.
    pub fn inside(&self, id: TypeId) -> Self {
        Self {
            at: self.at.clone(),
            name: NameSource::Within(Parent::Type(id), String::new()),
            beside: self.beside.or(Some(id)),
            depth: self.depth,
        }
    }

    /// The place of a schema that lies in this one at `at`, told apart by `words`.
    pub fn child(&self, at: Pointer, words: &str) -> Self {
        let name = match &self.name {
            NameSource::Own(name) => NameSource::Within(Parent::Words(name.clone()), words.to_owned()),
            NameSource::Within(parent, before) => {
                NameSource::Within(parent.clone(), [before.as_str(), words].join(" "))
            }
        };
        Self { at, name, beside: self.beside, depth: self.depth + 1 }
    }

    /// The place of a schema that is this one in all but its place.
    pub fn same(&self, at: Pointer) -> Self {
        Self { at, depth: self.depth + 1, ..self.clone() }
    }
}
