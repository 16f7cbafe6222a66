//! Bodies that are read while they are sent.

use super::super::error::BoxError;
use super::super::payload::Payload;
use super::{Body, ByteSource, Content, Piece, Pieces};
use bytes::Bytes;
use futures_core::Stream;
use http_body::{Frame, SizeHint};
use std::borrow::Cow;
use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};
use tokio::io::{AsyncRead, ReadBuf};

impl Body {
    /// What a stream gives, which is read while it is sent.
    ///
    /// It can be sent once: a call that carries it is not repeated, and a redirect that asks for it again fails. The call to which it is
    /// given first has it: it is not in its clones any more.
    pub fn stream<S, E>(stream: S) -> Self
    where
        S: Stream<Item = Result<Bytes, E>> + Send + 'static,
        E: Into<BoxError>,
    {
        Self::of_stream(stream, None)
    }

    /// The same with a known length, in bytes, which the server is told before. A stream that gives less or more is an error of the call.
    pub fn stream_of_length<S, E>(length: u64, stream: S) -> Self
    where
        S: Stream<Item = Result<Bytes, E>> + Send + 'static,
        E: Into<BoxError>,
    {
        Self::of_stream(stream, Some(length))
    }

    /// What a reader gives, such as a file, which is read while it is sent, as a [`stream`](Self::stream) is.
    pub fn reader(reader: impl AsyncRead + Send + 'static) -> Self {
        Self::of_stream(Chunks(Box::pin(reader)), None)
    }

    /// The same with a known length, in bytes, as a [`stream_of_length`](Self::stream_of_length) has it.
    pub fn reader_of_length(length: u64, reader: impl AsyncRead + Send + 'static) -> Self {
        Self::of_stream(Chunks(Box::pin(reader)), Some(length))
    }

    fn of_stream<S, E>(stream: S, length: Option<u64>) -> Self
    where
        S: Stream<Item = Result<Bytes, E>> + Send + 'static,
        E: Into<BoxError>,
    {
        let source: ByteSource = Box::pin(Source(Box::pin(stream)));
        Self { content: Content::Stream(Arc::new(Mutex::new(Some(source))), length) }
    }
}

impl Pieces {
    /// The whole as the body of a request that can be sent once.
    pub(super) fn into_stream(self, media_type: impl Into<Cow<'static, str>>) -> Payload {
        Payload::once(media_type, reqwest::Body::wrap(Sending(Mutex::new(self))))
    }

    /// How many bytes are still to come, where that is known.
    fn left(&self) -> Option<u64> {
        self.pieces.iter().try_fold(0_u64, |sum, piece| match piece {
            Piece::Bytes(bytes) => sum.checked_add(u64::try_from(bytes.len()).ok()?),
            Piece::Stream(_, left) => sum.checked_add((*left)?),
        })
    }

    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, BoxError>>> {
        loop {
            let (source, left) = match self.pieces.front_mut() {
                None => return Poll::Ready(None),
                Some(Piece::Bytes(bytes)) => {
                    let bytes = std::mem::take(bytes);
                    self.pieces.pop_front();
                    return Poll::Ready(Some(Ok(bytes)));
                }
                Some(Piece::Stream(source, left)) => (source, left),
            };
            let chunk = match source.as_mut().poll_next(cx) {
                Poll::Pending => return Poll::Pending,
                Poll::Ready(None) if left.is_some_and(|left| left > 0) => {
                    return Poll::Ready(Some(Err("a stream ended before its length".into())));
                }
                Poll::Ready(None) => {
                    self.pieces.pop_front();
                    continue;
                }
                Poll::Ready(Some(Err(error))) => return Poll::Ready(Some(Err(error))),
                Poll::Ready(Some(Ok(chunk))) => chunk,
            };
            if let Some(left) = left {
                match u64::try_from(chunk.len()).ok().and_then(|length| left.checked_sub(length)) {
                    Some(less) => *left = less,
                    None => return Poll::Ready(Some(Err("a stream gives more than its length".into()))),
                }
            }
            return Poll::Ready(Some(Ok(chunk)));
        }
    }
}

/// Pieces on their way. reqwest asks for what threads can share; nobody but the connection ever looks inside.
struct Sending(Mutex<Pieces>);

impl http_body::Body for Sending {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let pieces = self.0.get_mut().unwrap_or_else(PoisonError::into_inner);
        pieces.poll(cx).map(|chunk| chunk.map(|chunk| chunk.map(Frame::data)))
    }

    fn size_hint(&self) -> SizeHint {
        let left = self.0.lock().unwrap_or_else(PoisonError::into_inner).left();
        left.map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}

/// A stream whose errors may be any.
struct Source<S>(Pin<Box<S>>);

impl<S, E> Stream for Source<S>
where
    S: Stream<Item = Result<Bytes, E>>,
    E: Into<BoxError>,
{
    type Item = Result<Bytes, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.as_mut().poll_next(cx).map(|item| item.map(|chunk| chunk.map_err(Into::into)))
    }
}

/// The bytes of a reader, chunk by chunk.
struct Chunks<R>(Pin<Box<R>>);

/// How much is read at once, in bytes.
const CHUNK: usize = 32 * 1024;

impl<R: AsyncRead> Stream for Chunks<R> {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let mut chunk = vec![0; CHUNK];
        let mut buffer = ReadBuf::new(&mut chunk);
        ready!(self.0.as_mut().poll_read(cx, &mut buffer))?;
        let length = buffer.filled().len();
        chunk.truncate(length);
        Poll::Ready((length > 0).then(|| Ok(chunk.into())))
    }
}
