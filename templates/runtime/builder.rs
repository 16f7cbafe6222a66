//! Building a client.

use super::base_url::{self, BaseUrl};
use super::client::{Client, Credentials, Shared};
use super::error::BoxError;
use super::header_value;
use super::hook::{Hook, Hooks};
use super::platform;
use super::retry::{Retries, Retry};
use super::server::{self, Servers, Variables};
use super::transport_error::root;
use reqwest::header::HeaderMap;
use std::fmt;
use std::time::Duration;

/// What a [`Client`] is built from.
#[must_use = "a builder does nothing until `build`"]
pub struct ClientBuilder {
    server: &'static str,
    base_url: Option<String>,
    /// Written by the methods of the variables in the URLs of servers.
    pub(super) variables: Variables,
    /// The servers of single operations, and what stands in for them.
    pub(super) server_urls: Vec<(String, String)>,
    http: Http,
    /// Written by the methods of the description's security schemes.
    pub(crate) credentials: Credentials,
    default_headers: Result<HeaderMap, BuildError>,
    timeout: Option<Duration>,
    connect_timeout: Option<Duration>,
    max_body_bytes: usize,
    retry: Option<Retry>,
    hooks: Hooks,
}

/// Where the connections come from.
enum Http {
    Ours,
    Builder(Box<reqwest::ClientBuilder>),
    Client(reqwest::Client),
}

impl ClientBuilder {
    /// A builder of clients for `server`, as the description gives it.
    pub(crate) fn new(server: &'static str) -> Self {
        Self {
            server,
            base_url: None,
            variables: Variables::new(),
            server_urls: Vec::new(),
            http: Http::Ours,
            credentials: Credentials::new(),
            default_headers: Ok(HeaderMap::new()),
            timeout: None,
            connect_timeout: None,
            max_body_bytes: 64 << 20,
            retry: None,
            hooks: Hooks::new(),
        }
    }

    /// Sends calls to `url`: absolute, with `http` or `https`, without query and fragment, such as `https://example.com/api/v1`.
    ///
    /// It stands in for the host that the description names for all calls, and then for those too that single operations have as a server
    /// of their own: what is meant for a test reaches nothing else. Where the description names no host for all calls, an operation that has
    /// one of its own is called there.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = Some(url.into());
        self
    }

    /// Limits the time that each call may take: credentials, repetitions, redirects and the body included. By default there is no limit.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// Limits the time that connecting may take. By default 10 seconds, or what [`reqwest`](Self::reqwest) was given. A browser decides
    /// that for itself.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = Some(timeout);
        self
    }

    /// Sends calls again after failures that may pass, where that is safe. By default each call is sent once.
    pub fn retry(mut self, policy: Retry) -> Self {
        self.retry = Some(policy);
        self
    }

    /// Shows each request and each response to `hook`, after those that were given before.
    pub fn hook(mut self, hook: impl Hook) -> Self {
        self.hooks.push(Box::new(hook));
        self
    }

    /// Limits the size of the body of a response, after it is decompressed. By default 64 MiB; a call with a larger one fails.
    pub fn max_body_bytes(mut self, limit: usize) -> Self {
        self.max_body_bytes = limit;
        self
    }

    /// Sends one more header with each call, in place of one of the same name. `Debug` does not show it.
    ///
    /// It may be a credential, so it does not follow a redirect to another origin.
    pub fn default_header(mut self, name: &str, value: &str) -> Self {
        if let Ok(headers) = &mut self.default_headers
            && let Err(reason) = header_value::insert(headers, name, value)
        {
            self.default_headers = Err(BuildError::new(format!("the default header {name:?}: {reason}")));
        }
        self
    }

    /// Makes connections as `builder` says: proxies, certificates, DNS, its own limits of time.
    ///
    /// Its redirect policy is replaced: the client follows redirects itself, so that credentials stay with the origin they are for.
    /// Its default headers and cookies are reqwest's and go with every request, also after a redirect to another origin:
    /// give credentials to this builder instead. Its `User-Agent` is its own affair too.
    pub fn reqwest(mut self, builder: reqwest::ClientBuilder) -> Self {
        self.http = Http::Builder(Box::new(builder));
        self
    }

    /// Uses a finished client of reqwest, and its pool of connections.
    ///
    /// What is lost: redirects are followed as *that* client was told. By reqwest's default this takes API keys in headers, and all other
    /// headers but `Authorization` and cookies, to any host that a server redirects to, and a documented redirect is never seen.
    /// Build the client with `redirect::Policy::none()`, and nothing is lost. [`connect_timeout`](Self::connect_timeout) has no effect.
    pub fn reqwest_client_following_its_own_redirects(mut self, client: reqwest::Client) -> Self {
        self.http = Http::Client(client);
        self
    }

    /// The client. An error says what is wrong with what was given, or that TLS cannot be set up.
    pub fn build(self) -> Result<Client, BuildError> {
        let server = server::with_variables(self.server, &self.variables);
        let given = self.server_urls.into_iter().map(|(server, url)| match BaseUrl::parse(&url) {
            Ok(url) => Ok((server, url)),
            Err(reason) => Err(BuildError::new(format!("the URL for the server `{server}` {reason}"))),
        });
        let servers = Servers {
            base: base_url(self.base_url.as_deref(), &server)?,
            is_replaced: self.base_url.is_some() && base_url::is_absolute(&server),
            given: given.collect::<Result<_, _>>()?,
            variables: self.variables,
        };
        for (scheme, credential) in &self.credentials {
            credential.check().map_err(|reason| {
                BuildError::new(format!("the credential for the security scheme `{scheme}` cannot be sent: {reason}"))
            })?;
        }
        Ok(Client::new(Shared {
            http: http(self.http, self.connect_timeout)?,
            servers,
            credentials: self.credentials,
            default_headers: self.default_headers?,
            timeout: self.timeout,
            max_body_bytes: self.max_body_bytes,
            retries: self.retry.map(Retries::new),
            hooks: self.hooks,
        }))
    }
}

