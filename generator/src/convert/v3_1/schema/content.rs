//! `contentEncoding` and `contentMediaType`: what a text holds, by `format` in 3.0.

use super::super::super::pass::Pass;
use super::sentence;
use crate::media_type::essence;
use crate::pointer::Trail;
use serde_json::{Map, Value};

pub(super) fn rewrite(map: &mut Map<String, Value>, trail: &Trail<'_>, pass: &mut Pass<'_>) {
    let text = |key: &str| map.get(key).and_then(Value::as_str).map(str::to_ascii_lowercase);
    let (encoding, media_type) = (text("contentEncoding"), text("contentMediaType"));
    if encoding.is_none() && media_type.is_none() {
        return;
    }
    let format = match (encoding.as_deref(), media_type.as_deref()) {
        (Some("base64"), _) => Some(("contentEncoding", "byte")),
        (Some("base64url"), _) => Some(("contentEncoding", "base64url")),
        (None | Some("binary"), Some(media_type)) if is_binary(media_type) => Some(("contentMediaType", "binary")),
        // A text may be of any media type; where nothing says that it is one, it may be no text.
        (None, Some("*/*")) if !map.contains_key("type") => Some(("contentMediaType", "binary")),
        (Some("binary"), None) => Some(("contentEncoding", "binary")),
        _ => None,
    };
    if let Some((key, format)) = format
        && !map.contains_key("format")
    {
        pass.put(map, "format", format.into(), &trail.key(key).pointer(), trail);
    }
    // An upload is often described by nothing else (3.1.1, section 4.8.14.5).
    if !["type", "$ref", "allOf", "oneOf", "anyOf"].iter().any(|key| map.contains_key(*key)) {
        map.insert("type".to_owned(), "string".into());
    }
    if let (Some(encoding), None) = (&encoding, format) {
        sentence::add(map, &format!("The text is encoded as `{encoding}`."), "contentEncoding", trail, pass);
    }
    if let Some(media_type) =
        media_type.filter(|media_type| !matches!(media_type.as_str(), "application/octet-stream" | "*/*"))
    {
        let what = if format.is_some() { "content" } else { "text" };
        sentence::add(
            map,
            &format!("The {what} is of the media type `{media_type}`."),
            "contentMediaType",
            trail,
            pass,
        );
    }
    map.retain(|key, _| !matches!(key.as_str(), "contentEncoding" | "contentMediaType" | "contentSchema"));
}

/// Whether content of this type is no text that could stand in JSON.
fn is_binary(media_type: &str) -> bool {
    let essence = essence(media_type);
    let (kind, of) = essence.split_once('/').unwrap_or((&essence, ""));
    match kind {
        "image" | "audio" | "video" | "font" => !of.ends_with("+xml"),
        "application" => {
            let is_archive = of.ends_with("zip") || of.starts_with("x-7z") || of.starts_with("x-bzip");
            let is_office = of == "msword" || of.starts_with("vnd.ms-") || of.starts_with("vnd.openxmlformats-");
            is_archive || is_office || matches!(of, "octet-stream" | "pdf" | "x-tar" | "wasm" | "cbor" | "msgpack")
        }
        _ => false,
    }
}
