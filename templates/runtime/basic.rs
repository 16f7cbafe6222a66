//! User name and password (RFC 7617).

use super::auth::{Adding, Credential, Proof};
use super::basic_header;
use super::client::Client;
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

    fn add_to<'a>(&'a self, _: &'a Client, proof: &'a mut Proof) -> Adding<'a> {
        Box::pin(async move {
            proof.headers.insert(AUTHORIZATION, basic_header::value(&self.username, &self.password)?);
            Ok(())
        })
    }
}
