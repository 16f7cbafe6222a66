//! The version that a document is written in.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::pointer::Pointer;
use serde_json::Value;

/// A version that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Version {
    V2_0,
    V3_0,
    V3_1,
    V3_2,
}

const EXPECTED: &str = "begin the description with `openapi: 3.0.3`, or whichever version it is written in";

/// The version that a document says it has (OpenAPI 3.0.4, section 4.7.1: `openapi` is required; 2.0: `swagger`).
///
/// `None` where it is none that can be read: that is reported.
pub(super) fn version(doc: &Value, diags: &mut Diagnostics) -> Option<Version> {
    let Value::Object(root) = doc else {
        let found = match doc {
            Value::Null => "the text is empty",
            Value::Array(_) => "this is a list, not an OpenAPI description",
            _ => "this is a single value, not an OpenAPI description",
        };
        diags
            .error(Code::Version, Pointer::root(), found)
            .help("a description is an object with `openapi`, `info` and `paths`");
        return None;
    };
    let Some((key, value)) = ["openapi", "swagger"].into_iter().find_map(|key| Some((key, root.get(key)?))) else {
        return missing(root.keys(), diags);
    };
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    };
    let mut parts = text.split(['.', '-']);
    match (key, parts.next(), parts.next().unwrap_or("0")) {
        ("openapi", Some("3"), "0") => Some(Version::V3_0),
        ("openapi", Some("3"), "1") => Some(Version::V3_1),
        ("openapi", Some("3"), "2") => Some(Version::V3_2),
        ("swagger", Some("2"), "0") => Some(Version::V2_0),
        _ => {
            let shown = if text.is_empty() { "this".to_owned() } else { format!("`{text}`") };
            let found =
                diags.error(Code::Version, Pointer::root().key(key), format!("{shown} is no version of OpenAPI"));
            refuse(found.help("expected `swagger: '2.0'`, or `openapi:` with `3.0.4`, `3.1.2` or `3.2.0`"))
        }
    }
}

fn missing<'a>(keys: impl Iterator<Item = &'a String>, diags: &mut Diagnostics) -> Option<Version> {
    const MEANT: &[(&str, &str)] = &[
        ("openapi", "the key is spelled `openapi`, in lower case"),
        ("openapiversion", "the key is spelled `openapi`"),
        ("swagger", "the key is spelled `swagger`, in lower case"),
        ("swaggerversion", "Swagger 1 can't be read: convert it to OpenAPI 3 first"),
        ("asyncapi", "AsyncAPI describes messages, and can't be read"),
    ];
    let found = diags.error(Code::Version, Pointer::root(), "this is not an OpenAPI description: it has no `openapi`");
    let mut near = keys.filter_map(|key| Some((key, MEANT.iter().find(|(name, _)| *name == key.to_lowercase())?)));
    let Some((key, (_, help))) = near.next() else { return refuse(found.help(EXPECTED)) };
    found.at = Pointer::root().key(key).into();
    refuse(found.on_key().help(*help))
}

fn refuse(_reported: &mut Diagnostic) -> Option<Version> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn sniff(doc: Value) -> Result<Version, String> {
        let mut diags = Diagnostics::new();
        version(&doc, &mut diags).ok_or_else(|| {
            diags.iter().map(|found| format!("{}: {}", found.at.pointer, found.message)).collect::<String>()
        })
    }

    #[test]
    fn versions_are_told_apart() {
        for text in [json!("3.0.0"), json!("3.0.4"), json!("3.0"), json!(3.0), json!("3"), json!("3.0.0-rc1")] {
            assert_eq!(sniff(json!({"openapi": text})), Ok(Version::V3_0));
        }
        for text in [json!("3.1.0"), json!(3.1), json!(" 3.1.2 "), json!("3.1")] {
            assert_eq!(sniff(json!({"openapi": text})), Ok(Version::V3_1));
        }
        assert_eq!(sniff(json!({"openapi": "3.2.0"})), Ok(Version::V3_2));
        for text in [json!("2.0"), json!(2.0), json!(2)] {
            assert_eq!(sniff(json!({"swagger": text})), Ok(Version::V2_0));
        }
    }

    #[test]
    fn what_is_no_known_version_is_said_so() {
        let no_version = |shown: &str| format!("{shown} is no version of OpenAPI");
        assert_eq!(sniff(json!({"openapi": "4.0"})), Err(format!("/openapi: {}", no_version("`4.0`"))));
        assert_eq!(sniff(json!({"openapi": "2.0"})), Err(format!("/openapi: {}", no_version("`2.0`"))));
        assert_eq!(sniff(json!({"swagger": 1.2})), Err(format!("/swagger: {}", no_version("`1.2`"))));
        assert_eq!(sniff(json!({"openapi": []})), Err(format!("/openapi: {}", no_version("this"))));
        let no_key = "this is not an OpenAPI description: it has no `openapi`";
        for key in ["OpenAPI", "swaggerVersion", "asyncapi"] {
            assert_eq!(sniff(json!({key: "3.0.0"})), Err(format!("/{key}: {no_key}")));
        }
        assert_eq!(sniff(json!([])), Err("/: this is a list, not an OpenAPI description".to_owned()));
    }
}
