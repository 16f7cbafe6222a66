//! Example values as JSON, as people lay it out.

use std::fmt::Write;

use super::sample::Sample;
use crate::emit::markdown::shows;
use crate::ir::{Literal, Tag};

/// The value as JSON over several lines, indented by two spaces a level.
pub fn pretty(sample: &Sample<'_>) -> String {
    let mut out = String::new();
    write_value(&literal(sample), 0, &mut out);
    out
}

/// The value as it is in JSON.
fn literal(sample: &Sample<'_>) -> Literal {
    match sample {
        Sample::Null(_) => Literal::Null,
        Sample::Present(value) | Sample::Boxed(value) => literal(value),
        Sample::Union(_, variant, value) => match (&variant.tag, literal(value)) {
            (Some(Tag { property, text }), Literal::Object(mut members)) => {
                members.insert(0, (property.clone(), Literal::Text(text.clone())));
                Literal::Object(members)
            }
            (_, value) => value,
        },
        Sample::Bool(value) => Literal::Bool(*value),
        Sample::Integer(_, value) => Literal::Integer(*value),
        Sample::Number(_, value) => Literal::Number(*value),
        Sample::Text(text) | Sample::Parsed(_, text) => Literal::Text(text.clone()),
        // The bytes of `example` in base64.
        Sample::Bytes(..) => Literal::Text("ZXhhbXBsZQ==".to_owned()),
        Sample::List(_, items) | Sample::Tuple(items) => Literal::List(items.iter().map(literal).collect()),
        Sample::Map(_, members) => {
            Literal::Object(members.iter().map(|(key, value)| (key.clone(), literal(value))).collect())
        }
        Sample::Struct(_, _, of) => {
            let named = of.named.iter().map(|(field, value)| (field.wire_name.clone(), literal(value)));
            let additional = of.additional.iter().map(|(name, value)| (name.clone(), literal(value)));
            Literal::Object(named.chain(additional).collect())
        }
        Sample::Enum(_, value) => value.wire.clone(),
        Sample::Any(value) => value.clone(),
    }
}

fn write_value(value: &Literal, level: usize, out: &mut String) {
    match value {
        Literal::List(items) if !items.is_empty() => {
            write_lines(('[', ']'), items, level, out, |item, out| write_value(item, level + 1, out));
        }
        Literal::Object(members) if !members.is_empty() => {
            write_lines(('{', '}'), members, level, out, |(key, value), out| {
                write_text(key, out);
                out.push_str(": ");
                write_value(value, level + 1, out);
            });
        }
        Literal::Text(text) => write_text(text, out),
        Literal::List(_)
        | Literal::Object(_)
        | Literal::Null
        | Literal::Bool(_)
        | Literal::Integer(_)
        | Literal::Number(_) => out.push_str(&value.to_string()),
    }
}

/// Items between brackets, a line each.
fn write_lines<T>(
    (open, close): (char, char),
    items: &[T],
    level: usize,
    out: &mut String,
    write: impl Fn(&T, &mut String),
) {
    out.push(open);
    for (index, item) in items.iter().enumerate() {
        out.push_str(if index == 0 { "\n" } else { ",\n" });
        out.push_str(&"  ".repeat(level + 1));
        write(item, out);
    }
    out.push('\n');
    out.push_str(&"  ".repeat(level));
    out.push(close);
}

/// A string of JSON (RFC 8259 § 7), with every character that does not show escaped.
fn write_text(text: &str, out: &mut String) {
    // Most texts stand as they are.
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'\\')) {
        out.extend(["\"", text, "\""]);
        return;
    }
    let mut quoted = Literal::Text(text.to_owned()).to_string();
    if quoted.chars().all(shows) {
        out.push_str(&quoted);
        return;
    }
    for character in std::mem::take(&mut quoted).chars() {
        if shows(character) {
            out.push(character);
        } else {
            for unit in character.encode_utf16(&mut [0; 2]) {
                // Writing to a text cannot fail.
                let _ = write!(out, "\\u{unit:04x}");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ir::Scalar;

    #[test]
    fn json_is_laid_out_a_member_a_line() {
        let value = Sample::Any(Literal::Object(vec![
            ("a".into(), Literal::List(vec![Literal::Integer(1), Literal::Null])),
            ("b\u{202e}".into(), Literal::Object(vec![])),
            ("c".into(), Literal::Text("\u{7f}\n😀".into())),
        ]));
        let shown = "{\n  \"a\": [\n    1,\n    null\n  ],\n  \"b\\u202e\": {},\n  \"c\": \"\\u007f\\n😀\"\n}";
        assert_eq!(pretty(&value), shown);
        assert_eq!(pretty(&Sample::Number(Scalar::F64, 3.0)), "3.0");
    }
}
