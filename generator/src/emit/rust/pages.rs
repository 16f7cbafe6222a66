//! Lists that come in pages: the request's methods, and what the runtime has to know.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::{outcome, tokens};
use crate::emit::{spelling, surface};
use crate::ir::{Api, NextPage, Operation};

/// The methods of the request that go through the list.
pub fn methods(operation: &Operation, api: &Api) -> TokenStream {
    let Some((pages, page)) = surface::pages(operation) else { return TokenStream::new() };
    let (plan, error) = (plan_name(operation), outcome::error_name(operation));
    let page = tokens(&spelling::type_in_apis(page, &api.types));
    let item = tokens(&spelling::type_in_apis(&pages.item, &api.types));
    quote! {
        #[doc = " The pages of the list, from this one on: a stream that asks for each when it is its turn."]
        pub fn pages(self) -> crate::Pages<#page, #error> { crate::Pages::new(self.request, &#plan) }

        #[doc = " The items of the list, from the first of this page on: a stream that asks for the next page when it is needed."]
        pub fn items(self) -> crate::Items<#item, #error> { crate::Items::new(self.request, &#plan) }
    }
}

/// How the list is gone through.
pub fn plan(operation: &Operation) -> Option<TokenStream> {
    let (pages, _) = surface::pages(operation)?;
    let name = plan_name(operation);
    let (more, items) = (pages.more.as_deref().unwrap_or_default(), &pages.items);
    let next = match &pages.next {
        NextPage::Cursor { parameter, property } => {
            quote!(NextPage::Cursor { parameter: #parameter, member: &[#(#property),*] })
        }
        NextPage::Offset { parameter } => quote!(NextPage::Offset { parameter: #parameter }),
        NextPage::Number { parameter, first } => {
            let first = Literal::u64_unsuffixed(*first);
            quote!(NextPage::Number { parameter: #parameter, first: #first })
        }
        NextPage::Link => quote!(NextPage::Link),
    };
    Some(quote! {
        static #name: Pagination = Pagination { next: #next, more: &[#(#more),*], items: &[#(#items),*] };
    })
}

/// `PAGES_OF_LIST_REPOSITORIES`
fn plan_name(operation: &Operation) -> Ident {
    format_ident!("PAGES_OF_{}", operation.name.screaming())
}
