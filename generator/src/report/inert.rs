//! Text of a description as it may be printed on a terminal.

/// The longest text of a description that is printed in a message, in characters.
const LONGEST: usize = 400;

/// The same text without anything that a terminal obeys or that changes the order of what is read. A text of absurd
/// length loses its middle.
pub(super) fn inert(text: &str) -> String {
    let length = text.chars().count();
    if length <= LONGEST {
        return text.chars().map(inert_char).collect();
    }
    let (half, dropped) = (LONGEST / 2, length - LONGEST);
    let first = text.chars().take(half);
    let last = text.chars().skip(length - half);
    first
        .map(inert_char)
        .chain(format!(" … ({dropped} more characters) … ").chars())
        .chain(last.map(inert_char))
        .collect()
}

/// The character itself, or what is printed for one that could do harm: controls, escapes, invisible ones, and those
/// that set the direction of writing.
pub(super) fn inert_char(character: char) -> char {
    match character {
        '\t' => ' ',
        '\n' | '\r' => '↵',
        character if character.is_control() => char::REPLACEMENT_CHARACTER,
        '\u{ad}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => char::REPLACEMENT_CHARACTER,
        character => character,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_a_terminal_obeys_remains() {
        assert_eq!(inert("a\x1b[31m\u{9b}b\u{202e}c\nd\u{7f}"), "a�[31m�b�c↵d�");
        assert_eq!(inert("é 😀 中"), "é 😀 中");
        let long = inert(&"x".repeat(5000));
        assert!(long.chars().count() < 450 && long.contains("4600 more"), "{long}");
    }
}
