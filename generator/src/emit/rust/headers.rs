//! The documented headers of responses: a struct for those of successes, and one for those of failures.

use proc_macro2::TokenStream;
use quote::quote;

use super::{doc, snake, tokens};
use crate::emit::{markdown, spelling};
use crate::ir::{Encoding, Header, Scalar, TypeKind, TypeRef, TypeTable};

/// The struct `name` of `headers`, and how it is read.
pub fn items(name: &TokenStream, docs: &str, headers: &[&Header], types: &TypeTable) -> Vec<TokenStream> {
    let docs = doc::lines(&[docs.to_owned()]);
    let fields = headers.iter().map(|header| {
        let blocks = doc::blocks(&header.docs, || format!("The header {}.", markdown::code(&header.wire_name)));
        let (docs, deprecated) = (doc::lines(&blocks), doc::deprecated(header.deprecated));
        let (name, ty) = (snake(&header.name), tokens(&spelling::type_in_apis(&header.ty, types)));
        quote!(#docs #deprecated pub #name: Option<#ty>)
    });
    let values = headers.iter().map(|header| {
        let (name, value) = (snake(&header.name), value(header, types));
        quote!(#name: #value)
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

/// The expression that reads a header.
fn value(header: &Header, types: &TypeTable) -> TokenStream {
    let wire_name = &header.wire_name;
    let ty = types.look_through(&header.ty);
    if let Encoding::Content(media_type, _) = &header.encoding
        && media_type.is_json()
    {
        return quote!(header_json(headers, #wire_name));
    }
    match (ty, types.named(ty).map(|def| &def.kind)) {
        (TypeRef::List(_), _) => quote!(header_list(headers, #wire_name)),
        (TypeRef::Map(_), _) => quote!(header_object(headers, #wire_name, &[])),
        (TypeRef::Scalar(Scalar::DateTime), _) => quote!(header_instant(headers, #wire_name)),
        (_, Some(TypeKind::Struct(of))) => {
            let plain = of.fields.iter().filter(|field| is_plain(&field.ty, types)).map(|field| &field.wire_name);
            quote!(header_object(headers, #wire_name, &[#(#plain),*]))
        }
        (_, Some(TypeKind::Enum(of))) if of.base != Scalar::String => {
            quote!(header::<i64>(headers, #wire_name).map(From::from))
        }
        _ => quote!(header(headers, #wire_name)),
    }
}

/// Whether JSON has no quotes around values of the type.
fn is_plain(ty: &TypeRef, types: &TypeTable) -> bool {
    let ty = types.look_through(ty);
    match (ty, types.named(ty).map(|def| &def.kind)) {
        (TypeRef::Scalar(scalar), _) => {
            use Scalar::{Boolean, F32, F64, I32, I64, U32, U64};
            matches!(scalar, Boolean | I32 | I64 | U32 | U64 | F32 | F64)
        }
        (_, Some(TypeKind::Enum(of))) => of.base != Scalar::String,
        _ => false,
    }
}
