//! A checked document becomes typed.

use openapiv3::OpenAPI;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use std::mem;

/// A defect of the generator itself: no description may cause it.
#[derive(Debug, thiserror::Error)]
#[error("this is a defect of the generator, not of the description: {0}")]
pub struct Bug(String);

/// The typed document. It cannot fail after [`check`](crate::check::check).
pub fn parse(mut doc: Value) -> Result<OpenAPI, Bug> {
    // Almost all of a document is in these two, which have nothing to do with each other.
    let mut apart = |name| doc.get_mut(name).map(|part| mem::replace(part, Value::Object(Map::new())));
    let (paths, components) = (apart("paths"), apart("components"));
    let (paths, components) = rayon::join(|| paths.map(typed), || components.map(typed));
    let mut api: OpenAPI = typed(doc)?;
    if let Some(paths) = paths {
        api.paths = paths?;
    }
    api.components = components.transpose()?;
    Ok(api)
}

fn typed<T: DeserializeOwned>(part: Value) -> Result<T, Bug> {
    serde_json::from_value(part).map_err(|error| Bug(error.to_string()))
}
