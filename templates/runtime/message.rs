//! A request as it goes over the wire, once for each step of a chain of redirects.

use super::auth::Proof;
use super::invalid_request::InvalidRequest;
use super::operation::Location;
use super::payload::Payload;
use super::request::Request;
use super::{header_value, path, percent};
use reqwest::header::{ACCEPT, CONTENT_LENGTH, CONTENT_TYPE, COOKIE, HeaderMap, HeaderValue};
use reqwest::{Method, Url};
use std::borrow::Cow;
use std::time::Duration;

/// A request that is ready to be sent.
pub(super) struct Message {
    pub(super) method: Method,
    /// Without `keys`.
    pub(super) url: Url,
    pub(super) headers: HeaderMap,
    /// Names and values of the API keys in the query, not encoded.
    pub(super) keys: Vec<(&'static str, String)>,
    pub(super) body: Option<Payload>,
}

impl Message {
    /// The message that `request` stands for.
    pub(super) fn new(request: &Request, proof: Proof) -> Result<Self, InvalidRequest> {
        let method = request.operation.method();
        let url = url(request)?;
        let headers = all_headers(request, &proof).map_err(InvalidRequest::new)?;
        Ok(Self { method, url, headers, keys: proof.query, body: request.body.clone() })
    }

    /// The request for reqwest, which may take the time `timeout`; nothing where its body was sent before, and can't be sent again.
    pub(super) fn to_request(&self, timeout: Option<Duration>) -> Option<reqwest::Request> {
        let mut request = reqwest::Request::new(self.method.clone(), self.url_with_keys());
        *request.headers_mut() = self.headers.clone();
        match &self.body {
            Some(body) => *request.body_mut() = Some(body.to_body()?),
            // Some servers answer 411 to such a method where nothing says that there is no body (RFC 9110 § 8.6).
            None if [Method::POST, Method::PUT, Method::PATCH].contains(&self.method) => {
                request.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
            }
            None => {}
        }
        if timeout.is_some() {
            *request.timeout_mut() = timeout;
        }
        Some(request)
    }

    /// The URL with the API keys, unless a redirect brought them along.
    fn url_with_keys(&self) -> Url {
        let mut url = self.url.clone();
        for (name, key) in &self.keys {
            if url.query_pairs().any(|(given, _)| given == *name) {
                continue;
            }
            let mut query = url.query().map_or_else(String::new, |query| format!("{query}&"));
            percent::encode_pair(name, key, &mut query);
            url.set_query(Some(&query));
        }
        url
    }
}

/// The URL without API keys. It goes over the wire as it was written, or not at all.
pub(super) fn url(request: &Request) -> Result<Url, InvalidRequest> {
    if let Some(link) = &request.link {
        return Ok(link.clone());
    }
    let (path, query) = path::expand(request.operation.path, |name| {
        written(request, Location::Path).find(|(known, _)| *known == name).map(|(_, text)| text)
    });
    if path::has_dot_segment(&path) {
        return Err(InvalidRequest::new("a path parameter makes the segment `.` or `..`, which never reach a server"));
    }
    let fixed = (!query.is_empty()).then_some(query.as_str());
    let query: Vec<&str> = fixed.into_iter().chain(written(request, Location::Query).map(|(_, text)| text)).collect();
    let base = request.client.shared().servers.base(request.operation.server).map_err(InvalidRequest::new)?;
    let url = base.join(&path, &query.join("&"));
    url.ok_or_else(|| InvalidRequest::new("its parameters do not make a URL that can be sent as it is"))
}

/// The headers, each winning over those of the same name before it.
fn all_headers(request: &Request, proof: &Proof) -> Result<HeaderMap, String> {
    let operation = request.operation;
    let mut all = request.client.shared().default_headers.clone();
    if !operation.accept.is_empty() {
        all.insert(ACCEPT, media_type(operation.accept.into())?);
    }
    if let Some(body) = &request.body {
        all.insert(CONTENT_TYPE, media_type(body.media_type.clone())?);
    }
    for (name, text) in written(request, Location::Header) {
        header_value::insert(&mut all, name, text).map_err(|reason| format!("the parameter {name:?}: {reason}"))?;
    }
    if let Some(cookies) = cookies(request, proof)? {
        all.insert(COOKIE, cookies);
    }
    for (name, value) in proof.headers.iter().map(|(name, value)| (name, value)).chain(&request.headers) {
        all.insert(name, value.clone());
    }
    Ok(all)
}

/// Names, in lower case, and values of the headers that the caller wrote.
#[cfg(feature = "test-support")]
#[allow(dead_code, reason = "the server of tests, which expects requests, is not in every crate")]
pub(super) fn headers(request: &Request) -> Vec<(String, String)> {
    let parameters =
        written(request, Location::Header).map(|(name, text)| (name.to_ascii_lowercase(), text.to_owned()));
    let others = request.headers.iter().filter_map(|(name, value)| Some((name.as_str(), value.to_str().ok()?)));
    let others = others.map(|(name, value)| (name.to_owned(), value.to_owned()));
    parameters.chain(others).collect()
}

/// Media types are the description's, which may hold anything.
fn media_type(text: Cow<'static, str>) -> Result<HeaderValue, String> {
    let value = match &text {
        Cow::Borrowed(text) => header_value::fixed(text),
        Cow::Owned(text) => header_value::plain(text),
    };
    value.map_err(|reason| format!("the media type {text:?}: {reason}"))
}

/// One `Cookie` header for all cookies (RFC 6265 § 5.4).
fn cookies(request: &Request, proof: &Proof) -> Result<Option<HeaderValue>, String> {
    let parameters = written(request, Location::Cookie).map(|(_, text)| text.to_owned());
    let keys = proof.cookies.iter().map(|(name, key)| format!("{name}={key}"));
    let cookies: Vec<String> = parameters.chain(keys).collect();
    if cookies.is_empty() { Ok(None) } else { header_value::secret(&cookies.join("; ")).map(Some) }
}

/// Names and wire forms of the parameters in `location` that are set, in the description's order.
fn written(request: &Request, location: Location) -> impl Iterator<Item = (&'static str, &str)> {
    let slots = request.operation.parameters.iter().zip(&request.slots);
    slots
        .filter(move |(parameter, _)| parameter.location == location)
        .filter_map(|(parameter, slot)| slot.as_deref().map(|text| (parameter.name, text)))
}
