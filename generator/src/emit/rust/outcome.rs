//! What comes back from an operation: the response, its headers, the successes that differ, the failures.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::{doc, snake, tokens};
use crate::emit::surface::{self, Arrival, Failure, Outcome, Reading, status_name, success_headers};
use crate::emit::{markdown, spelling};
use crate::ir::{Api, Operation, Response, Status, TypeRef, TypeTable};

/// The types of the outcome.
pub fn items(operation: &Operation, calls: &Ident, api: &Api) -> Vec<TokenStream> {
    let mut items = vec![response_alias(operation, api)];
    items.extend(headers(operation, api));
    items.extend(success_enum(operation, api));
    items.extend(error_enum(operation, calls, api));
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
    let headers = if success_headers(operation).is_empty() {
        quote!(NoHeaders)
    } else {
        let name = headers_name(operation);
        quote!(#name)
    };
    let docs = doc::lines(&[format!("The response to [`{request}`].")]);
    quote! {
        #docs
        pub type #name = Response<#body, #headers>;
    }
}

/// The documented headers of a success.
fn headers(operation: &Operation, api: &Api) -> Vec<TokenStream> {
    let all = success_headers(operation);
    if all.is_empty() {
        return Vec::new();
    }
    let (name, request) = (headers_name(operation), operation.name.pascal());
    let docs = doc::lines(&[format!("The documented headers of the response to [`{request}`].")]);
    let fields = all.iter().map(|header| {
        let blocks = doc::blocks(&header.docs, || format!("The header {}.", markdown::code(&header.wire_name)));
        let (docs, deprecated) = (doc::lines(&blocks), doc::deprecated(header.deprecated));
        let (name, ty) = (snake(&header.name), tokens(&spelling::type_in_apis(&header.ty, &api.types)));
        quote!(#docs #deprecated pub #name: Option<#ty>)
    });
    let values = all.iter().map(|header| {
        let (name, wire_name) = (snake(&header.name), &header.wire_name);
        match spelling::look_through(&header.ty, &api.types) {
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
    let docs = doc::lines(&[format!("The documented successes of [`{request}`].")]);
    let variants =
        all.iter().map(|(response, arrival)| variant(response, &status_name(response.status), *arrival, &api.types));
    let arms = arms(all.iter().map(|(response, arrival)| (response.status, *arrival)));
    let otherwise = (!all.iter().any(|(response, _)| response.status == Status::Default))
        .then(|| quote!(_ => return Err(response.undocumented()),));
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
                    let success = match response.status() { #(#arms,)* #otherwise };
                    Ok(success)
                }
            }
        },
    ]
}

/// The documented failures.
fn error_enum(operation: &Operation, calls: &Ident, api: &Api) -> Vec<TokenStream> {
    let failures = surface::failures(operation);
    let (name, method) = (error_name(operation), spelling::snake(&operation.name));
    let docs = doc::lines(&[format!("The documented failures of [`{calls}::{method}`].")]);
    let variants = failures.iter().map(|failure| variant(failure.response, &failure.name, failure.arrival, &api.types));
    let arms: Vec<_> = arms(failures.iter().map(|failure| (failure.response.status, failure.arrival))).collect();
    let has_default = failures.iter().any(|failure| failure.response.status == Status::Default);
    let decode = match (arms.as_slice(), has_default) {
        ([], _) => quote! {
            fn from_response(_: &Received) -> Result<Option<Self>, DecodeError> { Ok(None) }
        },
        (arms, has_default) => {
            let otherwise = (!has_default).then(|| quote!(_ => return Ok(None),));
            quote! {
                fn from_response(response: &Received) -> Result<Option<Self>, DecodeError> {
                    let error = match response.status() { #(#arms,)* #otherwise };
                    Ok(Some(error))
                }
            }
        }
    };
    let display = display(&failures);
    vec![
        quote! {
            #docs
            #[derive(Clone, Debug, PartialEq)]
            #[non_exhaustive]
            pub enum #name { #(#variants,)* }
        },
        quote!(impl ApiError for #name { #decode }),
        quote!(impl fmt::Display for #name { #display }),
        quote!(impl std::error::Error for #name {}),
    ]
}

fn display(failures: &[Failure<'_>]) -> TokenStream {
    if failures.is_empty() {
        return quote!(
            fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
                match *self {}
            }
        );
    }
    let arms = failures.iter().map(|failure| {
        let (name, text) = (format_ident!("{}", failure.name), one_line(failure.response));
        match failure.arrival {
            Arrival::Nothing => quote!(Self::#name => f.write_str(#text)),
            Arrival::Body(..) => quote!(Self::#name(body) => describe(f, #text, body)),
        }
    });
    quote! {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            match self { #(#arms,)* }
        }
    }
}

/// A variant with its body, if it has one.
fn variant(response: &Response, name: &str, arrival: Arrival<'_>, types: &TypeTable) -> TokenStream {
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

/// The arms that read each status; exact ones first, then ranges, then the rest.
fn arms<'a>(responses: impl Iterator<Item = (Status, Arrival<'a>)>) -> impl Iterator<Item = TokenStream> {
    let mut responses: Vec<_> = responses.collect();
    responses.sort_by_key(|(status, _)| match status {
        Status::Code(_) => 0,
        Status::Range(_) => 1,
        Status::Default => 2,
    });
    responses.into_iter().map(|(status, arrival)| {
        let (pattern, name) = (pattern(status), format_ident!("{}", status_name(status)));
        match arrival {
            Arrival::Nothing => quote!(#pattern => Self::#name),
            Arrival::Body(reading, _) => {
                let reader = reader(reading);
                quote!(#pattern => Self::#name(response.#reader()?))
            }
        }
    })
}

fn pattern(status: Status) -> TokenStream {
    let number = proc_macro2::Literal::u16_unsuffixed;
    match status {
        Status::Code(code) => {
            let code = number(code);
            quote!(#code)
        }
        Status::Range(hundreds) => {
            let (first, last) = (number(u16::from(hundreds) * 100), number(u16::from(hundreds) * 100 + 99));
            quote!(#first..=#last)
        }
        Status::Default => quote!(_),
    }
}

fn reader(reading: Reading) -> Ident {
    format_ident!(
        "{}",
        match reading {
            Reading::Json => "json",
            Reading::Text => "text",
            Reading::Bytes => "bytes",
        }
    )
}

fn arrival_type(reading: Reading, ty: &TypeRef, types: &TypeTable) -> TokenStream {
    match reading {
        Reading::Json => tokens(&spelling::type_in_apis(ty, types)),
        Reading::Text => quote!(String),
        Reading::Bytes => quote!(bytes::Bytes),
    }
}

fn headers_name(operation: &Operation) -> Ident {
    format_ident!("{}Headers", operation.name.pascal())
}

fn success_name(operation: &Operation) -> Ident {
    format_ident!("{}Success", operation.name.pascal())
}

/// The description of a response as text on one line.
fn one_line(response: &Response) -> String {
    let text = markdown::replace_controls(&response.description);
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.is_empty() { status_name(response.status).into_owned() } else { line }
}
