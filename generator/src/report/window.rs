//! What is shown of the line that a diagnostic is about.

use super::inert::inert_char;
use super::position::Position;
use std::ops::Range;

/// The widest piece of a line that is shown, in characters.
const WIDTH: usize = 120;

/// How much is shown before the place in a longer line.
const BEFORE: usize = 40;

/// A piece of one line, free of what a terminal obeys, and the bytes in it that are marked.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Window {
    pub(super) text: String,
    pub(super) span: Range<usize>,
}

impl Window {
    /// The piece of the line in which `span` begins. Of a span of several lines, the first one is marked.
    pub(super) fn of(text: &str, span: Range<usize>, position: &Position) -> Self {
        let before = position.column - 1;
        let skipped = if before + BEFORE > WIDTH { before - BEFORE } else { 0 };
        let head = text.get(..span.start).unwrap_or_default();
        let head = head.char_indices().rev().take(before - skipped).last().map_or("", |(start, _)| &head[start..]);
        let tail = line(text.get(span.start..).unwrap_or_default());
        let marked = tail.get(..span.len().min(tail.len())).unwrap_or(tail).trim_end().len();
        let cut = tail.char_indices().nth(WIDTH - (before - skipped)).map_or(tail.len(), |(end, _)| end);

        let mut window = if skipped > 0 { "… ".to_owned() } else { String::new() };
        window.extend(head.chars().map(inert_char));
        let start = window.len();
        window.extend(tail[..marked.min(cut)].chars().map(inert_char));
        let end = window.len();
        window.extend(tail[marked.min(cut)..cut].chars().map(inert_char));
        if cut < tail.len() {
            window.push_str(" …");
        }
        Self { text: window, span: start..end }
    }
}

/// The text up to the end of its line; of a very long line no more than could be shown.
fn line(text: &str) -> &str {
    let end = text.char_indices().take(WIDTH + 1).find(|(_, character)| matches!(character, '\n' | '\r'));
    let end = end.or_else(|| text.char_indices().nth(WIDTH + 1)).map_or(text.len(), |(end, _)| end);
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::super::position::positions;
    use super::*;

    fn window(text: &str, marked: &str) -> String {
        let start = text.find(marked).unwrap();
        let span = start..start + marked.len();
        let Window { text, span } = Window::of(text, span.clone(), &positions(text, &[span])[0]);
        format!("{}<{}>{}", &text[..span.start], &text[span.clone()], &text[span.end..])
    }

    #[test]
    fn a_short_line_is_shown_whole() {
        assert_eq!(window("a\n  b: c # d\r\ne", "c"), "  b: <c> # d");
        assert_eq!(window("a:\n  b: c  \n  d: e\n", "b: c  \n  d: e"), "  <b: c>  ");
        assert_eq!(window("a: \u{1b}[1m", "\u{1b}[1m"), "a: <�[1m>");
        assert_eq!(window("a\n", "\n"), "a<>");
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let text = format!("{}\"marked\"{}", "é".repeat(5000), "x".repeat(5000));
        let shown = window(&text, "\"marked\"");
        assert_eq!(shown, format!("… {}<\"marked\">{} …", "é".repeat(40), "x".repeat(72)));
        let shown = window(&text, &text[10000..]);
        assert!(
            shown.chars().count() < 130 && shown.starts_with("… éé") && shown.contains("<\"marked\"xxx"),
            "{shown}"
        );
    }
}
