//! User name and password as a header (RFC 7617 § 2).

use super::header_value;
use reqwest::header::HeaderValue;

/// The value of `Authorization`.
pub(super) fn value(username: &str, password: &str) -> Result<HeaderValue, String> {
    header_value::secret(&format!("Basic {}", base64(format!("{username}:{password}").as_bytes())))
}

/// RFC 4648 § 4.
fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let bits = chunk.iter().fold(0_u32, |bits, &byte| bits << 8 | u32::from(byte)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            text.push(match place {
                place if place > chunk.len() => '=',
                place => char::from(ALPHABET[(bits >> (18 - 6 * place) & 63) as usize]),
            });
        }
    }
    text
}
