//! Documented headers of responses that are objects (§ Style Values, `simple`).

use super::json::{self, Decode, Encoder};
use reqwest::header::HeaderMap;

/// A header, where the response has it and it is an object of its type: `R=100,G=200`, or `R,100,G,200`. The values of `plain` properties
/// are numbers and truths, all others are texts.
pub(crate) fn header_object<T: Decode>(headers: &HeaderMap, name: &str, plain: &[&str]) -> Option<T> {
    let text = std::str::from_utf8(headers.get(name)?.as_bytes()).ok()?;
    let mut out = Encoder::new();
    let mut object = out.object();
    for (property, value) in members(text)? {
        match plain.contains(&property) {
            true => object.required(property, &json::parse(value.as_bytes()).ok()?.root()),
            false => object.required(property, value),
        }
    }
    object.end();
    json::from_str(&out.finish().ok()?).ok()
}

/// The properties with their values, each by itself or one after the other.
fn members(text: &str) -> Option<Vec<(&str, &str)>> {
    let pieces: Vec<&str> = text.split(',').map(str::trim).filter(|piece| !piece.is_empty()).collect();
    if pieces.iter().all(|piece| piece.contains('=')) {
        return pieces.iter().map(|piece| piece.split_once('=')).collect();
    }
    pieces.chunks(2).map(|pair| Some((*pair.first()?, *pair.get(1)?))).collect()
}
