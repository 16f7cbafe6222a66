//! Following redirects (RFC 9110 § 15.4), with an eye on where credentials go: reqwest drops only `Authorization` and cookies when
//! a redirect leaves the origin.

use super::client::Client;
use super::clock::Deadline;
use super::message::Message;
use super::operation::Operation;
use super::transport_error::TransportError;
use reqwest::header::{self, HeaderMap, LOCATION};
use reqwest::{Method, StatusCode, Url};

/// How many redirects are followed.
const MOST_REDIRECTS: usize = 10;

/// The headers that may go to another origin: those that say what is wanted and what the body is. Any other may be a credential.
const KEPT_HEADERS: [&str; 14] = [
    "accept",
    "accept-charset",
    "accept-encoding",
    "accept-language",
    "content-encoding",
    "content-language",
    "content-type",
    "if-match",
    "if-modified-since",
    "if-none-match",
    "if-range",
    "if-unmodified-since",
    "range",
    "user-agent",
];

/// Sends `message`, and follows redirects (a browser does that for itself), except for those that `operation` documents as responses.
///
/// To the same origin go all headers and API keys. To another go the method, the body, and the headers [`KEPT_HEADERS`], nothing else;
/// what was left behind does not come back: beside the response stands whether anything was. From `https` to `http` no redirect is followed.
pub(super) async fn send(
    client: &Client,
    operation: &Operation,
    mut message: Message,
    deadline: Deadline,
) -> Result<(reqwest::Response, bool), TransportError> {
    let mut has_left = false;
    for _ in 0..=MOST_REDIRECTS {
        let time_left = deadline.left();
        // A request that leaves after its time is up may still be served.
        if time_left.is_some_and(|left| left.is_zero()) {
            return Err(TransportError::out_of_time(&message.url));
        }
        let Some(request) = message.to_request(time_left) else {
            return Err(TransportError::redirect(
                "cannot send the request again: its body is a stream, and was sent".to_owned(),
            ));
        };
        let sent = client.shared().http.execute(request).await;
        let response = sent.map_err(|error| TransportError::from_reqwest(error, &message.url))?;
        let status = response.status();
        if !is_redirect(status) || operation.documents_redirect(status.as_u16()) {
            return Ok((response, has_left));
        }
        let target = target(&message.url, response.headers()).map_err(|reason| {
            TransportError::redirect(format!("cannot follow the redirect with status {status}: {reason}"))
        })?;
        has_left |= target.origin() != message.url.origin();
        message = follow(message, status, target);
    }
    Err(TransportError::redirect(format!("the server redirected more than {MOST_REDIRECTS} times")))
}

fn is_redirect(status: StatusCode) -> bool {
    matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308)
}

/// Where a redirect from `from` goes.
pub(crate) fn target(from: &Url, headers: &HeaderMap) -> Result<Url, String> {
    let location = headers.get(LOCATION).ok_or("it has no header `Location`")?;
    let location = std::str::from_utf8(location.as_bytes()).map_err(|_| "its `Location` is not UTF-8")?;
    let mut target = from.join(location).map_err(|error| format!("its `Location` is not a URL: {error}"))?;
    match (from.scheme(), target.scheme()) {
        (_, "https") | ("http", "http") => {}
        ("https", "http") => return Err("it leads from https to http".to_owned()),
        _ => return Err("it leads to something else than http and https".to_owned()),
    }
    // Nobody gave them for this. Only a URL without host has no place for them.
    let _ = (target.set_username(""), target.set_password(None));
    Ok(target)
}

/// The request that a redirect asks for.
fn follow(message: Message, status: StatusCode, target: Url) -> Message {
    let Message { mut method, url: from, mut headers, mut keys, mut body } = message;
    let mut url = target;
    if url.origin() != from.origin() {
        url = without_keys(url, &keys);
        keys.clear();
        headers = without_private(&headers);
    }
    // RFC 9110 § 15.4.2–15.4.4: what every client does since the first ones did.
    let becomes_get = match status {
        StatusCode::SEE_OTHER => method != Method::HEAD,
        StatusCode::MOVED_PERMANENTLY | StatusCode::FOUND => method == Method::POST,
        _ => false,
    };
    if becomes_get {
        method = Method::GET;
        body = None;
        headers.remove(header::CONTENT_TYPE);
        headers.remove(header::CONTENT_ENCODING);
    }
    Message { method, url, headers, keys, body }
}

/// The headers that may go to another origin.
fn without_private(headers: &HeaderMap) -> HeaderMap {
    let may_leave = |name: &str| KEPT_HEADERS.contains(&name);
    let kept = headers.iter().filter(|(name, value)| may_leave(name.as_str()) && !value.is_sensitive());
    kept.map(|(name, value)| (name.clone(), value.clone())).collect()
}

/// The URL without pairs that hold one of the keys: servers like to repeat the query in the `Location`.
fn without_keys(mut url: Url, keys: &[(&'static str, String)]) -> Url {
    let is_key = |value: &str| keys.iter().any(|(_, key)| key == value);
    let Some(query) = url.query().filter(|_| !keys.is_empty()).map(str::to_owned) else { return url };
    let pairs = query.split('&').filter(|pair| !pair.is_empty()).zip(url.query_pairs());
    let kept: Vec<&str> = pairs.filter(|(_, (_, value))| !is_key(value)).map(|(pair, _)| pair).collect();
    url.set_query((!kept.is_empty()).then(|| kept.join("&")).as_deref());
    url
}
