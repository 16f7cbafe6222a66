//! What went wrong, as the user is told.

use std::fmt::Display;
use std::io;
use std::path::Path;

use generator::report::Report;

use crate::terminal::visible;

/// Something that went wrong: nothing is written where there is any.
#[derive(Debug)]
pub enum Problem {
    /// What is wrong within a file, each with its place.
    Report(Report),
    /// Anything else.
    Plain {
        /// What is the matter, in one line, with what was expected.
        message: String,
        /// What to do about it.
        help: Option<String>,
    },
}

impl Problem {
    /// Something that is wrong, and what to do about it.
    pub fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::Plain { message: message.into(), help: Some(help.into()) }
    }

    /// What the operating system refused to do with a file or a folder.
    pub fn io(doing: &str, path: &Path, error: &io::Error) -> Self {
        let help = match error.kind() {
            io::ErrorKind::PermissionDenied => Some("give yourself the permission, or name another place".to_owned()),
            io::ErrorKind::ReadOnlyFilesystem => Some("name a place that can be written".to_owned()),
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Some("make room, and run it again".to_owned()),
            _ => None,
        };
        Self::Plain { message: format!("can't {doing} {}: {}", shown(path), without_code(error)), help }
    }
}

/// A path as it is shown: with `/` on every system, without what a terminal would obey.
pub fn shown(path: &Path) -> String {
    let text = path.to_string_lossy();
    let text = if std::path::MAIN_SEPARATOR == '\\' { text.replace('\\', "/") } else { text.into_owned() };
    format!("`{}`", visible(&text))
}

/// `did you mean …?`, or where nothing comes close, what there is.
pub fn suggestion<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    let known: Vec<_> = known.into_iter().collect();
    let folded = wrong.to_lowercase();
    let same = known.iter().find(|name| name.to_lowercase() == folded).copied();
    match same.or_else(|| similar::get_close_matches(wrong, &known, 1, 0.6).first().copied()) {
        Some(close) => format!("did you mean `{}`?", visible(close)),
        None if known.is_empty() => "there is none".to_owned(),
        None => format!("there is {}", list(known)),
    }
}

/// Names in a sentence: `` `a`, `b` and `c` ``.
pub fn list(names: impl IntoIterator<Item = impl Display>) -> String {
    let mut names: Vec<_> = names.into_iter().map(|name| format!("`{}`", visible(&name.to_string()))).collect();
    match names.pop() {
        Some(last) if names.is_empty() => last,
        Some(last) => format!("{} and {last}", names.join(", ")),
        None => String::new(),
    }
}

/// The message without Rust's ` (os error 13)`.
fn without_code(error: &io::Error) -> String {
    let text = error.to_string();
    text.split_once(" (os error").map_or(text.as_str(), |(message, _)| message).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_suggestion_names_what_comes_close() {
        let known = ["spec", "package", "out", "tags"];
        assert_eq!(suggestion("tag", known), "did you mean `tags`?");
        assert_eq!(suggestion("Spec", known), "did you mean `spec`?");
        assert_eq!(suggestion("zzz", known), "there is `spec`, `package`, `out` and `tags`");
        assert_eq!(suggestion("zzz", []), "there is none");
    }
}
