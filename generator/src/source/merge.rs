//! The merge key `<<` of YAML.
//!
//! It is not part of YAML 1.2, and descriptions use it nevertheless to repeat a few members of an
//! anchored object. A member of the object itself wins over a merged one, and an earlier merged one
//! over a later one.

use super::builder::Builder;
use crate::diagnostic::Code;
use crate::pointer::Trail;
use serde_json::{Map, Value};

const KEY: &str = "<<";

/// The value with every merge key replaced by the members that it stands for.
pub(super) fn merge_keys(mut value: Value, builder: &mut Builder) -> Value {
    if builder.has_merge_keys() {
        walk(&mut value, Trail::Root, builder);
    }
    value
}

fn walk(value: &mut Value, trail: Trail<'_>, builder: &mut Builder) {
    match value {
        Value::Object(map) => {
            for (key, value) in map.iter_mut() {
                walk(value, trail.key(key), builder);
            }
            if let Some(merged) = map.shift_remove(KEY) {
                merge(map, merged, &trail.key(KEY), builder);
            }
        }
        Value::Array(list) => {
            for (index, value) in list.iter_mut().enumerate() {
                walk(value, trail.index(index), builder);
            }
        }
        _ => {}
    }
}

fn merge(map: &mut Map<String, Value>, merged: Value, trail: &Trail<'_>, builder: &mut Builder) {
    let list = match merged {
        Value::Array(list) => list,
        one => vec![one],
    };
    for value in list {
        match value {
            Value::Object(members) => {
                for (key, value) in members {
                    map.entry(key).or_insert(value);
                }
            }
            _ => {
                builder
                    .error(Code::WrongKind, trail, "only an object, or a list of objects, can be merged by `<<`")
                    .help("write `<<: *name`, where `&name` marks an object");
            }
        }
    }
}
