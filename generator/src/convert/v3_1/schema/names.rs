//! `propertyNames` and `dependentRequired`: which properties an object has, beyond what a type can say.

use super::super::super::pass::Pass;
use super::sentence::{self, list};
use crate::pointer::Trail;
use serde_json::{Map, Value};

pub(super) fn rewrite(map: &mut Map<String, Value>, trail: &Trail<'_>, pass: &mut Pass<'_>) {
    if let Some(Value::Object(dependent)) = map.shift_remove("dependentRequired") {
        for (name, others) in &dependent {
            let others: Vec<&str> = others.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            if let Some(others) = list(&others) {
                let sentence = format!("Where `{name}` is given, {others} must be given too.");
                sentence::add(map, &sentence, "dependentRequired", trail, pass);
            }
        }
    }
    let Some(names) = map.shift_remove("propertyNames") else { return };
    let sentence = match &names {
        Value::Object(of) => said(of),
        _ => Some(String::new()),
    };
    match sentence {
        Some(sentence) if sentence.is_empty() => {}
        Some(sentence) => sentence::add(map, &sentence, "propertyNames", trail, pass),
        None => {
            let message = "the condition is left out: the names of properties may be any";
            pass.unsupported(&trail.key("propertyNames").pointer(), message).on_key();
        }
    }
}

/// What a schema of names says; nothing where it says that they are texts; `None` where there is no sentence for it.
fn said(names: &Map<String, Value>) -> Option<String> {
    let mut sentences = Vec::new();
    for (keyword, value) in names {
        sentences.push(match (keyword.as_str(), value) {
            ("type" | "title" | "description" | "$comment", _) => continue,
            ("pattern", Value::String(pattern)) => format!("The names of the properties match `{pattern}`."),
            ("format", Value::String(format)) => format!("The names of the properties are of the format `{format}`."),
            ("minLength", Value::Number(least)) => {
                format!("The names of the properties have at least {least} characters.")
            }
            ("maxLength", Value::Number(most)) => {
                format!("The names of the properties have at most {most} characters.")
            }
            ("enum", Value::Array(values)) => {
                let values: Vec<&str> = values.iter().filter_map(Value::as_str).collect();
                format!("The names of the properties are among {}.", list(&values)?)
            }
            _ => return None,
        });
    }
    Some(sentences.join(" "))
}
