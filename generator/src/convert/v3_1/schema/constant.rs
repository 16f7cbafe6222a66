//! `const`: a list of one value in 3.0.

use super::super::super::pass::Pass;
use crate::pointer::Trail;
use serde_json::{Map, Value};

pub(super) fn rewrite(map: &mut Map<String, Value>, trail: &Trail<'_>, pass: &mut Pass<'_>) {
    if let Some(value) = map.shift_remove("const") {
        let from = trail.key("const").pointer();
        pass.moved(&from, trail.key("enum").index(0).pointer());
        pass.put(map, "enum", Value::Array(vec![value]), &from, trail);
    }
}
