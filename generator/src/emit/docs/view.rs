//! Views: what the templates are filled with.
//!
//! A user may replace a template, so the names here are read by people: each field says what stands there.

mod calls;
mod model;
mod readme;
mod scheme;

use serde::Serialize;

use crate::emit::{markdown, wording};
use crate::file_set::header;
use crate::ir::{Access, Constraints, Docs, Field, Literal, Presence};
use crate::options::Options;
pub use calls::calls;
pub use model::model;
pub use readme::readme;

/// A row of a table of things with a name.
#[derive(Debug, Serialize)]
struct Row {
    /// Its name.
    name: String,
    /// Its type, linked to its page.
    ty: String,
    /// What it is.
    description: String,
    /// What else there is to know: `[optional] [default to false]`.
    notes: String,
}

/// The comment that says that a page is generated.
fn generated(options: &Options) -> String {
    format!("<!-- {} -->", header(&options.command).replace('>', "&gt;"))
}

/// What the description says, as blocks.
fn blocks(docs: &Docs) -> String {
    let Docs { summary, description, external } = docs;
    let mut blocks: Vec<String> =
        [summary, description].into_iter().flatten().map(|text| markdown::block(text)).collect();
    blocks.dedup();
    if let Some((url, text)) = external.as_deref() {
        let text = text.as_deref().unwrap_or("External documentation").trim_end_matches(['.', ':']);
        blocks.push(format!("{}: {}", markdown::line(text), markdown::line(url)));
    }
    blocks.retain(|text| !text.is_empty());
    blocks.join("\n\n")
}

/// What the description says, as a cell of a table.
fn cell(docs: &Docs) -> String {
    let text = docs.description.as_deref().or(docs.summary.as_deref());
    text.map(markdown::cell).unwrap_or_default()
}

/// The default as Rust writes it.
fn default_note(default: Option<&Literal>) -> Option<String> {
    default.map(|value| format!("[default to {}]", markdown::literal(&value.to_string())))
}

/// What else there is to know about a property.
fn field_notes(field: &Field) -> String {
    let mut notes: Vec<String> = Vec::new();
    notes.extend(match field.presence {
        Presence::Required => None,
        Presence::Optional => Some("[optional]".to_owned()),
        Presence::Nullable => Some("[nullable]".to_owned()),
        Presence::OptionalNullable => Some("[optional] [nullable]".to_owned()),
    });
    notes.extend(default_note(field.default.as_ref()));
    // The constraints tell of the values that are no enum.
    let constant = field.constant.as_ref().filter(|_| field.constraints.values.is_empty()).and_then(Literal::tag);
    notes.extend(constant.map(|tag| format!("[always {}]", markdown::cell_code(&tag))));
    notes.extend(constraint_notes(&field.constraints));
    notes.extend(match (field.access, field.required_one_way) {
        (Access::ReadWrite, _) => None,
        (Access::ReadOnly, false) => Some("[read-only]".to_owned()),
        (Access::ReadOnly, true) => Some("[read-only: always in responses]".to_owned()),
        (Access::WriteOnly, false) => Some("[write-only]".to_owned()),
        (Access::WriteOnly, true) => Some("[write-only: required in requests]".to_owned()),
    });
    notes.extend(field.secret.then(|| "[secret: not shown by `Debug`]".to_owned()));
    notes.extend(field.deprecated.then(|| "[deprecated]".to_owned()));
    notes.extend(example_note(field.example.as_ref().filter(|_| !field.secret)));
    if field.name.snake() != field.wire_name {
        notes.push(format!("[in JSON {}]", markdown::cell_code(&field.wire_name)));
    }
    notes.join(" ")
}

fn constraint_notes(constraints: &Constraints) -> Option<String> {
    // A cell of a table holds code in its own way.
    let phrases = wording::constraints(constraints, markdown::cell_code);
    (!phrases.is_empty()).then(|| format!("[{}]", phrases.join(", ")))
}

fn example_note(example: Option<&Literal>) -> Option<String> {
    // A long example tells less than it takes.
    let text = example.map(|value| match value {
        Literal::Text(text) => text.clone(),
        other => other.to_string(),
    })?;
    (text.chars().count() <= 100).then(|| format!("[example {}]", markdown::cell_code(&text)))
}
