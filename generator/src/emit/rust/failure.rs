//! The documented failures of an operation: an enum of its own, even where it is empty, so that one more breaks nobody.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::doc;
use super::outcome::error_name;
use super::status::{by_status, variant};
use crate::emit::markdown;
use crate::emit::surface::{self, Arrival, Failure, status_name};
use crate::ir::{Api, Operation, Response, Status};

/// The enum of the documented failures, how one is read, and what it says.
pub fn items(operation: &Operation, calls: &str, api: &Api) -> Vec<TokenStream> {
    let failures = surface::failures(operation);
    let name = error_name(operation);
    let docs = doc::lines(&[format!("The documented failures of {}.", doc::member(calls, &operation.name))]);
    let variants = failures.iter().map(|failure| variant(failure.response, &failure.name, failure.arrival, &api.types));
    let decode = if failures.is_empty() {
        quote! {
            fn from_response(_: &Received) -> Result<Option<Self>, DecodeError> { Ok(None) }
        }
    } else {
        let statuses = failures.iter().map(|failure| (failure.response.status, failure.arrival));
        let by_status = by_status(statuses, &quote!(return Ok(None)), &api.types);
        // A failure for any status, without a body: nothing is read.
        let is_read = failures
            .iter()
            .any(|failure| failure.response.status != Status::Default || failure.arrival != Arrival::Nothing);
        let response = if is_read { quote!(response) } else { quote!(_) };
        quote! {
            fn from_response(#response: &Received) -> Result<Option<Self>, DecodeError> {
                let error = #by_status;
                Ok(Some(error))
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
            // What is said of any status says nothing of this one, as `Internal Server Error` of a 422.
            Arrival::Body(..) if failure.response.status == Status::Default => {
                quote!(Self::#name(body) => fmt::Debug::fmt(body, f))
            }
            Arrival::Body(..) => quote!(Self::#name(body) => describe(f, #text, body)),
        }
    });
    quote! {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            match self { #(#arms,)* }
        }
    }
}

/// The description of a response as text on one line.
fn one_line(response: &Response) -> String {
    let text = markdown::replace_controls(&response.description);
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.is_empty() { status_name(response.status).into_owned() } else { line }
}
