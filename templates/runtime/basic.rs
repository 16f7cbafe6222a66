//! User name and password (RFC 7617).

use super::auth::{Adding, Credential, Proof};
use super::header_value;
use reqwest::header::AUTHORIZATION;

/// A user name and a password.
pub(crate) struct Basic {
    username: String,
    password: String,
}

impl Basic {
    /// The credential of a security scheme `http` with the scheme `basic`.
    pub(crate) fn credential(username: impl Into<String>, password: impl Into<String>) -> Box<dyn Credential> {
        Box::new(Self { username: username.into(), password: password.into() })
    }
}

impl Credential for Basic {
    fn check(&self) -> Result<(), String> {
        if self.username.contains(':') {
            return Err("a user name cannot hold `:`, which separates it from the password".to_owned());
        }
        if self.username.chars().chain(self.password.chars()).any(char::is_control) {
            return Err("user names and passwords cannot hold control characters".to_owned());
        }
        Ok(())
    }

    fn add_to<'a>(&'a self, proof: &'a mut Proof) -> Adding<'a> {
        Box::pin(async move {
            let pair = format!("{}:{}", self.username, self.password);
            let value = header_value::secret(&format!("Basic {}", base64(pair.as_bytes())))?;
            proof.headers.insert(AUTHORIZATION, value);
            Ok(())
        })
    }
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
