//! The calls: a module a tag.

use quote::{format_ident, quote};
use rayon::prelude::*;

use super::file::File;
use super::item::Item;
use super::{body, descriptor, doc, ident, of_feature, operation, outcome, pages};
use crate::emit::{markdown, spelling, surface};
use crate::ir::{Api, Group};

/// What the code of calls may import.
const IMPORTS: &[&str] = &[
    "std::collections::HashMap",
    "std::fmt",
    "std::time::Duration",
    "crate::auth",
    "crate::models",
    "crate::runtime::base64::Base64",
    "crate::runtime::body::Body",
    "crate::runtime::byte_stream::ByteStream",
    "crate::runtime::client::Client",
    "crate::runtime::error::ApiError",
    "crate::runtime::error::Error",
    "crate::runtime::error::describe",
    "crate::runtime::event_stream::EventStream",
    "crate::runtime::failure::Failure",
    "crate::runtime::file_part::FilePart",
    "crate::runtime::form::Encoding",
    "crate::runtime::header::header",
    "crate::runtime::header_instant::header_instant",
    "crate::runtime::header_json::header_json",
    "crate::runtime::header_list::header_list",
    "crate::runtime::header_object::header_object",
    "crate::runtime::json::DecodeError",
    "crate::runtime::json_lines::JsonLines",
    "crate::runtime::json_text::JsonText",
    "crate::runtime::no_headers::NoHeaders",
    "crate::runtime::operation::Location",
    "crate::runtime::operation::Operation",
    "crate::runtime::operation::Parameter",
    "crate::runtime::operation::Style",
    "crate::runtime::pages::NextPage",
    "crate::runtime::pages::Pagination",
    "crate::runtime::received::Received",
    "crate::runtime::request::Pending",
    "crate::runtime::request::Request",
    "crate::runtime::response::Headers",
    "crate::runtime::response::Response",
    "reqwest::header::HeaderMap",
];

/// `src/apis/mod.rs`.
pub fn index(api: &Api) -> File {
    let modules = api.groups.iter().map(|group| {
        let (name, cfg) = (ident(&spelling::snake(&group.name)), of_feature(surface::feature_of_group(group, api)));
        quote!(#cfg pub mod #name;)
    });
    let methods = api.groups.iter().map(|group| {
        let (name, calls) = (ident(&spelling::snake(&group.name)), format_ident!("{}Api", group.name.pascal()));
        let (docs, cfg) = (doc::lines(&[of_tag(group)]), of_feature(surface::feature_of_group(group, api)));
        quote! {
            #docs
            #cfg
            pub fn #name(&self) -> #name::#calls { #name::#calls::new(self.clone()) }
        }
    });
    let item = quote!(impl Client { #(#methods)* });
    File {
        docs: doc::inner_lines(&["The calls of the API, a module a tag.".to_owned()]),
        modules: quote!(#(#modules)*),
        imports: &["crate::runtime::client::Client"],
        items: if api.groups.is_empty() { Vec::new() } else { vec![item.into()] },
        ..File::default()
    }
}

/// The module of a tag.
pub fn group(group: &Group, api: &Api) -> File {
    let calls = format_ident!("{}Api", group.name.pascal());
    let docs = doc::blocks(&group.docs, || of_tag(group));
    let (module_docs, docs) = (doc::inner_lines(&[of_tag(group)]), doc::lines(&docs));
    let methods = group.operations.iter().map(|operation| operation::method(operation, api));
    let mut items: Vec<Item> = vec![
        quote! {
            #docs
            #[derive(Clone, Debug)]
            pub struct #calls { client: Client }
        }
        .into(),
        quote! {
            impl #calls {
                pub(crate) fn new(client: Client) -> Self { Self { client } }
                #(#methods)*
            }
        }
        .into(),
    ];
    let calls_name = calls.to_string();
    let of_operations: Vec<_> = group
        .operations
        .par_iter()
        .flat_map_iter(|operation| {
            let request = operation::request_type(operation, &calls_name, api);
            let outcome = outcome::items(operation, &calls_name, api);
            request
                .into_iter()
                .chain(body::items(operation, api))
                .chain(outcome)
                .chain([descriptor::item(operation, api)])
                .chain(pages::plan(operation))
                .map(Item::from)
        })
        .collect();
    items.extend(of_operations);
    let modules = quote!(
        #[cfg(feature = "test-support")]
        mod mocked;
    );
    File { docs: module_docs, modules, imports: IMPORTS, items, ..File::default() }
}

fn of_tag(group: &Group) -> String {
    format!("Calls of the tag {}.", markdown::code(&group.tag))
}
