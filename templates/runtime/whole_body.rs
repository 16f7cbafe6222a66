//! Bodies that are kept as a whole.

use super::transport_error::TransportError;
use bytes::Bytes;
use std::mem;

/// The chunks of a body, up to a limit.
pub(super) struct WholeBody {
    /// How much may be kept, in bytes.
    limit: usize,
    /// How much the server announces.
    announced: usize,
    /// The only chunk: most bodies are one, which needs no copy.
    only: Bytes,
    chunks: Vec<u8>,
}

impl WholeBody {
    /// No chunk of a body yet for which the server announces so many bytes, if it does.
    ///
    /// # Errors
    ///
    /// That is more than the limit.
    pub(super) fn new(announced: Option<u64>, limit: usize) -> Result<Self, TransportError> {
        let announced = announced.map_or(0, |length| usize::try_from(length).unwrap_or(usize::MAX));
        if announced > limit {
            return Err(TransportError::body_too_large(limit));
        }
        Ok(Self { limit, announced, only: Bytes::new(), chunks: Vec::new() })
    }

    /// Adds a chunk.
    ///
    /// # Errors
    ///
    /// Now it is more than the limit.
    pub(super) fn push(&mut self, chunk: Bytes) -> Result<(), TransportError> {
        if chunk.len() > self.limit - self.only.len() - self.chunks.len() {
            return Err(TransportError::body_too_large(self.limit));
        }
        if self.only.is_empty() && self.chunks.is_empty() {
            self.only = chunk;
            return Ok(());
        }
        if self.chunks.is_empty() {
            // What a server announces is no reason to reserve much.
            self.chunks.reserve(self.announced.min(1 << 20));
            self.chunks.extend_from_slice(&mem::take(&mut self.only));
        }
        self.chunks.extend_from_slice(&chunk);
        Ok(())
    }

    /// The body.
    pub(super) fn finish(self) -> Bytes {
        if self.chunks.is_empty() { self.only } else { self.chunks.into() }
    }
}
