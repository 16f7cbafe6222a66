//! `examples`: a list in 3.1, one `example` in 3.0.

use super::super::super::pass::Pass;
use crate::pointer::Trail;
use serde_json::{Map, Value};

/// Keeps the first: the pages show one.
pub(super) fn rewrite(map: &mut Map<String, Value>, trail: &Trail<'_>, pass: &mut Pass<'_>) {
    if !map.get("examples").is_some_and(Value::is_array) {
        return;
    }
    let Some(Value::Array(examples)) = map.shift_remove("examples") else { return };
    if let (Some(first), false) = (examples.into_iter().next(), map.contains_key("example")) {
        pass.put(map, "example", first, &trail.key("examples").index(0).pointer(), trail);
    }
}
