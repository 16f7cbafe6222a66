//! Bytes that are read while they are sent, and as they come.

use super::support::{Failed, builder, client, leak, operation, refused, sent, server};
use crate::runtime::{Body, BoxError, ByteStream, Error, Operation, Pending, Received, Request};
use crate::{Answer, Server};
use bytes::Bytes;
use futures_core::Stream;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll};

/// A stream of chunks, or of an error.
pub struct Chunks(pub Vec<Result<&'static str, &'static str>>);

impl Stream for Chunks {
    type Item = Result<Bytes, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.0.is_empty() {
            return Poll::Ready(None);
        }
        Poll::Ready(Some(self.0.remove(0).map(Bytes::from).map_err(Into::into)))
    }
}

/// A body of chunks.
pub fn chunks(length: Option<u64>, chunks: impl IntoIterator<Item = &'static str>) -> Body {
    let stream = Chunks(chunks.into_iter().map(Ok).collect());
    match length {
        Some(length) => Body::stream_of_length(length, stream),
        None => Body::stream(stream),
    }
}

fn put() -> Operation {
    Operation { method: "PUT", ..operation() }
}

const BYTES: &str = "application/octet-stream";

#[tokio::test]
async fn bodies_are_sent_from_memory_and_from_streams() {
    for (body, length, shown) in [
        (Body::from("text"), Some("4"), "[4 bytes]"),
        (Body::from(b"text"), Some("4"), "[4 bytes]"),
        (Body::from(b"text".to_vec()), Some("4"), "[4 bytes]"),
        (chunks(Some(4), ["te", "", "xt"]), Some("4"), "[a stream of 4 bytes]"),
        (chunks(None, ["te", "xt"]), None, "[a stream]"),
        (Body::reader(&b"text"[..]), None, "[a stream]"),
        (Body::reader_of_length(4, &b"text"[..]), Some("4"), "[a stream of 4 bytes]"),
    ] {
        assert_eq!(format!("{body:?}"), shown);
        let request = sent(put(), |request| request.body("image/png", body)).await;
        assert_eq!((request.text().as_str(), request.header("content-type")), ("text", vec!["image/png"]));
        assert_eq!(request.header("content-length").first().copied(), length);
        assert_eq!(request.header("transfer-encoding").len(), usize::from(length.is_none()));
    }
}

#[tokio::test]
async fn a_stream_is_sent_once() {
    let body = chunks(None, ["x"]);
    assert_eq!(sent(put(), |request| request.body(BYTES, body.clone())).await.text(), "x");
    let reason = refused(put(), |request| request.body(BYTES, body)).await;
    assert_eq!(reason, "invalid request: the body: it is a stream that was sent before");
    let server = server([Answer::redirect(307, "/there"), Answer::json(200, "{}")]);
    let mut request = Request::new(&client(&server), leak(put()));
    request.body(BYTES, chunks(Some(1), ["x"]));
    let error = super::support::call(request).await.unwrap_err();
    assert_eq!(error.to_string(), "cannot send the request again: its body is a stream, and was sent");
    assert_eq!(server.received().len(), 1);
}

#[tokio::test]
async fn a_stream_that_fails_or_lies_about_its_length_fails_the_call() {
    for (body, reason) in [
        (Body::stream(Chunks(vec![Ok("a"), Err("the disk is gone")])), "the disk is gone"),
        (chunks(Some(3), ["ab"]), "a stream ended before its length"),
        (chunks(Some(1), ["ab"]), "a stream gives more than its length"),
        (Body::reader_of_length(3, &b"ab"[..]), "a stream ended before its length"),
    ] {
        let server = server([Answer::json(200, "{}")]);
        let mut request = Request::new(&client(&server), leak(put()));
        request.body(BYTES, body);
        let error = super::support::call(request).await.unwrap_err();
        assert!(matches!(error, Error::Transport(_)) && error.to_string().ends_with(reason), "{error}");
    }
}

fn download(server: &Server) -> Pending<ByteStream, Failed> {
    Request::new(&client(server), leak(operation())).streaming(&[200..=200]).send_for_body(Received::stream)
}

#[tokio::test]
async fn a_body_is_read_as_it_comes() {
    let chunked =
        "HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n";
    for (answer, length) in [(Answer::new(200, &[], "abc"), Some(3)), (Answer::cut(chunked), None)] {
        let server = server([answer]);
        assert_eq!(download(&server).await.unwrap().bytes().await.unwrap(), "abc");
        let mut stream = download(&server).await.unwrap();
        assert_eq!(stream.length(), length);
        let mut whole = Vec::new();
        while let Some(chunk) = stream.chunk().await.unwrap() {
            whole.extend_from_slice(&chunk);
        }
        assert_eq!(whole, b"abc");
        let mut file = Vec::new();
        assert_eq!(download(&server).await.unwrap().write_to(&mut file).await.unwrap(), 3);
        assert_eq!(file, b"abc");
        let mut stream = download(&server).await.unwrap();
        let first = poll_fn(|cx| Pin::new(&mut stream).poll_next(cx)).await.unwrap().unwrap();
        assert!(b"abc".starts_with(&first));
    }
}

#[test]
fn code_that_is_not_asynchronous_reads_it() {
    use std::io::Read;
    let server = server([
        Answer::new(200, &[], "abc"),
        Answer::cut("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab"),
        Answer::new(200, &[], "abc"),
    ]);
    let mut stream = crate::runtime::blocking::wait(download(&server)).unwrap();
    let mut buffer = [0; 2];
    stream.read_exact(&mut buffer).unwrap();
    assert_eq!(&buffer, b"ab");
    let mut rest = String::new();
    stream.read_to_string(&mut rest).unwrap();
    assert_eq!(rest, "c");
    let mut cut = crate::runtime::blocking::wait(download(&server)).unwrap();
    let error = cut.read_to_end(&mut Vec::new()).unwrap_err();
    assert!(error.to_string().ends_with("end of file before message length reached"), "{error}");
    let mut stream = crate::runtime::blocking::wait(download(&server)).unwrap();
    let within = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let error = within.block_on(async { stream.read(&mut buffer) }).unwrap_err();
    assert_eq!(error.to_string(), "asynchronous code must await it, not wait for it");
}

/// What does not come does not keep the head of the response from coming; failures are read whole.
#[tokio::test]
async fn the_limit_is_for_what_is_kept() {
    let head = "HTTP/1.1 200 OK\r\nContent-Length: 9223372036854775807\r\n\r\nab";
    let server = server([Answer::stall(head), Answer::json(404, "{}"), Answer::new(200, &[], "abcd")]);
    let client = builder(&server).max_body_bytes(3).build().unwrap();
    let download = || -> Pending<ByteStream, Failed> {
        Request::new(&client, leak(operation())).streaming(&[200..=200]).send_for_body(Received::stream)
    };
    let mut endless = download().await.unwrap();
    assert_eq!(endless.chunk().await.unwrap().unwrap(), "ab");
    assert!(download().await.unwrap_err().is_not_found());
    let error = download().await.unwrap().bytes().await.unwrap_err();
    assert!(error.is_body_too_large(), "{error}");
}

#[tokio::test]
async fn a_connection_that_breaks_off_is_an_error_of_the_stream() {
    let server = server([Answer::cut("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab")]);
    let mut stream = download(&server).await.unwrap();
    assert_eq!(stream.chunk().await.unwrap().unwrap(), "ab");
    let error = stream.chunk().await.unwrap_err();
    let expected = format!("the exchange with {} broke off: end of file before message length reached", server.url());
    assert_eq!(error.to_string(), expected);
}
