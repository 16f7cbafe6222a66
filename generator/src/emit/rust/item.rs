//! An item of a file, formatted where it is built: tokens can't leave their thread, text can.

use proc_macro2::TokenStream;
use std::collections::BTreeSet;

use super::names::collect_names;

/// An item of a file.
pub struct Item {
    /// The text.
    pub text: String,
    /// The names that it uses of what may be imported.
    pub names: BTreeSet<String>,
}

impl Item {
    /// An enum, whose variants the description names: what is imported is what `types` use.
    pub fn variants(tokens: &TokenStream, types: TokenStream) -> Self {
        Self { names: names(types), text: format_tokens(tokens) }
    }

    /// A call of a macro of the runtime, which no formatter lays out.
    pub fn call(name: &str, arguments: &str) -> Self {
        Self { text: format!("{name}!({arguments});"), names: BTreeSet::from([name.to_owned()]) }
    }
}

impl From<TokenStream> for Item {
    fn from(tokens: TokenStream) -> Self {
        Self { text: format_tokens(&tokens), names: names(tokens) }
    }
}

fn names(tokens: TokenStream) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    collect_names(tokens, &mut names);
    names
}

/// The text of items. Tokens that are no item are our bug; they are written as they are, so that the compiler
/// of the generated crate says where.
pub fn format_tokens(tokens: &TokenStream) -> String {
    match syn::parse2::<syn::File>(tokens.clone()) {
        Ok(file) => tidy(prettyplease::unparse(&file).trim_end()),
        Err(_) => tokens.to_string(),
    }
}

/// `text` as people lay it out: an empty line between the members of an `impl`, and a struct of one field on one line.
fn tidy(text: &str) -> String {
    let mut out: Vec<String> = Vec::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let is_field = |next: &str| next.trim() == "request,";
        if line.ends_with(" {") && lines.peek().is_some_and(|next| is_field(next)) {
            let field = lines.next().unwrap_or_default().trim().trim_end_matches(',');
            let close = lines.next().unwrap_or_default().trim();
            out.push(format!("{line} {field} {close}"));
            continue;
        }
        out.push(line.to_owned());
        let ends_member = line == "    }" || line.starts_with("    type ");
        if ends_member && lines.peek().is_some_and(|next| begins_member(next)) {
            out.push(String::new());
        }
    }
    out.join("\n")
}

/// Whether a function, its attributes or its docs begin in the line of an `impl`.
fn begins_member(line: &str) -> bool {
    ["    fn ", "    pub fn ", "    pub(crate) fn ", "    #[", "    ///"].iter().any(|start| line.starts_with(start))
}
