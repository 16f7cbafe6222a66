//! Blocks: what lines are together.
//!
//! Every line is written at the very column of the block that holds it. So no line is far enough in to be code, which
//! rustdoc would run, and none continues a list without being indented, which clippy warns of.

use super::inline::{escape, escape_row, escape_start, is_delimiter_row, is_row, is_rule, literal};
use super::longest_run;

/// The blocks of a text.
#[derive(Default)]
pub struct Blocks {
    out: Vec<String>,
    /// The open fence.
    fence: Option<Fence>,
    /// The items of lists that the next line may be part of, outermost first.
    items: Vec<Item>,
    /// What the last line left open.
    open: Open,
}

/// A block that the next line may go on with.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Open {
    #[default]
    Nothing,
    Paragraph,
    /// A paragraph whose last line can't be the head of a table.
    Headless,
    /// The rows of a table.
    Table,
    Quote,
}

/// A block of code.
struct Fence {
    mark: char,
    length: usize,
    /// The column at which it begins in the text.
    column: usize,
    lines: Vec<String>,
}

/// An item of a list.
struct Item {
    /// The column of its content in the text.
    column: usize,
    /// The column at which the content is written.
    written: usize,
}

impl Blocks {
    /// Adds a line, without spaces at its end.
    pub fn line(&mut self, line: &str) {
        let content = line.trim_start_matches(' ');
        let column = line.len() - content.len();
        if let Some(fence) = &mut self.fence {
            if fence.is_closed_by(content) {
                self.close_fence();
            } else {
                fence.lines.push(line[fence.column.min(column)..].to_owned());
            }
        } else if content.is_empty() {
            self.blank();
        } else {
            self.block(content, column);
        }
    }

    /// Whether the next line is code, if it does not end it.
    pub fn is_code(&self) -> bool {
        self.fence.is_some()
    }

    /// The blocks as one text.
    pub fn finish(mut self) -> String {
        self.close_fence();
        self.out.join("\n").trim_matches('\n').to_owned()
    }

    fn block(&mut self, content: &str, column: usize) {
        let marker = list_marker(content).filter(|_| !is_rule(content) && !is_delimiter_row(content));
        let fence = opening_fence(content);
        let begins = marker.is_some() || fence.is_some() || content.starts_with(['>', '#']) || is_rule(content);
        // A paragraph goes on in a line that is not indented as far (CommonMark § 5.2, laziness).
        let ends_items = begins || !self.open.is_paragraph();
        let items = self.items.len();
        while ends_items && self.items.last().is_some_and(|item| column < item.column) {
            self.items.pop();
        }
        let is_same_item = items == self.items.len();
        if let Some((mark, length)) = fence {
            self.fence = Some(Fence { mark, length, column, lines: Vec::new() });
        } else if let Some(quoted) = content.strip_prefix('>') {
            self.quote(quoted);
        } else if let Some(marker) = marker.filter(|marker| {
            // Only a list that begins with 1 may begin right below a paragraph.
            let is_bullet = !marker.ends_with(['.', ')']);
            is_bullet || matches!(*marker, "1." | "1)") || !(is_same_item && self.open.is_paragraph())
        }) {
            self.item(marker, content, column);
        } else {
            self.paragraph(content);
        }
    }

    fn item(&mut self, marker: &str, content: &str, column: usize) {
        if self.open == Open::Quote {
            self.blank();
        }
        let text = content[marker.len()..].trim_start_matches(' ');
        let spaces = content.len() - marker.len() - text.len();
        let fence = opening_fence(text);
        if fence.is_some() && self.open.is_paragraph() {
            // A marker alone below a paragraph would underline it as a title.
            self.blank();
        }
        let shown = if fence.is_some() { String::new() } else { escape_start(&escape(text)) };
        self.push(format!("{marker} {shown}").trim_end());
        let written = self.column() + marker.len() + 1;
        let column = column + marker.len() + if spaces > 4 { 1 } else { spaces };
        self.items.push(Item { column, written });
        self.open = if fence.is_some() { Open::Nothing } else { Open::after(text) };
        self.fence = fence.map(|(mark, length)| Fence { mark, length, column, lines: Vec::new() });
    }

