//! All that is said to the user: the one place that writes to the terminal.
//!
//! Colours are for terminals: elsewhere, and where `NO_COLOR` is set, anstream takes them out. A reader who has gone,
//! as in `cargo xtask codegen --check | head`, ends nothing: the files and the exit status are what counts.

use std::borrow::Cow;
use std::fmt::{Display, Write as _};
use std::io::Write as _;
use std::sync::OnceLock;

use clap::builder::styling::{AnsiColor, Style};

use generator::report::Report;

use crate::cli::Format;
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

/// How messages are written.
struct Setup {
    format: Format,
    verbose: bool,
    /// Whether GitHub Actions reads along, which shows messages beside the lines of a change.
    on_github: bool,
}

static SETUP: OnceLock<Setup> = OnceLock::new();

/// Says how messages are to be written from here on.
pub fn set_up(format: Format, verbose: bool) {
    let on_github = std::env::var_os("GITHUB_ACTIONS").is_some_and(|value| value == "true");
    SETUP.get_or_init(|| Setup { format, verbose, on_github });
}

fn setup() -> &'static Setup {
    SETUP.get_or_init(|| Setup { format: Format::Human, verbose: false, on_github: false })
}

/// Says what was done, with a line break behind.
pub fn say(text: impl Display) {
    // Standard output is the program's that reads the messages.
    let _gone = match setup().format {
        Format::Human => writeln!(anstream::stdout().lock(), "{text}"),
        Format::Json => writeln!(anstream::stderr().lock(), "{text}"),
    };
}

/// Shows a report in the way that was asked for.
pub fn report(report: &Report) {
    let Setup { format, verbose, on_github } = setup();
    if *format == Format::Json {
        let _gone = write!(anstream::stdout().lock(), "{}", report.render_json());
        return;
    }
    show(&if *verbose { report.render(true) } else { report.render_short(true) });
    if !verbose && report.is_long() {
        show(&format!("\n  {CYAN}={CYAN:#} {BOLD}help{BOLD:#}: `--verbose` or `--message-format json` shows all\n"));
    }
    if *on_github {
        let _gone = write!(anstream::stdout().lock(), "{}", report.render_annotations());
    }
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
        if index > 0 && setup().format == Format::Human {
            show("\n");
        }
        match problem {
            Problem::Report(found) => report(found),
            Problem::Plain { message, help } if setup().format == Format::Json => {
                let line = serde_json::json!({"severity": "error", "message": message, "help": help});
                let _gone = writeln!(anstream::stdout().lock(), "{line}");
            }
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
