//! Descriptions of other versions become OpenAPI 3.0, as untyped documents.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::pointer::{Origins, Pointer};
use serde_json::Value;

/// The document in the shape of OpenAPI 3.0, and where its places come from.
///
/// `None` where it is no description, or one of a version that can't be read: that is reported.
pub fn to_v3_0(doc: Value, diags: &mut Diagnostics) -> Option<(Value, Origins)> {
    match version(&doc, diags)? {
        Version::V3_0 => Some((doc, Origins::default())),
        Version::NotYet { key, name } => {
            diags
                .error(Code::Version, Pointer::root().key(key), format!("{name} can't be read yet"))
                .help("convert the description to OpenAPI 3.0 (`openapi: 3.0.3`)");
            None
        }
    }
}

enum Version {
    V3_0,
    NotYet { key: &'static str, name: String },
}

/// The version that a document says it has (OpenAPI 3.0.4, section 4.7.1: `openapi` is required).
fn version(doc: &Value, diags: &mut Diagnostics) -> Option<Version> {
    const EXPECTED: &str = "begin the description with `openapi: 3.0.3`, or whichever version it is written in";
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
        let found =
            diags.error(Code::Version, Pointer::root(), "this is not an OpenAPI description: it has no `openapi`");
        let near =
            root.keys().find(|key| ["openapi", "swagger", "openapiversion"].contains(&key.to_lowercase().as_str()));
        match near {
            Some(key) => found.at = Pointer::root().key(key).into(),
            None => return refuse(found.help(EXPECTED)),
        }
        return refuse(found.on_key().help("the key is spelled `openapi`, in lower case"));
    };
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    };
    let mut parts = text.split(['.', '-']);
    match (key, parts.next(), parts.next().unwrap_or("0")) {
        ("openapi", Some("3"), "0") => Some(Version::V3_0),
        ("openapi", Some("3"), "1" | "2") => Some(Version::NotYet { key, name: format!("OpenAPI {text}") }),
        ("swagger", Some("2"), "0") => Some(Version::NotYet { key, name: "Swagger 2.0".to_owned() }),
        _ => {
            let shown = if text.is_empty() { "this".to_owned() } else { format!("`{text}`") };
            let found =
                diags.error(Code::Version, Pointer::root().key(key), format!("{shown} is no version of OpenAPI"));
            refuse(found.help("expected `openapi: 3.0.0` to `3.0.4`"))
        }
    }
}

fn refuse(_reported: &mut Diagnostic) -> Option<Version> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn errors(doc: Value) -> Vec<String> {
        let mut diags = Diagnostics::new();
        assert_eq!(to_v3_0(doc, &mut diags).is_none(), diags.has_errors());
        diags.iter().map(|found| format!("{}: {}", found.at.pointer, found.message)).collect()
    }

    #[test]
    fn versions_are_told_apart() {
        for version in [json!("3.0.0"), json!("3.0.4"), json!("3.0"), json!(3.0), json!("3.0.0-rc1")] {
            assert_eq!(errors(json!({"openapi": version})), Vec::<String>::new());
        }
        assert_eq!(errors(json!({"openapi": "3.1.0"})), ["/openapi: OpenAPI 3.1.0 can't be read yet"]);
        assert_eq!(errors(json!({"swagger": 2.0})), ["/swagger: Swagger 2.0 can't be read yet"]);
        assert_eq!(errors(json!({"openapi": "4"})), ["/openapi: `4` is no version of OpenAPI"]);
        assert_eq!(errors(json!({"openapi": []})), ["/openapi: this is no version of OpenAPI"]);
        assert_eq!(
            errors(json!({"OpenAPI": "3.0.0"})),
            ["/OpenAPI: this is not an OpenAPI description: it has no `openapi`"]
        );
        assert_eq!(errors(json!([])), ["/: this is a list, not an OpenAPI description"]);
    }
}
