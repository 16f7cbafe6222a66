//! What Rust has no word for, as a sentence of the description.

use super::super::super::pass::Pass;
use crate::pointer::Trail;
use serde_json::{Map, Value};

/// Adds `sentence`, which says what the keyword `of` says, to the description of the schema at `trail`.
pub(super) fn add(map: &mut Map<String, Value>, sentence: &str, of: &str, trail: &Trail<'_>, pass: &mut Pass<'_>) {
    match map.get_mut("description") {
        Some(Value::String(text)) if !text.trim().is_empty() => {
            text.truncate(text.trim_end().len());
            text.push_str("\n\n");
            text.push_str(sentence);
        }
        _ => pass.put(map, "description", sentence.into(), &trail.key(of).pointer(), trail),
    }
}

/// Names as they are listed in a sentence.
pub(super) fn list(names: &[&str]) -> Option<String> {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    Some(match quoted.split_last()? {
        (last, []) => last.clone(),
        (last, before) => format!("{} and {last}", before.join(", ")),
    })
}
