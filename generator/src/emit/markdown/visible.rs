//! Characters that people see.

/// `text` with every character that would not show replaced by one that does: controls, those that turn the
/// direction of writing (Unicode TR 36 § 3.1), those that nobody can see. Every end of a line is `\n`.
pub fn replace_controls(text: &str) -> String {
    // Most texts have nothing to replace, which is told fastest by looking at all of a text.
    if text.bytes().fold(true, |is_plain, byte| is_plain & matches!(byte, b' '..=b'~' | b'\n')) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\r' => {
                characters.next_if_eq(&'\n');
                out.push('\n');
            }
            '\n' | '\u{2028}' | '\u{2029}' | '\u{85}' => out.push('\n'),
            '\t' => out.push_str("    "),
            visible if shows(visible) => out.push(visible),
            control if control.is_control() => out.push('\u{fffd}'),
            hidden => out.push_str(&format!("U+{:04X}", u32::from(hidden))),
        }
    }
    out
}

/// Whether a character is what it seems to be: no control, no mark of direction, no invisible letter.
pub fn shows(character: char) -> bool {
    !character.is_control()
        && !matches!(
            character,
            '\u{61c}'
                | '\u{180e}'
                | '\u{200b}'
                | '\u{200e}'
                | '\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}
