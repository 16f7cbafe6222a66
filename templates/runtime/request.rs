//! Requests: what setters wrote, ready to be sent.

use super::client::Client;
use super::error::{ApiError, Error};
use super::invalid_request::InvalidRequest;
use super::json::{self, Encode, EncodeError};
use super::operation::{Location, Operation, Parameter};
use super::payload::Payload;
use super::platform::BoxFuture;
use super::received::Received;
use super::response::{Decoder, Headers, Response};
use super::{exchange::exchange, header_value, style};
use reqwest::Url;
use reqwest::header::HeaderMap;
use std::fmt;
use std::ops::RangeInclusive;
use std::time::Duration;

/// The future of a call.
pub type Pending<T, E> = BoxFuture<'static, Result<T, Error<E>>>;

/// A request of an operation. Setters write the wire form at once: of two for the same parameter the last wins,
/// and the order on the wire is the description's, not that of the calls.
#[derive(Clone)]
pub struct Request {
    pub(super) client: Client,
    pub(super) operation: &'static Operation,
    /// The wire form of each parameter of the operation, in the same order.
    pub(super) slots: Box<[Option<String>]>,
    /// The body with its media type.
    pub(super) body: Option<Payload>,
    /// Headers of this one call: they win over all others.
    pub(super) headers: HeaderMap,
    pub(super) timeout: Option<Duration>,
    /// The URL, where a page before this one gave it, in place of what the parameters make.
    pub(super) link: Option<Url>,
    /// The statuses whose bodies are read as they come, by the caller.
    pub(super) streaming: &'static [RangeInclusive<u16>],
    /// Whether these are one item after the other.
    pub(super) expects_items: bool,
    /// The first thing that could not be written.
    pub(super) error: Option<InvalidRequest>,
}

impl Request {
    /// A request of `operation` without parameters and body.
    pub(crate) fn new(client: &Client, operation: &'static Operation) -> Self {
        Self {
            client: client.clone(),
            operation,
            slots: vec![None; operation.parameters.len()].into(),
            body: None,
            headers: HeaderMap::new(),
            timeout: None,
            link: None,
            streaming: &[],
            expects_items: false,
            error: None,
        }
    }

    /// Limits the time that the call may take, credentials, repetitions, redirects and body included.
    pub(crate) fn timeout(&mut self, timeout: Duration) {
        self.timeout = Some(timeout);
    }

    /// Sends one more header, in place of one of the same name.
    pub(crate) fn with_header(&mut self, name: &str, value: &str) {
        if let Err(reason) = header_value::insert(&mut self.headers, name, value) {
            self.refuse(format_args!("the header {name:?}: {reason}"));
        }
    }

    /// Leaves the bodies of responses with these statuses to the caller, who reads them as they come.
    #[allow(dead_code, reason = "few descriptions have bodies that are read as they come")]
    pub(crate) fn streaming(mut self, statuses: &'static [RangeInclusive<u16>]) -> Self {
        self.streaming = statuses;
        self
    }

    /// The same where these bodies are one item after the other: a body of another media type is read whole, and is an error.
    #[allow(dead_code, reason = "few descriptions have bodies that are one item after the other")]
    pub(crate) fn streaming_items(mut self, statuses: &'static [RangeInclusive<u16>]) -> Self {
        self.expects_items = true;
        self.streaming(statuses)
    }

    /// Sends the request: the decoded response.
    pub(crate) fn send<T, H, E>(self, decode: Decoder<T>) -> Pending<Response<T, H>, E>
    where
        T: 'static,
        H: Headers + 'static,
        E: ApiError + 'static,
    {
        Box::pin(async move {
            let operation = self.operation;
            finish(exchange(self).await?, operation, decode)
        })
    }

    /// Sends the request: the decoded body.
    pub(crate) fn send_for_body<T, E>(self, decode: Decoder<T>) -> Pending<T, E>
    where
        T: 'static,
        E: ApiError + 'static,
    {
        Box::pin(async move {
            let operation = self.operation;
            decode_body(exchange(self).await?, operation, decode).map(|(_, body)| body)
        })
    }

