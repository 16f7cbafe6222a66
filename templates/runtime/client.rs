//! The client: where calls go, and what they share.

use super::auth::Credential;
use super::header_value;
use super::hook::Hooks;
use super::retry::Retries;
use super::server::Servers;
use reqwest::header::HeaderMap;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

/// A client of the API. It holds a pool of connections; a clone is cheap, and shares it.
#[derive(Clone)]
pub struct Client {
    shared: Arc<Shared>,
}

/// What the clones of a client share.
pub(super) struct Shared {
    pub(super) http: reqwest::Client,
    pub(super) servers: Servers,
    pub(super) credentials: Credentials,
    pub(super) default_headers: HeaderMap,
    pub(super) timeout: Option<Duration>,
    pub(super) max_body_bytes: usize,
    pub(super) retries: Option<Retries>,
    pub(super) hooks: Hooks,
}

/// Credentials by the names of their security schemes.
pub(super) type Credentials = BTreeMap<&'static str, Box<dyn Credential>>;

impl Client {
    pub(super) fn new(shared: Shared) -> Self {
        Self { shared: Arc::new(shared) }
    }

    pub(super) fn shared(&self) -> &Shared {
        &self.shared
    }

    /// The base URL that the paths of calls are appended to.
    pub fn base_url(&self) -> &str {
        self.shared.servers.base.as_str()
    }
}

/// Shows which security schemes have a credential, and no credential.
impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Shared { http: _, servers, credentials, default_headers, timeout, max_body_bytes, retries: _, hooks: _ } =
            self.shared();
        f.debug_struct("Client")
            .field("base_url", &servers.base.as_str())
            .field("credentials", &credentials.keys())
            .field("default_headers", &header_value::names(default_headers))
            .field("timeout", timeout)
            .field("max_body_bytes", max_body_bytes)
            .finish_non_exhaustive()
    }
}
