//! Documentation comments.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::{markdown, spelling, wording};
use crate::ir::{Constraints, Docs, Ident, Literal};

/// The `#[doc]` attribute of blocks of Markdown that are already safe. It is one attribute, and laid out as the lines that
/// its text has: most of a crate is documentation.
pub fn lines(blocks: &[String]) -> TokenStream {
    text(blocks).map_or_else(TokenStream::new, |text| quote!(#[doc = #text]))
}

/// The same for the enclosing module.
pub fn inner_lines(blocks: &[String]) -> TokenStream {
    text(blocks).map_or_else(TokenStream::new, |text| quote!(#![doc = #text]))
}

/// The blocks of an item that the description documents, or `otherwise` where it does not.
pub fn blocks(docs: &Docs, otherwise: impl FnOnce() -> String) -> Vec<String> {
    let Docs { summary, description, external } = docs;
    let mut blocks: Vec<String> = [summary, description]
        .into_iter()
        .flatten()
        .map(|text| markdown::block(text))
        .filter(|text| !text.is_empty())
        .collect();
    blocks.dedup();
    if blocks.is_empty() {
        blocks.push(otherwise());
    }
    if let Some((url, text)) = external.as_deref() {
        let text = markdown::line(text.as_deref().unwrap_or("External documentation"));
        blocks.push(format!("{}: {}", text.trim_end_matches(['.', ':']), markdown::line(url)));
    }
    blocks
}

/// What a value may be and what happens without one, as a paragraph each.
pub fn notes(constraints: &Constraints, default: Option<&Literal>, example: Option<&Literal>) -> Vec<String> {
    let phrases = wording::constraints(constraints, markdown::code).join(", ");
    let code = |value: &Literal| markdown::code(&value.to_string());
    let mut notes = Vec::new();
    notes.extend((!phrases.is_empty()).then(|| format!("{}.", wording::sentence(&phrases))));
    notes.extend(default.map(|value| format!("The server's default is {}.", code(value))));
    notes.extend(example.map(|value| format!("Example: {}.", code(value))));
    notes
}

/// The derive macros that are in scope everywhere.
const DERIVES: [&str; 9] = ["Clone", "Copy", "Debug", "Default", "Eq", "Hash", "Ord", "PartialEq", "PartialOrd"];

/// A link to the type that is spelled so, which rustdoc has to be told where a derive macro has that name too.
pub fn type_link(spelled: &str) -> String {
    if DERIVES.contains(&spelled) { format!("[`{spelled}`](type@{spelled})") } else { format!("[`{spelled}`]") }
}

/// A link to a member of `owner`; its name alone where it is raw, which links can't spell.
pub fn member(owner: &str, name: &Ident) -> String {
    let spelled = spelling::snake(name);
    match (spelled.starts_with("r#"), owner) {
        (true, _) => format!("`{spelled}`"),
        (false, "Self") => format!("[`{spelled}`](Self::{spelled})"),
        (false, owner) => format!("[`{owner}::{spelled}`]"),
    }
}

/// `#[deprecated]` where it is.
pub fn deprecated(is: bool) -> TokenStream {
    if is { quote!(#[deprecated]) } else { TokenStream::new() }
}

fn text(blocks: &[String]) -> Option<proc_macro2::Literal> {
    let text = blocks.join("\n\n");
    let mut literal = String::with_capacity(text.len() + text.len() / 8 + 8);
    literal.push('"');
    for (index, line) in text.lines().enumerate() {
        literal.push_str(if index == 0 { "" } else { "\n" });
        literal.push_str(if line.is_empty() { "" } else { " " });
        push_escaped(line, &mut literal);
    }
    literal.push('"');
    (!text.is_empty()).then(|| literal.parse().unwrap_or_else(|_| proc_macro2::Literal::string(&text)))
}

/// Adds a text as a literal has it. `Literal::string` looks at each character, and [`markdown`] did: it leaves no others that have a
/// meaning there.
fn push_escaped(text: &str, literal: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find(['\\', '"']) {
        literal.push_str(&rest[..at]);
        literal.push('\\');
        literal.push_str(&rest[at..=at]);
        rest = &rest[at + 1..];
    }
    literal.push_str(rest);
}
