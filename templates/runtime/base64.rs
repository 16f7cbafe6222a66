//! Bytes that JSON carries in base64 (RFC 4648 § 4).

use super::json::{Decode, DecodeError, Encode, Encoder, Fit, Fits, Json, Kinds};
use super::serde::forward_serde;
use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use std::fmt;
use std::ops::Deref;
use std::str::FromStr;

/// Bytes, sent as text in base64.
#[derive(Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Base64(pub Vec<u8>);

/// Servers are not at one on whether the end is padded; we always do.
const ENGINE: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

impl Decode for Base64 {
    fn decode(json: &Json<'_>) -> Self {
        json.as_str().and_then(bytes).map_or_else(|| json.refuse("bytes in base64"), Self)
    }
}

impl Encode for Base64 {
    fn encode(&self, out: &mut Encoder) {
        out.string(&self.to_string());
    }
}

impl Fits for Base64 {
    const KINDS: Kinds = Kinds::STRING;

    fn fits(json: &Json<'_>) -> Option<Fit> {
        // Many a word is base64: it says no more than that there is a text.
        bytes(json.as_str()?).map(|_| Fit::KIND)
    }
}

forward_serde!(Base64);

/// The text that is sent.
impl fmt::Display for Base64 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&ENGINE.encode(&self.0))
    }
}

impl fmt::Debug for Base64 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Base64").field(&format_args!("{self}")).finish()
    }
}

impl FromStr for Base64 {
    type Err = DecodeError;

    fn from_str(text: &str) -> Result<Self, DecodeError> {
        bytes(text).map(Self).ok_or_else(|| DecodeError::custom("expected bytes in base64"))
    }
}

impl Deref for Base64 {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}

impl From<Vec<u8>> for Base64 {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

impl From<&[u8]> for Base64 {
    fn from(bytes: &[u8]) -> Self {
        Self(bytes.to_vec())
    }
}

/// The bytes that a text stands for. Line breaks, which some servers add after 60 or 76 characters, are skipped.
fn bytes(text: &str) -> Option<Vec<u8>> {
    let text: Vec<u8> = text.bytes().filter(|byte| !matches!(byte, b'\r' | b'\n')).collect();
    ENGINE.decode(text).ok()
}
