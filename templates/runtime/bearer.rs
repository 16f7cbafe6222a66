//! Bearer tokens (RFC 6750), given or fetched.

use super::auth::{Adding, Credential, Proof};
use super::error::BoxError;
use super::header_value;
use reqwest::header::{AUTHORIZATION, HeaderValue};
use std::pin::Pin;

/// Gives the bearer token of each request: for tokens that expire.
///
/// A function that returns a future is one too, such as `|| async { Ok(fetch_token().await?) }`.
pub trait TokenProvider: Send + Sync + 'static {
    /// The token for the request that is about to be sent. It is asked before each call, so it should keep a token while it is valid.
    fn token(&self) -> TokenFuture<'_>;
}

/// The future of [`TokenProvider::token`].
pub type TokenFuture<'a> = Pin<Box<dyn Future<Output = Result<String, BoxError>> + Send + 'a>>;

impl<F, T> TokenProvider for F
where
    F: Fn() -> T + Send + Sync + 'static,
    T: Future<Output = Result<String, BoxError>> + Send + 'static,
{
    fn token(&self) -> TokenFuture<'_> {
        Box::pin(self())
    }
}

/// A bearer token.
pub(crate) enum Bearer {
    /// Always the same.
    Token(String),
    /// The provider is asked.
    Provider(Box<dyn TokenProvider>),
}

impl Bearer {
    /// The credential of a security scheme whose token never changes.
    pub(crate) fn token(token: impl Into<String>) -> Box<dyn Credential> {
        Box::new(Self::Token(token.into()))
    }

    /// The credential of a security scheme whose tokens come from `provider`.
    pub(crate) fn provider(provider: impl TokenProvider) -> Box<dyn Credential> {
        Box::new(Self::Provider(Box::new(provider)))
    }
}

impl Credential for Bearer {
    fn check(&self) -> Result<(), String> {
        match self {
            Self::Token(token) => authorization(token).map(drop),
            Self::Provider(_) => Ok(()),
        }
    }

    fn add_to<'a>(&'a self, proof: &'a mut Proof) -> Adding<'a> {
        Box::pin(async move {
            let value = match self {
                Self::Token(token) => authorization(token)?,
                Self::Provider(provider) => authorization(&provider.token().await?)?,
            };
            proof.headers.insert(AUTHORIZATION, value);
            Ok(())
        })
    }
}

fn authorization(token: &str) -> Result<HeaderValue, String> {
    // RFC 6750 § 2.1. The token by itself is looked at first, so that the reason of a refusal is about it.
    header_value::secret(token)?;
    header_value::secret(&format!("Bearer {token}"))
}
