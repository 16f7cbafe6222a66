//! Bearer tokens (RFC 6750), given or fetched.

use super::auth::{Adding, Credential, Proof};
use super::client::Client;
use super::error::BoxError;
use super::header_value;
use super::platform::{BoxFuture, MaybeSend};
use super::token::{Token, TokenCache};
use reqwest::header::{AUTHORIZATION, HeaderValue};

/// Gives bearer tokens that expire, such as those that another service issues.
///
/// It is asked when a token is first needed, when its last one has [expired](Token::expires_in), and once more in a call that the server
/// answers with 401. Calls at the same time wait for one answer, and share it.
///
/// A function that returns a future is one too, such as `|| async { Ok(fetch_token().await?) }`: of a `String` or a [`Token`].
pub trait TokenProvider: Send + Sync + 'static {
    /// Another token.
    fn token(&self) -> TokenFuture<'_>;
}

/// The future of [`TokenProvider::token`].
pub type TokenFuture<'a> = BoxFuture<'a, Result<Token, BoxError>>;

impl<F, T, K> TokenProvider for F
where
    F: Fn() -> T + Send + Sync + 'static,
    T: Future<Output = Result<K, BoxError>> + MaybeSend + 'static,
    K: Into<Token>,
{
    fn token(&self) -> TokenFuture<'_> {
        let token = self();
        Box::pin(async move { token.await.map(Into::into) })
    }
}

/// A bearer token.
pub(crate) enum Bearer {
    /// Always the same.
    Token(String),
    /// The provider is asked.
    Provider(Box<dyn TokenProvider>, TokenCache),
}

impl Bearer {
    /// The credential of a security scheme whose token never changes.
    pub(crate) fn token(token: impl Into<String>) -> Box<dyn Credential> {
        Box::new(Self::Token(token.into()))
    }

    /// The credential of a security scheme whose tokens come from `provider`.
    pub(crate) fn provider(provider: impl TokenProvider) -> Box<dyn Credential> {
        Box::new(Self::Provider(Box::new(provider), TokenCache::default()))
    }
}

impl Credential for Bearer {
    fn check(&self) -> Result<(), String> {
        match self {
            Self::Token(token) => authorization(token).map(drop),
            Self::Provider(..) => Ok(()),
        }
    }

    fn add_to<'a>(&'a self, _: &'a Client, proof: &'a mut Proof) -> Adding<'a> {
        Box::pin(async move {
            match self {
                Self::Token(token) => {
                    proof.headers.push((AUTHORIZATION, authorization(token)?));
                    Ok(())
                }
                Self::Provider(provider, cache) => add(cache, async { provider.token().await }, proof).await,
            }
        })
    }
}

/// Adds the token of `cache`, or the one that `fetch` gives.
pub(super) async fn add(
    cache: &TokenCache,
    fetch: impl Future<Output = Result<Token, BoxError>>,
    proof: &mut Proof,
) -> Result<(), BoxError> {
    let usable = async {
        let token = fetch.await?;
        authorization(token.text())?;
        Ok(token)
    };
    let (token, number) = cache.get(&proof.tokens, usable).await?;
    proof.headers.push((AUTHORIZATION, authorization(token.text())?));
    proof.tokens.push(number);
    Ok(())
}

fn authorization(token: &str) -> Result<HeaderValue, String> {
    // RFC 6750 § 2.1. The token by itself is looked at first, so that the reason of a refusal is about it.
    header_value::secret(token)?;
    header_value::secret(&format!("Bearer {token}"))
}
