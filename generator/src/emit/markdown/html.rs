//! HTML in a description, as the Markdown that says the same.
//!
//! CommonMark allows HTML, and many descriptions were made of comments that are HTML. What is well known of it is read:
//! paragraphs, lists, tables, emphasis, code, links. Other tags stay as they are, and so does code, where a tag is what is
//! talked about. What comes out is Markdown as a description has it: nothing here makes it safe.

mod tag;
mod writer;

use std::borrow::Cow;
use std::collections::HashMap;

use super::{code, longest_run};
use tag::{Kind, Tag, plain};
use writer::Writer;

/// Emphasis that lies in each other deeper than this is text.
const MAX_MARKS: usize = 16;

/// `text` with what is well known of its HTML as Markdown.
pub fn to_markdown(text: &str) -> Cow<'_, str> {
    if !text.contains('<') {
        return Cow::Borrowed(text);
    }
    let mut reader = Reader { text, closings: closings(text), writer: Writer::default(), marks: Vec::new() };
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let taken = match first {
            '`' => reader.code_of_markdown(at),
            '\\' => text[at..].chars().take(2).map(char::len_utf8).sum(),
            '<' => match reader.tag(at) {
                Some(taken) => {
                    at += taken;
                    continue;
                }
                None => 1,
            },
            other => other.len_utf8(),
        };
        reader.writer.text(&text[at..at + taken]);
        at += taken;
    }
    Cow::Owned(reader.writer.finish())
}

/// Where the last closing tag of each name stands: what is never closed is a placeholder more often than a tag.
fn closings(text: &str) -> HashMap<String, usize> {
    let tags = text.match_indices("</").filter_map(|(at, _)| Some((Tag::parse(&text[at..])?.name, at)));
    tags.collect()
}

struct Reader<'a> {
    text: &'a str,
    closings: HashMap<String, usize>,
    writer: Writer,
    /// The emphasis that is open: the names of the tags, the marks, and where what is emphasized begins.
    marks: Vec<(String, &'static str, usize)>,
}

impl Reader<'_> {
    /// How long the code is that begins here with Markdown's own mark, or that mark where nothing ends it.
    fn code_of_markdown(&self, at: usize) -> usize {
        let rest = &self.text[at..];
        let mark = &rest[..rest.len() - rest.trim_start_matches('`').len()];
        let end = rest[mark.len()..].find(mark).map(|end| mark.len() + end + mark.len());
        end.unwrap_or(mark.len())
    }

    /// Reads a tag, with all that it holds where that is nothing but text: how long that is. `None` where it is none that is read.
    fn tag(&mut self, at: usize) -> Option<usize> {
        let tag = Tag::parse(&self.text[at..])?;
        let kind = tag.kind()?;
        if tag.is_closing {
            self.close(&tag, kind)?;
            return Some(tag.length);
        }
        if kind.needs_end() {
            if tag.is_empty {
                return Some(tag.length);
            }
            self.closings.get(&tag.name).filter(|last| **last > at)?;
        }
        match kind {
            Kind::Code | Kind::Preformatted | Kind::Link => {
                let inner = &self.text[at + tag.length..];
                let ends = inner.match_indices("</").filter_map(|(end, _)| Some((end, Tag::parse(&inner[end..])?)));
                let (end, closing) = ends.into_iter().find(|(_, closing)| closing.name == tag.name)?;
                self.whole(&tag, kind, &inner[..end]);
                return Some(tag.length + end + closing.length);
            }
            Kind::Row | Kind::Cell if !self.writer.is_table() => return None,
            Kind::Mark(_) if self.writer.is_plain() => {}
            Kind::Mark(_) if self.marks.len() == MAX_MARKS => return None,
            Kind::Mark(mark) => {
                self.writer.mark(mark);
                self.marks.push((tag.name.clone(), mark, self.writer.length()));
            }
            Kind::Image => self.image(&tag),
            Kind::Named => self.writer.text(&code(tag.named().unwrap_or_default())),
            Kind::Notice(title) => self.writer.notice(title),
            Kind::Break => self.writer.end_line(),
            Kind::Paragraph | Kind::Division => self.writer.end_paragraph(),
            Kind::Heading(level) => self.writer.heading(level),
            Kind::List { is_ordered } => self.writer.list(is_ordered),
            Kind::Item => self.writer.item(),
            Kind::Table => self.writer.table(),
            Kind::Row => self.writer.row(),
            Kind::Cell => self.writer.cell(),
            Kind::Nothing => {}
        }
        Some(tag.length)
    }

    fn close(&mut self, tag: &Tag, kind: Kind) -> Option<()> {
        match kind {
            Kind::Mark(_) if self.writer.is_plain() => {}
            Kind::Mark(_) => {
                let open = self.marks.iter().rposition(|(name, ..)| *name == tag.name)?;
                let (_, mark, from) = self.marks.remove(open);
                self.writer.end_mark(mark, from);
            }
            Kind::Code | Kind::Preformatted | Kind::Link => return None,
            Kind::Row | Kind::Cell if !self.writer.is_table() => return None,
            Kind::Paragraph | Kind::Division | Kind::Notice(_) => self.writer.end_paragraph(),
            Kind::Heading(_) => self.writer.end_heading(),
            Kind::List { .. } => self.writer.end_list(),
            Kind::Item => self.writer.end_item(),
            Kind::Table => self.writer.end_table(),
            Kind::Row => self.writer.end_row(),
            Kind::Break | Kind::Cell | Kind::Image | Kind::Named | Kind::Nothing => {}
        }
        Some(())
    }

    /// Writes what holds text alone.
    fn whole(&mut self, tag: &Tag, kind: Kind, inner: &str) {
        match kind {
            Kind::Preformatted if !self.writer.is_plain() => self.preformatted(&plain(inner)),
            // Links don't nest, so there is no tag of one in here.
            Kind::Link => self.link(&to_markdown(inner), tag.attribute("href")),
            _ => {
                let text = plain(inner).split_whitespace().collect::<Vec<_>>().join(" ");
                if !text.is_empty() {
                    self.writer.text(&if self.writer.is_plain() { text } else { code(&text) });
                }
            }
        }
    }

    fn preformatted(&mut self, text: &str) {
        let fence = "`".repeat(longest_run(text, '`').max(2) + 1);
        self.writer.end_paragraph();
        for line in std::iter::once(fence.as_str()).chain(text.trim_matches('\n').lines()).chain([fence.as_str()]) {
            self.writer.line(line);
        }
        self.writer.end_paragraph();
    }

    fn link(&mut self, label: &str, address: Option<&str>) {
        let label = label.split_whitespace().collect::<Vec<_>>().join(" ");
        let address = address.map(plain).unwrap_or_default();
        let address = address.trim();
        let is_web = address.starts_with("http://") || address.starts_with("https://");
        let is_told = label.contains(address) || address.starts_with('#');
        let text = if label.is_empty() {
            address.to_owned()
        } else if is_told || self.writer.is_plain() {
            label
        } else if is_web && !label.contains(['[', ']']) && !address.contains(char::is_whitespace) {
            format!("[{label}]({})", address.replace('(', "%28").replace(')', "%29"))
        } else {
            format!("{label} ({address})")
        };
        self.writer.text(&text);
    }

    fn image(&mut self, tag: &Tag) {
        let alternative = tag.attribute("alt").map(plain).filter(|text| !text.trim().is_empty());
        self.link(alternative.as_deref().unwrap_or("image"), tag.attribute("src"));
    }
}
