//! The tokens of a JSON text.

use super::tree::Tree;
use std::ops::Range;

/// Scans a JSON text. A text that is none ends the scan early, and the answer is no.
pub(super) fn scan(text: &str, tree: &mut Tree) -> bool {
    let bytes = text.as_bytes();
    let mut closers = Vec::new();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b' ' | b'\t' | b'\n' | b'\r' | b',' | b':' => at += 1,
            b'{' | b'[' => {
                closers.push(if *byte == b'{' { b'}' } else { b']' });
                tree.open(*byte == b'{', at..at + 1);
                at += 1;
            }
            b'}' | b']' => {
                if closers.pop() != Some(*byte) {
                    return false;
                }
                at += 1;
                tree.close(at);
            }
            b'"' => {
                let Some(end) = string_end(bytes, at) else { return false };
                if tree.wants_key() {
                    key(text, at..end, tree);
                } else {
                    tree.scalar(at..end);
                }
                at = end;
            }
            b'-' | b'0'..=b'9' | b't' | b'f' | b'n' if !tree.wants_key() => {
                let length =
                    bytes[at..].iter().take_while(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(byte)).count();
                tree.scalar(at..at + length);
                at += length;
            }
            _ => return false,
        }
    }
    closers.is_empty()
}

fn key(text: &str, at: Range<usize>, tree: &mut Tree) {
    let quoted = &text[at.clone()];
    if !tree.wants_key_text() || !quoted.contains('\\') {
        tree.key(&quoted[1..quoted.len() - 1], at);
    } else {
        tree.key(&serde_json::from_str::<String>(quoted).unwrap_or_default(), at);
    }
}

/// The byte after the quote that ends the string that begins at `start`.
fn string_end(bytes: &[u8], start: usize) -> Option<usize> {
    let mut at = start + 1;
    loop {
        match bytes.get(at)? {
            b'"' => return Some(at + 1),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}
