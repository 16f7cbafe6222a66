//! UUIDs (RFC 9562 § 4).

use super::json::{Decode, Encode, Encoder, Fit, Fits, Json, Kinds};
use uuid::Uuid;

impl Decode for Uuid {
    fn decode(json: &Json<'_>) -> Self {
        json.as_str().and_then(|text| Self::try_parse(text).ok()).unwrap_or_else(|| json.refuse("a UUID"))
    }
}

impl Encode for Uuid {
    fn encode(&self, out: &mut Encoder) {
        out.string(&self.to_string());
    }
}

impl Fits for Uuid {
    const KINDS: Kinds = Kinds::STRING;

    fn fits(json: &Json<'_>) -> Option<Fit> {
        Self::try_parse(json.as_str()?).ok().map(|_| Fit::SPECIFIC)
    }
}
