//! Bodies of responses that are read as they come.

use super::json::DecodeError;
use super::received::{Received, Unread};
use super::request::Request;
use super::transport_error::TransportError;
use super::whole_body::WholeBody;
use bytes::{Buf, Bytes};
use futures_core::Stream;
use reqwest::Url;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::{fmt, io};
use tokio::io::AsyncWrite;

/// The body of a response, read as it comes: a file of any size.
///
/// It is a [`Stream`] of bytes; [`chunk`](Self::chunk) gives them one after the other, [`bytes`](Self::bytes) all at once, and
/// [`write_to`](Self::write_to) puts them into a file. Dropping it ends the exchange. The limit of time of the call goes on until its end. With the feature `blocking` it is a [`Read`](std::io::Read), too.
#[must_use = "what is not read does not come"]
pub struct ByteStream {
    source: Source,
    url: Url,
    length: Option<u64>,
    limit: usize,
    /// What came, and was not read yet.
    #[cfg(feature = "blocking")]
    rest: Bytes,
}

impl ByteStream {
    /// How many bytes come, where the server says so.
    pub fn length(&self) -> Option<u64> {
        self.length
    }

    /// The next bytes; nothing at the end.
    ///
    /// # Errors
    ///
    /// The connection broke off, or the time is up.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, TransportError> {
        poll_fn(|cx| self.poll_chunk(cx)).await.transpose()
    }

    /// All bytes, as far as the client takes so many: see `max_body_bytes` of its builder.
    ///
    /// # Errors
    ///
    /// The connection broke off, the time is up, or there is more than the limit.
    pub async fn bytes(mut self) -> Result<Bytes, TransportError> {
        let mut body = WholeBody::new(self.length, self.limit)?;
        while let Some(chunk) = self.chunk().await? {
            body.push(chunk)?;
        }
        Ok(body.finish())
    }

    /// Writes all bytes to `writer`, such as a file, and flushes it: how many there were. What is written is not kept, so that there is no
    /// limit.
    ///
    /// # Errors
    ///
    /// The connection broke off, the time is up (each as a [`TransportError`] inside of the error), or `writer` does not take it.
    pub async fn write_to(mut self, writer: &mut (impl AsyncWrite + Unpin)) -> io::Result<u64> {
        let mut written = 0;
        while let Some(mut chunk) = self.chunk().await.map_err(io::Error::other)? {
            while !chunk.is_empty() {
                let length = poll_fn(|cx| Pin::new(&mut *writer).poll_write(cx, &chunk)).await?;
                if length == 0 {
                    return Err(io::ErrorKind::WriteZero.into());
                }
                chunk.advance(length);
                written += length as u64;
            }
        }
        poll_fn(|cx| Pin::new(&mut *writer).poll_flush(cx)).await?;
        Ok(written)
    }

    /// How much of it may be kept at once, in bytes.
    #[allow(dead_code, reason = "few descriptions have bodies that are one item after the other")]
    pub(super) fn limit(&self) -> usize {
        self.limit
    }

    pub(super) fn poll_chunk(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, TransportError>>> {
        #[cfg(feature = "blocking")]
        if !self.rest.is_empty() {
            return Poll::Ready(Some(Ok(std::mem::take(&mut self.rest))));
        }
        let chunk = ready!(poll_source(&mut self.source, cx));
        Poll::Ready(chunk.map(|chunk| chunk.map_err(|error| TransportError::from_reqwest(error, &self.url))))
    }
}

/// Where the bytes come from.
#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
type Source = reqwest::Body;
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
type Source = super::platform::Chunks;

#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
fn poll_source(source: &mut Source, cx: &mut Context<'_>) -> Poll<Option<reqwest::Result<Bytes>>> {
    loop {
        // Trailers are of no interest.
        match ready!(http_body::Body::poll_frame(Pin::new(&mut *source), cx)?).map(http_body::Frame::into_data) {
            None => return Poll::Ready(None),
            Some(Ok(chunk)) => return Poll::Ready(Some(Ok(chunk))),
            Some(Err(_)) => {}
        }
    }
}

#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
fn poll_source(source: &mut Source, cx: &mut Context<'_>) -> Poll<Option<reqwest::Result<Bytes>>> {
    source.poll_next(cx)
}

impl Stream for ByteStream {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_chunk(cx)
    }
}

/// Waits for what comes. Asynchronous code must await it instead.
#[cfg(feature = "blocking")]
impl io::Read for ByteStream {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        use io::Error;
        let runtime = super::blocking::runtime().map_err(Error::other)?;
        // A chunk may be empty, which for a reader is the end.
        while self.rest.is_empty() {
            match runtime.block_on(self.chunk()).map_err(Error::other)? {
                Some(chunk) => self.rest = chunk,
                None => return Ok(0),
            }
        }
        let length = buffer.len().min(self.rest.len());
        buffer[..length].copy_from_slice(&self.rest.split_to(length));
        Ok(length)
    }
}

impl Received {
    /// The body of a binary media type, which was not read yet.
    pub(crate) fn stream(&self) -> Result<ByteStream, DecodeError> {
        self.stream_and_request().map(|(stream, _)| stream)
    }

    /// The same, and what asks for it again.
    pub(super) fn stream_and_request(&self) -> Result<(ByteStream, Request), DecodeError> {
        let Some(unread) = self.unread.take() else {
            return Err(DecodeError::custom("expected a body that is read as it comes".to_owned()));
        };
        let Unread { response, limit, request } = *unread;
        let (url, length) = (response.url().clone(), response.content_length());
        let stream = ByteStream {
            source: response.into(),
            url,
            length,
            limit,
            #[cfg(feature = "blocking")]
            rest: Bytes::new(),
        };
        Ok((stream, request))
    }
}

impl fmt::Debug for ByteStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.length {
            Some(length) => write!(f, "[a stream of {length} bytes]"),
            None => f.write_str("[a stream]"),
        }
    }
}
