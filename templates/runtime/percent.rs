//! Percent-encoding (RFC 3986 § 2.1).

/// Appends `text`, with everything but unreserved characters encoded, so that it stands for itself wherever it is put.
pub(super) fn encode(text: &str, out: &mut String) {
    for &byte in text.as_bytes() {
        if is_unreserved(byte) {
            out.push(char::from(byte));
        } else {
            push_encoded(byte, out);
        }
    }
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
    let bytes = text.as_bytes();
    for (at, &byte) in bytes.iter().enumerate() {
        let triplet = || bytes.get(at + 1..at + 3).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit));
        let stays = match byte {
            b'%' => triplet(),
            _ => is_unreserved(byte) || (is_reserved(byte) && !but.contains(&byte)),
        };
        if stays {
            out.push(char::from(byte));
        } else {
            push_encoded(byte, out);
        }
    }
}

/// RFC 3986 § 2.3.
fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~".contains(&byte)
}

/// RFC 3986 § 2.2.
fn is_reserved(byte: u8) -> bool {
    b":/?#[]@!$&'()*+,;=".contains(&byte)
}

fn push_encoded(byte: u8, out: &mut String) {
    const DIGITS: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
    out.push('%');
    out.push(DIGITS[usize::from(byte >> 4)]);
    out.push(DIGITS[usize::from(byte & 15)]);
}
