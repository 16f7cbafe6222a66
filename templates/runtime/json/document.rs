//! A parsed text: its values, one after the other.

use super::super::HAS_NUMBER_TEXTS;
use super::scan::Scanner;
use super::{Decode, DecodeError};
use std::cell::Cell;
use std::fmt;

/// A JSON text and the values in it.
///
/// The values lie in one list, each container before its content, so that reading a body allocates little, and a deep one is
/// dropped without recursion.
pub struct Document<'a> {
    pub(super) text: &'a str,
    /// The content of those strings that have escapes, one after the other.
    pub(super) unescaped: String,
    pub(super) nodes: Vec<Node>,
    /// The first value that was not what a type expected.
    pub(super) error: Cell<Option<DecodeError>>,
}

/// A value in a [`Document`].
#[derive(Clone, Copy, Debug)]
pub struct Json<'a> {
    document: &'a Document<'a>,
    index: usize,
}

/// The kinds of values (RFC 8259 § 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `null`
    Null,
    /// `true` or `false`
    Bool,
    /// A number.
    Number,
    /// A string.
    String,
    /// An array.
    Array,
    /// An object.
    Object,
}

/// A value, or the name of a member, as the list keeps it. Positions have 32 bits: a text is shorter than 4 GiB.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub(super) data: Data,
    /// Where it begins in the text.
    pub(super) start: u32,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Data {
    Null,
    Bool(bool),
    /// Where it ends in the text.
    Number(u32),
    /// Where it ends in the text, the quote included.
    Plain(u32),
    /// Its place among the unescaped strings.
    Escaped(u32, u32),
    /// How many items it has, and the index behind the last one.
    Array(u32, u32),
    /// How many members it has, and the index behind the last one. A member is its name and its value.
    Object(u32, u32),
}

impl Document<'_> {
    /// The value that is the whole text.
    pub fn root(&self) -> Json<'_> {
        Json { document: self, index: 0 }
    }

    /// Whether a value was not what a type expected.
    pub(super) fn has_failed(&self) -> bool {
        let error = self.error.take();
        let has_failed = error.is_some();
        self.error.set(error);
        has_failed
    }

    /// Reads a part of a value, and tells `place` of the error that this brought, which is to say where it is.
    pub(super) fn part<T: Decode>(&self, part: Json<'_>, place: impl FnOnce(&mut DecodeError)) -> T {
        let failed_before = self.has_failed();
        let value = T::decode(&part);
        if !failed_before && let Some(mut error) = self.error.take() {
            place(&mut error);
            self.error.set(Some(error));
        }
        value
    }

    /// The node of a value; `null` where there is none.
    fn node(&self, index: usize) -> Node {
        self.nodes.get(index).copied().unwrap_or(Node { data: Data::Null, start: 0 })
    }
}

/// Shows no part of the text: any may be a secret.
impl fmt::Debug for Document<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Document").finish_non_exhaustive()
    }
}

impl<'a> Json<'a> {
    /// What kind of value it is.
    pub fn kind(&self) -> Kind {
        match self.data() {
            Data::Null => Kind::Null,
            Data::Bool(_) => Kind::Bool,
            Data::Number(_) => Kind::Number,
            Data::Plain(_) | Data::Escaped(..) => Kind::String,
            Data::Array(..) => Kind::Array,
            Data::Object(..) => Kind::Object,
        }
    }

    /// Where it begins, in bytes from the start of the text.
    pub fn offset(&self) -> usize {
        self.document.node(self.index).start as usize
    }

    /// Whether it is `null`.
    pub fn is_null(&self) -> bool {
        matches!(self.data(), Data::Null)
    }

    /// The value, if it is `true` or `false`.
    pub fn as_bool(&self) -> Option<bool> {
        match self.data() {
            Data::Bool(value) => Some(value),
            _ => None,
        }
    }

