//! What schemas say about values, in words.

use crate::emit::markdown;
use crate::ir::{Constraints, Literal, Members, ServerVariable};

/// What a value is that an enum or a union keeps without knowing it, because the server is newer.
pub const UNKNOWN_VALUE: &str = "A value that this version of the description does not know.";

/// What a text is that an enum keeps beside those that it lists, and the description allows.
pub const ANY_OTHER_TEXT: &str = "Any other text: the description allows it.";

/// What values are allowed, a phrase each, as Markdown: `at least 0`, `at most 10 characters`. `code` is how the place
/// where that is written holds code.
pub fn constraints(constraints: &Constraints, code: fn(&str) -> String) -> Vec<String> {
    let Constraints {
        minimum,
        maximum,
        multiple_of,
        may_be_text,
        length,
        pattern,
        format,
        items,
        unique_items,
        each,
        properties,
        values,
        members,
        excluded,
    } = constraints;
    let mut phrases = Vec::new();
    phrases.extend(minimum.as_ref().map(|bound| limit("at least", "more than", bound)));
    phrases.extend(maximum.as_ref().map(|bound| limit("at most", "less than", bound)));
    phrases.extend(multiple_of.as_ref().map(|divisor| format!("a multiple of {divisor}")));
    phrases.extend(may_be_text.then(|| "may come as a text".to_owned()));
    phrases.extend(range(*length, "character"));
    phrases.extend(format.as_ref().map(|format| format!("of the format {}", code(format))));
    phrases.extend(pattern.as_ref().map(|pattern| format!("matches {}", code(pattern))));
    phrases.extend(range(*items, "item"));
    phrases.extend(unique_items.then(|| "all items different".to_owned()));
    let of_each = each.some().map(|each| self::constraints(each, code).join(" and "));
    phrases.extend(of_each.map(|phrases| format!("each item {phrases}")));
    phrases.extend(range(*properties, "property"));
    phrases.extend(alternatives(values.iter().map(|value| code(&value.to_string()))).map(|values| match values {
        (1, value) => format!("always {value}"),
        (_, values) => format!("one of {values}"),
    }));
    phrases.extend(members.iter().filter_map(|members| together(members, code)));
    phrases.extend(excluded.as_ref().map(|schema| format!("no value of the schema {}", code(&schema.to_string()))));
    phrases
}

/// Which values a variable of a server may have, as Markdown.
pub fn server_values(variable: &ServerVariable) -> String {
    let values: Vec<_> = variable.values.iter().map(|value| markdown::code(value)).collect();
    let listed = match values.as_slice() {
        [] => String::new(),
        [only] => format!("The description lists {only}. "),
        [before @ .., last] => format!("The description lists {} and {last}. ", before.join(", ")),
    };
    let default = match &variable.default {
        Some(value) if value.is_empty() => "By default it is empty.".to_owned(),
        Some(value) => format!("By default it is {}.", markdown::code(value)),
        None => "It has no default.".to_owned(),
    };
    format!("{listed}{default}")
}

/// The text with a capital letter at its beginning.
pub fn sentence(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}

fn together(members: &Members, code: fn(&str) -> String) -> Option<String> {
    let set = |names: &Vec<String>| names.iter().map(|name| code(name)).collect::<Vec<_>>().join(" with ");
    let (number, sets) = alternatives(members.sets.iter().map(set))?;
    Some(match (number, members.is_exclusive) {
        (1, _) => format!("with {sets}"),
        (_, true) => format!("with either {sets}"),
        (_, false) => format!("with at least one of {sets}"),
    })
}

/// How many items there are, and all of them: `a, b or c`.
fn alternatives(items: impl Iterator<Item = String>) -> Option<(usize, String)> {
    let items: Vec<_> = items.collect();
    let (last, others) = items.split_last()?;
    let text = if others.is_empty() { last.clone() } else { format!("{} or {last}", others.join(", ")) };
    Some((items.len(), text))
}

fn limit(inclusive: &str, exclusive: &str, (bound, is_excluded): &(Literal, bool)) -> String {
    format!("{} {bound}", if *is_excluded { exclusive } else { inclusive })
}

fn range((least, most): (Option<u64>, Option<u64>), unit: &str) -> Option<String> {
    Some(match (least, most) {
        (None | Some(0), None) => return None,
        (Some(least), Some(most)) if least == most => format!("exactly {}", count(least, unit)),
        (Some(least), Some(most)) => format!("{least} to {}", count(most, unit)),
        (Some(least), None) => format!("at least {}", count(least, unit)),
        (None, Some(most)) => format!("at most {}", count(most, unit)),
    })
}

fn count(number: u64, unit: &str) -> String {
    match (number, unit) {
        (1, unit) => format!("1 {unit}"),
        (number, "property") => format!("{number} properties"),
        (number, unit) => format!("{number} {unit}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::markdown;

    #[test]
    fn constraints_read_as_phrases() {
        let all = Constraints {
            minimum: Some((Literal::Integer(0), false)),
            maximum: Some((Literal::Number(1.5), true)),
            multiple_of: None,
            may_be_text: true,
            length: (Some(1), None),
            pattern: Some("^a`b$".into()),
            format: Some("email".into()),
            items: (Some(2), Some(2)),
            unique_items: true,
            each: Constraints { length: (Some(3), Some(5)), pattern: Some("b".into()), ..Constraints::default() }
                .into(),
            properties: (Some(0), Some(3)),
            values: vec![Literal::Number(0.5), Literal::Bool(true)],
            members: vec![
                Members { is_exclusive: true, sets: vec![vec!["a".into()], vec!["b".into(), "c".into()]] },
                Members { is_exclusive: false, sets: vec![vec!["a".into()], vec!["b".into()], vec!["c".into()]] },
            ],
            excluded: Some(Literal::Object(vec![("type".into(), Literal::Text("string".into()))])),
        };
        assert_eq!(
            constraints(&all, markdown::code),
            [
                "at least 0",
                "less than 1.5",
                "may come as a text",
                "at least 1 character",
                "of the format `email`",
                "matches ``^a`b$``",
                "exactly 2 items",
                "all items different",
                "each item 3 to 5 characters and matches `b`",
                "0 to 3 properties",
                "one of `0.5` or `true`",
                "with either `a` or `b` with `c`",
                "with at least one of `a`, `b` or `c`",
                "no value of the schema `{\"type\": \"string\"}`",
            ]
        );
    }
}