    /// Notes the reason why the request can't be sent. The first one counts.
    pub(super) fn refuse(&mut self, what: impl fmt::Display) {
        self.error.get_or_insert_with(|| InvalidRequest::new(what));
    }
}

#[allow(dead_code, reason = "few descriptions have parameters in every location")]
impl Request {
    /// Sets a parameter of the path.
    pub(crate) fn path(&mut self, name: &str, value: &(impl Encode + ?Sized)) {
        self.set(Location::Path, name, json::to_string(value));
    }

    /// Sets a parameter of the query.
    pub(crate) fn query(&mut self, name: &str, value: &(impl Encode + ?Sized)) {
        self.set(Location::Query, name, json::to_string(value));
    }

    /// Sets a parameter in a header.
    pub(crate) fn header(&mut self, name: &str, value: &(impl Encode + ?Sized)) {
        self.set(Location::Header, name, json::to_string(value));
    }

    /// Sets a parameter in a cookie.
    pub(crate) fn cookie(&mut self, name: &str, value: &(impl Encode + ?Sized)) {
        self.set(Location::Cookie, name, json::to_string(value));
    }

    fn set(&mut self, location: Location, name: &str, value: Result<String, EncodeError>) {
        self.write(location, name, |parameter| wire_form(parameter, value));
    }

    /// Sets what stands on the wire for a parameter.
    pub(super) fn write(
        &mut self,
        location: Location,
        name: &str,
        text: impl FnOnce(&Parameter) -> Result<Option<String>, String>,
    ) {
        let mut slots = self.operation.parameters.iter().zip(&mut self.slots);
        let Some((parameter, slot)) = slots.find(|(known, _)| known.location == location && known.name == name) else {
            return self.refuse(format_args!("the operation has no parameter {name:?} in its {location:?}"));
        };
        match text(parameter) {
            Ok(text) => *slot = text,
            Err(reason) => self.refuse(format_args!("the parameter {name:?}: {reason}")),
        }
    }
}

/// What stands on the wire for a value, of which its JSON says all that the styles ask for.
fn wire_form(parameter: &Parameter, value: Result<String, EncodeError>) -> Result<Option<String>, String> {
    let json = value.map_err(|error| error.to_string())?;
    let document = json::parse(json.as_bytes()).map_err(|error| error.to_string())?;
    match style::write(parameter, document.root())? {
        None if parameter.location == Location::Path => Err(EMPTY_PATH.to_owned()),
        Some(text) if text.is_empty() && parameter.location == Location::Path => Err(EMPTY_PATH.to_owned()),
        text => Ok(text),
    }
}

const EMPTY_PATH: &str = "it is empty, which would make the path that of something else";

/// Decodes the body of a success; anything else is an error.
fn decode_body<T, E: ApiError>(
    received: Received,
    operation: &Operation,
    decode: Decoder<T>,
) -> Result<(Received, T), Error<E>> {
    if !operation.succeeds_with(received.status()) {
        return Err(Error::from_response(received));
    }
    match decode(&received) {
        Ok(body) => Ok((received, body)),
        Err(error) => Err(Error::undecodable(received, error)),
    }
}

fn finish<T, H: Headers, E: ApiError>(
    received: Received,
    operation: &Operation,
    decode: Decoder<T>,
) -> Result<Response<T, H>, Error<E>> {
    let (Received { status, headers, .. }, body) = decode_body(received, operation, decode)?;
    Ok(Response { status, headers: H::from_headers(&headers), raw_headers: headers, body })
}

/// Shows what is set, and no value: any may be a secret.
impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let set = self.operation.parameters.iter().zip(&self.slots).filter(|(_, slot)| slot.is_some());
        f.debug_struct("Request")
            .field("operation", &self.operation.id)
            .field("method", &self.operation.method)
            .field("path", &self.operation.path)
            .field("parameters", &set.map(|(parameter, _)| parameter.name).collect::<Vec<_>>())
            .field("headers", &header_value::names(&self.headers))
            .field("body", &self.body)
            .field("timeout", &self.timeout)
            .finish_non_exhaustive()
    }
}
