//! Writing values.

use super::{EncodeError, Encoder, Json, Kind};
use std::collections::HashMap;

/// A type that can be written as JSON.
pub trait Encode {
    /// Writes the value. What cannot be written is an error that the encoder keeps.
    fn encode(&self, out: &mut Encoder);
}

impl Encode for str {
    fn encode(&self, out: &mut Encoder) {
        out.string(self);
    }
}

impl Encode for String {
    fn encode(&self, out: &mut Encoder) {
        out.string(self);
    }
}

macro_rules! as_displayed {
    ($($ty:ident)*) => {$(
        impl Encode for $ty {
            fn encode(&self, out: &mut Encoder) {
                out.number(self);
            }
        }
    )*};
}

as_displayed! { i32 i64 u32 u64 }

impl Encode for bool {
    fn encode(&self, out: &mut Encoder) {
        out.bool(*self);
    }
}

macro_rules! if_finite {
    ($($ty:ident)*) => {$(
        impl Encode for $ty {
            fn encode(&self, out: &mut Encoder) {
                if self.is_finite() {
                    // With a fraction or an exponent: `1.0`.
                    out.number(&format_args!("{self:?}"));
                } else {
                    out.fail(EncodeError::custom(format!("JSON has no number for {self}")));
                }
            }
        }
    )*};
}

if_finite! { f32 f64 }

impl<T: Encode> Encode for [T] {
    fn encode(&self, out: &mut Encoder) {
        out.array(self);
    }
}

impl<T: Encode> Encode for Vec<T> {
    fn encode(&self, out: &mut Encoder) {
        out.array(self);
    }
}

impl<T: Encode> Encode for HashMap<String, T> {
    fn encode(&self, out: &mut Encoder) {
        let mut object = out.object();
        object.rest(self);
        object.end();
    }
}

impl<T: Encode> Encode for Option<T> {
    fn encode(&self, out: &mut Encoder) {
        match self {
            Some(value) => value.encode(out),
            None => out.null(),
        }
    }
}

impl<T: Encode + ?Sized> Encode for Box<T> {
    fn encode(&self, out: &mut Encoder) {
        (**self).encode(out);
    }
}

impl<T: Encode + ?Sized> Encode for &T {
    fn encode(&self, out: &mut Encoder) {
        (**self).encode(out);
    }
}

/// A value that was parsed is written as it was, without white space.
impl Encode for Json<'_> {
    fn encode(&self, out: &mut Encoder) {
        match self.kind() {
            Kind::Null => out.null(),
            Kind::Bool => out.bool(self.as_bool().unwrap_or_default()),
            Kind::Number => out.number(self.as_number().unwrap_or_default()),
            Kind::String => out.string(self.as_str().unwrap_or_default()),
            Kind::Array => out.array(&self.as_array().into_iter().flatten().collect::<Vec<_>>()),
            Kind::Object => {
                let mut object = out.object();
                for (name, value) in self.as_object().into_iter().flatten() {
                    object.required(name, &value);
                }
                object.end();
            }
        }
    }
}
