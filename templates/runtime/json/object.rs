//! Reading the properties of an object.

use super::{Decode, DecodeError, Json};
use std::collections::HashMap;

/// The members of an object, to be asked for by name.
///
/// Properties are looked up from where the last one was found, so that those in the description's order are found at once.
#[derive(Debug)]
pub struct Object<'a> {
    json: Json<'a>,
    type_name: &'static str,
    secrets: &'static [&'static str],
    /// The name of the next member, and how many members are left from there on.
    cursor: Json<'a>,
    left: usize,
    /// A filter of the names before the cursor that nobody asked for yet: a bit for each.
    skipped: u64,
}

impl<'a> Json<'a> {
    /// The members of an object, which is a `type_name`. A value of another kind fails, and has none.
    pub fn object(&self, type_name: &'static str) -> Object<'a> {
        let members = self.as_object().map(|members| members.len());
        let left = members.unwrap_or_else(|| self.refuse("an object"));
        Object { json: *self, type_name, secrets: &[], cursor: self.child(), left, skipped: 0 }
    }
}

/// What is not what its type expects fails: see [`Decode`].
impl<'a> Object<'a> {
    /// The same, whose errors do not show what these properties hold.
    pub fn with_secrets(mut self, names: &'static [&'static str]) -> Self {
        self.secrets = names;
        self
    }

    /// A property that is always there, and never null.
    pub fn required<T: Decode>(&mut self, name: &'static str) -> T {
        match self.find(name) {
            Some(value) => self.member(name, value),
            None => {
                if !self.json.document().has_failed() {
                    self.json.fail(DecodeError::missing(name, self.type_name, self.json));
                }
                T::decode(&self.json.absent())
            }
        }
    }

    /// A property that may be missing. One that is null counts as missing: servers send that.
    pub fn optional<T: Decode>(&mut self, name: &'static str) -> Option<T> {
        let value = self.find(name).filter(|value| !value.is_null())?;
        Some(self.member(name, value))
    }

    /// A property that is always there, and may be null.
    pub fn nullable<T: Decode>(&mut self, name: &'static str) -> Option<T> {
        self.required(name)
    }

    /// A property that may be missing (`None`) and may be null (`Some(None)`).
    pub fn optional_nullable<T: Decode>(&mut self, name: &'static str) -> Option<Option<T>> {
        let value = self.find(name)?;
        Some(self.member(name, value))
    }

    /// The members whose names are not `known`.
    pub fn rest<T: Decode>(&mut self, known: &[&str]) -> HashMap<String, T> {
        let mut rest = HashMap::new();
        for (name, value) in self.json.as_object().into_iter().flatten() {
            if !known.contains(&name) && !rest.contains_key(name) {
                rest.insert(name.to_owned(), self.member(name, value));
            }
        }
        rest
    }

    fn member<T: Decode>(&self, name: &str, value: Json<'_>) -> T {
        self.json.document().part(value, |error| {
            if self.secrets.contains(&name) {
                error.redact();
            }
            error.prepend_name(name);
        })
    }

    /// The first member of that name.
    fn find(&mut self, name: &str) -> Option<Json<'a>> {
        if self.skipped & bit(name) != 0
            && let Some(value) = self.json.get(name)
        {
            return Some(value);
        }
        let (mut cursor, mut skipped) = (self.cursor, self.skipped);
        for left in (0..self.left).rev() {
            let (found, value) = (cursor.as_str().unwrap_or_default(), cursor.sibling());
            cursor = value.sibling();
            if found == name {
                (self.cursor, self.left, self.skipped) = (cursor, left, skipped);
                return Some(value);
            }
            skipped |= bit(found);
        }
        None
    }
}

/// The bit of a name in the filter: names of one bit are few.
fn bit(name: &str) -> u64 {
    let bytes = name.as_bytes();
    let ends = [bytes.first(), bytes.last()].map(|byte| byte.copied().unwrap_or_default() as usize);
    1 << ((bytes.len() * 5 + ends[0] * 3 + ends[1]) % 64)
}