fn base_url(given: Option<&str>, server: &str) -> Result<BaseUrl, BuildError> {
    match given {
        Some(url) => BaseUrl::parse(url).map_err(|reason| BuildError::new(format!("the base URL {reason}"))),
        None if base_url::is_absolute(server) => BaseUrl::parse(server).map_err(|reason| {
            BuildError::new(format!("the server of the description, `{server}`, {reason}; call `base_url`"))
        }),
        None => Err(BuildError::new(format!(
            "no base URL: the description's server is `{server}`, relative to a host that it does not name; \
             call `base_url`, such as with `https://host/{}`",
            server.trim_start_matches('/')
        ))),
    }
}

fn http(http: Http, connect_timeout: Option<Duration>) -> Result<reqwest::Client, BuildError> {
    let builder = match http {
        Http::Client(client) => return Ok(client),
        Http::Builder(builder) => match connect_timeout {
            Some(timeout) => platform::with_connect_timeout(*builder, timeout),
            None => *builder,
        },
        Http::Ours => platform::with_connect_timeout(
            reqwest::Client::builder().user_agent(concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"))),
            connect_timeout.unwrap_or(Duration::from_secs(10)),
        ),
    };
    platform::without_redirects(builder).build().map_err(|source| BuildError {
        message: format!("the HTTP client cannot be set up: {}", root(&source)),
        source: Some(source.into()),
    })
}

/// Shows which security schemes have a credential, and no credential.
impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("credentials", &self.credentials.keys())
            .field("timeout", &self.timeout)
            .field("connect_timeout", &self.connect_timeout)
            .field("max_body_bytes", &self.max_body_bytes)
            .finish_non_exhaustive()
    }
}

/// The reason why a client cannot be built.
#[derive(Debug)]
pub struct BuildError {
    message: String,
    source: Option<BoxError>,
}

impl BuildError {
    fn new(message: String) -> Self {
        Self { message, source: None }
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for BuildError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_deref().map(|source| source as &(dyn std::error::Error + 'static))
    }
}
