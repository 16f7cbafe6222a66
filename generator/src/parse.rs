//! A checked document becomes typed.

use openapiv3::{Components, OpenAPI};
use serde_json::Value;

/// A defect of the generator itself: no description may cause it.
#[derive(Debug, thiserror::Error)]
#[error("this is a defect of the generator, not of the description: {0}")]
pub struct Bug(String);

impl From<serde_json::Error> for Bug {
    fn from(error: serde_json::Error) -> Self {
        Self(error.to_string())
    }
}

/// The typed document. It cannot fail after [`check`](crate::check::check).
pub fn parse(mut doc: Value) -> Result<OpenAPI, Bug> {
    // Most of a large description: it is read beside the rest.
    let components = doc.as_object_mut().and_then(|doc| doc.shift_remove("components"));
    let (rest, components) = rayon::join(
        || serde_json::from_value::<OpenAPI>(doc),
        || components.map(serde_json::from_value::<Components>).transpose(),
    );
    Ok(OpenAPI { components: components?, ..rest? })
}
