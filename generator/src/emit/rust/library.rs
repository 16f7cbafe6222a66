//! The root of the crate, the list of the runtime's parts, and the pages as doctests.

use quote::{format_ident, quote};

use super::file::File;
use super::{doc, ident, snake};
use crate::emit::package::{self, Needs};
use crate::emit::surface::{Call, assumed, server};
use crate::emit::{markdown, spelling};
use crate::ir::{Api, Group, Method, Operation, SchemeKind};
use crate::options::Options;

/// Lints that a description can raise, whatever the generator does.
const ALLOWED: &[(&str, &str)] = &[
    ("deprecated", "What the description deprecates is still read and written."),
    ("clippy::large_enum_variant", "Boxing by size would change types as the description grows."),
    ("clippy::module_inception", "A tag and a schema may be named as their folder is."),
    ("clippy::should_implement_trait", "A parameter may be named as a method of the standard library is."),
    ("clippy::too_many_arguments", "An operation takes what the description requires."),
];

/// `src/lib.rs`.
pub fn file(api: &Api, options: &Options) -> File {
    let parts = package::parts(&Needs::of(api));
    let json = parts.iter().any(|part| part.module == "json").then(|| {
        quote!(
            pub use runtime::json;
        )
    });
    let exports = parts.into_iter().filter(|part| !part.exports.is_empty()).map(|part| {
        let (module, names) = (ident(part.module), part.exports.iter().map(|name| ident(name)));
        match part.exports {
            [name] => {
                let name = ident(name);
                quote!(pub use runtime::#module::#name;)
            }
            _ => quote!(pub use runtime::#module::{#(#names),*};),
        }
    });
    let exports: Vec<_> = exports.collect();
    let calls = (!api.groups.is_empty()).then(|| {
        quote!(
            pub mod apis;
            mod auth;
        )
    });
    let modules = quote! {
        #calls
        pub mod models;
        #[cfg(doctest)]
        mod pages;
        mod runtime;
    };
    let attributes = ALLOWED.iter().map(|(lint, reason)| format!("#![allow({lint}, reason = \"{reason}\")]")).collect();
    File {
        docs: doc::inner_lines(&crate_docs(api, options)),
        attributes,
        modules,
        items: vec![quote!(#json #(#exports)*).into()],
        ..File::default()
    }
}

/// `src/runtime/mod.rs`.
pub fn runtime(api: &Api) -> File {
    let modules = package::parts(&Needs::of(api)).into_iter().map(|part| {
        let name = ident(part.module);
        let feature = part.feature.map(|feature| quote!(#[cfg(feature = #feature)]));
        // Users reach the module of JSON through the root.
        if part.module == "json" { quote!(#feature pub mod #name;) } else { quote!(#feature pub(crate) mod #name;) }
    });
    File {
        docs: doc::inner_lines(&["What is the same in every client.".to_owned()]),
        modules: quote!(#(#modules)*),
        ..File::default()
    }
}

/// `src/pages.rs`: the examples of the pages are compiled as the crate's tests. The README is the module's own page,
/// so that no name of a page collides with its.
pub fn pages(api: &Api) -> File {
    let groups = api.groups.iter().map(|group| {
        let name = format!("{}Api", group.name.pascal());
        let path = format!("../docs/{name}.md");
        (name, path)
    });
    let models = api.types.iter().map(|(_, def)| {
        let name = def.name.pascal();
        (name.to_owned(), format!("../docs/{name}.md"))
    });
    let items = groups.chain(models).map(|(name, path)| {
        let name = format_ident!("{name}");
        quote!(#[doc = include_str!(#path)] struct #name;).into()
    });
    File { docs: quote!(#![doc = include_str!("../README.md")]), items: items.collect(), ..File::default() }
}

fn crate_docs(api: &Api, options: &Options) -> Vec<String> {
    let title = markdown::line(&api.info.title);
    let mut blocks = vec![format!("A client of {}.", title.trim_end_matches('.'))];
    blocks.extend(api.info.docs.description.as_deref().map(markdown::block).filter(|text| !text.is_empty()));
    if api.groups.is_empty() {
        blocks.push("The description has no operations: this crate has its [`models`].".to_owned());
    } else {
        blocks.push(first_call(api, options));
        blocks.push("The calls are in [`apis`], what they carry in [`models`].".to_owned());
    }
    blocks
}

/// How a client is built, and a call that needs no argument, where there is one.
fn first_call(api: &Api, options: &Options) -> String {
    let mut lines = vec![format!("let client = {}::Client::builder()", options.crate_name())];
    if let (server, false) = server(api) {
        let url = assumed(server);
        lines.push(format!("    .base_url({})", quote!(#url)));
    }
    lines.extend(api.schemes.first().map(|scheme| {
        let (method, value) = (
            spelling::snake(&scheme.name),
            match scheme.kind {
                SchemeKind::Basic => "\"username\", \"password\"",
                SchemeKind::ApiKey { .. } => "\"key\"",
                SchemeKind::Http { .. } => "\"credentials\"",
                _ => "\"token\"",
            },
        );
        format!("    .{method}({value})")
    }));
    lines.push("    .build()?;".to_owned());
    if let Some((group, operation)) = simplest_operation(api) {
        let (group, operation) = (snake(&group.name), snake(&operation.name));
        lines.push(format!("let answer = client.{group}().{operation}().await?;"));
        lines.push("println!(\"{answer:?}\");".to_owned());
    }
    let code = lines.join("\n");
    format!("```no_run\n# async fn example() -> Result<(), Box<dyn std::error::Error>> {{\n{code}\n# Ok(())\n# }}\n```")
}

fn simplest_operation(api: &Api) -> Option<(&Group, &Operation)> {
    let mut operations =
        api.groups.iter().flat_map(|group| group.operations.iter().map(move |operation| (group, operation)));
    operations.find(|(_, operation)| {
        operation.method == Method::Get && !operation.deprecated && Call::new(operation).arguments.is_empty()
    })
}
