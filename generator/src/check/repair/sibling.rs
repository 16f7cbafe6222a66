//! Repairs of what stands beside a reference.

use super::super::table::Section;
use crate::diagnostic::{Code, Diagnostics};
use crate::pointer::Trail;
use serde_json::{Map, Value};

/// What tells about a value where it stands, whatever its type.
const TELLING: &[&str] =
    &["title", "description", "default", "example", "nullable", "readOnly", "writeOnly", "deprecated", "externalDocs"];

/// Takes out what stands beside a reference to a schema and tells about the value at hand. OpenAPI 3.0 reads nothing there
/// (section 4.7.23), and 3.1 does, as everybody means it.
pub(in super::super) fn beside_reference(
    map: &mut Map<String, Value>,
    section: &Section,
    trail: &Trail<'_>,
    diags: &mut Diagnostics,
) -> Map<String, Value> {
    // A schema of the components would be another one then, that extends what it refers to.
    let is_component = matches!(trail, Trail::Key(Trail::Key(Trail::Key(Trail::Root, "components"), _), _));
    let mut beside = Map::new();
    if section.name != "schemas" || is_component || !map.get("$ref").is_some_and(Value::is_string) {
        return beside;
    }
    for key in TELLING {
        if let Some(value) = map.shift_remove(*key) {
            let message =
                format!("nothing is read beside `$ref` before OpenAPI 3.1; this `{key}` is read as if it was");
            diags
                .warning(Code::ReferenceSibling, trail.key(key).pointer(), message)
                .on_key()
                .help("wrap the reference, `allOf: [{$ref: …}]`, or say `openapi: 3.1.0`");
            beside.insert((*key).to_owned(), value);
        }
    }
    beside
}
