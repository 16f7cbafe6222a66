//! Bodies that are one item after the other: events, and JSON values a line each.

use super::support::{Failed, builder, client, leak, operation, sent, server, untimed_builder};
use crate::runtime::blocking;
use crate::runtime::{Client, Event, EventStream, JsonLines, Operation, Pending, Received, Request, StreamError};
use crate::{Answer, Server};
use serde_json::{Value, json};
use std::time::Duration;
use tokio::time::Instant;

async fn events(client: &Client) -> EventStream<Value> {
    request(client).send_for_body::<_, Failed>(Received::events).await.unwrap()
}

async fn text_events(client: &Client) -> EventStream<String> {
    request(client).send_for_body::<_, Failed>(Received::text_events).await.unwrap()
}

async fn lines(server: &Server) -> JsonLines<Value> {
    let pending: Pending<_, Failed> = request(&client(server)).send_for_body(Received::json_lines);
    pending.await.unwrap()
}

fn request(client: &Client) -> Request {
    Request::new(client, leak(operation())).streaming(&[200..=200])
}

fn answer(body: &str) -> Answer {
    Answer::new(200, &["Content-Type: text/event-stream"], body)
}

async fn all<T>(mut stream: EventStream<T>) -> Vec<Result<(String, String, T), String>> {
    let mut all = Vec::new();
    while let Some(event) = stream.next().await {
        let event = event.map_err(|error| error.to_string());
        all.push(event.map(|Event { event, id, data, .. }| (event, id, data)));
    }
    all
}

fn message(id: &str, data: impl Into<String>) -> Result<(String, String, String), String> {
    Ok(("message".to_owned(), id.to_owned(), data.into()))
}

/// The examples of the HTML Standard (§ 9.2.6), and what else it says of lines.
#[tokio::test]
async fn events_are_read_as_the_standard_says() {
    let table = [
        ("data: YHOO\ndata: +2\ndata: 10\n\n", vec![message("", "YHOO\n+2\n10")]),
        (
            ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n",
            vec![message("1", "first event"), message("", "second event"), message("", " third event")],
        ),
        ("data\n\ndata\ndata\n\ndata:", vec![message("", ""), message("", "\n")]),
        ("data:test\n\ndata: test\n\n", vec![message("", "test"), message("", "test")]),
        ("\u{feff}data: a\r\n\r\ndata: b\r\rdata: c\n\n", vec![message("", "a"), message("", "b"), message("", "c")]),
        ("event: add\nid: 7\n\nid: a\0b\nwhat: ever\ndata: x\n\n", vec![message("7", "x")]),
        ("data: x\n\n\u{feff}data: no mark\n\n", vec![message("", "x")]),
        ("data: what is not whole is dropped\n", vec![]),
        ("data: [DONE]\n\n", vec![message("", "[DONE]")]),
    ];
    for (body, expected) in table {
        let server = server([answer(body)]);
        assert_eq!(all(text_events(&client(&server)).await).await, expected, "{body:?}");
    }
    let named = server([answer("event: add\ndata: 1\n\n")]);
    assert_eq!(all(events(&client(&named)).await).await, [Ok(("add".to_owned(), String::new(), json!(1)))]);
}

#[tokio::test]
async fn lines_may_come_in_any_pieces() {
    let head = "HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n";
    let body = "id: 4\r\ndata: é\r\ndata: f\r\n\r\ndata: b\n\n";
    for size in 1..9 {
        let chunks = body.as_bytes().chunks(size).map(|chunk| {
            format!("{:x}\r\n{}\r\n", chunk.len(), chunk.iter().map(|byte| char::from(*byte)).collect::<String>())
        });
        // Bytes above 127 are one character each here, and one byte on the wire.
        let text: String = chunks.collect();
        let raw: Vec<u8> =
            format!("{head}{text}0\r\n\r\n").chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
        let server = server([Answer::cut(raw)]);
        let expected = [message("4", "é\nf"), message("4", "b")];
        assert_eq!(all(text_events(&client(&server)).await).await, expected, "{size}");
    }
}

