//! API keys in header fields (§ Security Scheme Object).

use super::auth::{Adding, Credential, Proof};
use super::client::Client;
use super::header_value;
use reqwest::header::{HeaderName, HeaderValue};

/// A key, and the header that carries it.
pub(crate) struct HeaderKey {
    name: &'static str,
    key: String,
}

impl HeaderKey {
    /// The credential of a security scheme `apiKey` in the header `name`.
    pub(crate) fn credential(name: &'static str, key: impl Into<String>) -> Box<dyn Credential> {
        Box::new(Self { name, key: key.into() })
    }
}

impl HeaderKey {
    fn header(&self) -> Result<(HeaderName, HeaderValue), String> {
        Ok((header_value::name(self.name)?, header_value::secret(&self.key)?))
    }
}

impl Credential for HeaderKey {
    fn check(&self) -> Result<(), String> {
        self.header().map(drop)
    }

    fn add_to<'a>(&'a self, _: &'a Client, proof: &'a mut Proof) -> Adding<'a> {
        Box::pin(async move {
            proof.headers.push(self.header()?);
            Ok(())
        })
    }
}
