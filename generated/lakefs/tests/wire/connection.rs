//! Connections that fail, and servers that take too long.

use crate::server::Answer;
use crate::support::{REPOSITORY, api, builder, direct, server, text};
use lakefs_sdk::{Client, Error};
use std::net::TcpListener;
use std::time::{Duration, Instant};

/// Soon over.
const LIMIT: Duration = Duration::from_millis(100);

#[tokio::test]
async fn a_connection_that_breaks_off_is_a_transport_error() {
    #[rustfmt::skip]
    let table = [
        ("", "connection closed before message completed"),
        ("HTTP/1.1 200 OK\r\nContent-Le", "connection closed before message completed"),
        ("HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n{\"id\":\"a\"", "end of file before message length reached"),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n{\"id\r\n", "unexpected EOF during chunk size line"),
        ("220 mail.example.com ESMTP\r\n", "invalid HTTP version parsed"),
    ];
    for (bytes, cause) in table {
        let server = server([Answer::cut(bytes)]);
        let error = api(&server).get_repository("a").await.unwrap_err();
        assert_eq!(text(&error, &server), format!("the exchange with ORIGIN broke off: {cause}"), "{bytes:?}");
        assert!(matches!(&error, Error::Transport(error) if !error.is_connect() && !error.is_timeout()));
        assert_eq!((error.status(), error.body(), error.is_not_found()), (None, None, false));
    }
}

#[tokio::test]
async fn a_connection_that_is_refused_says_where_to() {
    // A port that was free a moment ago.
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let client = Client::builder().base_url(format!("http://{address}")).reqwest(direct()).build().unwrap();
    let error = client.repositories().get_repository("a").await.unwrap_err();
    assert!(error.to_string().starts_with(&format!("cannot connect to http://{address}: ")), "{error}");
    assert!(matches!(&error, Error::Transport(error) if error.is_connect()) && !error.is_timeout());
}

#[tokio::test]
async fn a_server_that_takes_too_long_is_a_timeout() {
    for start in ["", "HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n{\"id\":\"a\""] {
        let server = server([Answer::stall(start)]);
        let of_the_client = builder(&server).timeout(LIMIT).build().unwrap().repositories();
        let of_the_call = api(&server).get_repository("a").with_timeout(LIMIT);
        for request in [of_the_call, of_the_client.get_repository("a")] {
            let started = Instant::now();
            let error = request.await.unwrap_err();
            assert!(error.is_timeout(), "{error:?}");
            assert!(started.elapsed() < Duration::from_secs(10), "another limit than the one that was set");
            assert_eq!(text(&error, &server), "ORIGIN did not answer in time");
            assert_eq!((error.status(), error.body()), (None, None));
        }
    }
}

/// The limit of the call replaces that of the client: here by one that never ends.
#[tokio::test]
async fn a_call_can_take_longer_than_the_client_says() {
    let server = server([Answer::json(200, REPOSITORY)]);
    let api = builder(&server).timeout(Duration::ZERO).build().unwrap().repositories();
    api.get_repository("a").with_timeout(Duration::MAX).await.unwrap();
}

/// A connection that the server closed between two calls is nobody's failure.
#[tokio::test]
async fn connections_are_used_again_while_they_are_open() {
    let body =
        format!("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{REPOSITORY}", REPOSITORY.len());
    let server = server([Answer::json(200, REPOSITORY), Answer::cut(body), Answer::json(200, REPOSITORY)]);
    let api = api(&server);
    for _ in 0..3 {
        assert_eq!(api.get_repository("a").await.unwrap().id, "quickstart");
    }
    assert_eq!(server.received().len(), 3);
}
