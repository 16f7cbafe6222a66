//! What comes back from an operation: the response, its headers, and successes that differ by status.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::descriptor::{read_later, success_statuses};
use super::status::{arrival_type, by_status, reader, variant};
use super::status_range::{Range, own, pattern};
use super::{doc, failure, headers};
use crate::emit::markdown;
use crate::emit::surface::{self, Arrival, Outcome, Reading, alternatives, status_name};
use crate::ir::{Api, Content, Operation};

/// The types of the outcome.
pub fn items(operation: &Operation, calls: &str, api: &Api) -> Vec<TokenStream> {
    let mut items = vec![response_alias(operation, api)];
    items.extend(headers(operation, api));
    items.extend(success_enum(operation, api));
    items.extend(failure::items(operation, calls, api));
    items
}

/// `CreateRepositoryResponse`
pub fn response_name(operation: &Operation) -> Ident {
    format_ident!("{}Response", operation.name.pascal())
}

/// `CreateRepositoryError`
pub fn error_name(operation: &Operation) -> Ident {
    format_ident!("{}Error", operation.name.pascal())
}

/// The type of the body of a success, and the function that reads it.
pub fn success(operation: &Operation, api: &Api) -> (TokenStream, TokenStream) {
    match surface::outcome(operation) {
        Outcome::One(Arrival::Nothing) => (quote!(()), quote!(Received::empty)),
        Outcome::One(Arrival::Body(reading, ty)) => {
            let reader = reader(reading, ty, &api.types);
            (arrival_type(reading, ty, &api.types), quote!(Received::#reader))
        }
        Outcome::Several(_) => {
            let name = success_name(operation);
            (quote!(#name), quote!(#name::from_response))
        }
    }
}

fn response_alias(operation: &Operation, api: &Api) -> TokenStream {
    let (name, request) = (response_name(operation), operation.name.pascal());
    let (body, _) = success(operation, api);
    let headers = headers_type(operation);
    let docs = doc::lines(&[format!("The response to {}.", doc::type_link(request))]);
    quote! {
        #docs
        pub type #name = Response<#body, #headers>;
    }
}

/// The methods that ask for the body in another of its media types.
pub fn other_sends(operation: &Operation, api: &Api) -> Vec<TokenStream> {
    let (headers, error) = (headers_type(operation), error_name(operation));
    let send = |(content, reading): (&Content, Reading)| {
        let (name, media_type) = (format_ident!("send_as_{}", content.name.snake()), &content.media_type.0);
        let docs =
            doc::lines(&[format!("Sends the request, and asks for the body as {}.", markdown::code(media_type))]);
        let name_blocking = format_ident!("{name}_blocking");
        let waiting = doc::lines(&[format!("Does what [`{name}`](Self::{name}) does, and waits for the response.")]);
        let (mut body, reader) =
            (arrival_type(reading, &content.ty, &api.types), reader(reading, &content.ty, &api.types));
        let (mut read, mut statuses) = (quote!(Received::#reader), success_statuses(operation));
        if let Some(response) = surface::only_with_body(operation) {
            statuses = own(response.status, operation.successes().map(|response| response.status));
            if statuses.is_empty() {
                return None;
            }
            read = where_there_is_one(&statuses, &reader);
            body = quote!(Option<#body>);
        }
        let streaming = read_later(&statuses, &[reading]);
        let accept = surface::accept_other(operation, content);
        Some(quote! {
            #docs
            pub fn #name(mut self) -> Pending<Response<#body, #headers>, #error> {
                self.request.with_header("Accept", #accept);
                self.request #streaming .send(#read)
            }

            #waiting
            #[cfg(feature = "blocking")]
            pub fn #name_blocking(self) -> Result<Response<#body, #headers>, Error<#error>> {
                crate::runtime::blocking::wait(self.#name())
            }
        })
    };
    alternatives(operation).into_iter().filter_map(send).collect()
}

/// What reads the body of `response`, which has these statuses: the other successes have none.
fn where_there_is_one(statuses: &[Range], reader: &Ident) -> TokenStream {
    let pattern = pattern(statuses);
    quote!(|response| match response.status() {
        #pattern => response.#reader().map(Some),
        _ => Ok(None),
    })
}

fn headers_type(operation: &Operation) -> TokenStream {
    if operation.success_headers().is_empty() {
        return quote!(NoHeaders);
    }
    let name = headers_name(operation);
    quote!(#name)
}

/// The documented headers of successes, and those of failures.
fn headers(operation: &Operation, api: &Api) -> Vec<TokenStream> {
    let (of_successes, of_failures) = (operation.success_headers(), operation.failure_headers());
    let mut items = Vec::new();
    if !of_successes.is_empty() {
        let name = headers_type(operation);
        let docs = format!("The documented headers of the response to {}.", doc::type_link(operation.name.pascal()));
        items.extend(headers::items(&name, &docs, &of_successes, &api.types));
    }
    if !of_failures.is_empty() {
        let (error, name) = (error_name(operation), format_ident!("{}ErrorHeaders", operation.name.pascal()));
        let docs = format!("The documented headers of {}.", doc::type_link(&error.to_string()));
        items.extend(headers::items(&quote!(#name), &docs, &of_failures, &api.types));
        items.push(quote! {
            impl Failure<#error> {
                #[doc = " The documented headers. One that is missing or not of its type is `None`."]
                pub fn documented_headers(&self) -> #name { #name::from_headers(&self.headers) }
            }
        });
    }
    items
}

/// The successes, where their bodies differ by status.
fn success_enum(operation: &Operation, api: &Api) -> Vec<TokenStream> {
    let Outcome::Several(all) = surface::outcome(operation) else { return Vec::new() };
    let (name, request) = (success_name(operation), operation.name.pascal());
    let docs = doc::lines(&[format!("The documented successes of {}.", doc::type_link(request))]);
    let variants =
        all.iter().map(|(response, arrival)| variant(response, &status_name(response.status), *arrival, &api.types));
    let by_status = by_status(
        all.iter().map(|(response, arrival)| (response.status, *arrival)),
        &quote!(return Err(response.undocumented())),
        &api.types,
    );
    // A stream can't be read twice.
    let has_stream =
        all.iter().any(|(_, arrival)| matches!(arrival, Arrival::Body(reading, _) if reading.is_streamed()));
    let derives = if has_stream { quote!(Debug) } else { quote!(Clone, Debug, PartialEq) };
    vec![
        quote! {
            #docs
            #[derive(#derives)]
            #[non_exhaustive]
            pub enum #name { #(#variants,)* }
        },
        quote! {
            impl #name {
                fn from_response(response: &Received) -> Result<Self, DecodeError> {
                    let success = #by_status;
                    Ok(success)
                }
            }
        },
    ]
}

fn headers_name(operation: &Operation) -> Ident {
    format_ident!("{}Headers", operation.name.pascal())
}

/// `CreateRepositorySuccess`
pub fn success_name(operation: &Operation) -> Ident {
    format_ident!("{}Success", operation.name.pascal())
}
