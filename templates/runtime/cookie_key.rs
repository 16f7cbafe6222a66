//! API keys in cookies (§ Security Scheme Object).

use super::auth::{Adding, Credential, Proof};
use super::client::Client;
use super::cookie;

/// A key, and the cookie that carries it.
pub(crate) struct CookieKey {
    name: &'static str,
    key: String,
}

impl CookieKey {
    /// The credential of a security scheme `apiKey` in the cookie `name`.
    pub(crate) fn credential(name: &'static str, key: impl Into<String>) -> Box<dyn Credential> {
        Box::new(Self { name, key: key.into() })
    }
}

impl Credential for CookieKey {
    fn check(&self) -> Result<(), String> {
        if self.key.is_empty() {
            return Err("it is empty".to_owned());
        }
        cookie::check_name(self.name)?;
        cookie::check_value(&self.key)
    }

    fn add_to<'a>(&'a self, _: &'a Client, proof: &'a mut Proof) -> Adding<'a> {
        Box::pin(async move {
            proof.cookies.push((self.name, self.key.clone()));
            Ok(())
        })
    }
}
