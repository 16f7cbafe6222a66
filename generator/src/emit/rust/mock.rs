//! What tests say that a server answers to an operation.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};
use rayon::prelude::*;
use std::collections::BTreeSet;

use super::file::File;
use super::operation::request_name;
use super::outcome::{error_name, success_name};
use super::{doc, tokens};
use crate::emit::spelling;
use crate::emit::surface::{self, Arrival, Outcome, Reading, status_name};
use crate::ir::{Api, Group, Operation, Response, Status, TypeTable};

/// The file beside the calls of a group that says how each is expected, and what answers it. Only tests compile it, of those
/// who ask for the feature.
pub fn file(group: &Group, api: &Api) -> File {
    File {
        docs: doc::inner_lines(&["What a server for tests answers to these calls.".to_owned()]),
        // By its module, as an operation may be named as what is in it.
        uses: BTreeSet::from(["crate::mock".to_owned(), "super::*".to_owned()]),
        items: group.operations.par_iter().map(|operation| item(operation, api).into()).collect(),
        ..File::default()
    }
}

fn item(operation: &Operation, api: &Api) -> TokenStream {
    let (request, error) = (request_name(operation), error_name(operation));
    let (body, argument, success) = success(operation, &api.types);
    let failures = surface::failures(operation);
    let arms = failures.iter().map(|failure| {
        let (name, status) =
            (format_ident!("{}", failure.name), Literal::u16_unsuffixed(lowest(failure.response.status)));
        arm(&error, &name, &quote!(#status), failure.response, failure.arrival)
    });
    let failure = if failures.is_empty() { quote!(match *error {}) } else { quote!(match error { #(#arms,)* }) };
    quote! {
        impl mock::Mocked for #request {
            type Success = #body;
            type Error = #error;

            fn into_request(self) -> Request { self.request }

            fn success(status: u16, #argument: &#body) -> mock::Answer { #success }

            fn failure(error: &#error) -> mock::Answer { #failure }
        }
    }
}

/// The type of the body of a success, the name of the argument that has it, and its answer.
fn success(operation: &Operation, types: &TypeTable) -> (TokenStream, TokenStream, TokenStream) {
    let body = quote!(body);
    match surface::outcome(operation) {
        Outcome::One(Arrival::Nothing) => (quote!(()), quote!(_), quote!(mock::Answer::empty(status))),
        Outcome::One(Arrival::Body(reading, ty)) => {
            let response = operation.successes().find(|response| !response.content.is_empty());
            let media_type = response.map_or("", media_type);
            let ty = match reading {
                Reading::Json if surface::is_text(ty, types) => quote!(str),
                Reading::Json => tokens(&spelling::type_in_apis(ty, types)),
                Reading::Text | Reading::JsonOrText => quote!(str),
                Reading::Lines | Reading::Events | Reading::TextEvents => {
                    let item = tokens(&spelling::type_in_apis(surface::item(ty, types), types));
                    quote!([#item])
                }
                Reading::Bytes | Reading::Stream => quote!([u8]),
            };
            (ty, body, answer(&quote!(status), media_type, reading))
        }
        Outcome::Several(all) => {
            let name = success_name(operation);
            let arms = all.iter().map(|(response, arrival)| {
                let variant = format_ident!("{}", status_name(response.status));
                arm(&name, &variant, &quote!(status), response, *arrival)
            });
            (quote!(#name), body, quote!(match body { #(#arms,)* }))
        }
    }
}

/// `GetRepositoryError::NotFound(body) => …`
fn arm(of: &Ident, variant: &Ident, status: &TokenStream, response: &Response, arrival: Arrival<'_>) -> TokenStream {
    match arrival {
        Arrival::Nothing => quote!(#of::#variant => mock::Answer::empty(#status)),
        // Nobody but the client makes a stream.
        Arrival::Body(reading, _) if reading.is_streamed() => quote!(#of::#variant(_) => mock::Answer::empty(#status)),
        Arrival::Body(reading, _) => {
            let answer = answer(status, media_type(response), reading);
            quote!(#of::#variant(body) => #answer)
        }
    }
}

fn answer(status: &TokenStream, media_type: &str, reading: Reading) -> TokenStream {
    match reading {
        Reading::Json | Reading::JsonOrText => quote!(mock::Answer::json(#status, #media_type, body)),
        Reading::Lines => quote!(mock::Answer::json_lines(#status, #media_type, body)),
        Reading::Events => quote!(mock::Answer::events(#status, #media_type, body)),
        Reading::TextEvents => quote!(mock::Answer::text_events(#status, #media_type, body)),
        Reading::Text | Reading::Bytes | Reading::Stream => quote!(mock::Answer::bytes(#status, #media_type, body)),
    }
}

fn media_type(response: &Response) -> &str {
    response.content.first().map_or("", |content| content.media_type.0.as_str())
}

/// The lowest status that a response is for.
fn lowest(status: Status) -> u16 {
    match status {
        Status::Code(code) => code,
        Status::Range(hundreds) => u16::from(hundreds) * 100,
        Status::Default => 500,
    }
}
