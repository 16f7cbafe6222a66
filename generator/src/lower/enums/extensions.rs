//! Extensions in wide use that name and describe the values of an `enum`.

use serde_json::Value;

use crate::ir::Literal;
use crate::lower::keywords::Keywords;
use crate::lower::literal::literal;

/// Lists of names, as long as that of the values: what several generators have long read, and what NSwag writes.
const NAMES: &[&str] = &["x-enum-varnames", "x-enumNames", "x-enum-names"];

/// Lists of descriptions, or objects with a description for a value each.
const DESCRIPTIONS: &[&str] = &["x-enum-descriptions", "x-enumDescriptions"];

/// Lists of objects, each about one value: where they stand in the extensions.
const ELEMENTS: &[&[&str]] = &[&["x-ms-enum", "values"], &["x-enum-elements"]];

/// The name of a value.
pub fn name(keywords: &Keywords<'_>, index: usize, value: &Literal) -> Option<String> {
    let element = || element(keywords, value)?.get("name")?.as_str();
    told(keywords, NAMES, index, value).or_else(element).map(str::to_owned)
}

/// The description of a value.
pub fn description(keywords: &Keywords<'_>, index: usize, value: &Literal) -> Option<String> {
    let element = || element(keywords, value)?.get("description")?.as_str();
    told(keywords, DESCRIPTIONS, index, value).or_else(element).map(str::to_owned)
}

/// What the first of the extensions that are there tells about a value.
fn told<'a>(keywords: &Keywords<'a>, extensions: &[&str], index: usize, value: &Literal) -> Option<&'a str> {
    let extension = extensions.iter().find_map(|name| keywords.data.extensions.get(*name))?;
    match extension {
        Value::Array(list) if list.len() == keywords.values.len() => list.get(index)?.as_str(),
        Value::Object(by_value) => by_value.get(&text(value))?.as_str(),
        _ => None,
    }
}

/// The object that is about a value.
fn element<'a>(keywords: &Keywords<'a>, value: &Literal) -> Option<&'a Value> {
    let (text, extensions) = (text(value), &keywords.data.extensions);
    let lists = ELEMENTS.iter().filter_map(|way| {
        let (first, rest) = way.split_first()?;
        rest.iter().try_fold(extensions.get(*first)?, |value, key| value.get(key))?.as_array()
    });
    let is_about = |element: &&Value| {
        let value = element.get("value").or_else(|| element.get("name"));
        value.is_some_and(|value| self::text(&literal(value)) == text)
    };
    lists.flatten().find(is_about)
}

fn text(value: &Literal) -> String {
    match value {
        Literal::Text(text) => text.clone(),
        other => other.to_string(),
    }
}
