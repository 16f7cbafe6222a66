//! Bodies of the media type `text/event-stream` (HTML Standard § 9.2).

use super::byte_stream::ByteStream;
use super::clock;
use super::error::Undelivered;
use super::exchange::exchange;
use super::header_value;
use super::json::{self, Decode, DecodeError};
use super::lines::{End, Lines};
use super::platform::BoxFuture;
use super::received::Received;
use super::request::Request;
use super::stream_error::StreamError;
use futures_core::Stream;
use reqwest::{Method, StatusCode};
use std::fmt;
use std::future::poll_fn;
use std::mem;
use std::ops::RangeInclusive;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

/// An event.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Event<T> {
    /// Its type: `message`, unless the server says otherwise.
    pub event: String,
    /// The last id that the server gave, with this event or before it; empty where it gave none.
    pub id: String,
    /// What it says.
    pub data: T,
}

/// The events of a body, each decoded when it comes: a stream.
///
/// Data that are JSON end with the body, or with `[DONE]`. Dropping it ends the exchange. The limit of time of the call goes on until its
/// end.
#[must_use = "what is not read does not come"]
pub struct EventStream<T> {
    state: State,
    decode: fn(&[u8]) -> Result<T, DecodeError>,
    /// Whether `[DONE]` ends the stream.
    ends_when_done: bool,
    /// What asks for the stream again, if it may.
    request: Option<Box<Request>>,
    /// Whether no line of the connection was read yet.
    at_start: bool,
    /// How often it may be asked for again without an event in between.
    attempts: u32,
    attempts_left: u32,
    /// How long to wait before that.
    retry: Duration,
    last_id: String,
    pending: Pending,
}

enum State {
    Reading(Box<Lines>),
    Reconnecting(BoxFuture<'static, Result<Received, Undelivered>>),
    Done,
}

/// The fields of an event that is not whole yet.
#[derive(Default)]
struct Pending {
    event: String,
    id: Option<String>,
    data: Option<Vec<u8>>,
}

/// How long browsers wait, more or less, unless the server says otherwise.
const RETRY: Duration = Duration::from_secs(3);

/// What a server may ask for: less would be a storm, and more an end.
const RETRIES: RangeInclusive<Duration> = Duration::from_millis(100)..=Duration::from_secs(300);

impl<T> EventStream<T> {
    /// Asks for the stream again where it ends or breaks off: so often in a row without an event, after the time that the server asks for
    /// (`retry`; three seconds without it), and from the last event on that the server gave an id (`Last-Event-ID`).
    ///
    /// The server ends it for good with the status 204. Only calls of the method GET are sent again.
    pub fn reconnecting(mut self, attempts: u32) -> Self {
        if self.request.is_some() {
            (self.attempts, self.attempts_left) = (attempts, attempts);
        }
        self
    }

    /// The last id that the server gave; empty where it gave none.
    pub fn last_id(&self) -> &str {
        &self.last_id
    }

    /// The next event; nothing at the end.
    pub async fn next(&mut self) -> Option<Result<Event<T>, StreamError>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }

    fn new(
        stream: ByteStream,
        request: Request,
        decode: fn(&[u8]) -> Result<T, DecodeError>,
        ends_when_done: bool,
    ) -> Self {
        Self {
            state: State::Reading(Box::new(Lines::new(stream, End::Any))),
            decode,
            ends_when_done,
            request: (request.operation.method() == Method::GET).then(|| Box::new(request)),
            at_start: true,
            attempts: 0,
            attempts_left: 0,
            retry: RETRY,
            last_id: String::new(),
            pending: Pending::default(),
        }
    }

    /// Reads a line; an event where the line ends one.
    fn line(&mut self, line: &[u8]) -> Option<Event<Vec<u8>>> {
        if line.is_empty() {
            let Pending { event, id, data } = mem::take(&mut self.pending);
            if let Some(id) = id {
                self.last_id = id;
            }
            let event = if event.is_empty() { "message".to_owned() } else { event };
            return data.map(|data| Event { event, id: self.last_id.clone(), data });
        }
        let colon = line.iter().position(|byte| *byte == b':').unwrap_or(line.len());
        let (field, value) = line.split_at(colon);
        let value = value.strip_prefix(b":").unwrap_or(value);
        let value = value.strip_prefix(b" ").unwrap_or(value);
        let text = || String::from_utf8_lossy(value).into_owned();
        match field {
            b"data" => match &mut self.pending.data {
                Some(data) => {
                    data.push(b'\n');
                    data.extend_from_slice(value);
                }
                none => *none = Some(value.to_vec()),
            },
            b"event" => self.pending.event = text(),
            b"id" if !value.contains(&0) => self.pending.id = Some(text()),
            b"retry" if value.iter().all(u8::is_ascii_digit) => {
                let asked_for = text().parse().map_or(self.retry, Duration::from_millis);
                self.retry = asked_for.clamp(*RETRIES.start(), *RETRIES.end());
            }
            // Comments have an empty field; what else there is means nothing.
            _ => {}
        }
        None
    }

