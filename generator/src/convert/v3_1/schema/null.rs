//! Null: a type in 3.1, a flag in 3.0.

use super::super::super::pass::Pass;
use super::merge;
use crate::pointer::Trail;
use serde_json::{Map, Value};

/// `anyOf: [X, {type: null}]`, and the same as `oneOf`, to X that is nullable. Where several branches remain, the one
/// that is null stays among them.
pub(super) fn rewrite(map: &mut Map<String, Value>, trail: &Trail<'_>, pass: &mut Pass<'_>) {
    for keyword in ["oneOf", "anyOf"] {
        let Some(Value::Array(branches)) = map.get(keyword) else { continue };
        let others: Vec<usize> = (0..branches.len()).filter(|index| !is_null(&branches[*index])).collect();
        let &[one] = others.as_slice() else { continue };
        if branches.len() == 1 {
            continue;
        }
        let Some(Value::Array(mut branches)) = map.shift_remove(keyword) else { continue };
        map.insert("nullable".to_owned(), true.into());
        merge::into(map, branches.swap_remove(one), &trail.key(keyword).index(one).pointer(), trail, pass);
    }
}

/// Whether null is the only value of a schema.
pub(super) fn is_null(schema: &Value) -> bool {
    let null = |value: &Value| value.is_null();
    let named = |value: &Value| value.as_str() == Some("null");
    schema
        .get("type")
        .is_some_and(|ty| named(ty) || ty.as_array().is_some_and(|list| !list.is_empty() && list.iter().all(named)))
        || schema.get("const").is_some_and(null)
        || schema.get("enum").and_then(Value::as_array).is_some_and(|list| !list.is_empty() && list.iter().all(null))
}
