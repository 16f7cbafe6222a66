//! Bodies that are texts: documents that nothing here knows how to write, such as XML.

use super::expression::quoted;
use crate::emit::markdown::shows;
use crate::ir::{Content, Format, Literal, MediaType};

/// A document of more lines than this is better read from a file.
const LINES: usize = 40;

/// A line of more characters than this breaks a page.
const LINE: usize = 100;

/// What gives the document of a body.
#[derive(Debug)]
pub enum Document {
    /// A literal: the description's example as it stands.
    Literal(String),
    /// The name of a file, since anything made up would be no document.
    File(String),
}

/// The document of the body that is called `name`. `None` where any word will do, or the body is something else.
pub fn document(name: &str, content: &Content) -> Option<Document> {
    if content.format != Format::Text {
        return None;
    }
    match &content.example {
        Some(Literal::Text(text)) if is_readable(text) => {
            Some(Document::Literal(if text.contains('\n') { raw(text) } else { quoted(text) }))
        }
        _ => extension(&content.media_type).map(|extension| Document::File(format!("{name}.{extension}"))),
    }
}

/// Whether a text stands on a page as what it is: neither the page nor the documentation of Rust reads its lines otherwise.
fn is_readable(text: &str) -> bool {
    let mut lines = text.lines();
    let is_plain = |line: &str| {
        let start = line.trim_start();
        line.chars().count() <= LINE && line.chars().all(shows) && !start.starts_with(['#', '`', '~'])
    };
    // Rust reads the end of a line that has a carriage return as one that has none.
    !text.trim().is_empty() && !text.contains('\r') && lines.clone().count() <= LINES && lines.all(is_plain)
}

/// The text as a raw literal, with its lines as they are; as any other literal where it has more signs of number in a row
/// than may delimit one.
pub fn raw(text: &str) -> String {
    const MOST: usize = 100;
    match text.split(|character| character != '#').map(str::len).max().unwrap_or_default() {
        run if run < MOST => {
            let hashes = "#".repeat(run + 1);
            format!("r{hashes}\"{text}\"{hashes}")
        }
        _ => quoted(text),
    }
}

/// What stands before a raw literal in a line of code.
pub fn before_raw(line: &str) -> &str {
    let begins_raw = |rest: &&str| rest.trim_start_matches('#').starts_with('"');
    match line.split_once(" = r#") {
        Some((before, rest)) if begins_raw(&rest) => before,
        _ => line,
    }
}

/// How a file with a document of a media type usually ends. `None` where the document may be any text.
fn extension(media_type: &MediaType) -> Option<&'static str> {
    match media_type.essence().as_str() {
        _ if media_type.is_xml() => Some("xml"),
        essence if essence.ends_with("yaml") => Some("yaml"),
        "text/csv" => Some("csv"),
        "text/html" => Some("html"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::is_readable;

    #[test]
    fn what_does_not_stand_on_a_page_as_what_it_is_is_not_shown() {
        assert!(is_readable("<?xml version=\"1.0\"?>\n<a b='#'>\n  \"# }}\n</a>\n"));
        let long = "x".repeat(101);
        let many = "x\n".repeat(41);
        for text in [
            "",
            " \n",
            "<a>\n```\n</a>",
            "a\n  ~~~",
            "key: 1\n# hidden: 2",
            "a\u{202e}b",
            "a\tb",
            "a\r\nb",
            &long,
            &many,
        ] {
            assert!(!is_readable(text), "{text:?}");
        }
    }
}
