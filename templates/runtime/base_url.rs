//! Base URLs: what the paths of operations are appended to (§ Server Object).

use reqwest::Url;

/// A URL with `http` or `https`, without query, fragment and credentials.
#[derive(Clone)]
pub(super) struct BaseUrl {
    /// Without the slash at the end.
    text: String,
    url: Url,
}

impl BaseUrl {
    /// Reads `text`, or says what is wrong with it.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let url = Url::parse(text).map_err(|error| format!("is not an absolute URL: {error}"))?;
        if !matches!(url.scheme(), "http" | "https") || !url.has_host() {
            return Err("does not begin with `http://` or `https://`".to_owned());
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err("holds a user name or a password, which belong to the security schemes".to_owned());
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err("has a query or a fragment".to_owned());
        }
        if text.contains(['{', '}']) {
            return Err("has a variable without a value".to_owned());
        }
        Ok(Self { text: url.as_str().trim_end_matches('/').to_owned(), url })
    }

    /// The URL that is `reference` for whoever is here (RFC 3986 § 5.2).
    pub(super) fn resolve(&self, reference: &str) -> Result<Self, String> {
        let url = Url::parse(&format!("{}/", self.text)).and_then(|base| base.join(reference));
        let url = url.map_err(|error| format!("the server of the operation, `{reference}`, is not a URL: {error}"))?;
        Self::parse(url.as_str()).map_err(|reason| format!("the server of the operation, `{reference}`, {reason}"))
    }

    /// The URL of `path`, which begins with a slash and is percent-encoded, and `query`; nothing where there is none that goes over the
    /// wire as they are.
    pub(super) fn join(&self, path: &str, query: &str) -> Option<Url> {
        // The host, which takes longest to read, was read before.
        let mut url = self.url.clone();
        url.set_path(&[url.path().trim_end_matches('/'), path].concat());
        url.set_query((!query.is_empty()).then_some(query));
        let rest = url.as_str().strip_prefix(&self.text)?.strip_prefix(path)?;
        let is_whole = if query.is_empty() { rest.is_empty() } else { rest.strip_prefix('?') == Some(query) };
        is_whole.then_some(url)
    }

    /// The URL.
    pub(super) fn as_str(&self) -> &str {
        &self.text
    }
}

/// Whether the URL of a server of the description needs no other: a relative one is relative to where the description was found,
/// which a client does not know.
pub(super) fn is_absolute(server: &str) -> bool {
    server.starts_with("http://") || server.starts_with("https://")
}
