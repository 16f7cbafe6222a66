//! JSON text.

use super::builder::Builder;
use super::seed::Seed;
use crate::pointer::Trail;
use serde::de::DeserializeSeed;
use serde_json::Value;
use serde_json::error::{Category, Error};

/// Why a text is not JSON, and at which byte.
pub(super) struct NotJson {
    message: String,
    offset: usize,
    deep: bool,
}

/// The value of a JSON text; `None` where a limit ended the reading.
pub(super) fn read(text: &str, builder: &mut Builder) -> Result<Option<Value>, NotJson> {
    let mut parser = serde_json::Deserializer::from_str(text);
    let value = Seed { builder, trail: Trail::Root, depth: 0 }.deserialize(&mut parser);
    match value.and_then(|value| parser.end().map(|()| value)) {
        Ok(value) => Ok(Some(value)),
        // Only a limit of ours speaks in the words of the data.
        Err(error) if error.classify() == Category::Data => Ok(None),
        Err(error) => Err(not_json(text, &error)),
    }
}

impl NotJson {
    pub(super) fn report(self, builder: &mut Builder) {
        if self.deep {
            builder.too_deep(&Trail::Root);
            return;
        }
        let help = HELP.iter().find(|(part, _)| self.message.contains(part)).map(|(_, help)| *help);
        let found = builder.syntax_error(self.offset..self.offset, format!("this is not JSON: {}", self.message));
        if let Some(help) = help {
            found.help(help);
        }
    }
}

/// What to do, by a part of the parser's message.
const HELP: &[(&str, &str)] = &[
    ("trailing comma", "remove the comma before the closing bracket"),
    ("key must be a string", "JSON wants every key in double quotes, and has no comments"),
    ("expected value", "JSON has no comments, single quotes or bare words; a file in YAML should be named .yaml"),
    ("control character", "write a line break inside a text as `\\n` and a tab as `\\t`"),
    ("invalid escape", "write a backslash as `\\\\`"),
    ("unexpected end", "the file ends too early: it may be cut off, or a closing bracket is missing"),
    ("trailing characters", "the text must end after the closing brace"),
];

fn not_json(text: &str, error: &Error) -> NotJson {
    let shown = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    let message = shown.strip_suffix(place.as_str()).unwrap_or(&shown);
    NotJson {
        message: message.replace("EOF while parsing", "unexpected end of the text in"),
        offset: offset(text, error.line(), error.column()),
        deep: message.contains("recursion limit"),
    }
}

/// The byte at a line and column of serde_json's, both counted from 1, the column in bytes.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let offset = (start + column.saturating_sub(1)).min(text.trim_end().len());
    (0..=offset).rev().find(|offset| text.is_char_boundary(*offset)).unwrap_or(0)
}
