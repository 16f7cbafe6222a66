//! Responses and their headers.

use openapiv3::{Header, HeaderStyle, ReferenceOr, Response, Responses, StatusCode};

use super::context::Context;
use super::docs::of_carrier;
use super::home::home;
use super::media::{self, Way};
use super::parameter::value;
use super::place::Place;
use super::words::header_ident;
use crate::ir::{self, Encoding, Format, Method, Scalar, Status, Style, TypeRef};
use crate::pointer::Pointer;

/// The responses of the operation at `operation`, in the description's order. `default` is the last, wherever it
/// stands: openapiv3 keeps it apart.
pub fn responses<'a>(
    cx: &mut Context<'a, '_>,
    responses: &'a Responses,
    method: &Method,
    operation: &Pointer,
) -> Vec<ir::Response> {
    let Responses { default, responses, extensions: _ } = responses; // extensions mean nothing to us
    let at = operation.key("responses");
    let mut lowered = Vec::with_capacity(responses.len() + 1);
    for (code, response) in responses {
        let at = at.key(&code.to_string());
        let Some(status) = status(code) else {
            cx.unsupported(&at, format!("`{code}` is no status of HTTP: this response is left out"));
            continue;
        };
        lowered.extend(self::response(cx, response, status, method, &at));
    }
    if let Some(response) = default {
        lowered.extend(self::response(cx, response, Status::Default, method, &at.key("default")));
    }
    keep_alternatives(cx, &mut lowered);
    lowered
}

/// Keeps further media types where a caller can ask for them: of the successes, if all have the same. The others answer
/// in the one that is preferred, which requests ask for.
fn keep_alternatives(cx: &mut Context<'_, '_>, responses: &mut [ir::Response]) {
    let are_successes: Vec<bool> = ir::are_successes(responses).collect();
    let successes = || responses.iter().zip(&are_successes).filter(|(_, is)| **is).map(|(response, _)| response);
    let has_body = |response: &&ir::Response| !response.content.is_empty();
    // One with a body, or none, is told apart by the body's being there.
    let is_optional = successes().filter(has_body).count() == 1;
    let all: Vec<_> = successes()
        .filter(|response| !is_optional || has_body(response))
        .map(|response| response.content.iter().map(|content| (&content.name, &content.ty)).collect::<Vec<_>>())
        .collect();
    let are_kept = all.windows(2).all(|pair| pair[0] == pair[1]);
    for (response, is_success) in responses.iter_mut().zip(are_successes) {
        if (is_success && are_kept) || response.content.len() < 2 {
            continue;
        }
        if is_success {
            let message =
                format!("the bodies differ by status, and are asked for as `{}` alone", response.content[0].media_type);
            cx.unsupported(&response.at.key("content"), message);
        }
        // A text is read whichever way it comes.
        let is_text = response.content[0].ty == TypeRef::Scalar(Scalar::String);
        let mut index = 0..;
        response.content.retain(|content| index.next() == Some(0) || (is_text && content.format == Format::Text));
    }
}

fn response<'a>(
    cx: &mut Context<'a, '_>,
    response: &'a ReferenceOr<Response>,
    status: Status,
    method: &Method,
    at: &Pointer,
) -> Option<ir::Response> {
    let found = cx.follow(response, at)?;
    let Response {
        description,
        headers,
        content,
        links: _,      // they say what may be called next, which any caller may
        extensions: _, // mean nothing to us
    } = found.item;
    let (parent, words) = home(&cx.doc, &found.at);
    let content = if content.is_empty() || may_have_body(status, method) {
        media::content(cx, content, Way::Response, &Place::of(found.at.key("content"), parent, &words))
    } else {
        let what = match method {
            Method::Head => "to `HEAD`".to_owned(),
            _ => format!("of the status {status}"),
        };
        let message = format!("a response {what} has no body in HTTP: what is said of one is left out");
        cx.unsupported(&found.at.key("content"), message);
        Vec::new()
    };
    let headers = headers
        .iter()
        // § Response Object: a header `Content-Type` is ignored.
        .filter(|(name, _)| !name.eq_ignore_ascii_case("content-type"))
        .filter(|(name, _)| {
            let is_cookie = name.eq_ignore_ascii_case("set-cookie");
            if is_cookie {
                let message = "cookies are credentials, and no list: they stand in the raw headers of a response alone";
                cx.unsupported(&found.at.key("headers").key(name), message);
            }
            !is_cookie
        })
        .collect::<Vec<_>>()
        .into_iter()
        .filter_map(|(name, header)| self::header(cx, name, header, &found.at.key("headers").key(name)))
        .collect();
    Some(ir::Response { at: found.at, status, description: description.clone(), headers, content })
}

/// Whether a response may have a body: those to HEAD have none, nor have some statuses (RFC 9110 § 6.4.1).
fn may_have_body(status: Status, method: &Method) -> bool {
    *method != Method::Head && !matches!(status, Status::Code(100..=199 | 204 | 205 | 304) | Status::Range(1))
}

fn header<'a>(
    cx: &mut Context<'a, '_>,
    name: &str,
    header: &'a ReferenceOr<Header>,
    at: &Pointer,
) -> Option<ir::Header> {
    let found = cx.follow(header, at)?;
    let Header {
        description,
        style: HeaderStyle::Simple,
        required,
        deprecated,
        format,
        example: _,    // nobody writes a header of a response
        examples: _,   // as above
        extensions: _, // mean nothing to us
    } = found.item;
    let (parent, words) = home(&cx.doc, &found.at);
    let place = Place::of(found.at.clone(), parent, &words);
    let value = value(cx, format, &place);
    Some(ir::Header {
        wire_name: name.to_owned(),
        name: header_ident(name),
        // Whether it is exploded is seen.
        encoding: value.written.unwrap_or(Encoding::Style {
            style: Style::Simple,
            explode: false,
            allow_reserved: false,
        }),
        ty: value.ty,
        required: *required,
        docs: of_carrier(description.as_deref(), value.told.docs),
        deprecated: deprecated.unwrap_or(value.told.deprecated),
        at: found.at,
    })
}

/// The status that a key of the responses stands for.
pub fn status(code: &StatusCode) -> Option<Status> {
    match code {
        StatusCode::Code(code @ 100..=599) => Some(Status::Code(*code)),
        StatusCode::Range(hundreds @ 1..=5) => u8::try_from(*hundreds).ok().map(Status::Range),
        StatusCode::Code(_) | StatusCode::Range(_) => None,
    }
}
