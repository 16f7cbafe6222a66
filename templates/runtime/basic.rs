//! User name and password (RFC 7617).

use super::auth::{Adding, Credential, Proof};
use super::basic_header;
use super::client::Client;
use reqwest::header::{AUTHORIZATION, HeaderValue};

/// A user name and a password, as the header that has them, or why none can.
pub(crate) struct Basic(Result<HeaderValue, String>);

impl Basic {
    /// The credential of a security scheme `http` with the scheme `basic`.
    pub(crate) fn credential(username: impl Into<String>, password: impl Into<String>) -> Box<dyn Credential> {
        Box::new(Self(header(&username.into(), &password.into())))
    }
}

impl Credential for Basic {
    fn check(&self) -> Result<(), String> {
        self.0.clone().map(drop)
    }

    fn add_to<'a>(&'a self, _: &'a Client, proof: &'a mut Proof) -> Adding<'a> {
        Box::pin(async move {
            proof.headers.push((AUTHORIZATION, self.0.clone()?));
            Ok(())
        })
    }
}

fn header(username: &str, password: &str) -> Result<HeaderValue, String> {
    if username.contains(':') {
        return Err("a user name cannot hold `:`, which separates it from the password".to_owned());
    }
    if username.chars().chain(password.chars()).any(char::is_control) {
        return Err("user names and passwords cannot hold control characters".to_owned());
    }
    basic_header::value(username, password)
}
