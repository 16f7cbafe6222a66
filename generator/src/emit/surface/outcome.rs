//! What comes back from a call.

use std::borrow::Cow;

use crate::ir::{Content, Format, Operation, Response, Scalar, Status, TypeRef, TypeTable};

/// What a successful call gives.
#[derive(Debug)]
pub enum Outcome<'a> {
    /// The same kind of body, whatever the status.
    One(Arrival<'a>),
    /// Bodies that differ by status: an enum of them.
    Several(Vec<(&'a Response, Arrival<'a>)>),
}

/// The body of a response.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Arrival<'a> {
    /// There is none.
    Nothing,
    /// A body.
    Body(Reading, &'a TypeRef),
}

/// How a body is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// As JSON.
    Json,
    /// As text.
    Text,
    /// As JSON or as a text, whatever it is.
    JsonOrText,
    /// As bytes.
    Bytes,
    /// As bytes, as they come.
    Stream,
    /// As JSON values, as they come.
    Lines,
    /// As events with JSON, as they come.
    Events,
    /// As events with text, as they come.
    TextEvents,
}

impl Reading {
    /// Whether what comes is one item after the other.
    pub fn is_sequence(self) -> bool {
        matches!(self, Self::Lines | Self::Events | Self::TextEvents)
    }

    /// Whether the body is not read before the caller does it.
    pub fn is_streamed(self) -> bool {
        match self {
            Self::Stream | Self::Lines | Self::Events | Self::TextEvents => true,
            Self::Json | Self::Text | Self::JsonOrText | Self::Bytes => false,
        }
    }
}

/// A documented failure.
#[derive(Debug)]
pub struct Failure<'a> {
    /// The response.
    pub response: &'a Response,
    /// The name of its variant: `NotFound`.
    pub name: Cow<'static, str>,
    /// Its body.
    pub arrival: Arrival<'a>,
}

/// What a successful call of `operation` gives.
pub fn outcome(operation: &Operation) -> Outcome<'_> {
    let arrival = |response| match reading(response) {
        Some((content, reading)) => Arrival::Body(streamed(content, reading), &content.ty),
        None => Arrival::Nothing,
    };
    let all: Vec<_> = operation.successes().map(|response| (response, arrival(response))).collect();
    match all.split_first() {
        None => Outcome::One(Arrival::Nothing),
        Some(((_, first), rest)) if rest.iter().all(|(_, other)| other == first) => Outcome::One(*first),
        Some(_) => Outcome::Several(all),
    }
}

/// The documented failures of `operation`, in the order of the description.
pub fn failures(operation: &Operation) -> Vec<Failure<'_>> {
    operation
        .failures()
        .map(|response| Failure { response, name: status_name(response.status), arrival: arrival(response) })
        .collect()
}

/// The media types that the bodies may have by which a call succeeds, beside the one that is preferred: each with how it is read.
/// None where bodies differ by status.
pub fn alternatives(operation: &Operation) -> Vec<(&Content, Reading)> {
    if matches!(outcome(operation), Outcome::Several(_)) && only_with_body(operation).is_none() {
        return Vec::new();
    }
    let first = operation.successes().find(|response| !response.content.is_empty());
    let is_either = first.and_then(reading).is_some_and(|(_, reading)| reading == Reading::JsonOrText);
    let others = first.into_iter().flat_map(|response| response.content.iter().skip(1));
    // A text that is read whichever way it comes needs no other way to ask for it.
    others
        .filter(|content| !(is_either && is_plain_text(content)))
        .map(|content| (content, streamed(content, plain_reading(content))))
        .collect()
}

/// The success that has a body, where the others have none.
pub fn only_with_body(operation: &Operation) -> Option<&Response> {
    let mut with_body = operation.successes().filter(|response| !response.content.is_empty());
    let is_only = operation.successes().any(|response| response.content.is_empty());
    with_body.next().filter(|_| is_only && with_body.next().is_none())
}

/// The value of the header `Accept`: the media types that the documented bodies are read from, each once.
pub fn accept(operation: &Operation) -> Vec<String> {
    let mut types: Vec<String> = Vec::new();
    for response in &operation.responses {
        let Some((content, reading)) = reading(response) else { continue };
        let text = text_beside(response).filter(|_| reading == Reading::JsonOrText);
        let text = text.map(|text| format!("{};q=0.9", text.media_type));
        for media_type in std::iter::once(content.media_type.0.clone()).chain(text) {
            if !types.contains(&media_type) {
                types.push(media_type);
            }
        }
    }
    types
}

/// The value of the header `Accept` that asks for another media type: failures keep theirs.
pub fn accept_other(operation: &Operation, content: &Content) -> String {
    let mut types = vec![content.media_type.0.clone()];
    for (content, _) in operation.failures().filter_map(reading) {
        let media_type = format!("{};q=0.5", content.media_type);
        if content.media_type.0 != types[0] && !types.contains(&media_type) {
            types.push(media_type);
        }
    }
    types.join(", ")
}

