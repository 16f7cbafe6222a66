//! A checked document becomes typed.

use openapiv3::{OpenAPI, Paths};
use rayon::prelude::*;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use std::mem;

/// A defect of the generator itself: no description may cause it.
#[derive(Debug, thiserror::Error)]
#[error("this is a defect of the generator, not of the description: {0}")]
pub struct Bug(String);

/// The typed document. It cannot fail after [`check`](crate::check::check).
pub fn parse(mut doc: Value) -> Result<OpenAPI, Bug> {
    // Almost all of a document is in these two, whose entries have nothing to do with each other.
    let mut apart = |pointer: &str| doc.pointer_mut(pointer).and_then(Value::as_object_mut).map(mem::take);
    let schemas = apart("/components/schemas").map(entries).transpose()?;
    let paths = apart("/paths").map(|paths| -> Result<_, Bug> {
        let (extensions, paths): (Map<_, _>, Map<_, _>) = paths.into_iter().partition(|(key, _)| key.starts_with("x-"));
        Ok(Paths { paths: entries(paths)?, extensions: extensions.into_iter().collect() })
    });
    let mut api: OpenAPI = typed(&doc)?;
    if let (Some(schemas), Some(components)) = (schemas, &mut api.components) {
        components.schemas = schemas;
    }
    if let Some(paths) = paths.transpose()? {
        api.paths = paths;
    }
    Ok(api)
}

fn entries<T, M>(map: Map<String, Value>) -> Result<M, Bug>
where
    T: DeserializeOwned + Send,
    M: FromIterator<(String, T)>,
{
    let entries: Vec<_> = map.into_iter().collect();
    let entries = entries.into_par_iter().map(|(key, part)| Ok((key, typed(&part)?)));
    Ok(entries.collect::<Result<Vec<_>, Bug>>()?.into_iter().collect())
}

fn typed<T: DeserializeOwned>(part: &Value) -> Result<T, Bug> {
    T::deserialize(part).map_err(|error| Bug(error.to_string()))
}
