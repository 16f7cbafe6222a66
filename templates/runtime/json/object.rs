//! Reading the properties of an object.

use super::{Decode, DecodeError, Json, Kind};
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
    /// The members of an object, which is a `type_name`.
    ///
    /// # Errors
    ///
    /// A value of another kind.
    pub fn object(&self, type_name: &'static str) -> Result<Object<'a>, DecodeError> {
        match self.as_object() {
            Some(members) => Ok(Object {
                json: *self,
                type_name,
                secrets: &[],
                cursor: self.child(),
                left: members.len(),
                skipped: 0,
            }),
            None => Err(self.expected("an object")),
        }
    }
}

impl<'a> Object<'a> {
    /// The same, whose errors do not show what these properties hold.
    pub fn with_secrets(mut self, names: &'static [&'static str]) -> Self {
        self.secrets = names;
        self
    }

    /// A property that is always there, and never null.
    ///
    /// # Errors
    ///
    /// It is missing, or something else.
    pub fn required<T: Decode>(&mut self, name: &'static str) -> Result<T, DecodeError> {
        match self.find(name) {
            Some(value) => T::decode(&value).map_err(|error| self.locate(error, name)),
            None => Err(DecodeError::missing(name, self.type_name, self.json)),
        }
    }

    /// A property that may be missing. One that is null counts as missing: servers send that.
    ///
    /// # Errors
    ///
    /// It is something else.
    pub fn optional<T: Decode>(&mut self, name: &'static str) -> Result<Option<T>, DecodeError> {
        match self.find(name) {
            Some(value) if value.kind() != Kind::Null => {
                T::decode(&value).map(Some).map_err(|error| self.locate(error, name))
            }
            _ => Ok(None),
        }
    }

    /// A property that is always there, and may be null.
    ///
    /// # Errors
    ///
    /// It is missing, or something else.
    pub fn nullable<T: Decode>(&mut self, name: &'static str) -> Result<Option<T>, DecodeError> {
        self.required(name)
    }

    /// A property that may be missing (`None`) and may be null (`Some(None)`).
    ///
    /// # Errors
    ///
    /// It is something else.
    pub fn optional_nullable<T: Decode>(&mut self, name: &'static str) -> Result<Option<Option<T>>, DecodeError> {
        match self.find(name) {
            Some(value) => Option::decode(&value).map(Some).map_err(|error| self.locate(error, name)),
            None => Ok(None),
        }
    }

    /// The members whose names are not `known`.
    ///
    /// # Errors
    ///
    /// One of them is not a `T`.
    pub fn rest<T: Decode>(&mut self, known: &[&str]) -> Result<HashMap<String, T>, DecodeError> {
        let mut rest = HashMap::new();
        for (name, value) in self.json.as_object().into_iter().flatten() {
            if !known.contains(&name) && !rest.contains_key(name) {
                rest.insert(name.to_owned(), T::decode(&value).map_err(|error| error.in_member(name))?);
            }
        }
        Ok(rest)
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

    fn locate(&self, error: DecodeError, name: &str) -> DecodeError {
        let error = if self.secrets.contains(&name) { error.redacted() } else { error };
        error.in_member(name)
    }
}

/// The bit of a name in the filter: names of one bit are few.
fn bit(name: &str) -> u64 {
    let bytes = name.as_bytes();
    let ends = [bytes.first(), bytes.last()].map(|byte| byte.copied().unwrap_or_default() as usize);
    1 << ((bytes.len() * 5 + ends[0] * 3 + ends[1]) % 64)
}
