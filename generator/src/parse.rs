//! A checked document becomes typed.

use openapiv3::OpenAPI;
use serde_json::Value;

/// A defect of the generator itself: no description may cause it.
#[derive(Debug, thiserror::Error)]
#[error("this is a defect of the generator, not of the description: {0}")]
pub struct Bug(String);

/// The typed document. It cannot fail after [`check`](crate::check::check).
pub fn parse(doc: Value) -> Result<OpenAPI, Bug> {
    serde_json::from_value(doc).map_err(|error| Bug(error.to_string()))
}
