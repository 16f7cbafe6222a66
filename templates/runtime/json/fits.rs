//! Unions without a discriminator: which of several types a value looks like.

use super::integer::exact_integer;
use super::{Json, Kind, Kinds};
use std::cmp::Reverse;
use std::collections::HashMap;

/// A type that can tell, by a short look, whether a value may be one of its own.
///
/// The look is strict, and goes no deeper than the kinds of the members of an object or the first item of an array: whole
/// decodes, tried one after the other, would take exponential time where unions are nested.
pub trait Fits {
    /// The kinds of its values.
    const KINDS: Kinds;

    /// How well the value fits; `None` if it cannot be of this type.
    fn fits(json: &Json<'_>) -> Option<Fit>;
}

/// How well a value fits a type: the greater, the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fit {
    /// Properties that have the one value that they must have.
    constants: usize,
    /// Members that are of another kind than the type has them.
    strange: Reverse<usize>,
    /// Members that the type does not know.
    unknown: Reverse<usize>,
    /// Members that it knows.
    known: usize,
    /// Members that it requires.
    required: usize,
}

impl Fit {
    /// Of a value that says nothing but its kind, such as any string.
    pub const KIND: Self = Self { constants: 0, strange: Reverse(0), unknown: Reverse(0), known: 0, required: 0 };
    /// Of a value that few of its kind are, such as a text of a list, or a date.
    pub const SPECIFIC: Self = Self { constants: 1, ..Self::KIND };
    /// Of a type that takes anything.
    const ANYTHING: Self = Self { unknown: Reverse(usize::MAX), ..Self::KIND };
}

/// [`Fits::fits`] of a type.
pub type FitsFn = fn(&Json<'_>) -> Option<Fit>;

impl Json<'_> {
    /// The index of the type that fits best; of several that fit alike, the first.
    pub fn best(&self, types: &[FitsFn]) -> Option<usize> {
        let fits = types.iter().enumerate().filter_map(|(index, fits)| Some((fits(self)?, Reverse(index))));
        fits.max().map(|(_, Reverse(index))| index)
    }

    /// How well the value fits a union of types: as the best of them.
    pub fn fits_any(&self, types: &[FitsFn]) -> Option<Fit> {
        types.iter().filter_map(|fits| fits(self)).max()
    }

    /// How well the value fits a list of texts.
    pub fn fits_text(&self, texts: &[&str]) -> Option<Fit> {
        texts.contains(&self.as_str()?).then_some(Fit::SPECIFIC)
    }

    /// How well the value fits a list of integers.
    pub fn fits_integer(&self, numbers: &[i64]) -> Option<Fit> {
        let number = i64::try_from(exact_integer(self.as_number()?)?).ok()?;
        numbers.contains(&number).then_some(Fit::SPECIFIC)
    }

    /// How well the value fits objects of which a property has one of some tags.
    pub fn fits_tag(&self, name: &str, tags: &[&str]) -> Option<Fit> {
        tags.contains(&self.tag(name)?).then_some(Fit::SPECIFIC)
    }

    /// How well the value fits an object that has the `required` properties, in which the `constants` have no other tag, and of
    /// which all `known` properties are known, with the kinds of their values.
    pub fn fits_object(&self, required: &[&str], constants: &[(&str, &str)], known: &[(&str, Kinds)]) -> Option<Fit> {
        let members = self.as_object()?;
        if !required.iter().all(|name| self.get(name).is_some()) {
            return None;
        }
        let mut fit = Fit { required: required.len(), ..Fit::KIND };
        for (name, tag) in constants {
            match self.get(name) {
                Some(value) if value.as_tag() == Some(tag) => fit.constants += 1,
                Some(_) => return None,
                None => {}
            }
        }
        for (name, value) in members {
            match known.iter().find(|(known, _)| *known == name) {
                Some((_, kinds)) if kinds.has(value.kind()) => fit.known += 1,
                Some(_) => fit.strange.0 += 1,
                None => fit.unknown.0 += 1,
            }
        }
        Some(fit)
    }
}

macro_rules! by_kind {
    ($($ty:ident $kinds:ident)*) => {$(
        impl Fits for $ty {
            const KINDS: Kinds = Kinds::$kinds;

            fn fits(json: &Json<'_>) -> Option<Fit> {
                (!json.is_null() && Self::KINDS.has(json.kind())).then_some(Fit::KIND)
            }
        }
    )*};
}

by_kind! { String STRING bool BOOL f32 NUMBER f64 NUMBER }

macro_rules! if_integer {
    ($($ty:ident)*) => {$(
        impl Fits for $ty {
            const KINDS: Kinds = Kinds::NUMBER;

            fn fits(json: &Json<'_>) -> Option<Fit> {
                Self::try_from(exact_integer(json.as_number()?)?).is_ok().then_some(Fit::SPECIFIC)
            }
        }
    )*};
}

if_integer! { i32 i64 u32 u64 }

impl Fits for serde_json::Value {
    const KINDS: Kinds = Kinds::ANY;

    fn fits(_: &Json<'_>) -> Option<Fit> {
        Some(Fit::ANYTHING)
    }
}

impl<T: Fits> Fits for Vec<T> {
    const KINDS: Kinds = Kinds::ARRAY;

    fn fits(json: &Json<'_>) -> Option<Fit> {
        match json.as_array()?.next() {
            // An array in an array is not looked into: the look has to end.
            Some(first) if first.kind() == Kind::Array => T::KINDS.has(Kind::Array).then_some(Fit::KIND),
            Some(first) => T::fits(&first),
            None => Some(Fit::KIND),
        }
    }
}

impl<T: Fits> Fits for HashMap<String, T> {
    const KINDS: Kinds = Kinds::OBJECT;

    fn fits(json: &Json<'_>) -> Option<Fit> {
        let fit = json.fits_object(&[], &[], &[])?;
        let first = json.as_object()?.next().map(|(_, value)| value.kind());
        first.is_none_or(|kind| T::KINDS.has(kind)).then_some(fit)
    }
}

impl<T: Fits> Fits for Option<T> {
    const KINDS: Kinds = T::KINDS;

    fn fits(json: &Json<'_>) -> Option<Fit> {
        if json.is_null() { Some(Fit::KIND) } else { T::fits(json) }
    }
}

impl<T: Fits> Fits for Box<T> {
    const KINDS: Kinds = T::KINDS;

    fn fits(json: &Json<'_>) -> Option<Fit> {
        T::fits(json)
    }
}
