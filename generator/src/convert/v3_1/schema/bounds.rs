//! `exclusiveMinimum` and `exclusiveMaximum`: numbers in 3.1, flags beside `minimum` and `maximum` in 3.0.

use super::super::super::pass::Pass;
use crate::pointer::Trail;
use serde_json::{Map, Value};

pub(super) fn rewrite(map: &mut Map<String, Value>, trail: &Trail<'_>, pass: &mut Pass<'_>) {
    for (exclusive, bound, sign) in [("exclusiveMinimum", "minimum", 1.0), ("exclusiveMaximum", "maximum", -1.0)] {
        let Some(Value::Number(limit)) = map.get(exclusive) else { continue };
        let limit = limit.clone();
        // Where both are there, one of them says nothing.
        let other = map.get(bound).and_then(Value::as_f64);
        if let (Some(other), Some(limit)) = (other, limit.as_f64())
            && other * sign > limit * sign
        {
            map.shift_remove(exclusive);
            continue;
        }
        pass.put(map, bound, Value::Number(limit), &trail.key(exclusive).pointer(), trail);
        map.insert(exclusive.to_owned(), true.into());
    }
}