#[tokio::test]
async fn data_that_are_not_as_described_do_not_end_the_stream() {
    let server = server([answer("data: {\"a\": 1}\n\ndata: {\n\ndata: 2\n\ndata: [DONE]\n\ndata: 3\n\n")]);
    let mut stream = events(&client(&server)).await;
    assert_eq!(stream.next().await.unwrap().unwrap().data, json!({"a": 1}));
    let error = stream.next().await.unwrap().unwrap_err();
    assert!(matches!(&error, StreamError::Decode { item, .. } if item == "{"), "{error}");
    assert!(error.to_string().starts_with("cannot decode an item of the stream: "), "{error}");
    assert!(!format!("{error:?}").contains('{') || format!("{error:?}").contains("[1 bytes]"), "{error:?}");
    assert_eq!(stream.next().await.unwrap().unwrap().data, json!(2));
    assert!(stream.next().await.is_none() && stream.next().await.is_none());
}

#[tokio::test]
async fn what_is_too_long_or_broken_off_ends_the_stream() {
    // A line, and the lines of an event together.
    for (body, limit) in [("data: 123456789\n\n", 14), ("data: 123456\ndata: 123456\n\n", 12)] {
        let server = server([answer(body)]);
        let mut stream = text_events(&builder(&server).max_body_bytes(limit).build().unwrap()).await;
        let error = stream.next().await.unwrap().unwrap_err();
        assert_eq!(error.to_string(), format!("an item of the stream is larger than {limit} bytes"));
        assert!(stream.next().await.is_none());
    }
    let cut = server([Answer::cut("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\ndata: a\n\ndata: b\n")]);
    let mut stream = text_events(&client(&cut)).await;
    assert_eq!(stream.next().await.unwrap().unwrap().data, "a");
    assert!(matches!(stream.next().await, Some(Err(StreamError::Transport(_)))));
    assert!(stream.next().await.is_none());
}

#[tokio::test(start_paused = true)]
async fn a_stream_goes_on_where_it_broke_off() {
    let server = server([
        answer("retry: 500\nid: 1\ndata: a\n\ndata: lost\n"),
        Answer::cut("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nid: 2\ndata: b\n\n"),
        Answer::cut(""),
        answer("data: c\n\n"),
        Answer::new(204, &[], ""),
    ]);
    let started = Instant::now();
    let client = untimed_builder(&server).build().unwrap();
    let stream = text_events(&client).await.reconnecting(2);
    assert_eq!(all(stream).await, [message("1", "a"), message("2", "b"), message("2", "c")]);
    assert_eq!(started.elapsed().as_millis() / 100, 20);
    let ids: Vec<_> = server.received().iter().map(|request| request.header("last-event-id").concat()).collect();
    assert_eq!(ids, ["", "1", "2", "2", "2"]);
}

/// An event that did not come whole is asked for again.
#[tokio::test(start_paused = true)]
async fn the_id_is_that_of_the_last_event() {
    let server = server([
        Answer::cut("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nid: 1\ndata: a\n\nid: 2\ndata: b"),
        answer("retry: 99999999999999999\nid: 2\ndata: b\n\nid: 3 \u{1}\ndata: c\n\nid: 44"),
        Answer::new(204, &[], ""),
    ]);
    let started = Instant::now();
    let stream = text_events(&untimed_builder(&server).build().unwrap()).await.reconnecting(1);
    assert_eq!(all(stream).await, [message("1", "a"), message("2", "b"), message("3 \u{1}", "c")]);
    let ids: Vec<_> = server.received().iter().map(|request| request.header("last-event-id").concat()).collect();
    assert_eq!(ids, ["", "1", ""]);
    assert_eq!(started.elapsed().as_secs(), 303);
}

/// A page of HTML that stands in for them, as a proxy sends it, is an error, which shows it.
#[tokio::test]
async fn what_is_no_stream_is_an_error() {
    let server = server([Answer::new(200, &["Content-Type: text/html; charset=utf-8"], "<p>log in</p>")]);
    let request = Request::new(&client(&server), leak(operation())).streaming_items(&[200..=200]);
    let error = request.send_for_body::<EventStream<String>, Failed>(Received::text_events).await.unwrap_err();
    assert_eq!(error.body().unwrap(), "<p>log in</p>");
    let expected = "200 OK: cannot decode the response: expected a body that is read as it comes (text/html; charset=utf-8, 13 bytes)";
    assert_eq!(error.to_string(), expected);
}

#[test]
fn code_that_is_not_asynchronous_waits_for_items() {
    let server = server([answer("data: a\n\ndata: b\n\n"), Answer::new(200, &[], "1\n2\n")]);
    let get = || Request::new(&client(&server), leak(operation())).streaming_items(&[200..=200]);
    let events = blocking::wait(get().send_for_body::<EventStream<String>, Failed>(Received::text_events)).unwrap();
    assert_eq!(events.map(|event| event.unwrap().data).collect::<Vec<_>>(), ["a", "b"]);
    let lines = blocking::wait(get().send_for_body::<JsonLines<u64>, Failed>(Received::json_lines)).unwrap();
    assert_eq!(lines.map(Result::unwrap).collect::<Vec<_>>(), [1, 2]);
}

