//! Servers that mean no good: slow for ever, endless, broken off, and with headers that are none.

use super::support::{Failed, builder, call, client, leak, operation, server};
use crate::Answer;
use crate::runtime::{ByteStream, Client, Error, EventStream, JsonLines, Operation, Received, Request, StreamError};
use std::time::{Duration, Instant};

/// The most that may be kept of a body.
const LIMIT: usize = 1 << 20;

/// What the buffers of two sockets may hold beyond that: the server sent it, and the client did not read it.
const BUFFERS: usize = 64 << 20;

fn request(client: &Client) -> Request {
    Request::new(client, leak(operation()))
}

/// A response of this kind with a body without end, whose length is not known.
fn endless(media_type: &str, status: u16) -> Answer {
    let piece = format!("10000\r\n{}\r\n", "x".repeat(0x10000));
    let head = format!("HTTP/1.1 {status} Status\r\nContent-Type: {media_type}\r\nTransfer-Encoding: chunked\r\n\r\n");
    Answer::endless(head + "6\r\ndata: \r\n", piece)
}

/// Each byte is a sign of life; what is limited is the whole call.
#[tokio::test]
async fn a_byte_at_a_time_does_not_prolong_a_call() {
    let limit = Duration::from_millis(60);
    for answer in [
        Answer::drip("", "HTTP/1.1 200 OK, or so it would be if there were ever an end of this line"),
        Answer::drip("HTTP/1.1 200 OK\r\nX-Y: ", "z"),
        Answer::drip("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n", " "),
        Answer::drip("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\n \r\n"),
        Answer::drip("HTTP/1.1 200 OK\r\n\r\n", " "),
        Answer::drip("HTTP/1.1 404 Not Found\r\n\r\n", " "),
    ] {
        let server = server([answer]);
        let client = builder(&server).timeout(limit).build().unwrap();
        let started = Instant::now();
        let error = call(request(&client)).await.unwrap_err();
        assert!(error.is_timeout(), "{error:?}");
        assert!(started.elapsed() >= limit && started.elapsed() < Duration::from_secs(20));
        assert!(server.sent() > 1);
    }
    let server = server([Answer::drip("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n", ":\n")]);
    let client = builder(&server).timeout(limit).build().unwrap();
    let mut events = request(&client)
        .streaming_items(&[200..=200])
        .send_for_body::<EventStream<String>, Failed>(Received::text_events)
        .await
        .unwrap();
    let error = events.next().await.unwrap().unwrap_err();
    assert!(matches!(&error, StreamError::Transport(error) if error.is_timeout()), "{error:?}");
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn a_gib_ends_at_the_limit() {
    let announced = "HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\n";
    for answer in [
        Answer::endless(announced, [b'x'; 0x10000]),
        endless("application/json", 200),
        endless("application/json", 404),
        endless("application/json", 500),
        // The body ends with the connection.
        Answer::endless("HTTP/1.1 200 OK\r\n\r\n", [b'x'; 0x10000]),
    ] {
        let server = server([answer]);
        let client = builder(&server).max_body_bytes(LIMIT).build().unwrap();
        let error = call(request(&client)).await.unwrap_err();
        assert!(matches!(&error, Error::Transport(error) if error.is_body_too_large()), "{error:?}");
        assert_eq!(error.to_string(), "the body of the response is larger than 1048576 bytes, the client's limit");
        assert!(server.sent() < LIMIT + BUFFERS, "{}", server.sent());
    }
}

#[tokio::test]
async fn an_item_of_a_gib_ends_at_the_limit() {
    let server = server([endless("text/event-stream", 200), endless("application/x-ndjson", 200)]);
    let client = builder(&server).max_body_bytes(LIMIT).build().unwrap();
    let streaming = || request(&client).streaming_items(&[200..=200]);
    let mut events = streaming().send_for_body::<EventStream<String>, Failed>(Received::text_events).await.unwrap();
    assert!(matches!(events.next().await, Some(Err(StreamError::TooLong { limit: LIMIT }))));
    let mut lines = streaming().send_for_body::<JsonLines<String>, Failed>(Received::json_lines).await.unwrap();
    assert!(matches!(lines.next().await, Some(Err(StreamError::TooLong { limit: LIMIT }))));
    assert!(events.next().await.is_none() && lines.next().await.is_none());
    drop((events, lines));
    assert!(server.sent() < 2 * (LIMIT + BUFFERS), "{}", server.sent());
}

/// What is dropped before its end ends the exchange.
#[tokio::test]
async fn a_gib_that_nobody_reads_does_not_come() {
    let server = server([endless("application/octet-stream", 200)]);
    let client = client(&server);
    let request = request(&client).streaming(&[200..=200]);
    let mut stream = request.send_for_body::<ByteStream, Failed>(Received::stream).await.unwrap();
    assert!(!stream.chunk().await.unwrap().unwrap().is_empty());
    drop(stream);
    assert!(server.sent() < BUFFERS, "{}", server.sent());
}

#[tokio::test]
async fn a_connection_that_is_reset_is_a_transport_error() {
    let post = leak(Operation { method: "POST", ..operation() });
    for bytes in [
        "",
        "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{\"a\"",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n{\"a\"\r\n",
    ] {
        let server = server([Answer::reset(bytes)]);
        let mut request = Request::new(&client(&server), post);
        request.json("application/json", &"x".repeat(1 << 20));
        let error = call(request).await.unwrap_err();
        assert!(matches!(&error, Error::Transport(error) if !error.is_connect() && !error.is_timeout()), "{error:?}");
        assert!(error.to_string().starts_with(&format!("the exchange with {} broke off: ", server.url())), "{error}");
        assert_eq!(error.attempts(), 1);
    }
}

#[tokio::test]
async fn headers_that_are_none_do_not_pass() {
    for head in [
        &b"HTTP/1.1 200 OK\r\nX-A: a\0b\r\nContent-Length: 2\r\n\r\n{}"[..],
        b"HTTP/1.1 200 OK\r\nX A: a\r\nContent-Length: 2\r\n\r\n{}",
        b"HTTP/1.1 200 OK\r\nContent-Length: two\r\n\r\n{}",
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{} ",
        b"HTTP/1.1 2000 OK\r\nContent-Length: 2\r\n\r\n{}",
    ] {
        let error = call(request(&client(&server([Answer::cut(head)])))).await.unwrap_err();
        assert!(matches!(&error, Error::Transport(error) if !error.is_connect()), "{error:?}");
    }
    // What is allowed, if no text, is handed on as it is, and is no wait.
    let server =
        server([Answer::cut(b"HTTP/1.1 503 Busy\r\nX-A: \xff\r\nRetry-After: \xff\r\nContent-Length: 0\r\n\r\n")]);
    let error = call(request(&client(&server))).await.unwrap_err();
    assert_eq!(error.headers().unwrap().get("x-a").unwrap().as_bytes(), b"\xff");
    assert_eq!(error.retry_after(), None);
}
