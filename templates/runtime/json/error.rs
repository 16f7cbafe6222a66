//! What goes wrong in reading and writing.

use std::borrow::Cow;
use std::fmt;

use super::path::Path;
use super::{Json, Kind};

/// A text that is not JSON, or a value that is not what the description says.
///
/// It names the place, and shows a little of what was found there: never the neighbours of a value, which may be secrets.
#[derive(Clone, Debug, PartialEq)]
pub struct DecodeError(Box<Details>);

#[derive(Clone, Debug, PartialEq)]
struct Details {
    path: Path,
    problem: Problem,
    offset: Option<usize>,
}

#[derive(Clone, Debug, PartialEq)]
enum Problem {
    Syntax { expected: String, found: Option<char> },
    Mismatch { expected: String, kind: &'static str, found: Option<String> },
    Missing { name: &'static str, of: &'static str },
    Custom(String),
}

impl DecodeError {
    /// An error of one's own, in an implementation of [`Decode`](super::Decode).
    pub fn custom(message: impl Into<String>) -> Self {
        Self::from_problem(Problem::Custom(message.into()), None)
    }

    /// The way to the value, such as `results[3].creation_date`; empty for the whole text.
    pub fn path(&self) -> String {
        self.0.path.to_string()
    }

    /// Where the value begins, in bytes from the start of the text.
    pub fn offset(&self) -> Option<usize> {
        self.0.offset
    }

    /// The text around the place, for logs that may show what `text` holds: at most 40 bytes on each side.
    pub fn excerpt<'a>(&self, text: &'a [u8]) -> Cow<'a, str> {
        let offset = self.0.offset.unwrap_or_default().min(text.len());
        let around = text.get(offset.saturating_sub(40)..text.len().min(offset + 40));
        String::from_utf8_lossy(around.unwrap_or_default())
    }

    pub(super) fn syntax(expected: &str, found: Option<char>, offset: usize) -> Self {
        Self::from_problem(Problem::Syntax { expected: expected.to_owned(), found }, Some(offset))
    }

    pub(super) fn mismatch(expected: &str, found: Json<'_>) -> Self {
        let (kind, text) = match found.kind() {
            Kind::Null => ("null", None),
            Kind::Bool => ("a boolean", found.as_bool().map(|value| value.to_string())),
            Kind::Number => ("a number", found.as_number().map(clip)),
            Kind::String => ("a string", found.as_str().map(|text| format!("{:?}", clip(text)))),
            Kind::Array => ("an array", None),
            Kind::Object => ("an object", None),
        };
        Self::from_problem(Problem::Mismatch { expected: expected.to_owned(), kind, found: text }, Some(found.offset()))
    }

    pub(super) fn missing(name: &'static str, of: &'static str, object: Json<'_>) -> Self {
        Self::from_problem(Problem::Missing { name, of }, Some(object.offset()))
    }

    /// The same of a whole in which `names` lead, one in the other, to what was read.
    pub fn within(mut self, names: &[&str]) -> Self {
        names.iter().rev().for_each(|name| self.prepend_name(name));
        self
    }

    /// Says which member of an object holds the value.
    pub(super) fn prepend_name(&mut self, name: &str) {
        self.0.path.prepend_name(name);
    }

    /// Says which item of an array holds the value.
    pub(super) fn prepend_index(&mut self, index: usize) {
        self.0.path.prepend_index(index);
    }

    /// Removes what was found.
    pub(super) fn redact(&mut self) {
        match &mut self.0.problem {
            Problem::Mismatch { found, .. } => *found = None,
            Problem::Custom(message) => "[redacted]".clone_into(message),
            Problem::Syntax { .. } | Problem::Missing { .. } => {}
        }
    }

    fn from_problem(problem: Problem, offset: Option<usize>) -> Self {
        Self(Box::new(Details { path: Path::default(), problem, offset }))
    }
}

/// The beginning of a text that is too long to be shown.
fn clip(text: &str) -> String {
    let mut characters = text.chars();
    let mut clipped: String = characters.by_ref().take(40).collect();
    if characters.next().is_some() {
        clipped.push('…');
    }
    clipped
}

/// `results[3].creation_date: expected an integer, found "x"`
impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Details { path, problem, offset } = &*self.0;
        if !path.is_empty() {
            write!(f, "{path}: ")?;
        }
        match problem {
            Problem::Syntax { expected, found } => {
                write!(f, "not JSON: expected {expected}")?;
                if let Some(found) = found {
                    write!(f, ", found {found:?}")?;
                }
                write!(f, " at byte {}", offset.unwrap_or_default())
            }
            Problem::Mismatch { expected, kind, found } => {
                write!(f, "expected {expected}, found {}", found.as_deref().unwrap_or(kind))
            }
            Problem::Missing { name, of } => write!(f, "{of} without the required property {name:?}"),
            Problem::Custom(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for DecodeError {}

/// A value that JSON cannot express.
#[derive(Clone, Debug, PartialEq)]
pub struct EncodeError(Box<Refusal>);

#[derive(Clone, Debug, PartialEq)]
struct Refusal {
    path: Path,
    message: String,
}

impl EncodeError {
    /// An error of one's own, in an implementation of [`Encode`](super::Encode).
    pub fn custom(message: impl Into<String>) -> Self {
        Self(Box::new(Refusal { path: Path::default(), message: message.into() }))
    }

    /// The way to the value, such as `results[3].creation_date`; empty for the whole value.
    pub fn path(&self) -> String {
        self.0.path.to_string()
    }

    /// Says which member of an object holds the value.
    pub(super) fn prepend_name(&mut self, name: &str) {
        self.0.path.prepend_name(name);
    }

    pub(super) fn prepend_index(&mut self, index: usize) {
        self.0.path.prepend_index(index);
    }
}

impl From<DecodeError> for EncodeError {
    fn from(error: DecodeError) -> Self {
        Self(Box::new(Refusal { path: error.0.path.clone(), message: error.to_string() }))
    }
}

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Refusal { path, message } = &*self.0;
        if !path.is_empty() {
            write!(f, "{path}: ")?;
        }
        f.write_str(message)
    }
}

impl std::error::Error for EncodeError {}
