//! The lines of a body that is read as it comes.

use super::byte_stream::ByteStream;
use super::stream_error::StreamError;
use bytes::{Buf, Bytes};
use std::mem;
use std::task::{Context, Poll, ready};

/// Lines, each without what ends it: LF, CR LF, or a CR by itself where that counts.
pub(super) struct Lines {
    source: ByteStream,
    /// What came last, from where the next line goes on.
    chunk: Bytes,
    /// What came before of the line.
    line: Vec<u8>,
    /// Whether a CR by itself ends a line.
    ends_at_cr: bool,
    /// Whether the last line ended with a CR, which an LF belongs to.
    after_cr: bool,
}

impl Lines {
    pub(super) fn new(source: ByteStream, ends_at_cr: bool) -> Self {
        Self { source, chunk: Bytes::new(), line: Vec::new(), ends_at_cr, after_cr: false }
    }

    /// How long a line may be, in bytes.
    pub(super) fn limit(&self) -> usize {
        self.source.limit()
    }

    /// The next line; nothing at the end. What the last line end is followed by is a line too, unless it is empty.
    pub(super) fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Vec<u8>, StreamError>>> {
        loop {
            if mem::take(&mut self.after_cr) && self.chunk.first() == Some(&b'\n') {
                self.chunk.advance(1);
            }
            let end = self.chunk.iter().position(|byte| *byte == b'\n' || (*byte == b'\r' && self.ends_at_cr));
            let piece = self.chunk.split_to(end.unwrap_or(self.chunk.len()));
            if piece.len() > self.limit() - self.line.len() {
                return Poll::Ready(Some(Err(StreamError::TooLong { limit: self.limit() })));
            }
            self.line.extend_from_slice(&piece);
            if end.is_some() {
                self.after_cr = self.chunk.get_u8() == b'\r';
                return Poll::Ready(Some(Ok(self.take_line())));
            }
            match ready!(self.source.poll_chunk(cx)) {
                Some(Ok(chunk)) => self.chunk = chunk,
                Some(Err(error)) => return Poll::Ready(Some(Err(StreamError::Transport(error)))),
                None if self.line.is_empty() => return Poll::Ready(None),
                None => return Poll::Ready(Some(Ok(self.take_line()))),
            }
            // An empty chunk says nothing of what follows a CR.
            self.after_cr &= self.chunk.is_empty();
        }
    }

    fn take_line(&mut self) -> Vec<u8> {
        let mut line = mem::take(&mut self.line);
        if !self.ends_at_cr && line.last() == Some(&b'\r') {
            line.pop();
        }
        line
    }
}
