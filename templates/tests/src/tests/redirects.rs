//! Redirects: which are followed, how, and what goes along.

use super::security::{with_basic, with_cookie, with_header, with_query};
use super::support::{Failed, builder, call, leak, operation, parameters, server};
use crate::runtime::Location::{Cookie, Header};
use crate::runtime::Style::{Form, Simple};
use crate::runtime::{Client, Error, HeaderKey, HeaderMap, Operation, Parameter, Request, redirect_target};
use crate::{Answer, Server};
use reqwest::header::LOCATION;

#[tokio::test]
async fn to_the_same_origin_everything_goes_along() {
    let server = server([Answer::redirect(307, "/there?x=1%2F2"), Answer::json(200, "{}")]);
    call(full(&server, "GET")).await.unwrap();
    let [first, second] = &server.received()[..] else { panic!() };
    assert_eq!(first.target(), "/it?api%20key=a%26b%20%2B");
    assert_eq!(second.target(), "/there?x=1%2F2&api%20key=a%26b%20%2B");
    assert_eq!(first.headers, second.headers);
    assert_eq!(second.header("x-api-key"), ["key 1"]);
}

#[tokio::test]
async fn to_another_origin_nothing_private_goes_along() {
    let other = server([Answer::json(200, "{}")]);
    let location = other.url() + "/there?x=%2F&api%20key=a%26b+%2B&y=a%20b";
    let first = server([Answer::redirect(307, &location)]);
    let mut request = full(&first, "POST");
    request.json("application/json", "body");
    call(request).await.unwrap();
    assert_eq!(first.received()[0].header("authorization").len(), 1);
    let there = other.received().remove(0);
    assert_eq!(there.line, "POST /there?x=%2F&y=a%20b HTTP/1.1");
    assert_eq!(there.text(), "\"body\"");
    let mut names: Vec<String> = there.headers.iter().map(|(name, _)| name.to_ascii_lowercase()).collect();
    names.sort();
    assert_eq!(names, ["accept", "content-length", "content-type", "host", "if-match", "range", "user-agent"]);
}

/// What was left behind does not come back, even where the way does.
#[tokio::test]
async fn an_origin_once_left_gets_nothing_private_again() {
    let (here, there) = (server([]), server([]));
    here.answer(Answer::redirect(302, &(there.url() + "/b")));
    here.answer(Answer::json(200, "{}"));
    there.answer(Answer::redirect(302, &(here.url() + "/c")));
    call(full(&here, "GET")).await.unwrap();
    let back = here.received().remove(1);
    assert_eq!((back.target(), back.header("authorization").len(), back.header("cookie").len()), ("/c", 0, 0));
}

/// RFC 9110 § 15.4.
#[tokio::test]
async fn methods_and_bodies_change_as_the_status_says() {
    #[rustfmt::skip]
    let table = [
        (301, "POST", "GET", false), (302, "POST", "GET", false), (303, "POST", "GET", false),
        (307, "POST", "POST", true), (308, "POST", "POST", true),
        (301, "PUT", "PUT", true), (302, "DELETE", "DELETE", true), (303, "PUT", "GET", false),
        (303, "HEAD", "HEAD", true), (307, "PATCH", "PATCH", true),
    ];
    for (status, method, becomes, keeps_body) in table {
        let server = server([Answer::redirect(status, "there"), Answer::new(204, &[], "")]);
        let client = builder(&server).build().unwrap();
        let mut request =
            Request::new(&client, leak(Operation { method, path: "/a/b", successes: &[204..=204], ..operation() }));
        request.json("application/json", "body");
        request.send_for_body::<(), Failed>(crate::runtime::Received::empty).await.unwrap();
        let second = server.received().remove(1);
        assert_eq!(second.line, format!("{becomes} /a/there HTTP/1.1"), "{status} {method}");
        assert_eq!(second.text(), if keeps_body { "\"body\"" } else { "" }, "{status} {method}");
        assert_eq!(second.header("content-type").len(), usize::from(keeps_body), "{status} {method}");
    }
}

#[tokio::test]
async fn a_documented_redirect_is_the_callers() {
    let server = server([Answer::new(302, &["Location: /there", "Content-Type: application/json"], "{}")]);
    let client = builder(&server).build().unwrap();
    let documented = Operation { documented_redirects: &[302..=302], successes: &[200..=302], ..operation() };
    let response = call(Request::new(&client, leak(documented))).await.unwrap();
    assert_eq!((response.status.as_u16(), response.raw_headers["location"].to_str().unwrap()), (302, "/there"));
    // 300 and 304 are no redirects: nothing says where to go.
    for status in [300, 304] {
        let server = super::support::server([Answer::new(status, &[], "")]);
        let error = call(Request::new(&builder(&server).build().unwrap(), leak(operation()))).await.unwrap_err();
        assert!(matches!(error, Error::Unexpected(response) if response.status == status));
    }
}

