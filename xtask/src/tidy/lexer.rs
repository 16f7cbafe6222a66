//! Just enough of Rust's lexical structure to find paths: names and punctuation, without comments and literals.

/// A token that can be part of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token<'a> {
    Name(&'a str),
    /// `::`
    Separator,
    Punctuation(char),
}

/// The tokens of a source, each with its line, counted from 1.
pub fn tokens(text: &str) -> Vec<(usize, Token<'_>)> {
    let mut tokens = Vec::new();
    let (mut rest, mut line) = (text, 1);
    while let Some(first) = rest.chars().next() {
        let (length, token) = next(rest, first);
        if let Some(token) = token {
            tokens.push((line, token));
        }
        line += rest[..length].matches('\n').count();
        rest = &rest[length..];
    }
    tokens
}

/// The length of what `text` begins with, and the token if it is one.
fn next(text: &str, first: char) -> (usize, Option<Token<'_>>) {
    if text.starts_with("//") {
        return (text.find('\n').unwrap_or(text.len()), None);
    }
    if text.starts_with("/*") {
        return (block_comment(text), None);
    }
    if let Some(length) = raw_text(text) {
        return (length, None);
    }
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    match first {
        '"' => (quoted(text, 1, '"'), None),
        '\'' => (character(text), None),
        'b' | 'c' if text[1..].starts_with('"') => (quoted(text, 2, '"'), None),
        'b' if text[1..].starts_with('\'') => (quoted(text, 2, '\''), None),
        ':' if text.starts_with("::") => (2, Some(Token::Separator)),
        _ if is_part(first) => {
            let length = text.find(|c| !is_part(c)).unwrap_or(text.len());
            (length, (!first.is_numeric()).then_some(Token::Name(&text[..length])))
        }
        _ if first.is_whitespace() => (first.len_utf8(), None),
        _ => (first.len_utf8(), Some(Token::Punctuation(first))),
    }
}

/// The length of a comment that may hold others.
fn block_comment(text: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while at < text.len() {
        if text[at..].starts_with("/*") {
            (depth, at) = (depth + 1, at + 2);
        } else if text[at..].starts_with("*/") {
            (depth, at) = (depth - 1, at + 2);
        } else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
        if depth == 0 {
            break;
        }
    }
    at
}

/// The length of a raw text: `r"…"`, `br#"…"#`. A raw name such as `r#type` is none.
fn raw_text(text: &str) -> Option<usize> {
    let start = ["r", "br", "cr"]
        .into_iter()
        .find(|start| text.strip_prefix(start).is_some_and(|rest| rest.trim_start_matches('#').starts_with('"')))?;
    let hashes = text[start.len()..].find('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    let begin = start.len() + hashes + 1;
    Some(text[begin..].find(&end).map_or(text.len(), |at| begin + at + end.len()))
}

/// The length of a literal whose content begins at `from` and ends with `end`.
fn quoted(text: &str, from: usize, end: char) -> usize {
    let mut characters = text[from..].char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            '\\' => _ = characters.next(),
            _ if character == end => return from + at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The length of a character, or of the mark of a lifetime.
fn character(text: &str) -> usize {
    let mut inside = text.chars().skip(1);
    match (inside.next(), inside.next()) {
        (Some('\\'), _) | (Some(_), Some('\'')) => quoted(text, 1, '\''),
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let names = tokens(text).into_iter().filter_map(|(_, token)| match token {
            Token::Name(name) => Some(name),
            Token::Separator | Token::Punctuation(_) => None,
        });
        assert_eq!(names.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn comments_and_literals_hold_no_names() {
        check("a // b\nc /* d /* e */ f */ g", &["a", "c", "g"]);
        check(r#"a("b \" c", 'd', '\'', b"e", b'f') g"#, &["a", "g"]);
        check(r##"a(r"b", r#"c " d"#, br"e") r#type g"##, &["a", "r", "type", "g"]);
        check("a<'b>('c', 1_u8, 0xff) é", &["a", "b", "é"]);
        check("a \"not closed b", &["a"]);
    }

    #[test]
    fn lines_are_counted() {
        let lines: Vec<_> = tokens("a\n\"x\ny\"\nb").into_iter().map(|(line, _)| line).collect();
        assert_eq!(lines, [1, 4]);
    }
}
