//! Text of a description as Markdown that can only be text.
//!
//! Descriptions are CommonMark (§ Rich Text Formatting), and may hold anything. What people read well is kept:
//! paragraphs, lists, quotes, emphasis, code, links to the web, also where they are written as HTML. A link to elsewhere is
//! its text, with where it would lead. What would act is shown as it is written instead: other HTML, headings that would break
//! a page's order, code that rustdoc would run.

mod blocks;
mod html;
mod inline;
mod visible;

use blocks::Blocks;
use inline::{escape, escape_start, is_link_parted};
pub use visible::{replace_controls, shows};

/// `text` as blocks of Markdown, without an empty line at either end.
pub fn block(text: &str) -> String {
    let text = replace_controls(text);
    let text = html::to_markdown(&text);
    let mut blocks = Blocks::default();
    let mut lines = text.trim_matches('\n').lines().map(str::trim_end).peekable();
    while let Some(line) = lines.next() {
        match lines.next_if(|next| !blocks.is_code() && is_link_parted(line, next)) {
            Some(next) => blocks.line(&format!("{line} {}", next.trim_start())),
            None => blocks.line(line),
        }
    }
    blocks.finish()
}

/// The first paragraph of `text`, as it is read where nothing renders it. The whole is told elsewhere.
pub fn first_paragraph(text: &str) -> String {
    let text = replace_controls(text);
    let text = html::to_markdown(&text);
    text.trim().split("\n\n").next().unwrap_or_default().to_owned()
}

/// The first line of `text`, as a cell of a table.
pub fn first_line(text: &str) -> String {
    html::to_markdown(&replace_controls(text)).trim().lines().next().map(cell).unwrap_or_default()
}

/// `text` as one line of Markdown that may stand in a cell of a table.
pub fn cell(text: &str) -> String {
    escape_bars(&line(text))
}

/// `text` as one line of Markdown that begins no block.
pub fn line(text: &str) -> String {
    escape_start(&escape(&one_line(&html::to_markdown(&replace_controls(text)))))
}

/// `text` on one line in which nothing is Markdown: a name, a path. It may stand in a cell of a table.
pub fn literal(text: &str) -> String {
    inline::literal(&one_line(text))
}

/// `text` as a link to itself where it is an address of the web, and literally where it is not, as with variables in it.
pub fn address(text: &str) -> String {
    if inline::is_web_address(text) { format!("<{text}>") } else { literal(text) }
}

/// `text` as code in a line, whatever it holds.
pub fn code(text: &str) -> String {
    let text = replace_controls(text).replace('\n', " ");
    let fence = "`".repeat(longest_run(&text, '`') + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') || text.is_empty() { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// `text` as code in a cell of a table; as plain text where a table can't hold it as code.
pub fn cell_code(text: &str) -> String {
    // A bar is escaped even within code, and the escape goes with the bar: no code of a cell can hold both.
    if text.contains("\\|") { literal(text) } else { code(text).replace('|', "\\|") }
}

/// Markdown of one line with every bar escaped that is not yet.
fn escape_bars(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    let mut is_escaped = false;
    for character in markdown.chars() {
        if character == '|' && !is_escaped {
            out.push('\\');
        }
        is_escaped = character == '\\' && !is_escaped;
        out.push(character);
    }
    out
}

fn one_line(text: &str) -> String {
    replace_controls(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn longest_run(text: &str, of: char) -> usize {
    text.split(|character| character != of).map(str::len).max().unwrap_or_default()
}

#[cfg(test)]
mod tests;