#[tokio::test]
async fn what_cannot_be_followed_is_an_error() {
    #[rustfmt::skip]
    let table = [
        (Answer::new(302, &[], ""), "cannot follow the redirect with status 302 Found: it has no header `Location`"),
        (Answer::redirect(307, "http://[/"), "cannot follow the redirect with status 307 Temporary Redirect: its `Location` is not a URL: invalid IPv6 address"),
        (Answer::redirect(301, "file:///etc/passwd"), "cannot follow the redirect with status 301 Moved Permanently: it leads to something else than http and https"),
        (Answer::redirect(302, "/loop"), "the server redirected more than 10 times"),
        (Answer::cut(b"HTTP/1.1 302 F\r\nLocation: /\xff\r\n\r\n"), "cannot follow the redirect with status 302 Found: its `Location` is not UTF-8"),
    ];
    for (answer, expected) in table {
        let server = server([answer]);
        let error = call(Request::new(&builder(&server).build().unwrap(), leak(operation()))).await.unwrap_err();
        assert_eq!(error.to_string(), expected);
        assert!(matches!(error, Error::Transport(error) if error.is_redirect()));
    }
}

#[tokio::test]
async fn ten_redirects_are_followed() {
    let server = server(vec![Answer::redirect(302, "/x"); 10].into_iter().chain([Answer::json(200, "{}")]));
    call(Request::new(&builder(&server).build().unwrap(), leak(operation()))).await.unwrap();
    assert_eq!(server.received().len(), 11);
}

#[test]
fn no_redirect_leaves_tls() {
    let (secure, plain) = ("https://example.com/a".parse().unwrap(), "http://example.com/a".parse().unwrap());
    let to = |location: &str| HeaderMap::from_iter([(LOCATION, location.parse().unwrap())]);
    assert_eq!(redirect_target(&secure, &to("http://example.com/b")).unwrap_err(), "it leads from https to http");
    for (from, location) in [(&secure, "/b"), (&secure, "//example.com/b"), (&plain, "https://example.com/b")] {
        assert_eq!(redirect_target(from, &to(location)).unwrap().as_str(), "https://example.com/b");
    }
}

/// User name and password in a `Location` are nobody's credentials. A proxy would see them in the target of the request.
#[tokio::test]
async fn credentials_in_a_location_are_not_sent() {
    let proxy = server([Answer::redirect(302, "http://user:pass@there.example/a"), Answer::json(200, "{}")]);
    let through_proxy = reqwest::Client::builder().proxy(reqwest::Proxy::http(proxy.url()).unwrap());
    let client = builder(&proxy).base_url("http://here.example").reqwest(through_proxy).build().unwrap();
    call(Request::new(&client, leak(operation()))).await.unwrap();
    let [first, second] = &proxy.received()[..] else { panic!() };
    assert_eq!(first.line, "GET http://here.example/it HTTP/1.1");
    assert_eq!(second.line, "GET http://there.example/a HTTP/1.1");
    assert!(second.header("authorization").is_empty());
}

/// A key that the server repeats in the `Location` is not sent twice.
#[tokio::test]
async fn a_key_that_comes_back_is_sent_once() {
    let server = server([Answer::redirect(302, "/there?a=1&api%20key=a%26b%20%2B"), Answer::json(200, "{}")]);
    call(full(&server, "GET")).await.unwrap();
    assert_eq!(server.received()[1].target(), "/there?a=1&api%20key=a%26b%20%2B");
}

/// What is a credential stays, in whatever header.
#[tokio::test]
async fn a_key_in_a_common_header_is_private_too() {
    let other = server([Answer::json(200, "{}")]);
    let first = server([Answer::redirect(302, &other.url())]);
    let mut credentials = builder(&first);
    credentials.credentials.insert("odd", HeaderKey::credential("Range", "secret"));
    let odd = leak(Operation { security: &[&["odd"]], ..operation() });
    call(Request::new(&credentials.build().unwrap(), odd)).await.unwrap();
    assert_eq!((first.received()[0].header("range").len(), other.received()[0].header("range").len()), (1, 0));
}

/// A request with everything that can be private, and some that is not.
fn full(server: &Server, method: &'static str) -> Request {
    let described = vec![
        Parameter::new(Header, "X-Token", Simple, false),
        Parameter::new(Header, "If-Match", Simple, false),
        Parameter::new(Cookie, "theme", Form, true),
    ];
    let operation = Operation {
        method,
        parameters: parameters(described),
        security: &[&["basic", "header", "query", "cookie"]],
        ..operation()
    };
    let credentials = with_basic(with_header(with_query(with_cookie(builder(server)))), "user", "password");
    let client: Client =
        credentials.default_header("X-Default", "secret").default_header("User-Agent", "mine/1").build().unwrap();
    let mut request = Request::new(&client, leak(operation));
    request.header("X-Token", "secret");
    request.header("If-Match", "\"etag\"");
    request.cookie("theme", "dark");
    request.with_header("X-Mine", "secret");
    request.with_header("Range", "bytes=0-1");
    request
}