    /// What follows the end of a connection: another one, or the end.
    fn reconnect(&mut self) -> State {
        self.pending = Pending::default();
        let (Some(left), Some(request)) = (self.attempts_left.checked_sub(1), &self.request) else {
            return State::Done;
        };
        (self.attempts_left, self.at_start) = (left, true);
        let (mut request, retry) = (Request::clone(request), self.retry);
        // An id that no header can carry is one that the server can't be told.
        if !self.last_id.is_empty() && header_value::plain(&self.last_id).is_ok() {
            request.with_header("Last-Event-ID", &self.last_id);
        }
        State::Reconnecting(Box::pin(async move {
            clock::wait(retry).await;
            exchange(request).await
        }))
    }

    /// The next line; nothing at the end of the last connection.
    fn poll_line(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Vec<u8>, StreamError>>> {
        loop {
            let error = match &mut self.state {
                State::Done => return Poll::Ready(None),
                State::Reading(lines) => match ready!(lines.poll(cx)) {
                    Some(Ok(line)) => return Poll::Ready(Some(Ok(line))),
                    Some(Err(error)) => Some(error),
                    None => None,
                },
                State::Reconnecting(call) => match reconnected(ready!(call.as_mut().poll(cx))) {
                    Ok(lines) => {
                        self.state = lines.map_or(State::Done, State::Reading);
                        continue;
                    }
                    Err(error) => Some(error),
                },
            };
            // What ends or breaks off may go on; any other error is the end.
            self.state = match error {
                None | Some(StreamError::Transport(_)) => self.reconnect(),
                Some(_) => State::Done,
            };
            if let (State::Done, Some(error)) = (&self.state, error) {
                return Poll::Ready(Some(Err(error)));
            }
        }
    }
}

/// The lines of another connection; nothing where the server has no more to say.
fn reconnected(outcome: Result<Received, Undelivered>) -> Result<Option<Box<Lines>>, StreamError> {
    let received = outcome.map_err(|error| match error {
        Undelivered::Transport(error) => StreamError::Transport(error),
        Undelivered::InvalidRequest(error) => StreamError::InvalidRequest(error),
    })?;
    match received.stream() {
        Ok(stream) if received.status != StatusCode::NO_CONTENT => Ok(Some(Box::new(Lines::new(stream, End::Any)))),
        Err(_) if received.status != StatusCode::NO_CONTENT => Err(StreamError::Refused(received.status)),
        _ => Ok(None),
    }
}

impl<T> Stream for EventStream<T> {
    type Item = Result<Event<T>, StreamError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        loop {
            let line = match ready!(this.poll_line(cx)) {
                Some(Ok(line)) => line,
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            };
            let mark: &[u8] = if mem::take(&mut this.at_start) { b"\xEF\xBB\xBF" } else { b"" };
            let event = this.line(line.strip_prefix(mark).unwrap_or(&line));
            if let (Some(data), State::Reading(lines)) = (&this.pending.data, &this.state)
                && data.len() > lines.limit()
            {
                let limit = lines.limit();
                this.state = State::Done;
                return Poll::Ready(Some(Err(StreamError::TooLong { limit })));
            }
            let Some(Event { event, id, data }) = event else { continue };
            if this.ends_when_done && data.trim_ascii() == b"[DONE]" {
                this.state = State::Done;
                return Poll::Ready(None);
            }
            this.attempts_left = this.attempts;
            return Poll::Ready(Some(match (this.decode)(&data) {
                Ok(data) => Ok(Event { event, id, data }),
                Err(error) => Err(StreamError::Decode { error, item: data.into() }),
            }));
        }
    }
}

#[allow(dead_code, reason = "few descriptions have events of every kind")]
impl Received {
    /// Events whose data are JSON.
    pub(crate) fn events<T: Decode>(&self) -> Result<EventStream<T>, DecodeError> {
        let (stream, request) = self.stream_and_request()?;
        Ok(EventStream::new(stream, request, json::from_slice, true))
    }

    /// Events whose data are text.
    pub(crate) fn text_events(&self) -> Result<EventStream<String>, DecodeError> {
        let (stream, request) = self.stream_and_request()?;
        let text = |data: &[u8]| Ok(String::from_utf8_lossy(data).into_owned());
        Ok(EventStream::new(stream, request, text, false))
    }
}

/// Waits for each event. Asynchronous code must await it instead.
#[cfg(feature = "blocking")]
impl<T> Iterator for EventStream<T> {
    type Item = Result<Event<T>, StreamError>;

    fn next(&mut self) -> Option<Self::Item> {
        super::blocking::next(Self::next(self), StreamError::InvalidRequest)
    }
}

impl<T> fmt::Debug for EventStream<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventStream").field("last_id", &self.last_id).finish_non_exhaustive()
    }
}
