//! The body of a request: how it is handed over and written, and the enum of its media types, where it has several.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::descriptor::style_name;
use super::{doc, pascal, tokens};
use crate::emit::surface::{self, Passing};
use crate::emit::{markdown, spelling};
use crate::ir::{Api, Body, Content, Encoding, Format, Operation, PartEncoding, PropertyEncoding, TypeTable};

/// How a body is declared: what comes before the arguments, and the type.
pub fn declaration(operation: &Operation, body: &Body, types: &TypeTable) -> (Option<TokenStream>, TokenStream) {
    match body.content.as_slice() {
        [only] if only.format == Format::Binary => (None, quote!(impl Into<Body>)),
        [only] => (None, handed_over(only, &quote!(&), types)),
        several => {
            let (name, lifetime) = (name(operation), lifetime(several, types));
            (lifetime.clone(), quote!(impl Into<#name #lifetime>))
        }
    }
}

/// The statement that writes the body `value` into `request`.
pub fn set(body: &Body, value: &Ident, request: &TokenStream, types: &TypeTable) -> TokenStream {
    match body.content.as_slice() {
        [only] => {
            let write = write(only, value, types);
            quote!(#request.#write;)
        }
        _ => quote!(#value.into().write(&mut #request);),
    }
}

/// The enum of the media types, where there are several.
pub fn items(operation: &Operation, api: &Api) -> Vec<TokenStream> {
    let types = &api.types;
    let several = operation.body.as_ref().map(|body| body.content.as_slice()).unwrap_or_default();
    let [first, _, ..] = several else { return Vec::new() };
    let (name, lifetime) = (name(operation), lifetime(several, types));
    let docs =
        doc::lines(&[format!("The body of {}, in one of its media types.", doc::type_link(operation.name.pascal()))]);
    let variants = several.iter().map(|content| {
        let (variant, ty) = (pascal(&content.name), handed_over(content, &quote!(&'a), types));
        let docs = doc::lines(&[markdown::code(&content.media_type.0)]);
        quote!(#docs #variant(#ty))
    });
    let arms = several.iter().map(|content| {
        let (variant, write) = (pascal(&content.name), write(content, &format_ident!("body"), types));
        quote!(Self::#variant(body) => request.#write)
    });
    let anonymous = lifetime.is_some().then(|| quote!(<'_>));
    let mut items = vec![
        quote! {
            #docs
            #[derive(Clone, Debug)]
            #[non_exhaustive]
            pub enum #name #lifetime { #(#variants,)* }
        },
        quote! {
            impl #name #anonymous {
                fn write(self, request: &mut Request) {
                    match self { #(#arms,)* }
                }
            }
        },
    ];
    let variant = pascal(&first.name);
    // Bytes are taken from all that they were taken from before there was another media type.
    let into = (surface::body_passing(first, types) == Passing::Bytes).then(|| quote!(.into()));
    items.extend(sources(first, types).into_iter().map(|(generics, source)| {
        let borrows = source.to_string().contains("'a");
        let generics = generics.or_else(|| lifetime.clone().filter(|_| borrows));
        let lifetime = if borrows { &lifetime } else { &anonymous };
        quote! {
            impl #generics From<#source> for #name #lifetime {
                fn from(body: #source) -> Self { Self::#variant(body #into) }
            }
        }
    }));
    items
}

/// `CreateThingBody`
pub fn name(operation: &Operation) -> Ident {
    format_ident!("{}", surface::body_name(operation))
}

/// The types that the preferred media type is taken from without being named, some with generics of their own.
fn sources(content: &Content, types: &TypeTable) -> Vec<(Option<TokenStream>, TokenStream)> {
    let plain = (None, handed_over(content, &quote!(&'a), types));
    match surface::body_passing(content, types) {
        Passing::Text => vec![plain, (None, quote!(&'a String))],
        Passing::Slice(item) => {
            let item = tokens(&spelling::type_in_apis(item, types));
            let array = (Some(quote!(<'a, const LENGTH: usize>)), quote!(&'a [#item; LENGTH]));
            vec![plain, (None, quote!(&'a Vec<#item>)), array]
        }
        Passing::Bytes => vec![(Some(quote!(<T: Into<Body>>)), quote!(T))],
        Passing::Value | Passing::Items(_) | Passing::Reference => vec![plain],
    }
}

/// `<'a>`, where something is borrowed.
fn lifetime(contents: &[Content], types: &TypeTable) -> Option<TokenStream> {
    let borrows = |content: &Content| !matches!(surface::body_passing(content, types), Passing::Bytes | Passing::Value);
    contents.iter().any(borrows).then(|| quote!(<'a>))
}

/// The type of a body as it is handed over, where `reference` borrows it.
fn handed_over(content: &Content, reference: &TokenStream, types: &TypeTable) -> TokenStream {
    let spelled = || tokens(&spelling::type_in_apis(&content.ty, types));
    match surface::body_passing(content, types) {
        Passing::Bytes => quote!(Body),
        Passing::Text => quote!(#reference str),
        Passing::Slice(item) => {
            let item = tokens(&spelling::type_in_apis(item, types));
            quote!(#reference [#item])
        }
        Passing::Value | Passing::Items(_) => spelled(),
        Passing::Reference => {
            let ty = spelled();
            quote!(#reference #ty)
        }
    }
}

/// The call of the request's method that writes a body.
fn write(content: &Content, value: &Ident, types: &TypeTable) -> TokenStream {
    let borrow = (surface::body_passing(content, types) == Passing::Value).then(|| quote!(&));
    let media_type = &content.media_type.0;
    match &content.format {
        Format::Json => quote!(json(#media_type, #borrow #value)),
        Format::Form(encodings) => {
            let encodings = form_encodings(encodings);
            quote!(form(#media_type, #encodings, #value))
        }
        Format::Multipart(encodings) => {
            let encodings = encodings.iter().filter(|of| says_something(of)).map(part_encoding);
            quote!(multipart(#media_type, &[#(#encodings),*], #value))
        }
        Format::Lines => quote!(json_lines(#media_type, #value)),
        Format::Text | Format::Events => quote!(bytes(#media_type, #value.to_owned())),
        Format::Binary => quote!(body(#media_type, #value)),
    }
}

/// How those properties of a form are written of which the description says it.
pub fn form_encodings(encodings: &[PropertyEncoding]) -> TokenStream {
    let encodings = encodings.iter().map(form_encoding);
    quote!(&[#(#encodings),*])
}

/// `("expand", Encoding::Style(Style::DeepObject, true))`
fn form_encoding(of: &PropertyEncoding) -> TokenStream {
    let name = &of.name;
    match &of.encoding {
        Encoding::Style { style, explode, allow_reserved } => {
            let style = format_ident!("{}", style_name(*style));
            let kind = format_ident!("{}", if *allow_reserved { "Reserved" } else { "Style" });
            quote!((#name, Encoding::#kind(Style::#style, #explode)))
        }
        Encoding::Content(..) => quote!((#name, Encoding::Json)),
    }
}

/// Whether something follows for how the parts are written.
fn says_something(of: &PartEncoding) -> bool {
    of.media_type().is_some() || !of.headers.is_empty() || of.style.is_some()
}

/// `("photo", "image/png", &[("X-Kind", "thumbnail")], None)`
fn part_encoding(of: &PartEncoding) -> TokenStream {
    let (name, media_type) = (&of.name, of.media_type().map_or("", |media_type| media_type.0.as_str()));
    let headers = of.headers.iter().map(|(name, value)| quote!((#name, #value)));
    let style = match of.style {
        Some((style, explode)) => {
            let style = format_ident!("{}", style_name(style));
            quote!(Some((Style::#style, #explode)))
        }
        None => quote!(None),
    };
    quote!((#name, #media_type, &[#(#headers),*], #style))
}
