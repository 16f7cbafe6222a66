//! The body of a request.

use openapiv3::{ReferenceOr, RequestBody};

use super::context::Context;
use super::docs::docs;
use super::home::home;
use super::media::{self, Way};
use super::place::Place;
use super::words::ident;
use crate::ir;
use crate::pointer::Pointer;

/// The body of the operation at `operation`. Its argument is named when its types are: see [`names`](super::names).
pub fn body<'a>(cx: &mut Context<'a, '_>, body: &'a ReferenceOr<RequestBody>, operation: &Pointer) -> Option<ir::Body> {
    let found = cx.follow(body, &operation.key("requestBody"))?;
    let RequestBody { description, content, required, extensions: _ } = found.item; // extensions mean nothing to us
    let (parent, words) = home(&cx.doc, &found.at);
    let content = media::content(cx, content, Way::Request, &Place::of(found.at.key("content"), parent, &words));
    if content.is_empty() {
        cx.unsupported(&found.at, "a body without a media type is left out");
        return None;
    }
    Some(ir::Body {
        at: found.at,
        name: ident("body", "n"),
        required: *required,
        content,
        docs: docs(None, description.as_deref(), None),
    })
}
