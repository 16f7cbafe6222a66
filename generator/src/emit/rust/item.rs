//! An item of a file, formatted where it is built: tokens can't leave their thread, text can.

use proc_macro2::TokenStream;
use std::collections::BTreeSet;
use syn::parse::{ParseStream, Parser};

use super::doc;
use super::names::{collect_names, names};

/// The formatter breaks no line of so many columns.
const CERTAIN: usize = 89;

/// An item of a file.
pub struct Item {
    /// The text.
    pub text: String,
    /// The names that it uses of what may be imported.
    pub names: BTreeSet<String>,
}

impl Item {
    /// An enum, whose variants the description names: what is imported is what `types` use.
    pub fn variants(tokens: TokenStream, types: TokenStream) -> Self {
        Self { names: names(types), ..tokens.into() }
    }

    /// Text that is laid out already, and uses `names` of what may be imported: parsing and printing it would give the
    /// same, and costs most of the time of a struct. Where a line is so long that it would be broken, it is printed.
    pub fn laid_out(text: String, names: &[&str]) -> Self {
        if text.lines().all(|line| line.len() <= CERTAIN) {
            return Self { text, names: names.iter().map(|name| (*name).to_owned()).collect() };
        }
        Self::printed(read.parse_str(&text))
    }

    /// Items as the formatter prints them. What are none are our bug: the compiler of the generated crate is made to say
    /// what is wrong.
    fn printed(items: syn::Result<(syn::File, BTreeSet<String>)>) -> Self {
        match items {
            Ok((file, names)) => Self { text: tidy(prettyplease::unparse(&file).trim_end()), names },
            Err(error) => Self { text: error.into_compile_error().to_string(), names: BTreeSet::new() },
        }
    }

    /// A call of a macro of the runtime, which no formatter lays out.
    pub fn call(name: &str, arguments: &str) -> Self {
        Self { text: format!("{name}!({arguments});"), names: BTreeSet::from([name.to_owned()]) }
    }
}

impl From<TokenStream> for Item {
    fn from(tokens: TokenStream) -> Self {
        Self::printed(read.parse2(tokens))
    }
}

/// Reads items, and the names that they use of what may be imported.
fn read(input: ParseStream<'_>) -> syn::Result<(syn::File, BTreeSet<String>)> {
    let mut names = BTreeSet::new();
    collect_names(input.cursor(), &mut names);
    Ok((input.parse()?, names))
}

/// `text` as people lay it out: an empty line between the members of an `impl`, a struct of one field on one line, and
/// documentation in lines of its own.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let is_field = |next: &str| next.trim() == "request,";
        if line.ends_with(" {") && lines.peek().is_some_and(|next| is_field(next)) {
            let field = lines.next().unwrap_or_default().trim().trim_end_matches(',');
            let close = lines.next().unwrap_or_default().trim();
            out.extend([line, " ", field, " ", close, "\n"]);
            continue;
        }
        unfold(line, &mut out);
        let ends_member = line == "    }" || line.starts_with("    type ") || line.starts_with("    const ");
        if ends_member && lines.peek().is_some_and(|next| begins_member(next)) {
            out.push('\n');
        }
    }
    out.pop();
    out
}

/// Writes a line; one of documentation as the lines that are folded into it.
fn unfold(line: &str, out: &mut String) {
    let Some((first, others)) = line.split_once(doc::FOLD) else { return out.extend([line, "\n"]) };
    let marker = first.find("//").and_then(|slashes| first.get(..slashes + "///".len())).unwrap_or_default();
    out.extend([first.trim_end_matches(' '), "\n"]);
    for other in others.split(doc::FOLD) {
        out.extend([marker, other.trim_end_matches(' '), "\n"]);
    }
}

/// Whether a function, its attributes or its docs begin in the line of an `impl`.
fn begins_member(line: &str) -> bool {
    ["    fn ", "    pub fn ", "    pub(crate) fn ", "    #[", "    ///"].iter().any(|start| line.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which path an item took is not to be seen.
    #[test]
    fn what_is_laid_out_is_what_would_be_printed() -> Result<(), proc_macro2::LexError> {
        let body =
            |key: &str| format!("        let mut object = out.object();\n        object.required(\"{key}\", &self.a);");
        let widest = "k".repeat(CERTAIN - body("").lines().last().map_or(0, str::len));
        let text =
            format!("impl Encode for A {{\n    fn encode(&self, out: &mut Encoder) {{\n{}\n    }}\n}}", body(&widest));
        assert_eq!(text.lines().map(str::len).max(), Some(CERTAIN));
        let (laid_out, printed) =
            (Item::laid_out(text.clone(), &["Encode", "Encoder"]), Item::from(text.parse::<TokenStream>()?));
        assert_eq!(laid_out.text, printed.text);
        let longer = Item::laid_out(text.replace(&widest, &format!("{widest}k")), &["Encode", "Encoder"]);
        assert!(
            longer.text.lines().all(|line| line.len() <= CERTAIN) && longer.names.contains("Encoder"),
            "{}",
            longer.text
        );
        Ok(())
    }
}
