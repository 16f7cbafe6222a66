//! Percent-encoding (RFC 3986 § 2.1).

/// Appends `text`, with everything but unreserved characters encoded, so that it stands for itself wherever it is put.
pub(super) fn encode(text: &str, out: &mut String) {
    encode_unless(text, |_, byte| is_unreserved(byte), out);
}

/// Appends `name=value`, both encoded.
pub(super) fn encode_pair(name: &str, value: &str, out: &mut String) {
    encode(name, out);
    out.push('=');
    encode(value, out);
}

/// Appends `text` as RFC 6570 § 3.2.3 writes reserved expansion: reserved characters and percent-encoded triplets stay,
/// except for the reserved characters in `but`, which would end the value.
pub(super) fn encode_reserved(text: &str, but: &[u8], out: &mut String) {
    let digits = |at: usize| text.as_bytes().get(at + 1..at + 3);
    let stays = |at, byte| match byte {
        b'%' => digits(at).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit)),
        _ => is_unreserved(byte) || (is_reserved(byte) && !but.contains(&byte)),
    };
    encode_unless(text, stays, out);
}

/// Appends `text`, with each byte encoded of which `stays`, that knows where it is, says no; it says so of all that are not ASCII.
fn encode_unless(text: &str, stays: impl Fn(usize, u8) -> bool, out: &mut String) {
    let mut written = 0;
    for (at, &byte) in text.as_bytes().iter().enumerate() {
        if !stays(at, byte) {
            out.push_str(text.get(written..at).unwrap_or_default());
            push_encoded(byte, out);
            written = at + 1;
        }
    }
    out.push_str(text.get(written..).unwrap_or_default());
}

/// RFC 3986 § 2.3.
fn is_unreserved(byte: u8) -> bool {
    matches!(byte, b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~')
}

/// RFC 3986 § 2.2.
fn is_reserved(byte: u8) -> bool {
    matches!(byte, b':' | b'/' | b'?' | b'#' | b'[' | b']' | b'@')
        || matches!(byte, b'!' | b'$' | b'&' | b'\'' | b'(' | b')' | b'*' | b'+' | b',' | b';' | b'=')
}

fn push_encoded(byte: u8, out: &mut String) {
    const DIGITS: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
    out.push('%');
    out.push(DIGITS[usize::from(byte >> 4)]);
    out.push(DIGITS[usize::from(byte & 15)]);
}