    /// A number as it is written, so that no digit is lost.
    pub fn as_number(&self) -> Option<&'a str> {
        match self.data() {
            Data::Number(end) => self.document.text.get(self.offset()..end as usize),
            _ => None,
        }
    }

    /// A number as it is written, or as the content of a string, where the description allows that.
    pub(super) fn as_numeric(&self) -> Option<&'a str> {
        let text = || self.as_str().filter(|text| HAS_NUMBER_TEXTS && Scanner::is_number(text));
        self.as_number().or_else(text)
    }

    /// The content of a string.
    pub fn as_str(&self) -> Option<&'a str> {
        match self.data() {
            Data::Plain(end) => self.document.text.get(self.offset() + 1..end as usize - 1),
            Data::Escaped(start, end) => self.document.unescaped.get(start as usize..end as usize),
            _ => None,
        }
    }

    /// The items of an array.
    pub fn as_array(&self) -> Option<impl ExactSizeIterator<Item = Json<'a>> + use<'a>> {
        match self.data() {
            Data::Array(count, _) => Some(Items { next: self.child(), left: count as usize }),
            _ => None,
        }
    }

    /// The members of an object, in their order, those of the same name too.
    pub fn as_object(&self) -> Option<impl ExactSizeIterator<Item = (&'a str, Json<'a>)> + use<'a>> {
        match self.data() {
            Data::Object(count, _) => Some(Members { next: self.child(), left: count as usize }),
            _ => None,
        }
    }

    /// The value of a member of an object.
    pub fn get(&self, name: &str) -> Option<Json<'a>> {
        self.as_object()?.find_map(|(found, value)| (found == name).then_some(value))
    }

    /// What tells an object from others by one of its members, such as the discriminator of a union: the text of the member,
    /// or the number or truth value as it is written.
    pub fn tag(&self, name: &str) -> Option<&'a str> {
        self.get(name)?.as_tag()
    }

    /// The value as a tag, which others have as a member.
    pub(super) fn as_tag(&self) -> Option<&'a str> {
        let truth = || self.as_bool().map(|value| if value { "true" } else { "false" });
        self.as_str().or_else(|| self.as_number()).or_else(truth)
    }

    /// Reads the value as a `T`.
    ///
    /// # Errors
    ///
    /// The first value in it that is not what its type expects.
    pub fn read<T: Decode>(&self) -> Result<T, DecodeError> {
        let before = self.document.error.take();
        let value = T::decode(self);
        match self.document.error.replace(before) {
            Some(error) => Err(error),
            None => Ok(value),
        }
    }

    /// The content of a string, for [`Decode`]: a value of another kind fails.
    pub fn text(&self) -> &'a str {
        self.as_str().unwrap_or_else(|| self.refuse("a string"))
    }

    /// An item of an array, for [`Decode`]: what is not a `T` fails.
    pub fn item<T: Decode>(&self, index: usize) -> T {
        let item = self.as_array().and_then(|mut items| items.nth(index));
        self.document.part(item.unwrap_or(self.absent()), |error| error.prepend_index(index))
    }

    /// Fails, because something else was expected here, such as `an integer`; gives a value that stands for nothing.
    pub fn refuse<T: Default>(&self, expected: &str) -> T {
        if !self.document.has_failed() {
            self.fail(self.expected(expected));
        }
        T::default()
    }

    /// The error that something else was expected here.
    pub(super) fn expected(&self, what: &str) -> DecodeError {
        DecodeError::mismatch(what, *self)
    }

    /// Notes why the text is not what a type expects. The first error is kept.
    pub fn fail(&self, error: DecodeError) {
        let first = self.document.error.take().unwrap_or(error);
        self.document.error.set(Some(first));
    }

    /// A value that is not there: `null`, to read what stands for nothing from, once the reading has failed.
    pub(super) fn absent(self) -> Self {
        Self { index: self.document.nodes.len(), ..self }
    }

    /// The text that the value is in.
    pub(super) fn document(self) -> &'a Document<'a> {
        self.document
    }

    fn data(&self) -> Data {
        self.document.node(self.index).data
    }

    /// The first value in a container.
    pub(super) fn child(self) -> Self {
        Self { index: self.index + 1, ..self }
    }

    /// The value behind this one.
    pub(super) fn sibling(self) -> Self {
        let index = match self.data() {
            Data::Array(_, end) | Data::Object(_, end) => end as usize,
            _ => self.index + 1,
        };
        Self { index, ..self }
    }
}

struct Items<'a> {
    next: Json<'a>,
    left: usize,
}

impl<'a> Iterator for Items<'a> {
    type Item = Json<'a>;

    fn next(&mut self) -> Option<Json<'a>> {
        self.left = self.left.checked_sub(1)?;
        let item = self.next;
        self.next = item.sibling();
        Some(item)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl ExactSizeIterator for Items<'_> {}

struct Members<'a> {
    next: Json<'a>,
    left: usize,
}

impl<'a> Iterator for Members<'a> {
    type Item = (&'a str, Json<'a>);

    fn next(&mut self) -> Option<(&'a str, Json<'a>)> {
        self.left = self.left.checked_sub(1)?;
        let (name, value) = (self.next, self.next.sibling());
        self.next = value.sibling();
        Some((name.as_str().unwrap_or_default(), value))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl ExactSizeIterator for Members<'_> {}
