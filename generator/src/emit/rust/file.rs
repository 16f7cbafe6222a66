//! A file of Rust: its docs, its imports, its items.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
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
    /// Tokens of a list of variants: their names are the description's, and `uses` says what is imported for them.
    Variants {
        /// The tokens.
        tokens: TokenStream,
        /// What their types need.
        uses: TokenStream,
    },
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
            Item::Tokens(tokens) | Item::Variants { tokens, .. } => format_tokens(tokens),
            Item::Text { text, .. } => text.clone(),
        }));
        format!("// {}\n\n{}\n", header(&options.command), blocks.join("\n\n"))
    }

    /// The imports that the items need, grouped by module and sorted.
    fn import_block(&self) -> Option<String> {
        let mut names = BTreeSet::new();
        for item in &self.items {
            match item {
                Item::Tokens(tokens) | Item::Variants { uses: tokens, .. } => collect_names(tokens.clone(), &mut names),
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

/// The names that tokens use of what may be imported.
///
/// Names of types count wherever they begin a path. Those of modules and functions count only where they are used as
/// such: the description may call a parameter `auth` or `header` too.
fn collect_names(tokens: TokenStream, names: &mut BTreeSet<String>) {
    let mut tokens = tokens.into_iter().peekable();
    let mut before = Before::Anything;
    while let Some(token) = tokens.next() {
        let next = match &token {
            TokenTree::Ident(name) => {
                let name = name.to_string();
                let is_type = name.starts_with(|first: char| first.is_ascii_uppercase());
                let is_path = matches!(tokens.peek(), Some(TokenTree::Punct(punct)) if punct.as_char() == ':' && punct.spacing() == Spacing::Joint);
                let is_call = matches!(tokens.peek(), Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis);
                let after = if name == "fn" { Before::Member } else { Before::Anything };
                if before == Before::Anything && (is_type || is_path || is_call) {
                    names.insert(name);
                }
                after
            }
            TokenTree::Punct(punct) if punct.as_char() == '.' => Before::Member,
            TokenTree::Punct(punct) if punct.as_char() == ':' => match before {
                Before::Colon => Before::Member,
                _ if punct.spacing() == Spacing::Joint => Before::Colon,
                _ => Before::Anything,
            },
            TokenTree::Group(group) => {
                collect_names(group.stream(), names);
                Before::Anything
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => Before::Anything,
        };
        before = next;
    }
}

/// What stands before a token.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    /// Nothing that matters.
    Anything,
    /// The first colon of two.
    Colon,
    /// `.`, `::` or `fn`: the name is a member's, or a new one.
    Member,
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
