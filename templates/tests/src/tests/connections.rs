//! Connections that serve one call after the other.
//!
//! A connection is free again when its own task has seen the end of the response. The tests have one thread, so that they can let it run:
//! nothing here depends on how long anything takes.

use super::support::{Failed, builder, call, leak, operation, server};
use crate::Answer;
use crate::runtime::{ByteStream, Client, Error, EventStream, Received, Request};

/// Lets all other tasks do what they can.
async fn settle() {
    for _ in 0..32 {
        tokio::task::yield_now().await;
    }
}

/// A client with connections of its own.
fn client(server: &crate::Server) -> Client {
    builder(server).reqwest(reqwest::Client::builder().no_proxy()).build().unwrap()
}

#[tokio::test]
async fn whatever_comes_of_a_call_its_connection_is_used_again() {
    let chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nX-Trailer: a\r\n\r\n";
    let answers = [
        Answer::json(200, "{}"),
        Answer::json(200, format!("\"{}\"", "x".repeat(1 << 20))),
        Answer::raw(chunked),
        Answer::json(200, "no JSON"),
        Answer::json(404, "{}"),
        Answer::json(420, "a body that nobody reads"),
        Answer::new(500, &[], "undocumented"),
        Answer::new(204, &[], ""),
        Answer::redirect(307, "/there"),
        Answer::redirect(307, "file:///nowhere"),
    ];
    let count = answers.len();
    let server = server(answers);
    let client = client(&server);
    // The first redirect is followed, by the call that gets the second.
    for _ in 0..count - 1 {
        let _ = call(Request::new(&client, leak(operation()))).await;
        settle().await;
    }
    assert_eq!((server.received().len(), server.connections()), (count, 1));
}

#[tokio::test]
async fn a_stream_that_is_read_to_its_end_frees_its_connection() {
    let server = server([Answer::new(200, &[], "data: a\n\n")]);
    let client = client(&server);
    let streaming = || Request::new(&client, leak(operation())).streaming(&[200..=200]);
    for _ in 0..2 {
        let mut events = streaming().send_for_body::<EventStream<String>, Failed>(Received::text_events).await.unwrap();
        while events.next().await.is_some() {}
        settle().await;
        let bytes = streaming().send_for_body::<ByteStream, Failed>(Received::stream).await.unwrap();
        bytes.bytes().await.unwrap();
        settle().await;
    }
    assert_eq!((server.received().len(), server.connections()), (4, 1));
}

/// What is still to come of a body that is refused would be in the way of the next call.
#[tokio::test]
async fn a_body_that_is_not_read_costs_a_connection() {
    let too_much = Answer::stall("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n1");
    let server = server([too_much, Answer::json(200, "1")]);
    let http = reqwest::Client::builder().no_proxy();
    let client = builder(&server).reqwest(http).max_body_bytes(2).build().unwrap();
    let error = call(Request::new(&client, leak(operation()))).await.unwrap_err();
    assert!(matches!(error, Error::Transport(error) if error.is_body_too_large()));
    settle().await;
    call(Request::new(&client, leak(operation()))).await.unwrap();
    assert_eq!((server.received().len(), server.connections()), (2, 2));
}

/// Calls at once need a connection each, as the server answers none before it has all. The next as many need no other.
#[tokio::test]
async fn calls_at_once_use_the_connections_of_those_before() {
    const CALLS: usize = 100;
    let rounds = [1, 2, 3].map(|round| vec![Answer::json(200, "{}").after(round * CALLS); CALLS]);
    let server = server(rounds.concat());
    let client = client(&server);
    for _ in 0..3 {
        let calls: Vec<_> = (0..CALLS).map(|_| tokio::spawn(call(Request::new(&client, leak(operation()))))).collect();
        for call in calls {
            call.await.unwrap().unwrap();
        }
        settle().await;
        assert_eq!(server.connections(), CALLS);
    }
}
