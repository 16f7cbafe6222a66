//! Building clients.

use super::support::{call, leak, operation, server};
use crate::Answer;
use crate::runtime::{ClientBuilder, Error, Operation, Request};
use std::time::Duration;

#[test]
fn a_base_url_is_absolute_and_bare() {
    #[rustfmt::skip]
    let table = [
        ("", "the base URL is not an absolute URL: relative URL without a base"),
        ("/api/v1", "the base URL is not an absolute URL: relative URL without a base"),
        ("localhost:8000", "the base URL does not begin with `http://` or `https://`"),
        ("ftp://example.com", "the base URL does not begin with `http://` or `https://`"),
        ("file:///etc", "the base URL does not begin with `http://` or `https://`"),
        ("http://", "the base URL is not an absolute URL: empty host"),
        ("http://exa mple.com", "the base URL is not an absolute URL: invalid international domain name"),
        ("https://user:hunter2@example.com", "the base URL holds a user name or a password, which belong to the security schemes"),
        ("https://example.com/?key=hunter2", "the base URL has a query or a fragment"),
        ("https://example.com/#", "the base URL has a query or a fragment"),
    ];
    for (url, expected) in table {
        let error = ClientBuilder::new("/").base_url(url).build().unwrap_err();
        assert_eq!(error.to_string(), expected, "{url}");
        assert!(!format!("{error:?}").contains("hunter2"));
    }
    for (url, expected) in [
        ("https://example.com", "https://example.com"),
        ("https://example.com:443/a/", "https://example.com/a"),
        ("HTTP://EXAMPLE.com/A", "http://example.com/A"),
    ] {
        assert_eq!(ClientBuilder::new("/").base_url(url).build().unwrap().base_url(), expected);
    }
}

#[test]
fn a_relative_server_needs_a_base_url() {
    assert_eq!(
        ClientBuilder::new("/api/v1").build().unwrap_err().to_string(),
        "no base URL: the description's server is `/api/v1`, relative to a host that it does not name; \
         call `base_url`, such as with `https://host/api/v1`"
    );
    assert_eq!(
        ClientBuilder::new("https://{tenant}.example.com").build().unwrap_err().to_string(),
        "the server of the description, `https://{tenant}.example.com`, has a variable without a value; call `base_url`"
    );
    let client = ClientBuilder::new("https://example.com/v2/").build().unwrap();
    assert_eq!(client.base_url(), "https://example.com/v2");
    let client = ClientBuilder::new("https://example.com/v2").base_url("http://localhost:1").build().unwrap();
    assert_eq!(client.base_url(), "http://localhost:1");
}

#[tokio::test]
async fn a_client_introduces_itself() {
    let server = server([Answer::json(200, "{}")]);
    let agent = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));
    let own = reqwest::Client::builder().no_proxy().user_agent("mine/1").connect_timeout(Duration::from_secs(1));
    let finished = reqwest::Client::builder().no_proxy().user_agent("mine/2").build().unwrap();
    let builders = [
        (ClientBuilder::new("/").base_url(server.url()), agent),
        (super::support::builder(&server).connect_timeout(Duration::from_secs(1)).reqwest(own), "mine/1"),
        (super::support::builder(&server).reqwest_client_following_its_own_redirects(finished), "mine/2"),
        (ClientBuilder::new("/").base_url(server.url()).default_header("User-Agent", "mine/3"), "mine/3"),
    ];
    for (builder, expected) in builders {
        call(Request::new(&builder.build().unwrap(), leak(operation()))).await.unwrap();
        assert_eq!(server.received().last().unwrap().header("user-agent"), [expected]);
    }
}

/// The policy of a builder is replaced, that of a finished client is not.
#[tokio::test]
async fn redirects_are_ours_unless_the_client_is_finished() {
    let documented = leak(Operation { documented_redirects: &[302..=302], successes: &[200..=302], ..operation() });
    let server = server([Answer::new(302, &["Location: /there"], "{}"), Answer::json(200, "{}")]);
    let ours = super::support::builder(&server).reqwest(reqwest::Client::builder().no_proxy()).build().unwrap();
    assert_eq!(call(Request::new(&ours, documented)).await.unwrap().status, 302);
    let server = super::support::server([Answer::new(302, &["Location: /there"], "{}"), Answer::json(200, "{}")]);
    let theirs = super::support::builder(&server)
        .reqwest_client_following_its_own_redirects(reqwest::Client::builder().no_proxy().build().unwrap());
    assert_eq!(call(Request::new(&theirs.build().unwrap(), documented)).await.unwrap().status, 200);
}

#[tokio::test]
async fn headers_of_a_user_are_checked() {
    let server = server([Answer::json(200, "{}")]);
    #[rustfmt::skip]
    let table = [
        ("X-A", "a\r\nX-Evil: 1", "invalid request: the header \"X-A\": a header cannot hold control characters, such as a line break"),
        ("X-A", "a\n", "invalid request: the header \"X-A\": a header cannot begin or end with white space, such as a line break"),
        ("X A", "a", "invalid request: the header \"X A\": its name is not the name of a header"),
        ("", "a", "invalid request: the header \"\": its name is not the name of a header"),
        ("X-A:", "a", "invalid request: the header \"X-A:\": its name is not the name of a header"),
        ("Content-Length", "0", "invalid request: the header \"Content-Length\": it belongs to the connection"),
        ("transfer-encoding", "chunked", "invalid request: the header \"transfer-encoding\": it belongs to the connection"),
    ];
    for (name, value, expected) in table {
        let client = super::support::client(&server);
        let mut request = Request::new(&client, leak(operation()));
        request.with_header(name, value);
        request.with_header("X-B", "\r");
        let error = call(request).await.unwrap_err();
        assert!(matches!(error, Error::InvalidRequest(_)));
        assert_eq!(error.to_string(), expected);
        assert!(super::support::builder(&server).default_header(name, value).build().is_err());
    }
    assert!(server.received().is_empty());
}
