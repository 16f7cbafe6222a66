//! JSON in forms (§ Encoding Object, `contentType`).

use super::json::{self, Json, Kind};

/// A value as JSON. A text that is an object or an array in JSON is that already: the description types it as a text, and its server
/// reads what stands in it.
pub(super) fn text(value: Json<'_>) -> Result<String, String> {
    if let Some(text) = value.as_str()
        && let Ok(document) = json::parse(text.as_bytes())
        && matches!(document.root().kind(), Kind::Object | Kind::Array)
    {
        return Ok(text.to_owned());
    }
    json::to_string(&value).map_err(|error| error.to_string())
}
