//! The lines of a body that is read as it comes.

use super::byte_stream::ByteStream;
use super::stream_error::StreamError;
use bytes::{Buf, Bytes};
use std::mem;
use std::task::{Context, Poll, ready};

/// Lines, each without what ends it.
pub(super) struct Lines {
    source: ByteStream,
    /// What came last, from where the next line goes on.
    chunk: Bytes,
    /// What came before of the line.
    line: Vec<u8>,
    end: End,
    /// Whether the last line ended with a CR, which an LF belongs to.
    after_cr: bool,
}

/// What ends a line.
#[allow(dead_code, reason = "few descriptions have sequences of every kind")]
#[derive(Clone, Copy, PartialEq)]
pub(super) enum End {
    /// LF or CR LF; the last line may be without.
    LineFeed,
    /// LF, CR LF or CR. What has none is no whole line, and is dropped.
    Any,
    /// The beginning of the next one: RS (RFC 7464 § 2.1).
    RecordSeparator,
}

impl Lines {
    pub(super) fn new(source: ByteStream, end: End) -> Self {
        Self { source, chunk: Bytes::new(), line: Vec::new(), end, after_cr: false }
    }

    /// How long a line may be, in bytes.
    pub(super) fn limit(&self) -> usize {
        self.source.limit()
    }

    /// The next line; nothing at the end.
    pub(super) fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Vec<u8>, StreamError>>> {
        loop {
            if self.after_cr && !self.chunk.is_empty() {
                self.after_cr = false;
                if self.chunk.first() == Some(&b'\n') {
                    self.chunk.advance(1);
                }
            }
            let end = self.chunk.iter().position(|byte| self.is_end(*byte));
            let piece = self.chunk.split_to(end.unwrap_or(self.chunk.len()));
            if piece.len() > self.limit() - self.line.len() {
                return Poll::Ready(Some(Err(StreamError::TooLong { limit: self.limit() })));
            }
            self.line.extend_from_slice(&piece);
            if end.is_some() {
                self.after_cr = self.chunk.get_u8() == b'\r';
                return Poll::Ready(Some(Ok(mem::take(&mut self.line))));
            }
            match ready!(self.source.poll_chunk(cx)) {
                Some(Ok(chunk)) => self.chunk = chunk,
                Some(Err(error)) => return Poll::Ready(Some(Err(StreamError::Transport(error)))),
                None if self.line.is_empty() || self.end == End::Any => return Poll::Ready(None),
                None => return Poll::Ready(Some(Ok(mem::take(&mut self.line)))),
            }
        }
    }

    fn is_end(&self, byte: u8) -> bool {
        match self.end {
            // White space around a value means nothing, and so does a CR at its end.
            End::LineFeed => byte == b'\n',
            End::Any => byte == b'\n' || byte == b'\r',
            End::RecordSeparator => byte == 0x1e,
        }
    }
}
