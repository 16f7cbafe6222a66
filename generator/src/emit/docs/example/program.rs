//! What programs are made of beside their statements.

use std::collections::BTreeSet;

use super::document::before_raw;
use crate::emit::markdown::replace_controls;

/// Lines end before this column.
const WIDTH: usize = 100;

/// A whole program, whose imports are those of `uses`.
pub fn program(package: &str, uses: &BTreeSet<&str>, is_async: bool, body: &[String]) -> String {
    let mut lines = imports(package, uses);
    lines.push(String::new());
    lines.extend(is_async.then(|| "#[tokio::main]".to_owned()));
    let asynchronous = if is_async { "async " } else { "" };
    lines.push(format!("{asynchronous}fn main() -> Result<(), Box<dyn std::error::Error>> {{"));
    lines.extend_from_slice(body);
    lines.push("    Ok(())".to_owned());
    lines.push("}".to_owned());
    lines.join("\n")
}

/// The imports of a program, in the order of rustfmt.
pub fn imports(package: &str, uses: &BTreeSet<&str>) -> Vec<String> {
    let own: Vec<_> = uses.iter().copied().filter(|name| !matches!(*name, "HashMap" | "env")).collect();
    let own = match own.as_slice() {
        [name] => format!("use {package}::{name};"),
        names => format!("use {package}::{{{}}};", names.join(", ")),
    };
    let mut lines = vec![own];
    lines.extend(uses.contains("HashMap").then(|| "use std::collections::HashMap;".to_owned()));
    lines.extend(uses.contains("env").then(|| "use std::env;".to_owned()));
    lines.sort();
    lines
}

/// What the code of these lines uses by its name, of what is not in scope without an import.
pub fn used(lines: &[String]) -> BTreeSet<&'static str> {
    let code: Vec<_> = lines.iter().filter(|line| !line.trim_start().starts_with("//")).collect();
    let names = [
        ("Body", " Body::from("),
        ("FilePart", "FilePart::new("),
        ("models", "models::"),
        ("json", "json::"),
        ("env", "env::var("),
        ("HashMap", "HashMap"),
    ];
    let is_used = |start: &str| {
        // `serde_json::` is not our own `json::`. Most lines have nothing of it, in texts or outside.
        let is_in = |line: &str| outside_of_texts(before_raw(line)).replace("serde_json::", "").contains(start);
        code.iter().any(|line| line.contains(start) && is_in(line))
    };
    names.into_iter().filter(|(_, start)| is_used(start)).map(|(name, _)| name).collect()
}

/// A text as comments, however long it is. None where it is empty.
pub fn comment(text: &str, indent: usize) -> Vec<String> {
    let room = WIDTH - indent - "// ".len();
    let mut lines: Vec<String> = Vec::new();
    let text = replace_controls(text);
    for word in text.split_whitespace() {
        for piece in pieces(word, room) {
            match lines.last_mut() {
                Some(line) if line.chars().count() + 1 + piece.chars().count() <= room => {
                    line.push(' ');
                    line.push_str(&piece);
                }
                _ => lines.push(piece),
            }
        }
    }
    lines.into_iter().map(|line| format!("{}// {line}", " ".repeat(indent))).collect()
}

/// A call of a macro that prints a text, broken where it is too long for a line.
pub fn print(name: &str, text: &str, indent: usize) -> String {
    let spaces = " ".repeat(indent);
    let line = format!("{spaces}{name}!(\"{text}\");");
    if line.len() <= WIDTH { line } else { format!("{spaces}{name}!(\n{spaces}    \"{text}\"\n{spaces});") }
}

/// The word, cut where it is longer than a line.
fn pieces(word: &str, room: usize) -> Vec<String> {
    word.chars().collect::<Vec<_>>().chunks(room).map(|piece| piece.iter().collect()).collect()
}

/// The line without what is between quotes.
fn outside_of_texts(line: &str) -> String {
    let mut out = String::new();
    let (mut is_text, mut is_escaped) = (false, false);
    for character in line.chars() {
        match character {
            '"' if !is_escaped => is_text = !is_text,
            other if !is_text => out.push(other),
            _ => {}
        }
        is_escaped = is_text && character == '\\' && !is_escaped;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_cut_to_the_width() {
        let lines = comment(&format!("a {} b\nc", "x".repeat(200)), 4);
        assert!(lines.iter().all(|line| line.chars().count() <= WIDTH && line.starts_with("    // ")));
        assert!(comment(" \n", 0).is_empty());
    }

    #[test]
    fn what_stands_in_a_text_is_not_used() {
        let lines = [
            "let a = \"json:: \\\" models::\";".to_owned(),
            "// env::var(".to_owned(),
            "Vec::<HashMap<String, i64>>::new()".to_owned(),
            "serde_json::json!(1)".to_owned(),
        ];
        assert_eq!(used(&lines), BTreeSet::from(["HashMap"]));
    }
}
