//! A file of Rust: its docs, its imports, its items.

use proc_macro2::TokenStream;
use std::collections::BTreeSet;

use super::item::Item;
use crate::file_set::header;
use crate::options::Options;

/// A file of Rust.
#[derive(Default)]
pub struct File {
    /// The documentation of the module, as attributes.
    pub docs: TokenStream,
    /// Inner attributes, a line each.
    pub attributes: Vec<String>,
    /// `mod` items, which stand before everything else.
    pub modules: TokenStream,
    /// Paths that the items may need: those whose last name they use are imported.
    pub imports: &'static [&'static str],
    /// Paths that the items need for certain, such as `crate::models::Repository`.
    pub uses: BTreeSet<String>,
    /// The items, in their order.
    pub items: Vec<Item>,
}

impl File {
    /// The text of the file.
    pub fn format(&self, options: &Options) -> String {
        let mut blocks = vec![format!("// {}", header(&options.command))];
        blocks.push(Item::from(self.docs.clone()).text);
        blocks.push(self.attributes.join("\n"));
        blocks.push(Item::from(self.modules.clone()).text);
        blocks.push(self.import_block());
        blocks.extend(self.items.iter().map(|item| item.text.clone()));
        blocks.retain(|block| !block.is_empty());
        blocks.join("\n\n") + "\n"
    }

    /// The imports that the items need, grouped by module and sorted.
    fn import_block(&self) -> String {
        let is_used = |path: &&&str| {
            let name = path.rsplit("::").next().unwrap_or_default();
            self.items.iter().any(|item| item.names.contains(name))
        };
        let needed = self.imports.iter().filter(is_used).copied().chain(self.uses.iter().map(String::as_str));
        let mut paths: Vec<(&str, &str)> = needed.filter_map(|path| path.rsplit_once("::")).collect();
        paths.sort_unstable();
        paths.dedup();
        // Modules of the crate stand by themselves; names of one module share a line.
        let mut lines: Vec<_> = paths.chunk_by(|a, b| a.0 == b.0 && a.0.contains("::")).map(import_line).collect();
        lines.sort_unstable();
        lines.join("\n")
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
