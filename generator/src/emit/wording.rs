//! What schemas say about values, in words.

use crate::emit::markdown;
use crate::ir::{Constraints, Literal, ServerVariable};

/// What values are allowed, a phrase each, as Markdown: `at least 0`, `at most 10 characters`.
pub fn constraints(constraints: &Constraints) -> Vec<String> {
    let Constraints { minimum, maximum, multiple_of, length, pattern, items, unique_items, properties } = constraints;
    let mut phrases = Vec::new();
    phrases.extend(minimum.as_ref().map(|bound| limit("at least", "more than", bound)));
    phrases.extend(maximum.as_ref().map(|bound| limit("at most", "less than", bound)));
    phrases.extend(multiple_of.as_ref().map(|divisor| format!("a multiple of {divisor}")));
    phrases.extend(range(*length, "character"));
    phrases.extend(pattern.as_ref().map(|pattern| format!("matches {}", markdown::code(pattern))));
    phrases.extend(range(*items, "item"));
    phrases.extend(unique_items.then(|| "all items different".to_owned()));
    phrases.extend(range(*properties, "property"));
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

    #[test]
    fn constraints_read_as_phrases() {
        let all = Constraints {
            minimum: Some((Literal::Integer(0), false)),
            maximum: Some((Literal::Number(1.5), true)),
            multiple_of: None,
            length: (Some(1), None),
            pattern: Some("^a`b$".into()),
            items: (Some(2), Some(2)),
            unique_items: true,
            properties: (Some(0), Some(3)),
        };
        assert_eq!(
            constraints(&all),
            [
                "at least 0",
                "less than 1.5",
                "at least 1 character",
                "matches ``^a`b$``",
                "exactly 2 items",
                "all items different",
                "0 to 3 properties"
            ]
        );
    }
}
