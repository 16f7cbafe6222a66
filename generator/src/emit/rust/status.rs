//! Responses by their statuses: a variant each, and how it is read.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::status_range::{own, pattern};
use super::{doc, tokens};
use crate::emit::surface::{Arrival, Reading, item, status_name};
use crate::emit::{markdown, spelling};
use crate::ir::{Response, Status, TypeRef, TypeTable};

/// A variant with its body, if it has one.
pub fn variant(response: &Response, name: &str, arrival: Arrival<'_>, types: &TypeTable) -> TokenStream {
    let name = format_ident!("{name}");
    let status = match response.status {
        Status::Default => "Any other status".to_owned(),
        Status::Range(hundreds) => format!("{hundreds}00 to {hundreds}99"),
        Status::Code(code) => code.to_string(),
    };
    let docs = doc::lines(&[format!("{status}: {}", markdown::line(&response.description))]);
    match arrival {
        Arrival::Nothing => quote!(#docs #name),
        Arrival::Body(reading, ty) => {
            let ty = arrival_type(reading, ty, types);
            quote!(#docs #name(#ty))
        }
    }
}

/// The variant for the status of `response`, read from it; `otherwise` for a status that has none.
pub fn by_status<'a>(
    responses: impl Iterator<Item = (Status, Arrival<'a>)>,
    otherwise: &TokenStream,
    types: &TypeTable,
) -> TokenStream {
    let mut responses: Vec<_> = responses.collect();
    // Exact statuses win over ranges, and both over the rest (§ Responses Object).
    responses.sort_by_key(|(status, _)| match status {
        Status::Code(_) => 0,
        Status::Range(_) => 1,
        Status::Default => 2,
    });
    if let [(Status::Default, arrival)] = responses.as_slice() {
        return read(Status::Default, *arrival, types);
    }
    let has_default = responses.iter().any(|(status, _)| *status == Status::Default);
    let otherwise = (!has_default).then(|| quote!(_ => #otherwise,));
    let all = responses.iter().map(|(status, _)| *status);
    let arms = responses.iter().filter_map(|&(status, arrival)| {
        let pattern = match (status, own(status, all.clone()).as_slice()) {
            (Status::Default, _) => quote!(_),
            (_, []) => return None,
            (_, ranges) => pattern(ranges),
        };
        let value = read(status, arrival, types);
        Some(quote!(#pattern => #value))
    });
    quote!(match response.status() { #(#arms,)* #otherwise })
}

/// `Self::NotFound(response.json()?)`
fn read(status: Status, arrival: Arrival<'_>, types: &TypeTable) -> TokenStream {
    let name = format_ident!("{}", status_name(status));
    match arrival {
        Arrival::Nothing => quote!(Self::#name),
        Arrival::Body(reading, ty) => {
            let reader = reader(reading, ty, types);
            quote!(Self::#name(response.#reader()?))
        }
    }
}

/// The method that reads a body of the type `ty`.
pub fn reader(reading: Reading, ty: &TypeRef, types: &TypeTable) -> Ident {
    let may_be_null = || matches!(types.look_through(ty), TypeRef::Nullable(_) | TypeRef::Any);
    format_ident!(
        "{}",
        match reading {
            Reading::Json if may_be_null() => "json_or_nothing",
            Reading::Json => "json",
            Reading::Text => "text",
            Reading::JsonOrText => "json_or_text",
            Reading::Bytes => "bytes",
            Reading::Stream => "stream",
            Reading::Lines => "json_lines",
            Reading::Events => "events",
            Reading::TextEvents => "text_events",
        }
    )
}

/// The type of a body.
pub fn arrival_type(reading: Reading, ty: &TypeRef, types: &TypeTable) -> TokenStream {
    let item = || tokens(&spelling::type_in_apis(item(ty, types), types));
    match reading {
        Reading::Json => tokens(&spelling::type_in_apis(ty, types)),
        Reading::Text | Reading::JsonOrText => quote!(String),
        Reading::Bytes => quote!(bytes::Bytes),
        Reading::Stream => quote!(ByteStream),
        Reading::Lines => {
            let item = item();
            quote!(JsonLines<#item>)
        }
        Reading::Events | Reading::TextEvents => {
            let item = item();
            quote!(EventStream<#item>)
        }
    }
}
