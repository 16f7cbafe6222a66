//! What values are allowed.

use std::fmt;
use std::ops::Deref;
use std::sync::LazyLock;

use super::Literal;

/// What values a schema allows, beyond its type (JSON Schema validation): documented, not checked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Constraints {
    /// The least number, and whether it is itself excluded.
    pub minimum: Option<(Literal, bool)>,
    /// The greatest number, and whether it is itself excluded.
    pub maximum: Option<(Literal, bool)>,
    /// Numbers are multiples of this one.
    pub multiple_of: Option<Literal>,
    /// Whether a number may be written as a text of its digits too.
    pub may_be_text: bool,
    /// The least and the greatest number of characters.
    pub length: (Option<u64>, Option<u64>),
    /// A regular expression that texts match (ECMA-262).
    pub pattern: Option<String>,
    /// The format of texts, where their type does not say it, such as `email`.
    pub format: Option<String>,
    /// The least and the greatest number of items of an array.
    pub items: (Option<u64>, Option<u64>),
    /// Whether the items of an array are all different.
    pub unique_items: bool,
    /// What the items of an array may be, where that is not said of a type of their own.
    pub each: SparseConstraints,
    /// The least and the greatest number of properties of an object.
    pub properties: (Option<u64>, Option<u64>),
    /// The values that are allowed, where no type lists them.
    pub values: Vec<Literal>,
    /// Which properties of an object are there together.
    pub members: Vec<Members>,
    /// The schema by which no value is valid (`not`).
    pub excluded: Option<Literal>,
}

impl Constraints {
    /// These, and those of `other` where these say nothing.
    pub fn or(self, other: Self) -> Self {
        let range =
            |own: (Option<u64>, Option<u64>), other: (Option<u64>, Option<u64>)| (own.0.or(other.0), own.1.or(other.1));
        let list = |mut own: Vec<Members>, other: Vec<Members>| {
            own.extend(other);
            own
        };
        Self {
            minimum: self.minimum.or(other.minimum),
            maximum: self.maximum.or(other.maximum),
            multiple_of: self.multiple_of.or(other.multiple_of),
            may_be_text: self.may_be_text || other.may_be_text,
            length: range(self.length, other.length),
            pattern: self.pattern.or(other.pattern),
            format: self.format.or(other.format),
            items: range(self.items, other.items),
            unique_items: self.unique_items || other.unique_items,
            each: SparseConstraints(self.each.0.or(other.each.0)),
            properties: range(self.properties, other.properties),
            values: if self.values.is_empty() { other.values } else { self.values },
            members: list(self.members, other.members),
            excluded: self.excluded.or(other.excluded),
        }
    }
}

/// The constraints of what mostly has none: a large description has a hundred thousand properties, and each of them would
/// take half a page.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct SparseConstraints(Option<Box<Constraints>>);

impl SparseConstraints {
    /// The constraints, where there are some.
    pub fn some(&self) -> Option<&Constraints> {
        self.0.as_deref()
    }
}

impl From<Constraints> for SparseConstraints {
    fn from(constraints: Constraints) -> Self {
        Self((constraints != *NONE).then(|| Box::new(constraints)))
    }
}

impl Deref for SparseConstraints {
    type Target = Constraints;

    fn deref(&self) -> &Constraints {
        self.0.as_deref().unwrap_or(&NONE)
    }
}

impl fmt::Debug for SparseConstraints {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.some().fmt(f)
    }
}

static NONE: LazyLock<Constraints> = LazyLock::new(Constraints::default);

/// Which properties of an object are there together (`required` in each branch of `oneOf` or `anyOf`).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Members {
    /// Whether only one of the sets is there.
    pub is_exclusive: bool,
    /// The names of the properties of each set.
    pub sets: Vec<Vec<String>>,
}
