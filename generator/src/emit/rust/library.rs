//! The root of the crate, the list of the runtime's parts, and the pages as doctests.

use quote::{format_ident, quote};

use super::file::File;
use super::{doc, ident, of_feature, snake};
use crate::emit::package::{self, Needs, Part};
use crate::emit::surface::{
    Call, assumed, feature_of_group, feature_of_type, has_tag_features, recursion_limit, server,
};
use crate::emit::{markdown, spelling};
use crate::ir::{Api, Group, Method, Operation, SchemeKind};
use crate::options::Options;

/// Lints that a description can raise, whatever the generator does.
const ALLOWED: &[(&str, &str)] = &[
    ("deprecated", "What the description deprecates is still read and written."),
    ("clippy::disallowed_names", "A property or a parameter may be named `foo`."),
    ("clippy::large_enum_variant", "Boxing by size would change types as the description grows."),
    ("clippy::module_inception", "A tag and a schema may be named as their folder is."),
    ("clippy::self_named_constructors", "A schema may be named `New`."),
    ("clippy::should_implement_trait", "A parameter may be named as a method of the standard library is."),
    ("clippy::too_many_arguments", "An operation takes what the description requires."),
    ("clippy::type_complexity", "Lists, maps and nulls lie in each other as deep as the description says."),
];

/// Of the crate's own code a part of the tags may need a part.
const PART: &str = r#"#![cfg_attr(
    not(feature = "all-tags"),
    allow(dead_code, unused_imports, unused_macros, reason = "Some tags need only a part of this.")
)]"#;

/// `src/lib.rs`.
pub fn file(api: &Api, options: &Options) -> File {
    let parts = package::parts(&Needs::of(api));
    let json = has_json(&parts).then(|| {
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
    let mock = (!api.groups.is_empty()).then(|| {
        quote!(
            #[cfg(feature = "test-support")]
            pub use runtime::mock;
        )
    });
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
    let mut attributes: Vec<_> =
        ALLOWED.iter().map(|(lint, reason)| format!("#![allow({lint}, reason = \"{reason}\")]")).collect();
    if has_tag_features(api) {
        attributes.push(PART.to_owned());
    }
    if let Some(limit) = recursion_limit(api) {
        let limit = format!("recursion_limit = \"{limit}\"");
        attributes.extend([format!("#![{limit}]"), format!("#![doc(test(attr({limit})))]")]);
    }
    // The registry's documentation says what needs which feature.
    attributes.push("#![cfg_attr(docsrs, feature(doc_cfg))]".to_owned());
    File {
        docs: doc::inner_lines(&crate_docs(api, options)),
        attributes,
        modules,
        items: vec![quote!(#json #mock #(#exports)*).into()],
        ..File::default()
    }
}

/// `src/runtime/mod.rs`.
pub fn runtime(api: &Api) -> File {
    let parts = package::parts(&Needs::of(api));
    let has_number_texts = api.has_number_texts;
    let number_texts = has_json(&parts).then(|| {
        quote! {
            #[doc = " Whether numbers are read from texts of their digits too: the description says so of some, or of none."]
            const HAS_NUMBER_TEXTS: bool = #has_number_texts;
        }
    });
    let modules = parts.into_iter().map(|part| {
        let name = ident(part.module);
        let feature = part.feature.map(|feature| quote!(#[cfg(feature = #feature)]));
        // Users reach these modules through the root.
        if matches!(part.module, "json" | "mock") {
            quote!(#feature pub mod #name;)
        } else {
            quote!(#feature pub(crate) mod #name;)
        }
    });
    File {
        docs: doc::inner_lines(&["What is the same in every client.".to_owned()]),
        modules: quote!(#(#modules)*),
        items: number_texts.into_iter().map(Into::into).collect(),
        ..File::default()
    }
}

fn has_json(parts: &[&Part]) -> bool {
    parts.iter().any(|part| part.module == "json")
}

/// `src/pages.rs`: the examples of the pages are compiled as the crate's tests. The README is the module's own page,
/// so that no name of a page collides with its.
pub fn pages(api: &Api) -> File {
    let groups = api.groups.iter().map(|group| (format!("{}Api", group.name.pascal()), feature_of_group(group, api)));
    let models = api.types.without_synonyms().map(|(_, def)| (def.name.pascal().to_owned(), feature_of_type(def, api)));
    let items = groups.chain(models).map(|(name, feature)| {
        let (path, name, cfg) = (format!("../docs/{name}.md"), format_ident!("{name}"), of_feature(feature));
        quote!(#cfg #[doc = include_str!(#path)] struct #name;).into()
    });
    // The README has calls of any tag.
    let docs = match has_tag_features(api) {
        true => quote!(#![cfg_attr(feature = "all-tags", doc = include_str!("../README.md"))]),
        false => quote!(#![doc = include_str!("../README.md")]),
    };
    File { docs, items: items.collect(), ..File::default() }
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
    if let Some((operation, group)) = simplest_operation(api) {
        let (group, operation) = (snake(&group.name), snake(&operation.name));
        lines.push(format!("let answer = client.{group}().{operation}().await?;"));
        lines.push("println!(\"{answer:?}\");".to_owned());
    }
    let code = lines.join("\n");
    let cfg = if has_tag_features(api) { "# #[cfg(feature = \"all-tags\")]\n" } else { "" };
    format!(
        "```no_run\n{cfg}# async fn example() -> Result<(), Box<dyn std::error::Error>> {{\n{code}\n# Ok(())\n# }}\n```"
    )
}

fn simplest_operation(api: &Api) -> Option<(&Operation, &Group)> {
    api.calls().find(|(operation, _)| {
        operation.method == Method::Get && !operation.deprecated && Call::new(operation).arguments.is_empty()
    })
}
