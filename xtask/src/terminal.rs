//! All that is said to the user: the one place that writes to the terminal.
//!
//! Colours are for terminals: elsewhere, and where `NO_COLOR` is set, anstream takes them out. A reader who has gone,
//! as in `cargo xtask codegen --check | head`, ends nothing: the files and the exit status are what counts.

use std::borrow::Cow;
use std::fmt::{Display, Write as _};
use std::io::Write as _;

use clap::builder::styling::{AnsiColor, Style};

use crate::problem::Problem;

/// What stands out.
pub const BOLD: Style = Style::new().bold();
/// What is gone, or wrong.
pub const RED: Style = AnsiColor::Red.on_default();
/// What is new, or right.
pub const GREEN: Style = AnsiColor::Green.on_default();
/// Where something is.
pub const CYAN: Style = AnsiColor::Cyan.on_default();

const ERROR: Style = AnsiColor::Red.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();

/// Says what was done, with a line break behind.
pub fn say(text: impl Display) {
    let _gone = writeln!(anstream::stdout().lock(), "{text}");
}

/// Shows a text that brings its line breaks and its colours, such as a report of the generator's, beside the results.
pub fn show(text: &str) {
    let _gone = write!(anstream::stderr().lock(), "{text}");
}

/// Says what is odd, in one line.
pub fn warn(text: impl Display) {
    let _gone = writeln!(anstream::stderr().lock(), "{WARNING}warning{WARNING:#}{BOLD}: {text}{BOLD:#}");
}

/// Says what is wrong, and what to do about it: all of it.
pub fn complain(problems: &[Problem]) {
    for (index, problem) in problems.iter().enumerate() {
        if index > 0 {
            show("\n");
        }
        match problem {
            Problem::Report(report) => show(&report.render(true)),
            Problem::Plain { message, help } => {
                let mut text = format!("{ERROR}error{ERROR:#}{BOLD}: {message}{BOLD:#}\n");
                if let Some(help) = help {
                    let _infallible = writeln!(text, "  {CYAN}={CYAN:#} {BOLD}help{BOLD:#}: {help}");
                }
                show(&text);
            }
        }
    }
}

/// A text from elsewhere, such as the name or a line of a file, made safe to show: control characters, which a
/// terminal obeys, and those that turn the direction of the text around, are escaped as Rust writes them.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_obeyed) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        if is_obeyed(character) {
            shown.extend(character.escape_default());
        } else {
            shown.push(character);
        }
    }
    Cow::Owned(shown)
}

fn is_obeyed(character: char) -> bool {
    (character.is_control() && character != '\t')
        || matches!(character, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_obeys_is_escaped() {
        assert_eq!(visible("a\tb é 漢"), "a\tb é 漢");
        assert_eq!(visible("\u{1b}]0;x\u{7}\r\u{202e}\u{9b}1m"), r"\u{1b}]0;x\u{7}\r\u{202e}\u{9b}1m");
    }
}
