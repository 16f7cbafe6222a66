//! Parameters that are JSON documents (§ Fixed Fields for use with `content`).

use super::json::{self, Encode, Encoder};

/// A value whose JSON text is itself the value: a string.
pub(crate) struct JsonText<'a, T: ?Sized>(pub(crate) &'a T);

impl<T: Encode + ?Sized> Encode for JsonText<'_, T> {
    fn encode(&self, out: &mut Encoder) {
        match json::to_string(self.0) {
            Ok(text) => out.string(&text),
            Err(error) => out.fail(error),
        }
    }
}
