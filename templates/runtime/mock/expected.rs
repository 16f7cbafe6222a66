//! What a request has to be so that it is the expected one.

use super::super::message;
use super::super::request::Request;
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;

/// A request that is expected.
pub(super) struct Expected {
    method: &'static str,
    path: String,
    /// The pairs that have to be in the query, as they are on the wire.
    query: Vec<String>,
    headers: Vec<(String, String)>,
    pub(super) body: Option<Vec<u8>>,
    /// How often it came.
    pub(super) count: Arc<AtomicUsize>,
}

/// A request that came.
pub(super) struct Arrived {
    pub(super) method: String,
    /// Path and query.
    pub(super) target: String,
    /// Names in lower case.
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
}

impl Expected {
    pub(super) fn new(request: &Request) -> Self {
        let operation = request.operation;
        let (path, query) = match message::url(request) {
            Ok(url) => (url.path().to_owned(), url.query().map(str::to_owned).unwrap_or_default()),
            // Nothing that comes has a path like this.
            Err(reason) => (format!("no request: {reason}"), String::new()),
        };
        let body = request.body.as_ref().filter(|body| !body.media_type.starts_with("multipart/"));
        Self {
            method: operation.method,
            path,
            query: pairs(&query).map(str::to_owned).collect(),
            headers: message::headers(request),
            body: body.and_then(|body| body.as_bytes()).map(|bytes| bytes.to_vec()),
            count: Arc::default(),
        }
    }

    /// Whether `arrived` is such a request.
    pub(super) fn is(&self, arrived: &Arrived) -> bool {
        let (path, query) = arrived.target.split_once('?').unwrap_or((&arrived.target, ""));
        self.method == arrived.method
            && self.path == path
            && self.query.iter().all(|pair| pairs(query).any(|known| known == pair))
            && self.headers.iter().all(|header| arrived.headers.contains(header))
            && self.body.as_ref().is_none_or(|body| is_same(body, &arrived.body))
    }

    /// The request in a line.
    pub(super) fn line(&self) -> String {
        let query = if self.query.is_empty() { String::new() } else { format!("?{}", self.query.join("&")) };
        format!("{} {}{query}", self.method, self.path)
    }
}

fn pairs(query: &str) -> impl Iterator<Item = &str> {
    query.split('&').filter(|pair| !pair.is_empty())
}

/// Whether two bodies are the same, as bytes or as JSON: the members of an object have no order.
fn is_same(one: &[u8], other: &[u8]) -> bool {
    let json = |body| serde_json::from_slice::<serde_json::Value>(body).ok();
    one == other || json(one).is_some_and(|value| json(other) == Some(value))
}
