//! Unions without a discriminator: which of several types a value looks like.

use super::integer::exact_integer;
use super::{Json, Kind};
use std::cmp::Reverse;
use std::collections::HashMap;

/// A type that can tell, by a short look, whether a value may be one of its own.
///
/// The look is strict, and goes no deeper than the members of an object or the first item of an array: whole decodes, tried one
/// after the other, would take exponential time where unions are nested.
pub trait Fits {
    /// How well the value fits; `None` if it cannot be of this type.
    fn fits(json: &Json<'_>) -> Option<Fit>;
}

/// How well a value fits a type: the greater, the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fit {
    /// Properties that have the one text that they must have.
    constants: usize,
    /// Members that the type does not know.
    unknown: Reverse<usize>,
    /// Members that it knows.
    known: usize,
    /// Members that it requires.
    required: usize,
}

impl Fit {
    /// Of a value that says nothing but its kind, such as any string.
    pub const KIND: Self = Self { constants: 0, unknown: Reverse(0), known: 0, required: 0 };
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

    /// How well the value fits objects of which a property has one of some texts.
    pub fn fits_tag(&self, name: &str, texts: &[&str]) -> Option<Fit> {
        self.get(name)?.fits_text(texts)
    }

    /// How well the value fits an object that has the `required` properties, in which the `constants` have no other text, and of
    /// which all `known` properties are known.
    pub fn fits_object(&self, required: &[&str], constants: &[(&str, &str)], known: &[&str]) -> Option<Fit> {
        let members = self.as_object()?;
        if !required.iter().all(|name| self.get(name).is_some()) {
            return None;
        }
        let mut fit = Fit { required: required.len(), ..Fit::KIND };
        for (name, text) in constants {
            match self.get(name) {
                Some(value) if value.as_str() == Some(text) => fit.constants += 1,
                Some(_) => return None,
                None => {}
            }
        }
        for (name, _) in members {
            if known.contains(&name) {
                fit.known += 1;
            } else {
                fit.unknown.0 += 1;
            }
        }
        Some(fit)
    }
}

macro_rules! by_kind {
    ($($ty:ident $kind:ident)*) => {$(
        impl Fits for $ty {
            fn fits(json: &Json<'_>) -> Option<Fit> {
                (json.kind() == Kind::$kind).then_some(Fit::KIND)
            }
        }
    )*};
}

by_kind! { String String bool Bool f32 Number f64 Number }

macro_rules! if_integer {
    ($($ty:ident)*) => {$(
        impl Fits for $ty {
            fn fits(json: &Json<'_>) -> Option<Fit> {
                Self::try_from(exact_integer(json.as_number()?)?).is_ok().then_some(Fit::SPECIFIC)
            }
        }
    )*};
}

if_integer! { i32 i64 u32 u64 }

impl Fits for serde_json::Value {
    fn fits(_: &Json<'_>) -> Option<Fit> {
        Some(Fit::ANYTHING)
    }
}

impl<T: Fits> Fits for Vec<T> {
    fn fits(json: &Json<'_>) -> Option<Fit> {
        match json.as_array()?.next() {
            // An array in an array is not looked into: the look has to end.
            Some(first) if first.kind() != Kind::Array => T::fits(&first).map(|_| Fit::KIND),
            _ => Some(Fit::KIND),
        }
    }
}

impl<T: Fits> Fits for HashMap<String, T> {
    fn fits(json: &Json<'_>) -> Option<Fit> {
        json.fits_object(&[], &[], &[])
    }
}

impl<T: Fits> Fits for Option<T> {
    fn fits(json: &Json<'_>) -> Option<Fit> {
        if json.is_null() { Some(Fit::KIND) } else { T::fits(json) }
    }
}

impl<T: Fits> Fits for Box<T> {
    fn fits(json: &Json<'_>) -> Option<Fit> {
        T::fits(json)
    }
}
