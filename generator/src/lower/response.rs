//! Responses and their headers.

use openapiv3::{Header, HeaderStyle, ReferenceOr, Response, Responses, StatusCode};

use super::context::Context;
use super::docs::docs;
use super::media;
use super::parameter::value;
use super::place::{Parent, Place};
use super::words::header_ident;
use crate::ir::{self, Status};
use crate::pointer::Pointer;

/// The responses of the operation at `operation`, in the description's order. `default` is the last, wherever it
/// stands: openapiv3 keeps it apart.
pub fn responses<'a>(cx: &mut Context<'a, '_>, responses: &'a Responses, operation: &Pointer) -> Vec<ir::Response> {
    let Responses { default, responses, extensions: _ } = responses; // extensions mean nothing to us
    let at = operation.key("responses");
    let mut lowered = Vec::with_capacity(responses.len() + 1);
    let mut has_success = false;
    for (code, response) in responses {
        let at = at.key(&code.to_string());
        let Some(status) = status(code) else {
            cx.unsupported(&at, format!("`{code}` is no status of HTTP: this response is left out"));
            continue;
        };
        // The first success is the response; the others are told apart by their status.
        let words = match status.is_success() && !has_success {
            true => "response body".to_owned(),
            false => format!("{status} response body"),
        };
        has_success |= status.is_success();
        lowered.extend(self::response(cx, response, status, &words, &at, operation));
    }
    if let Some(response) = default {
        lowered.extend(self::response(
            cx,
            response,
            Status::Default,
            "default response body",
            &at.key("default"),
            operation,
        ));
    }
    lowered
}

fn response<'a>(
    cx: &mut Context<'a, '_>,
    response: &'a ReferenceOr<Response>,
    status: Status,
    words: &str,
    at: &Pointer,
    operation: &Pointer,
) -> Option<ir::Response> {
    let found = cx.follow(response, at)?;
    let Response {
        description,
        headers,
        content,
        links: _,      // they say what may be called next, which any caller may
        extensions: _, // mean nothing to us
    } = found.item;
    let (parent, words) = match found.at.as_str().starts_with("/components/") {
        true => (Parent::Words(found.at.last().unwrap_or_default()), "response body"),
        false => (Parent::Operation(operation.clone()), words),
    };
    let content = media::content(cx, content, &Place::of(found.at.key("content"), parent.clone(), words));
    let headers = headers
        .iter()
        // § Response Object: a header `Content-Type` is ignored.
        .filter(|(name, _)| !name.eq_ignore_ascii_case("content-type"))
        .filter_map(|(name, header)| self::header(cx, name, header, &found.at.key("headers").key(name), &parent))
        .collect();
    Some(ir::Response { at: found.at, status, description: description.clone(), headers, content })
}

fn header<'a>(
    cx: &mut Context<'a, '_>,
    name: &str,
    header: &'a ReferenceOr<Header>,
    at: &Pointer,
    parent: &Parent,
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
    let place = match found.at.as_str().starts_with("/components/headers/") {
        true => Place::of(found.at.clone(), Parent::Words(found.at.last().unwrap_or_default()), "header"),
        false => Place::of(found.at.clone(), parent.clone(), &format!("{name} header")),
    };
    let value = value(cx, format, &place);
    Some(ir::Header {
        wire_name: name.to_owned(),
        name: header_ident(name),
        ty: value.ty,
        required: *required,
        docs: docs(None, description.as_deref(), None),
        deprecated: deprecated.unwrap_or_default(),
        at: found.at,
    })
}

fn status(code: &StatusCode) -> Option<Status> {
    match code {
        StatusCode::Code(code @ 100..=599) => Some(Status::Code(*code)),
        StatusCode::Range(hundreds @ 1..=5) => u8::try_from(*hundreds).ok().map(Status::Range),
        StatusCode::Code(_) | StatusCode::Range(_) => None,
    }
}
