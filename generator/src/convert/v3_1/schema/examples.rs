//! `examples`: a list in 3.1, one `example` in 3.0.

use super::super::super::pass::Pass;
use crate::diagnostic::Code;
use crate::pointer::Trail;
use serde_json::{Map, Value};

/// Keeps the first: the pages show one.
pub(super) fn rewrite(map: &mut Map<String, Value>, trail: &Trail<'_>, pass: &mut Pass<'_>) {
    let at = trail.key("examples");
    let (first, from) = match map.get_mut("examples") {
        Some(Value::Array(list)) => (list.first_mut().map(Value::take), at.index(0).pointer()),
        Some(Value::Object(named)) => {
            let message = "the examples of a schema are a list; the first of these is taken";
            pass.warning(Code::WrongKind, &at.pointer(), message).on_key().help("leave out their names");
            let Some((name, example)) = named.iter_mut().next() else { return };
            (Some(example.take()), at.key(name).pointer())
        }
        _ => return,
    };
    map.shift_remove("examples");
    if let (Some(first), false) = (first, map.contains_key("example")) {
        pass.put(map, "example", first, &from, trail);
    }
}
