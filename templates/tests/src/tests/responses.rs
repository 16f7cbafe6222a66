//! Responses, the unhappy ones above all.

use super::support::{Failed, builder, call, client, leak, operation, server};
use crate::runtime::json::DecodeError;
use crate::runtime::{
    Error, HeaderMap, Headers, NoHeaders, Operation, Pending, Received, Request, Response, header, header_instant,
    header_list,
};
use crate::{Answer, Server};
use bytes::Bytes;
use serde_json::{Value, json};
use std::error::Error as _;
use std::time::{Duration, Instant};

#[tokio::test]
async fn a_success_has_status_headers_and_body() {
    let server = server([Answer::new(200, &["Content-Type: application/json", "X-More: 1"], r#"{"a": 1}"#)]);
    let response = call(request(&server)).await.unwrap();
    assert_eq!((response.status.as_u16(), &response.body), (200, &json!({"a": 1})));
    assert_eq!((response.headers, response.raw_headers["x-more"].to_str().unwrap()), (NoHeaders, "1"));
    let body: Pending<Value, Failed> = request(&server).send_for_body(Received::json);
    assert_eq!(body.await.unwrap(), json!({"a": 1}));
}

#[tokio::test]
async fn a_body_may_begin_with_a_mark_and_be_nothing_in_place_of_null() {
    let read = async |body: &'static str| {
        let server = server([Answer::json(200, body)]);
        let body: Pending<Option<Value>, Failed> = request(&server).send_for_body(Received::json_or_nothing);
        body.await.map_err(|error| error.to_string())
    };
    assert_eq!(read("\u{feff}{\"a\": 1}").await, Ok(Some(json!({"a": 1}))));
    assert_eq!(read("").await, Ok(None));
    assert_eq!(read("null").await, Ok(None));
    let server_of_nothing = server([Answer::json(200, "")]);
    let body: Pending<Value, Failed> = request(&server_of_nothing).send_for_body(Received::json_or_nothing);
    assert_eq!(body.await.unwrap(), Value::Null);
    let error = "200 OK: cannot decode the response: empty body";
    let server = server([Answer::json(200, "")]);
    assert_eq!(call(request(&server)).await.unwrap_err().to_string(), error);
}

#[tokio::test]
async fn failures_are_told_apart_by_the_status() {
    let server = server([
        Answer::json(404, r#"{"message": "no such repository"}"#),
        Answer::new(420, &["Retry-After: 7"], "slow down"),
        Answer::new(502, &["Content-Type: text/html"], "<html>"),
        Answer::json(201, "{}"),
    ]);
    let error = call(request(&server)).await.unwrap_err();
    let Error::Api(failure) = &error else { panic!("{error:?}") };
    assert_eq!(failure.error, Failed::NotFound(json!({"message": "no such repository"})));
    assert_eq!(error.to_string(), "404 Not Found: there is no such thing");
    assert_eq!(error.body().map(Bytes::len), Some(33));
    assert!(error.is_not_found() && !error.is_conflict() && !error.is_timeout());

    let error = call(request(&server)).await.unwrap_err();
    assert_eq!(error.to_string(), "420: too many requests");
    assert_eq!(error.retry_after(), Some(Duration::from_secs(7)));

    let error = call(request(&server)).await.unwrap_err();
    assert!(matches!(&error, Error::Unexpected(response) if response.status == 502 && response.body == "<html>"));
    assert_eq!(
        error.to_string(),
        "502 Bad Gateway: a response that the API's description does not document (text/html, 6 bytes)"
    );
    assert_eq!(error.headers().unwrap()["content-type"], "text/html");

    // A success that is not documented is unexpected too: nothing says what its body is.
    let error = call(request(&server)).await.unwrap_err();
    assert!(matches!(&error, Error::Unexpected(response) if response.status == 201));
}

#[tokio::test]
async fn a_body_that_is_not_what_was_described_is_a_decode_error() {
    #[rustfmt::skip]
    let table = [
        (Answer::json(200, ""), "200 OK: cannot decode the response: empty body"),
        (Answer::json(200, r#"{"a": "#), "200 OK: cannot decode the response: not JSON: expected a value at byte 6 (application/json, 6 bytes)"),
        (Answer::new(200, &["Content-Type: text/html"], "<html>"), "200 OK: cannot decode the response: not JSON: expected a value, found '<' at byte 0 (text/html, 6 bytes)"),
        (Answer::new(404, &[], "gone"), "404 Not Found: cannot decode the response: not JSON: expected a value, found 'g' at byte 0 (no content type, 4 bytes)"),
        (Answer::new(404, &["Content-Type: a\tb\x1b[31m"], ""), "the exchange with ORIGIN broke off: invalid HTTP header parsed"),
    ];
    for (answer, expected) in table {
        let server = server([answer]);
        let error = call(request(&server)).await.unwrap_err();
        assert_eq!(error.to_string().replace(&server.url(), "ORIGIN"), expected);
        assert_eq!(matches!(error, Error::Decode(_)), !expected.contains("ORIGIN"));
    }
}

#[tokio::test]
async fn text_bytes_and_nothing_are_bodies_too() {
    let server =
        server([Answer::new(200, &[], "h\u{e9}"), Answer::new(200, &[], [0xff]), Answer::new(200, &[], [0xff])]);
    let text: Pending<String, Failed> = request(&server).send_for_body(Received::text);
    assert_eq!(text.await.unwrap(), "h\u{e9}");
    let text: Pending<String, Failed> = request(&server).send_for_body(Received::text);
    assert!(text.await.unwrap_err().to_string().contains("expected text in UTF-8"));
    let bytes: Pending<Bytes, Failed> = request(&server).send_for_body(Received::bytes);
    assert_eq!(bytes.await.unwrap(), [0xff].as_slice());
    let nothing: Pending<(), Failed> = request(&server).send_for_body(Received::empty);
    nothing.await.unwrap();
}

#[tokio::test]
async fn a_cut_connection_is_a_transport_error() {
    for (cut, expected) in [
        ("", "the exchange with ORIGIN broke off: connection closed before message completed"),
        (
            "HTTP/1.1 200 OK\r\nContent-Le",
            "the exchange with ORIGIN broke off: connection closed before message completed",
        ),
        (
            "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{\"a\"",
            "the exchange with ORIGIN broke off: end of file before message length reached",
        ),
        (
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n{\"a\"\r\n",
            "the exchange with ORIGIN broke off: unexpected EOF during chunk size line",
        ),
        ("SSH-2.0-OpenSSH_9.6\r\n", "the exchange with ORIGIN broke off: invalid HTTP version parsed"),
    ] {
        let server = server([Answer::cut(cut)]);
        let error = call(request(&server)).await.unwrap_err();
        assert_eq!(error.to_string().replace(&server.url(), "ORIGIN"), expected, "{cut:?}");
        assert!(matches!(&error, Error::Transport(error) if !error.is_timeout() && !error.is_connect()));
        assert!(error.source().is_some());
        assert_eq!((error.status(), error.headers(), error.body(), error.retry_after()), (None, None, None, None));
    }
}

#[tokio::test]
async fn a_refused_connection_says_where() {
    let address = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let nobody = format!("http://{address}");
    let client = crate::runtime::ClientBuilder::new("/").base_url(&nobody).build().unwrap();
    let error = call(Request::new(&client, leak(operation()))).await.unwrap_err();
    assert!(matches!(&error, Error::Transport(error) if error.is_connect() && !error.is_timeout()));
    assert!(error.to_string().starts_with(&format!("cannot connect to {nobody}: ")), "{error}");
}

#[tokio::test]
async fn a_slow_server_is_a_timeout() {
    let limit = Duration::from_millis(60);
    for answer in [
        Answer::stall(""),
        Answer::stall("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{\"a\""),
        Answer::stall("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n{\"a\"\r\n"),
    ] {
        let server = server([Answer::redirect(307, "/there"), answer]);
        let mut of_the_call = request(&server);
        of_the_call.timeout(limit);
        let client = builder(&server).timeout(limit).build().unwrap();
        let started = Instant::now();
        for request in [of_the_call, Request::new(&client, leak(operation()))] {
            let error = call(request).await.unwrap_err();
            assert!(error.is_timeout(), "{error:?}");
            assert_eq!(error.to_string(), format!("{} did not answer in time", server.url()));
        }
        assert!(started.elapsed() >= 2 * limit && started.elapsed() < Duration::from_secs(20));
    }
    let mut at_once = request(&server([]));
    at_once.timeout(Duration::ZERO);
    assert!(call(at_once).await.unwrap_err().is_timeout());
    let server = server([Answer::json(200, "{}")]);
    let mut never = request(&server);
    never.timeout(Duration::MAX);
    call(never).await.unwrap();
}

#[tokio::test]
async fn a_body_over_the_limit_is_refused() {
    let chunked = |body: &str| {
        format!("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{:x}\r\n{body}\r\n0\r\n\r\n", body.len())
    };
    let body = format!("\"{}\"", "x".repeat(98));
    for (limit, answer, fits) in [
        (100, Answer::json(200, &body), true),
        (99, Answer::json(200, &body), false),
        (100, Answer::cut(chunked(&body)), true),
        (99, Answer::cut(chunked(&body)), false),
        // What is announced is refused before it comes.
        (99, Answer::stall("HTTP/1.1 200 OK\r\nContent-Length: 9223372036854775807\r\n\r\n"), false),
    ] {
        let server = server([answer]);
        let client = builder(&server).max_body_bytes(limit).build().unwrap();
        match call(Request::new(&client, leak(operation()))).await {
            Ok(response) => assert!(fits && response.body == json!("x".repeat(98))),
            Err(error) => {
                assert!(!fits && matches!(&error, Error::Transport(error) if error.is_body_too_large()), "{error}");
                assert_eq!(error.to_string(), "the body of the response is larger than 99 bytes, the client's limit");
            }
        }
    }
}

/// Larger than any buffer between here and there: it comes in many pieces.
#[tokio::test]
async fn a_large_body_is_put_together() {
    let text = "0123456789".repeat(300_000);
    let server = server([Answer::json(200, format!("\"{text}\""))]);
    assert_eq!(call(request(&server)).await.unwrap().body, json!(text));
}

#[derive(Debug, PartialEq)]
struct Documented {
    etag: Option<String>,
    count: Option<i64>,
    exact: Option<bool>,
    tags: Option<Vec<i64>>,
}

impl Headers for Documented {
    fn from_headers(headers: &HeaderMap) -> Self {
        Self {
            etag: header(headers, "ETag"),
            count: header(headers, "X-Count"),
            exact: header(headers, "X-Exact"),
            tags: header_list(headers, "X-Tags"),
        }
    }
}

#[tokio::test]
async fn documented_headers_are_read_leniently() {
    let none = Documented { etag: None, count: None, exact: None, tags: None };
    let some = |etag: &str, tags| Documented { etag: Some(etag.into()), count: Some(-3), exact: Some(true), tags };
    for (headers, expected) in [
        (&[] as &[&str], none),
        (
            &["etag: \"a\"", "x-count: -3", "x-exact: true", "x-tags: 1, 2", "x-tags:3"],
            some("\"a\"", Some(vec![1, 2, 3])),
        ),
        (&["etag: b", "x-count: -3", "x-exact: true", "x-tags: 1, two"], some("b", None)),
        (
            &["etag: ", "x-count: three", "x-exact: yes", "x-tags: "],
            Documented { etag: Some(String::new()), count: None, exact: None, tags: Some(vec![]) },
        ),
    ] {
        let server = server([Answer::new(200, headers, "{}")]);
        let response: Pending<Response<Value, Documented>, Failed> = request(&server).send(Received::json);
        assert_eq!(response.await.unwrap().headers, expected);
    }
}

#[test]
fn an_instant_in_a_header_is_written_as_json_or_http_write_it() {
    let expected = Some("1994-11-06T08:49:37Z".parse().unwrap());
    for (value, expected) in [
        ("1994-11-06T09:49:37+01:00", expected),
        ("1994-11-06T08:49:37", expected),
        ("Sun, 06 Nov 1994 08:49:37 GMT", expected),
        ("Sunday, 06-Nov-94 08:49:37 GMT", expected),
        ("Sun Nov  6 08:49:37 1994", expected),
        ("1994-11-06", None),
        ("120", None),
        ("0", None),
        ("", None),
    ] {
        let headers = HeaderMap::from_iter([(reqwest::header::LAST_MODIFIED, value.parse().unwrap())]);
        assert_eq!(header_instant(&headers, "Last-Modified"), expected, "{value}");
    }
    assert_eq!(header_instant(&HeaderMap::new(), "Last-Modified"), None);
}

/// Several successes: the operation's own function chooses by the status.
#[tokio::test]
async fn a_decoder_of_ones_own_sees_the_status() {
    let server = server([Answer::json(200, "1"), Answer::new(204, &[], "")]);
    let either = leak(Operation { successes: &[200..=204], ..operation() });
    let decode: fn(&Received) -> Result<Option<i64>, DecodeError> =
        |response| if response.status() == 204 { Ok(None) } else { response.json().map(Some) };
    for expected in [Some(1), None] {
        let body: Pending<Option<i64>, Failed> = Request::new(&client(&server), either).send_for_body(decode);
        assert_eq!(body.await.unwrap(), expected);
    }
}

/// The future can be spawned, and the error of a call is small.
#[test]
fn futures_are_send_and_errors_are_small() {
    fn is_send(_: &impl Send) {}
    is_send(&call(request(&server([]))));
    assert!(size_of::<Error<Failed>>() <= 24, "{}", size_of::<Error<Failed>>());
}

fn request(server: &Server) -> Request {
    Request::new(&client(server), leak(operation()))
}