/// How the preferred content of a response is read.
fn reading(response: &Response) -> Option<(&Content, Reading)> {
    let content = response.content.first()?;
    let is_text = content.ty == TypeRef::Scalar(Scalar::String) && text_beside(response).is_some();
    let reading = match plain_reading(content) {
        Reading::Json if is_text => Reading::JsonOrText,
        reading => reading,
    };
    Some((content, reading))
}

fn plain_reading(content: &Content) -> Reading {
    match &content.format {
        Format::Json => Reading::Json,
        Format::Form(_) | Format::Text | Format::Events => Reading::Text,
        Format::Multipart(_) | Format::Binary | Format::Lines => Reading::Bytes,
    }
}

/// The plain text that a response may have in place of the preferred content.
fn text_beside(response: &Response) -> Option<&Content> {
    response.content.iter().skip(1).find(|content| is_plain_text(content))
}

fn is_plain_text(content: &Content) -> bool {
    content.format == Format::Text && content.media_type.essence() == "text/plain"
}

/// How the body by which a call succeeds is read: what is bytes or a sequence comes as a stream.
fn streamed(content: &Content, reading: Reading) -> Reading {
    let is_text = matches!(&content.ty, TypeRef::List(item) if **item == TypeRef::Scalar(Scalar::String));
    match (&content.format, reading) {
        (Format::Lines, _) => Reading::Lines,
        (Format::Events, _) if is_text => Reading::TextEvents,
        (Format::Events, _) => Reading::Events,
        (_, Reading::Bytes) => Reading::Stream,
        (_, reading) => reading,
    }
}

/// What a sequence is made of: the items of an array.
pub fn item<'a>(ty: &'a TypeRef, types: &'a TypeTable) -> &'a TypeRef {
    match types.look_through(ty) {
        TypeRef::List(item) => item,
        TypeRef::Nullable(inner) => item(inner, types),
        TypeRef::Tuple(_) => &TypeRef::Any,
        other => other,
    }
}

/// The name of the variant for a status: that of HTTP (RFC 9110 § 15) where it has one, else `Status420`.
pub fn status_name(status: Status) -> Cow<'static, str> {
    let name = match status {
        Status::Code(code) => match code_name(code) {
            Some(name) => name,
            None => return Cow::Owned(format!("Status{code}")),
        },
        Status::Range(1) => "Informational",
        Status::Range(2) => "Success",
        Status::Range(3) => "Redirection",
        Status::Range(4) => "ClientError",
        Status::Range(_) => "ServerError",
        Status::Default => "Default",
    };
    Cow::Borrowed(name)
}

fn arrival(response: &Response) -> Arrival<'_> {
    match reading(response) {
        None => Arrival::Nothing,
        Some((content, reading)) => Arrival::Body(reading, &content.ty),
    }
}

/// The names of the IANA HTTP Status Code Registry.
fn code_name(code: u16) -> Option<&'static str> {
    Some(match code {
        100 => "Continue",
        101 => "SwitchingProtocols",
        102 => "Processing",
        103 => "EarlyHints",
        200 => "Ok",
        201 => "Created",
        202 => "Accepted",
        203 => "NonAuthoritativeInformation",
        204 => "NoContent",
        205 => "ResetContent",
        206 => "PartialContent",
        207 => "MultiStatus",
        208 => "AlreadyReported",
        226 => "ImUsed",
        300 => "MultipleChoices",
        301 => "MovedPermanently",
        302 => "Found",
        303 => "SeeOther",
        304 => "NotModified",
        305 => "UseProxy",
        307 => "TemporaryRedirect",
        308 => "PermanentRedirect",
        400 => "BadRequest",
        401 => "Unauthorized",
        402 => "PaymentRequired",
        403 => "Forbidden",
        404 => "NotFound",
        405 => "MethodNotAllowed",
        406 => "NotAcceptable",
        407 => "ProxyAuthenticationRequired",
        408 => "RequestTimeout",
        409 => "Conflict",
        410 => "Gone",
        411 => "LengthRequired",
        412 => "PreconditionFailed",
        413 => "ContentTooLarge",
        414 => "UriTooLong",
        415 => "UnsupportedMediaType",
        416 => "RangeNotSatisfiable",
        417 => "ExpectationFailed",
        418 => "ImATeapot",
        421 => "MisdirectedRequest",
        422 => "UnprocessableContent",
        423 => "Locked",
        424 => "FailedDependency",
        425 => "TooEarly",
        426 => "UpgradeRequired",
        428 => "PreconditionRequired",
        429 => "TooManyRequests",
        431 => "RequestHeaderFieldsTooLarge",
        451 => "UnavailableForLegalReasons",
        500 => "InternalServerError",
        501 => "NotImplemented",
        502 => "BadGateway",
        503 => "ServiceUnavailable",
        504 => "GatewayTimeout",
        505 => "HttpVersionNotSupported",
        506 => "VariantAlsoNegotiates",
        507 => "InsufficientStorage",
        508 => "LoopDetected",
        511 => "NetworkAuthenticationRequired",
        _ => return None,
    })
}
