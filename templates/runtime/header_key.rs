//! API keys in header fields (§ Security Scheme Object).

use super::auth::{Adding, Credential, Proof};
use super::client::Client;
use super::header_value;
use reqwest::header::{HeaderName, HeaderValue};

/// The header that carries a key, or why none can.
pub(crate) struct HeaderKey(Result<(HeaderName, HeaderValue), String>);

impl HeaderKey {
    /// The credential of a security scheme `apiKey` in the header `name`.
    pub(crate) fn credential(name: &'static str, key: impl Into<String>) -> Box<dyn Credential> {
        Box::new(Self(header(name, &key.into())))
    }
}

fn header(name: &str, key: &str) -> Result<(HeaderName, HeaderValue), String> {
    Ok((header_value::name(name)?, header_value::secret(key)?))
}

impl Credential for HeaderKey {
    fn check(&self) -> Result<(), String> {
        self.0.clone().map(drop)
    }

    fn add_to<'a>(&'a self, _: &'a Client, proof: &'a mut Proof) -> Adding<'a> {
        Box::pin(async move {
            proof.headers.push(self.0.clone()?);
            Ok(())
        })
    }
}
