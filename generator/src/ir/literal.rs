//! Values that stand in a description: defaults, examples, values of an enum.

use std::fmt::{self, Write};
use std::hash::{Hash, Hasher};
use std::mem;

/// A JSON value in a description.
#[derive(Clone, Debug, PartialEq)]
pub enum Literal {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number that is an integer of at most 64 bits, with or without sign.
    Integer(i128),
    /// Any other number.
    Number(f64),
    /// A text.
    Text(String),
    /// An array.
    List(Vec<Literal>),
    /// An object, in the description's order.
    Object(Vec<(String, Literal)>),
}

impl Literal {
    /// The value as the text of a tag: a text itself, an integer and a truth value as they are written. Other values are no
    /// tags.
    pub fn tag(&self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text.clone()),
            Self::Integer(_) | Self::Bool(_) => Some(self.to_string()),
            Self::Null | Self::Number(_) | Self::List(_) | Self::Object(_) => None,
        }
    }
}

/// A description holds no number that is none.
impl Eq for Literal {}

impl Hash for Literal {
    fn hash<H: Hasher>(&self, state: &mut H) {
        mem::discriminant(self).hash(state);
        match self {
            Self::Null => {}
            Self::Bool(value) => value.hash(state),
            Self::Integer(value) => value.hash(state),
            // Zero has two signs, and is equal to itself.
            Self::Number(value) => (value + 0.0).to_bits().hash(state),
            Self::Text(value) => value.hash(state),
            Self::List(items) => items.hash(state),
            Self::Object(members) => members.hash(state),
        }
    }
}

/// The value as JSON on one line.
impl fmt::Display for Literal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Bool(value) => write!(f, "{value}"),
            Self::Integer(value) => write!(f, "{value}"),
            // Rust and JSON write finite numbers alike, and a description can hold no others.
            Self::Number(value) => write!(f, "{value:?}"),
            Self::Text(value) => write_text(value, f),
            Self::List(items) => write_list(items, f),
            Self::Object(members) => write_object(members, f),
        }
    }
}

fn write_list(items: &[Literal], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str("[")?;
    for (index, item) in items.iter().enumerate() {
        f.write_str(if index == 0 { "" } else { ", " })?;
        write!(f, "{item}")?;
    }
    f.write_str("]")
}

fn write_object(members: &[(String, Literal)], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str("{")?;
    for (index, (key, value)) in members.iter().enumerate() {
        f.write_str(if index == 0 { "" } else { ", " })?;
        write_text(key, f)?;
        write!(f, ": {value}")?;
    }
    f.write_str("}")
}

/// A JSON string (RFC 8259 § 7).
fn write_text(text: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_char('"')?;
    for character in text.chars() {
        match character {
            '"' => f.write_str("\\\"")?,
            '\\' => f.write_str("\\\\")?,
            '\n' => f.write_str("\\n")?,
            '\r' => f.write_str("\\r")?,
            '\t' => f.write_str("\\t")?,
            control if control < ' ' => write!(f, "\\u{:04x}", u32::from(control))?,
            other => f.write_char(other)?,
        }
    }
    f.write_char('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_literal_is_shown_as_json() {
        let value = Literal::Object(vec![(
            "a\"".into(),
            Literal::List(vec![Literal::Integer(1), Literal::Number(2.0), Literal::Text("\u{1}\n".into())]),
        )]);
        assert_eq!(value.to_string(), r#"{"a\"": [1, 2.0, "\u0001\n"]}"#);
    }
}