#[tokio::test(start_paused = true)]
async fn a_stream_does_not_go_on_for_ever() {
    let server = server([answer("data: a\n\n"), answer(""), answer(""), answer("data: never\n\n")]);
    let client = untimed_builder(&server).build().unwrap();
    assert_eq!(all(text_events(&client).await.reconnecting(2)).await, [message("", "a")]);
    assert_eq!(server.received().len(), 3);

    let refusing = super::support::server([answer("data: a\n\n"), Answer::json(500, "{}")]);
    let client = untimed_builder(&refusing).build().unwrap();
    let events = all(text_events(&client).await.reconnecting(9)).await;
    let reason = "the stream broke off, and the server does not go on with it: 500 Internal Server Error";
    assert_eq!(events, [message("", "a"), Err(reason.to_owned())]);
}

/// What was posted is not posted again.
#[tokio::test(start_paused = true)]
async fn only_what_is_safe_is_sent_again() {
    let server = server([answer("data: a\n\n")]);
    let post = leak(Operation { method: "POST", ..operation() });
    let request = Request::new(&untimed_builder(&server).build().unwrap(), post).streaming(&[200..=200]);
    let stream = request.send_for_body::<EventStream<String>, Failed>(Received::text_events).await.unwrap();
    assert_eq!(all(stream.reconnecting(5)).await, [message("", "a")]);
    assert_eq!(server.received().len(), 1);
}

#[tokio::test]
async fn a_limit_of_time_holds_for_the_whole_stream() {
    let server = server([Answer::stall("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\ndata: a\n\n")]);
    let client = builder(&server).timeout(Duration::from_millis(300)).build().unwrap();
    let mut stream = text_events(&client).await;
    assert_eq!(stream.next().await.unwrap().unwrap().data, "a");
    assert!(stream.next().await.unwrap().unwrap_err().is_timeout());
}

#[tokio::test]
async fn each_line_is_a_value() {
    let server = server([
        Answer::new(200, &[], "{\"a\": 1}\n\n 2 \r\n\u{1e}[3]\nnull\n\"no end\""),
        Answer::new(200, &[], "1\nx\n2\n"),
        Answer::new(200, &[], ""),
    ]);
    let mut stream = lines(&server).await;
    let mut all = Vec::new();
    while let Some(value) = stream.next().await {
        all.push(value.unwrap());
    }
    assert_eq!(Value::from(all), json!([{"a": 1}, 2, [3], null, "no end"]));
    let mut stream = lines(&server).await;
    assert_eq!(stream.next().await.unwrap().unwrap(), json!(1));
    assert!(matches!(stream.next().await, Some(Err(StreamError::Decode { .. }))));
    assert_eq!(stream.next().await.unwrap().unwrap(), json!(2));
    assert!(stream.next().await.is_none());
    assert!(lines(&server).await.next().await.is_none());
}

/// RFC 7464: a value may have lines.
#[tokio::test]
async fn a_separator_stands_before_each_value() {
    let body = "\u{1e}{\n \"a\": 1\n}\n\u{1e}2\n";
    let server = server([Answer::new(200, &["Content-Type: application/geo+json-seq"], body)]);
    let mut stream = lines(&server).await;
    assert_eq!(stream.next().await.unwrap().unwrap(), json!({"a": 1}));
    assert_eq!(stream.next().await.unwrap().unwrap(), json!(2));
    assert!(stream.next().await.is_none());
    let post = Operation { method: "POST", ..operation() };
    let request = sent(post, |request| request.json_lines("application/json-seq", &[1, 2])).await;
    assert_eq!(request.text(), "\u{1e}1\n\u{1e}2\n");
}

#[tokio::test]
async fn values_are_sent_a_line_each() {
    let post = Operation { method: "POST", ..operation() };
    let items = [json!({"a": "x\ny"}), json!([1])];
    let request = sent(post, |request| request.json_lines("application/x-ndjson", &items)).await;
    assert_eq!(
        (request.text().as_str(), request.header("content-type")),
        ("{\"a\":\"x\\ny\"}\n[1]\n", vec!["application/x-ndjson"])
    );
}
