//! What comes back from an operation: the response, its headers, and successes that differ by status.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::status::{arrival_type, by_status, reader, variant};
use super::{doc, failure, snake, tokens};
use crate::emit::surface::{self, Arrival, Outcome, status_name};
use crate::emit::{markdown, spelling};
use crate::ir::{Api, Operation, TypeRef};

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
            let reader = reader(reading);
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
    let headers = if operation.success_headers().is_empty() {
        quote!(NoHeaders)
    } else {
        let name = headers_name(operation);
        quote!(#name)
    };
    let docs = doc::lines(&[format!("The response to {}.", doc::type_link(request))]);
    quote! {
        #docs
        pub type #name = Response<#body, #headers>;
    }
}

/// The documented headers of a success.
fn headers(operation: &Operation, api: &Api) -> Vec<TokenStream> {
    let all = operation.success_headers();
    if all.is_empty() {
        return Vec::new();
    }
    let (name, request) = (headers_name(operation), operation.name.pascal());
    let docs = doc::lines(&[format!("The documented headers of the response to {}.", doc::type_link(request))]);
    let fields = all.iter().map(|header| {
        let blocks = doc::blocks(&header.docs, || format!("The header {}.", markdown::code(&header.wire_name)));
        let (docs, deprecated) = (doc::lines(&blocks), doc::deprecated(header.deprecated));
        let (name, ty) = (snake(&header.name), tokens(&spelling::type_in_apis(&header.ty, &api.types)));
        quote!(#docs #deprecated pub #name: Option<#ty>)
    });
    let values = all.iter().map(|header| {
        let (name, wire_name) = (snake(&header.name), &header.wire_name);
        match api.types.look_through(&header.ty) {
            TypeRef::List(_) => quote!(#name: header_list(headers, #wire_name)),
            _ => quote!(#name: header(headers, #wire_name)),
        }
    });
    vec![
        quote! {
            #docs
            #[derive(Clone, Debug, Default, PartialEq)]
            #[non_exhaustive]
            pub struct #name { #(#fields,)* }
        },
        quote! {
            impl Headers for #name {
                fn from_headers(headers: &HeaderMap) -> Self { Self { #(#values,)* } }
            }
        },
    ]
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
    );
    vec![
        quote! {
            #docs
            #[derive(Clone, Debug, PartialEq)]
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

fn success_name(operation: &Operation) -> Ident {
    format_ident!("{}Success", operation.name.pascal())
}
