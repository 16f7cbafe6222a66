//! Several kinds of values at once: of which one may be.

use super::Kind;

/// Kinds of JSON values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kinds(u8);

impl Kinds {
    /// `true` and `false`.
    pub const BOOL: Self = Self(1);
    /// Numbers.
    pub const NUMBER: Self = Self(1 << 1);
    /// Strings.
    pub const STRING: Self = Self(1 << 2);
    /// Arrays.
    pub const ARRAY: Self = Self(1 << 3);
    /// Objects.
    pub const OBJECT: Self = Self(1 << 4);
    /// All of them.
    pub const ANY: Self = Self(u8::MAX);

    /// Whether a kind is among them. Null is always: who looks at kinds doesn't ask whether a value may be missing.
    pub fn has(self, kind: Kind) -> bool {
        let Self(one) = match kind {
            Kind::Null => return true,
            Kind::Bool => Self::BOOL,
            Kind::Number => Self::NUMBER,
            Kind::String => Self::STRING,
            Kind::Array => Self::ARRAY,
            Kind::Object => Self::OBJECT,
        };
        self.0 & one != 0
    }
}
