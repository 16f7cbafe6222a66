//! Members of JSON whose format is `binary`: text, which is all that JSON can carry, as bytes.

use super::json::{Decode, Encode, EncodeError, Encoder, Fit, Fits, Json, Kinds};
use bytes::Bytes;

impl Decode for Bytes {
    fn decode(json: &Json<'_>) -> Self {
        Self::copy_from_slice(json.text().as_bytes())
    }
}

impl Encode for Bytes {
    fn encode(&self, out: &mut Encoder) {
        match std::str::from_utf8(self) {
            Ok(text) => out.string(text),
            Err(_) => out.fail(EncodeError::custom("JSON cannot carry bytes that are not text in UTF-8")),
        }
    }
}

impl Fits for Bytes {
    const KINDS: Kinds = Kinds::STRING;

    fn fits(json: &Json<'_>) -> Option<Fit> {
        String::fits(json)
    }
}
