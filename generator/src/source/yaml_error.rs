//! What a YAML parser's complaint means to the author.

use super::builder::Builder;
use super::yaml::bytes;
use crate::diagnostic::Code;
use crate::pointer::Trail;
use saphyr_parser::{ScanError, Span};

/// Whether brackets lie in each other too deep for the parser.
pub(super) fn is_depth(error: &ScanError) -> bool {
    error.info().contains("recursion limit")
}

/// Reports that the text is not YAML.
pub(super) fn report(error: &ScanError, text: &str, builder: &mut Builder) {
    if is_depth(error) {
        builder.too_deep(&Trail::Root);
        return;
    }
    let at = bytes(text, Span::empty(*error.marker()));
    let found = builder.syntax_error(at, format!("this is not YAML: {}", error.info()));
    if let Some((_, help)) = HELP.iter().find(|(part, _)| error.info().contains(part)) {
        found.help(*help);
    }
}

/// Reports that the text breaks a rule of YAML, and was read nevertheless.
pub(super) fn overlook(error: &ScanError, text: &str, builder: &mut Builder) {
    let at = bytes(text, Span::empty(*error.marker()));
    let message = format!("not every YAML parser reads this: {}", error.info());
    let found = builder.warning(Code::Syntax, &Trail::Root, message).span(at);
    found.help("indent the line more than the key that it belongs to, and with spaces");
}

/// What to do, by a part of the parser's message.
const HELP: &[(&str, &str)] = &[
    (
        "mapping values are not allowed",
        "put the text in quotes if it contains `: `; else check the indentation of the line",
    ),
    ("unexpected character", "put the text in quotes: no text without them may begin with this character"),
    ("unprintable", "remove the character, or write it as an escape, such as `\\u0007`, in double quotes"),
    ("tab", "indent with spaces: YAML allows no tabs there"),
    ("unknown anchor", "put the text in quotes if the `*` belongs to it; else define the anchor with `&` before it"),
    ("anchor or alias", "put the text in quotes: without them, `*` and `&` mean an alias and an anchor"),
    (
        "did not find expected key",
        "check the indentation of this line and of the one before: keys of one object begin in one column",
    ),
    ("did not find expected '-'", "check the indentation of this line: the items of one list begin in one column"),
    ("simple key", "check the indentation of this line, and that the key ends with a colon and a space"),
    ("quoted scalar", "check that the quotes before are closed, and that those inside are escaped"),
    ("flow", "check that every bracket before is closed"),
    ("escape", "write a backslash in double quotes as `\\\\`, or use single quotes"),
    ("invalid indentation", "indent the line more than the key that it belongs to"),
];
