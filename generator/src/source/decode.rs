//! The text in the bytes of a file.

use crate::diagnostic::{Code, Diagnostics};
use crate::pointer::Pointer;

/// Bytes that are no text, and where.
#[derive(Debug)]
pub(super) struct Undecodable {
    kind: Kind,
    /// Where in the text, which holds `U+FFFD` there.
    offset: usize,
}

#[derive(Debug)]
enum Kind {
    Binary,
    NotUtf8 { byte: u8 },
    NotUtf16,
}

impl Undecodable {
    pub(super) fn report(&self, diags: &mut Diagnostics) {
        let (message, help) = match self.kind {
            Kind::Binary => (
                "this is a binary file, not a description".to_owned(),
                "give the YAML or JSON text of the description; unpack it first if it is compressed",
            ),
            Kind::NotUtf8 { byte } => (
                format!("the text is not UTF-8: the byte 0x{byte:02X} can't stand here"),
                "save the file as UTF-8 (it may be in an older encoding, such as Latin-1)",
            ),
            Kind::NotUtf16 => ("the text is not UTF-16: half a surrogate pair".to_owned(), "save the file as UTF-8"),
        };
        let end =
            if matches!(self.kind, Kind::Binary) { 0 } else { self.offset + char::REPLACEMENT_CHARACTER.len_utf8() };
        diags.error(Code::Encoding, Pointer::root(), message).span(self.offset..end).help(help);
    }
}

/// The text of `bytes`, which may be UTF-8 or UTF-16, with or without a byte order mark.
pub(super) fn decode(bytes: Vec<u8>) -> (String, Option<Undecodable>) {
    match bytes.as_slice() {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest.to_vec()),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        // A description begins with an ASCII character, so a zero beside the first byte is half of a UTF-16 unit.
        [a, 0, b, 0, ..] if *a != 0 && *b != 0 => utf16(&bytes, u16::from_le_bytes),
        [0, a, 0, b, ..] if *a != 0 && *b != 0 => utf16(&bytes, u16::from_be_bytes),
        _ => utf8(bytes),
    }
}

fn utf8(bytes: Vec<u8>) -> (String, Option<Undecodable>) {
    match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        // Nobody wants to see the bytes of a picture in an error message.
        Err(error) if error.as_bytes().contains(&0) => {
            (String::new(), Some(Undecodable { kind: Kind::Binary, offset: 0 }))
        }
        Err(error) => {
            let offset = error.utf8_error().valid_up_to();
            let byte = error.as_bytes().get(offset).copied().unwrap_or_default();
            (
                String::from_utf8_lossy(error.as_bytes()).into_owned(),
                Some(Undecodable { kind: Kind::NotUtf8 { byte }, offset }),
            )
        }
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> (String, Option<Undecodable>) {
    let mut text = String::with_capacity(bytes.len());
    let mut undecodable = None;
    let (pairs, odd) = bytes.as_chunks::<2>();
    let characters = char::decode_utf16(pairs.iter().map(|pair| unit(*pair))).map(Result::ok);
    for character in characters.chain((!odd.is_empty()).then_some(None)) {
        if character.is_none() {
            undecodable.get_or_insert(Undecodable { kind: Kind::NotUtf16, offset: text.len() });
        }
        text.push(character.unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    (text, undecodable)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        let (text, undecodable) = decode(bytes.to_vec());
        assert!(undecodable.is_none(), "{undecodable:?}");
        text
    }

    #[test]
    fn every_encoding_gives_the_same_text() {
        assert_eq!(text("a: é😀".as_bytes()), "a: é😀");
        assert_eq!(text("\u{feff}a: é".as_bytes()), "a: é");
        for (mark, unit) in [
            (true, u16::to_le_bytes as fn(u16) -> [u8; 2]),
            (true, u16::to_be_bytes),
            (false, u16::to_le_bytes),
            (false, u16::to_be_bytes),
        ] {
            let marked = if mark { "\u{feff}a: é😀" } else { "a: é😀" };
            let bytes: Vec<u8> = marked.encode_utf16().flat_map(unit).collect();
            assert_eq!(text(&bytes), "a: é😀");
        }
    }

    #[test]
    fn what_is_no_text_is_named() {
        let (_, undecodable) = decode(b"a: caf\xe9".to_vec());
        assert!(matches!(undecodable, Some(Undecodable { kind: Kind::NotUtf8 { byte: 0xe9 }, offset: 6 })));
        let (text, undecodable) = decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec());
        assert!(text.is_empty());
        assert!(matches!(undecodable, Some(Undecodable { kind: Kind::Binary, .. })));
        let (_, undecodable) = decode(b"\xff\xfea\0\x00\xd8".to_vec());
        assert!(matches!(undecodable, Some(Undecodable { kind: Kind::NotUtf16, offset: 1 })));
    }
}
