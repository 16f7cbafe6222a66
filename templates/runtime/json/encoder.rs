//! The writer of JSON text.

use super::{Encode, EncodeError, scan};
use std::any::Any;
use std::collections::HashMap;
use std::fmt::{Display, Write};

/// What JSON has no text for, each with the offset of the value that stands in its place.
pub(crate) type Attachments = Vec<(usize, Box<dyn Any>)>;

/// JSON text that is being written, and the first error in it.
#[derive(Debug, Default)]
pub struct Encoder {
    text: String,
    error: Option<EncodeError>,
    /// What JSON has no text for, each with the offset of the value that stands in its place; `None` where nobody takes it.
    attachments: Option<Attachments>,
    /// A property that the next object has before its own, and its text.
    tag: Option<(&'static str, &'static str)>,
}

impl Encoder {
    /// An empty text.
    pub fn new() -> Self {
        Self::default()
    }

    /// An empty text of something that carries more than JSON can.
    #[allow(dead_code, reason = "few descriptions have files in forms")]
    pub(crate) fn with_attachments() -> Self {
        Self { attachments: Some(Vec::new()), ..Self::default() }
    }

    /// The text.
    ///
    /// # Errors
    ///
    /// The first value that could not be written.
    pub fn finish(self) -> Result<String, EncodeError> {
        self.error.map_or(Ok(self.text), Err)
    }

    /// The text, and what was attached, each with the offset of the value that stands in its place.
    #[allow(dead_code, reason = "few descriptions have files in forms")]
    pub(crate) fn finish_with_attachments(self) -> Result<(String, Attachments), EncodeError> {
        self.error.map_or(Ok((self.text, self.attachments.unwrap_or_default())), Err)
    }

    /// Writes `null` in the place of an attachment, if somebody takes it; says whether.
    #[allow(dead_code, reason = "few descriptions have files in forms")]
    pub(crate) fn attach<T: Any>(&mut self, attachment: impl FnOnce() -> T) -> bool {
        let Some(attachments) = &mut self.attachments else { return false };
        attachments.push((self.text.len(), Box::new(attachment())));
        self.null();
        true
    }

    /// Notes a value that cannot be written.
    pub fn fail(&mut self, error: EncodeError) {
        self.error.get_or_insert(error);
    }

    /// Writes `null`.
    pub fn null(&mut self) {
        self.text.push_str("null");
    }

    /// Writes `true` or `false`.
    pub fn bool(&mut self, value: bool) {
        self.text.push_str(if value { "true" } else { "false" });
    }

    /// Writes what is displayed as a number of JSON.
    pub fn number(&mut self, value: &(impl Display + ?Sized)) {
        // Writing to a string cannot fail.
        let _ = write!(self.text, "{value}");
    }

    /// Writes a string, in quotes, escaped where it has to be (RFC 8259 § 7).
    pub fn string(&mut self, value: &str) {
        self.text.reserve(value.len() + 2);
        self.text.push('"');
        let mut rest = value;
        loop {
            let plain = scan::plain(rest);
            self.text.push_str(plain);
            rest = rest.get(plain.len()..).unwrap_or_default();
            let Some(&escaped) = rest.as_bytes().first() else { break };
            match escaped {
                b'"' => self.text.push_str("\\\""),
                b'\\' => self.text.push_str("\\\\"),
                b'\n' => self.text.push_str("\\n"),
                b'\r' => self.text.push_str("\\r"),
                b'\t' => self.text.push_str("\\t"),
                0x8 => self.text.push_str("\\b"),
                0xc => self.text.push_str("\\f"),
                other => {
                    let _ = write!(self.text, "\\u{other:04x}");
                }
            }
            rest = rest.get(1..).unwrap_or_default();
        }
        self.text.push('"');
    }

    /// Writes an array.
    pub fn array<'a, T: Encode + ?Sized + 'a>(&mut self, items: impl IntoIterator<Item = &'a T>) {
        self.text.push('[');
        for (index, item) in items.into_iter().enumerate() {
            if index > 0 {
                self.text.push(',');
            }
            if let Some(error) = self.part(item) {
                error.prepend_index(index);
            }
        }
        self.text.push(']');
    }

    /// Has the object that is written next say by a property which variant of a union it is: its own properties don't.
    pub fn tagged(&mut self, name: &'static str, text: &'static str) -> &mut Self {
        self.tag = Some((name, text));
        self
    }

    /// Begins an object.
    pub fn object(&mut self) -> ObjectEncoder<'_> {
        self.text.push('{');
        let tag = self.tag.take();
        let mut object = ObjectEncoder { out: self, is_empty: true, tag: tag.map(|(name, _)| name) };
        if let Some((name, text)) = tag {
            object.required(name, text);
        }
        object
    }

    /// Writes a part of a value, and gives the error that this brought, to be told where it is.
    fn part(&mut self, part: &(impl Encode + ?Sized)) -> Option<&mut EncodeError> {
        let failed_before = self.error.is_some();
        part.encode(self);
        if failed_before { None } else { self.error.as_mut() }
    }
}

/// An object that is being written.
#[derive(Debug)]
pub struct ObjectEncoder<'a> {
    out: &'a mut Encoder,
    is_empty: bool,
    /// The name of the property that says which variant of a union this is, where that is none of its own.
    tag: Option<&'static str>,
}

impl ObjectEncoder<'_> {
    /// Writes a property that is always there.
    pub fn required<T: Encode + ?Sized>(&mut self, name: &str, value: &T) {
        if !self.is_empty {
            self.out.text.push(',');
        }
        self.is_empty = false;
        self.out.string(name);
        self.out.text.push(':');
        if let Some(error) = self.out.part(value) {
            error.prepend_name(name);
        }
    }

    /// Writes a property that may be missing.
    pub fn optional<T: Encode>(&mut self, name: &str, value: &Option<T>) {
        if let Some(value) = value {
            self.required(name, value);
        }
    }

    /// Writes a property that is always there, and may be null.
    pub fn nullable<T: Encode>(&mut self, name: &str, value: &Option<T>) {
        self.required(name, value);
    }

    /// Writes a property that may be missing (`None`) and may be null (`Some(None)`).
    pub fn optional_nullable<T: Encode>(&mut self, name: &str, value: &Option<Option<T>>) {
        self.optional(name, value);
    }

    /// Writes further properties, sorted by name, so that the text is the same each time.
    pub fn rest<T: Encode>(&mut self, values: &HashMap<String, T>) {
        // A tag that was read with the others is written already.
        let mut members: Vec<_> = values.iter().filter(|(name, _)| Some(name.as_str()) != self.tag).collect();
        members.sort_unstable_by_key(|(name, _)| *name);
        for (name, value) in members {
            self.required(name, value);
        }
    }

    /// Ends the object.
    pub fn end(self) {
        self.out.text.push('}');
    }
}
