//! `host`, `basePath` and `schemes`: one URL in 3.0 (2.0, section Swagger Object).

use super::super::pass::Pass;
use crate::pointer::{Pointer, Trail};
use serde_json::{Map, Value, json};

/// Makes `servers` of them. A client takes the first, so one that encrypts goes before others.
pub(super) fn rewrite(root: &mut Map<String, Value>, pass: &mut Pass<'_>) {
    let mut text = |key: &str| match root.shift_remove(key) {
        Some(Value::String(text)) => text.trim().to_owned(),
        _ => String::new(),
    };
    let (host, base_path) = (text("host"), text("basePath"));
    let mut schemes = schemes(root).unwrap_or_default();
    schemes.sort_by_key(|scheme| scheme != "https");
    // `host: https://example.com/` is no host, and everybody means the same by it.
    let (scheme, host) = host.split_once("://").map_or((None, host.as_str()), |(scheme, host)| (Some(scheme), host));
    let host = host.trim_end_matches('/');
    let base_path = base_path.trim_matches('/');
    let path = if base_path.is_empty() { String::new() } else { format!("/{base_path}") };
    if schemes.is_empty() {
        // Where nothing is said it is the one that the description was got by, which nobody knows any more.
        schemes.push(scheme.unwrap_or("https").to_owned());
    }
    let urls: Vec<String> = match host {
        "" if path.is_empty() => return,
        "" => vec![path],
        host => schemes.iter().map(|scheme| format!("{scheme}://{host}{path}")).collect(),
    };
    let key = if host.is_empty() { "basePath" } else { "host" };
    let servers = urls.into_iter().map(|url| json!({"url": url})).collect();
    pass.put(root, "servers", servers, &Pointer::root().key(key), &Trail::Root);
}

/// Takes the protocols out of an object: those of them that a client of HTTP speaks.
pub(super) fn schemes(map: &mut Map<String, Value>) -> Option<Vec<String>> {
    let list = match map.shift_remove("schemes")? {
        Value::Array(list) => list,
        one => vec![one],
    };
    let texts = list.iter().filter_map(Value::as_str).map(str::to_ascii_lowercase);
    Some(texts.filter(|scheme| scheme == "http" || scheme == "https").collect())
}
