//! Repairs of security schemes.

use crate::diagnostic::{Code, Diagnostics};
use crate::pointer::Trail;
use serde_json::{Map, Value};

/// `type: basic` and `type: bearer`, which are schemes of the type `http` (section 4.7.27).
pub(in super::super) fn http_scheme_as_type(map: &mut Map<String, Value>, trail: &Trail<'_>, diags: &mut Diagnostics) {
    let written = map.get("type").and_then(Value::as_str).unwrap_or_default().to_ascii_lowercase();
    if let scheme @ ("basic" | "bearer" | "digest") = written.as_str() {
        let message =
            format!("`{scheme}` is no type of a security scheme; it is read as `type: http` and `scheme: {scheme}`");
        diags
            .warning(Code::WrongKind, trail.key("type").pointer(), message)
            .help(format!("write `type: http` and `scheme: {scheme}`"));
        map.insert("type".to_owned(), "http".into());
        map.entry("scheme").or_insert_with(|| scheme.into());
    }
    if written == "http" && !map.contains_key("scheme") && map.contains_key("bearerFormat") {
        let message = "a security scheme of type `http` needs `scheme`; by its `bearerFormat` it is `bearer`";
        diags.warning(Code::MissingKey, trail.pointer(), message).on_key().help("add `scheme: bearer`");
        map.insert("scheme".to_owned(), "bearer".into());
    }
}
