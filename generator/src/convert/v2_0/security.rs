//! Security schemes (2.0, section Security Scheme Object).

use super::super::pass::Pass;
use crate::pointer::Pointer;
use serde_json::{Map, Value};

/// Makes a scheme one of 3.0.
pub(super) fn rewrite(scheme: &mut Value, at: &Pointer, pass: &mut Pass<'_>) {
    let Value::Object(map) = scheme else { return };
    match map.get("type").and_then(Value::as_str) {
        Some("basic") => {
            map.insert("type".to_owned(), "http".into());
            map.insert("scheme".to_owned(), "basic".into());
            ["name", "in"].iter().for_each(|key| drop(map.shift_remove(*key)));
        }
        Some("oauth2") => flows(map, at, pass),
        _ => {}
    }
}

/// A scheme of 2.0 has one flow, and says itself what 3.0 has the flow say.
fn flows(map: &mut Map<String, Value>, at: &Pointer, pass: &mut Pass<'_>) {
    let Some(Value::String(name)) = map.shift_remove("flow") else { return };
    let name = match name.as_str() {
        "application" => "clientCredentials",
        "accessCode" => "authorizationCode",
        same => same,
    };
    let mut flow = Map::new();
    for key in ["authorizationUrl", "tokenUrl", "scopes"] {
        if let Some(value) = map.shift_remove(key) {
            flow.insert(key.to_owned(), value);
        }
    }
    flow.entry("scopes").or_insert_with(|| Value::Object(Map::new()));
    // Each flow has the addresses that it needs; others are of no use.
    let unused = match name {
        "implicit" => "tokenUrl",
        "password" | "clientCredentials" => "authorizationUrl",
        _ => "",
    };
    flow.shift_remove(unused);
    pass.comes_from(&at.key("flow"), at.key("flows"));
    pass.comes_from(at, at.key("flows").key(name));
    map.insert("flows".to_owned(), Value::Object(Map::from_iter([(name.to_owned(), Value::Object(flow))])));
}
