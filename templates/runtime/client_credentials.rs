//! Access tokens for a client itself, not for a user of it (RFC 6749 § 4.4).

use super::auth::{Adding, Credential, Proof};
use super::client::Client;
use super::error::BoxError;
use super::json::{self, Json};
use super::received::Received;
use super::token::{Token, TokenCache};
use super::{basic_header, bearer, percent, platform};
use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use reqwest::{Method, Url};
use std::fmt;
use std::time::Duration;

/// The identifier and the secret of a client of OAuth 2.0, which are exchanged for access tokens (RFC 6749 § 4.4).
///
/// A token is kept until it expires or the API answers 401. They go to the token endpoint alone, and never to where that redirects to.
#[derive(Clone)]
#[must_use]
pub struct ClientCredentials {
    id: String,
    secret: String,
    token_url: Option<String>,
    scopes: Vec<String>,
    parameters: Vec<(String, String)>,
    in_body: bool,
}

impl ClientCredentials {
    /// The client `id`, which proves with `secret` that it is that.
    pub fn new(id: impl Into<String>, secret: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            secret: secret.into(),
            token_url: None,
            scopes: Vec::new(),
            parameters: Vec::new(),
            in_body: false,
        }
    }

    /// Asks for tokens of one more scope. Without any, the server decides (RFC 6749 § 3.3).
    pub fn scope(mut self, scope: impl Into<String>) -> Self {
        self.scopes.push(scope.into());
        self
    }

    /// Asks `url` for tokens, not the endpoint of the description. It may be relative to the base URL.
    pub fn token_url(mut self, url: impl Into<String>) -> Self {
        self.token_url = Some(url.into());
        self
    }

    /// Sends one more parameter to the token endpoint, such as `audience` or `resource` (RFC 8707).
    pub fn parameter(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.parameters.push((name.into(), value.into()));
        self
    }

    /// Sends identifier and secret in the body, for servers that take them nowhere else. By default they are in the header
    /// `Authorization`, as every server must take them (RFC 6749 § 2.3.1).
    pub fn in_body(mut self) -> Self {
        self.in_body = true;
        self
    }

    /// The credential of a security scheme whose description names the token endpoint `token_url`.
    pub(crate) fn credential(mut self, token_url: &str) -> Box<dyn Credential> {
        self.token_url.get_or_insert_with(|| token_url.to_owned());
        Box::new(Exchanged { client: self, cache: TokenCache::default() })
    }

    /// The body of the request for a token, as a form (RFC 6749 § 4.4.2).
    fn form(&self) -> String {
        let mut form = "grant_type=client_credentials".to_owned();
        let mut add = |name: &str, value: &str| {
            form.push('&');
            percent::encode_pair(name, value, &mut form);
        };
        if !self.scopes.is_empty() {
            add("scope", &self.scopes.join(" "));
        }
        if self.in_body {
            add("client_id", &self.id);
            add("client_secret", &self.secret);
        }
        self.parameters.iter().for_each(|(name, value)| add(name, value));
        form
    }

    /// Identifier and secret as a header: each encoded as in a form first (RFC 6749 § 2.3.1).
    fn header(&self) -> Result<HeaderValue, String> {
        let (mut id, mut secret) = (String::new(), String::new());
        percent::encode(&self.id, &mut id);
        percent::encode(&self.secret, &mut secret);
        basic_header::value(&id, &secret)
    }
}

/// Does not show the secret, nor parameters, which may be secret too.
impl fmt::Debug for ClientCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientCredentials")
            .field("id", &self.id)
            .field("token_url", &self.token_url)
            .field("scopes", &self.scopes)
            .finish_non_exhaustive()
    }
}

/// Client credentials, and the token that they were exchanged for.
struct Exchanged {
    client: ClientCredentials,
    cache: TokenCache,
}

impl Credential for Exchanged {
    fn check(&self) -> Result<(), String> {
        if self.client.id.is_empty() {
            return Err("the identifier of the client is empty".to_owned());
        }
        if self.client.token_url.as_deref().is_none_or(str::is_empty) {
            return Err("no token endpoint is known: call `ClientCredentials::token_url`".to_owned());
        }
        Ok(())
    }

    fn add_to<'a>(&'a self, client: &'a Client, proof: &'a mut Proof) -> Adding<'a> {
        Box::pin(bearer::add(&self.cache, self.fetch(client), proof))
    }
}

/// What is read of a response of a token endpoint, in bytes: a token is no longer.
const LIMIT: usize = 1 << 20;

impl Exchanged {
    async fn fetch(&self, client: &Client) -> Result<Token, BoxError> {
        let url = self.url(client)?;
        let origin = url.origin().ascii_serialization();
        let mut request = reqwest::Request::new(Method::POST, url);
        let headers = request.headers_mut();
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/x-www-form-urlencoded"));
        if !self.client.in_body {
            headers.insert(AUTHORIZATION, self.client.header()?);
        }
        *request.body_mut() = Some(self.client.form().into());
        // What reqwest says of a failure holds the URL.
        let response = client.shared().http.execute(request).await.map_err(|error| {
            format!("the token endpoint of {origin} cannot be reached: {}", platform::cause(&error))
        })?;
        let received = Received::read(response, LIMIT).await?;
        self.read(&received).map_err(|reason| format!("the token endpoint of {origin} {reason}").into())
    }

    fn url(&self, client: &Client) -> Result<Url, String> {
        let text = self.client.token_url.as_deref().unwrap_or_default();
        let base = Url::parse(client.base_url()).map_err(|error| error.to_string())?;
        let url = base.join(text).map_err(|error| format!("the token endpoint is not a URL: {error}"))?;
        if matches!(url.scheme(), "http" | "https") {
            Ok(url)
        } else {
            Err("the token endpoint does not begin with `http://` or `https://`".to_owned())
        }
    }

    /// The token of a response (RFC 6749 § 5.1).
    fn read(&self, received: &Received) -> Result<Token, String> {
        let status = received.status;
        let document = json::parse(&received.body).map_err(|_| format!("answered {status}, and no JSON"))?;
        let root = document.root();
        let text = |name| root.get(name).and_then(|value| value.as_str());
        if !status.is_success() {
            return Err(format!("answered {status}{}", self.reason(text("error"), text("error_description"))));
        }
        let token = text("access_token").ok_or_else(|| format!("answered {status}, and no `access_token`"))?;
        if text("token_type").is_some_and(|kind| !kind.eq_ignore_ascii_case("bearer")) {
            return Err("gave a token that is no bearer token".to_owned());
        }
        let token = Token::new(token);
        Ok(match root.get("expires_in").as_ref().and_then(seconds) {
            Some(lifetime) => token.expires_in(lifetime),
            None => token,
        })
    }

    /// What the server says of a failure (RFC 6749 § 5.2), unless it repeats the secret.
    fn reason(&self, code: Option<&str>, description: Option<&str>) -> String {
        let words = [code, description].into_iter().flatten().filter(|text| !text.contains(&self.client.secret));
        words.map(|text| format!(": {}", text.chars().take(200).collect::<String>().escape_debug())).collect()
    }
}

/// A number of seconds, which some servers write as a text.
fn seconds(json: &Json<'_>) -> Option<Duration> {
    let seconds: f64 = json.as_number().or(json.as_str())?.parse().ok()?;
    Duration::try_from_secs_f64(seconds).ok()
}
