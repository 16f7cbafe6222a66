//! JSON: reading and writing the models.
//!
//! A body is [parsed](parse) once, into a [`Document`] that borrows from it; each model picks its properties from there
//! ([`Decode`]), and writes itself as text ([`Encode`]). Both are concrete code, which compiles several times faster than what
//! is generic over formats; for other formats, and for code that expects it, every model has serde's traits too.
//!
//! The reader takes what RFC 8259 allows, and nothing else: no byte order mark, no lone surrogate, no comment. Where an
//! object has a name twice, the first one counts.

mod collection;
mod decode;
mod document;
mod encode;
mod encoder;
mod error;
mod fits;
mod integer;
mod kinds;
mod object;
mod parse;
mod path;
mod scan;
mod serialize;
mod value;

pub use decode::Decode;
pub use document::{Document, Json, Kind};
pub use encode::Encode;
pub use encoder::{Encoder, ObjectEncoder};
pub use error::{DecodeError, EncodeError};
pub use fits::{Fit, Fits, FitsFn};
pub use kinds::Kinds;
pub use object::Object;
pub use parse::{MAX_DEPTH, parse};

/// Reads a value from JSON text.
///
/// # Errors
///
/// What is not JSON, or not a `T`.
pub fn from_slice<T: Decode>(text: &[u8]) -> Result<T, DecodeError> {
    parse(text)?.root().read()
}

/// Reads a value from JSON text.
///
/// # Errors
///
/// What is not JSON, or not a `T`.
pub fn from_str<T: Decode>(text: &str) -> Result<T, DecodeError> {
    from_slice(text.as_bytes())
}

/// Writes a value as JSON text.
///
/// # Errors
///
/// What JSON cannot express: a number that is not finite.
pub fn to_string<T: Encode + ?Sized>(value: &T) -> Result<String, EncodeError> {
    let mut out = Encoder::new();
    value.encode(&mut out);
    out.finish()
}

/// Writes a value as JSON text, in bytes.
///
/// # Errors
///
/// What JSON cannot express: a number that is not finite.
pub fn to_vec<T: Encode + ?Sized>(value: &T) -> Result<Vec<u8>, EncodeError> {
    to_string(value).map(String::into_bytes)
}

/// Writes a value as a tree.
///
/// # Errors
///
/// What JSON cannot express: a number that is not finite.
pub fn to_value<T: Encode + ?Sized>(value: &T) -> Result<serde_json::Value, EncodeError> {
    from_slice(to_string(value)?.as_bytes()).map_err(EncodeError::from)
}
