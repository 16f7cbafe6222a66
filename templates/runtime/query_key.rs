//! API keys in the query (§ Security Scheme Object).

use super::auth::{Adding, Credential, Proof};
use super::client::Client;

/// A key, and the query parameter that carries it.
pub(crate) struct QueryKey {
    name: &'static str,
    key: String,
}

impl QueryKey {
    /// The credential of a security scheme `apiKey` in the query parameter `name`.
    pub(crate) fn credential(name: &'static str, key: impl Into<String>) -> Box<dyn Credential> {
        Box::new(Self { name, key: key.into() })
    }
}

impl Credential for QueryKey {
    fn check(&self) -> Result<(), String> {
        // A query can carry any text.
        if self.key.is_empty() { Err("it is empty".to_owned()) } else { Ok(()) }
    }

    fn add_to<'a>(&'a self, _: &'a Client, proof: &'a mut Proof) -> Adding<'a> {
        Box::pin(async move {
            proof.query.push((self.name, self.key.clone()));
            Ok(())
        })
    }
}
