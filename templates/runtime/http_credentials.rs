//! Credentials of other schemes of HTTP authentication than basic and bearer (RFC 9110 § 11.4).

use super::auth::{Adding, Credential, Proof};
use super::client::Client;
use super::header_value;
use reqwest::header::{AUTHORIZATION, HeaderValue};

/// The name of a scheme, and what follows it.
pub(crate) struct HttpCredentials {
    scheme: &'static str,
    credentials: String,
}

impl HttpCredentials {
    /// The credential of a security scheme `http` with the scheme `scheme`.
    pub(crate) fn credential(scheme: &'static str, credentials: impl Into<String>) -> Box<dyn Credential> {
        Box::new(Self { scheme, credentials: credentials.into() })
    }

    fn authorization(&self) -> Result<HeaderValue, String> {
        // By themselves first, so that the reason of a refusal is about them.
        header_value::secret(&self.credentials)?;
        header_value::secret(&format!("{} {}", self.scheme, self.credentials))
    }
}

impl Credential for HttpCredentials {
    fn check(&self) -> Result<(), String> {
        self.authorization().map(drop)
    }

    fn add_to<'a>(&'a self, _: &'a Client, proof: &'a mut Proof) -> Adding<'a> {
        Box::pin(async move {
            proof.headers.push((AUTHORIZATION, self.authorization()?));
            Ok(())
        })
    }
}
