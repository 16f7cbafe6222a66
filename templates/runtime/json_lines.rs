//! Bodies that are one JSON value after the other: a line each (NDJSON, JSON Lines), or behind a separator (RFC 7464).

use super::json::{self, Decode, DecodeError, Encode};
use super::lines::{End, Lines};
use super::payload::Payload;
use super::received::{Received, essence};
use super::request::Request;
use super::stream_error::StreamError;
use futures_core::Stream;
use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

/// The values of a body, each decoded when it is asked for: a stream.
///
/// Dropping it ends the exchange. The limit of time of the call goes on until its end.
#[must_use = "what is not read does not come"]
pub struct JsonLines<T> {
    /// Nothing after the end.
    lines: Option<Lines>,
    values: PhantomData<fn() -> T>,
}

impl<T: Decode> JsonLines<T> {
    /// The next value; nothing at the end.
    pub async fn next(&mut self) -> Option<Result<T, StreamError>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }
}

impl<T: Decode> Stream for JsonLines<T> {
    type Item = Result<T, StreamError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        while let Some(lines) = &mut self.lines {
            let line = match ready!(lines.poll(cx)) {
                Some(Ok(line)) => line,
                Some(Err(error)) => {
                    self.lines = None;
                    return Poll::Ready(Some(Err(error)));
                }
                None => break,
            };
            let value = line.strip_prefix(b"\x1e").unwrap_or(&line).trim_ascii();
            if !value.is_empty() {
                let item = json::from_slice(value);
                return Poll::Ready(Some(
                    item.map_err(|error| StreamError::Decode { error, item: value.to_vec().into() }),
                ));
            }
        }
        self.lines = None;
        Poll::Ready(None)
    }
}

impl Received {
    /// A body that is one JSON value a line, which was not read yet.
    #[allow(dead_code, reason = "few descriptions receive such bodies")]
    pub(crate) fn json_lines<T: Decode>(&self) -> Result<JsonLines<T>, DecodeError> {
        let end = if is_separated(self.media_type()) { End::RecordSeparator } else { End::LineFeed };
        Ok(JsonLines { lines: Some(Lines::new(self.stream()?, end)), values: PhantomData })
    }
}

impl Request {
    /// Sets a body of one JSON value a line.
    #[allow(dead_code, reason = "few descriptions send such bodies")]
    pub(crate) fn json_lines<T: Encode>(&mut self, media_type: &'static str, items: &[T]) {
        let mut body = Vec::new();
        for (index, item) in items.iter().enumerate() {
            if is_separated(media_type.as_bytes()) {
                body.push(0x1e);
            }
            match json::to_vec(item) {
                Ok(line) => body.extend(line),
                Err(error) => return self.refuse(format_args!("the body: [{index}]: {error}")),
            }
            body.push(b'\n');
        }
        self.body = Some(Payload::bytes(media_type, body));
    }
}

/// Whether a separator stands before each value (RFC 7464, RFC 8091).
fn is_separated(media_type: &[u8]) -> bool {
    essence(media_type).ends_with(b"json-seq")
}

/// Waits for each value. Asynchronous code must await it instead.
#[cfg(feature = "blocking")]
impl<T: Decode> Iterator for JsonLines<T> {
    type Item = Result<T, StreamError>;

    fn next(&mut self) -> Option<Self::Item> {
        super::blocking::next(Self::next(self), StreamError::InvalidRequest)
    }
}

impl<T> fmt::Debug for JsonLines<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[a stream of JSON values]")
    }
}