    fn quote(&mut self, quoted: &str) {
        if self.open.is_paragraph() {
            self.blank();
        }
        let text = quoted.trim_start_matches(['>', ' ']);
        if let Some(alert) = alert(text) {
            self.push(&format!("> **{alert}**"));
            // Its text is a paragraph of its own.
            self.push(">");
            self.open = Open::Quote;
            return;
        }
        let shown = if is_delimiter_row(text) { format!("\\{text}") } else { escape_start(&escape(text)) };
        self.push(format!("> {shown}").trim_end());
        self.open = Open::Quote;
    }

    fn paragraph(&mut self, content: &str) {
        if self.open == Open::Quote {
            self.blank();
        }
        let title = content.trim_start_matches('#');
        let level = content.len() - title.len();
        if (1..=6).contains(&level) && title.starts_with(' ') {
            if self.open.is_paragraph() {
                self.blank();
            }
            self.push(&format!("**{}**", literal(title.trim().trim_end_matches('#').trim_end())));
            self.blank();
            return;
        }
        let is_delimiter = is_delimiter_row(content);
        match self.open {
            Open::Table => self.push(&escape_start(&escape_row(content))),
            Open::Paragraph if is_delimiter => {
                self.push(&escape_start(content));
                self.open = Open::Table;
            }
            _ => {
                let shown = if is_delimiter { format!("\\{content}") } else { escape_start(&escape(content)) };
                self.push(&shown);
                self.open = Open::after(content);
            }
        }
    }

    fn close_fence(&mut self) {
        let Some(Fence { lines, .. }) = self.fence.take() else { return };
        if self.open != Open::Nothing {
            self.blank();
        }
        let longest = lines.iter().map(|line| longest_run(line, '`')).max().unwrap_or_default();
        let fence = "`".repeat(longest.max(2) + 1);
        self.push(&format!("{fence}text"));
        for line in lines {
            self.push(&line);
        }
        self.push(&fence);
        self.open = Open::Nothing;
    }

    /// One empty line, however many the text has.
    fn blank(&mut self) {
        if self.out.last().is_some_and(|line| !line.is_empty()) {
            self.out.push(String::new());
        }
        self.open = Open::Nothing;
    }

    fn push(&mut self, line: &str) {
        let column = if line.is_empty() { 0 } else { self.column() };
        self.out.push(format!("{}{line}", " ".repeat(column)));
    }

    fn column(&self) -> usize {
        self.items.last().map_or(0, |item| item.written)
    }
}

impl Open {
    /// What a line of a paragraph leaves open.
    fn after(line: &str) -> Self {
        if is_row(line) { Self::Paragraph } else { Self::Headless }
    }

    fn is_paragraph(self) -> bool {
        matches!(self, Self::Paragraph | Self::Headless | Self::Table)
    }
}

impl Fence {
    fn is_closed_by(&self, content: &str) -> bool {
        content.len() >= self.length && content.chars().all(|character| character == self.mark)
    }
}

/// What GitHub shows above a quote that begins with `[!NOTE]` or the like, as its readers know it.
fn alert(text: &str) -> Option<&'static str> {
    const ALERTS: [&str; 5] = ["Note", "Tip", "Important", "Warning", "Caution"];
    let kind = text.strip_prefix("[!")?.strip_suffix(']')?;
    ALERTS.into_iter().find(|alert| alert.eq_ignore_ascii_case(kind))
}

/// The marker of an item of a list, if the line begins one that is not empty: `-`, `1.`
fn list_marker(content: &str) -> Option<&str> {
    let digits = content.len() - content.trim_start_matches(|mark: char| mark.is_ascii_digit()).len();
    let length = match (digits, content[digits..].chars().next()?) {
        (0, '-' | '*' | '+') => 1,
        (1..=9, '.' | ')') => digits + 1,
        _ => return None,
    };
    content[length..].starts_with(' ').then(|| &content[..length])
}

/// The mark and the length of a fence that the line opens.
fn opening_fence(content: &str) -> Option<(char, usize)> {
    let mark = content.chars().next().filter(|mark| matches!(mark, '`' | '~'))?;
    let length = content.chars().take_while(|character| *character == mark).count();
    (length >= 3 && !(mark == '`' && content[length..].contains('`'))).then_some((mark, length))
}
