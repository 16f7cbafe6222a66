//! A file of Rust: its docs, its imports, its items.

use proc_macro2::{TokenStream, TokenTree};
use std::collections::BTreeSet;

use crate::file_set::header;
use crate::options::Options;

/// A file of Rust.
#[derive(Default)]
pub struct File {
    /// The documentation of the module, as attributes.
    pub docs: TokenStream,
    /// Inner attributes, as lines of text with their comments.
    pub attributes: Vec<String>,
    /// `mod` and `pub use` items, which stand before everything else.
    pub modules: Vec<TokenStream>,
    /// Paths that the items may need: those whose last name occurs in them are imported.
    pub imports: &'static [&'static str],
    /// Paths that the items need for certain, such as `super::Repository`.
    pub uses: BTreeSet<String>,
    /// The items, in their order.
    pub items: Vec<Item>,
}

/// An item of a file.
pub enum Item {
    /// Tokens, to be formatted.
    Tokens(TokenStream),
    /// Text that stands as it is: calls of the runtime's macros, which no formatter lays out.
    Text {
        /// The text.
        text: String,
        /// The names that it uses.
        names: &'static [&'static str],
    },
}

impl From<TokenStream> for Item {
    fn from(tokens: TokenStream) -> Self {
        Self::Tokens(tokens)
    }
}

impl File {
    /// The text of the file.
    pub fn format(&self, options: &Options) -> String {
        let mut blocks = Vec::with_capacity(self.items.len() + 4);
        let docs = &self.docs;
        if !docs.is_empty() {
            blocks.push(format_tokens(docs));
        }
        blocks.extend((!self.attributes.is_empty()).then(|| self.attributes.join("\n")));
        if !self.modules.is_empty() {
            blocks.push(self.modules.iter().map(format_tokens).collect::<Vec<_>>().join("\n"));
        }
        blocks.extend(self.import_block());
        blocks.extend(self.items.iter().map(|item| match item {
            Item::Tokens(tokens) => format_tokens(tokens),
            Item::Text { text, .. } => text.clone(),
        }));
        format!("// {}\n\n{}\n", header(&options.command), blocks.join("\n\n"))
    }

    /// The imports that the items need, grouped by module and sorted.
    fn import_block(&self) -> Option<String> {
        let mut names = BTreeSet::new();
        for item in &self.items {
            match item {
                Item::Tokens(tokens) => collect_names(tokens.clone(), &mut names),
                Item::Text { names: used, .. } => names.extend(used.iter().map(|name| (*name).to_owned())),
            }
        }
        let needed =
            self.imports.iter().filter(|path| path.rsplit("::").next().is_some_and(|name| names.contains(name)));
        let mut paths: Vec<(&str, &str)> =
            needed.copied().chain(self.uses.iter().map(String::as_str)).filter_map(|path| path.rsplit_once("::")).collect();
        paths.sort_unstable();
        paths.dedup();
        // Modules of the crate stand by themselves; names of one module share a line.
        let mut lines: Vec<_> =
            paths.chunk_by(|a, b| a.0 == b.0 && a.0.contains("::")).map(import_line).collect();
        lines.sort_unstable();
        (!lines.is_empty()).then(|| lines.join("\n"))
    }
}

/// `use crate::models::{Circle, Square};`
fn import_line(paths: &[(&str, &str)]) -> String {
    let names: Vec<_> = paths.iter().map(|(_, name)| *name).collect();
    match (paths, names.as_slice()) {
        ([(module, _), ..], [name]) => format!("use {module}::{name};"),
        ([(module, _), ..], names) => {
            let line = format!("use {module}::{{{}}};", names.join(", "));
            if line.len() <= 100 { line } else { format!("use {module}::{{\n{}}};", wrap(names)) }
        }
        ([], _) => String::new(),
    }
}

/// Names in indented lines of at most 100 characters.
fn wrap(names: &[&str]) -> String {
    let mut lines = vec![String::from("   ")];
    for name in names {
        if lines.last().is_some_and(|line| line.len() + name.len() + 2 > 100) {
            lines.push(String::from("   "));
        }
        if let Some(line) = lines.last_mut() {
            line.push_str(&format!(" {name},"));
        }
    }
    lines.join("\n") + "\n"
}

fn collect_names(tokens: TokenStream, names: &mut BTreeSet<String>) {
    for token in tokens {
        match token {
            TokenTree::Ident(name) => {
                names.insert(name.to_string());
            }
            TokenTree::Group(group) => collect_names(group.stream(), names),
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

/// The text of items. Tokens that are no item are our bug; they are written as they are, so that the compiler
/// of the generated crate says where.
fn format_tokens(tokens: &TokenStream) -> String {
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
