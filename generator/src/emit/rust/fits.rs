//! Telling by its shape whether a value is of a type: for unions without a discriminator.

use proc_macro2::TokenStream;
use quote::quote;
use std::collections::BTreeSet;

use super::{pascal, tokens};
use crate::emit::spelling;
use crate::ir::{
    Literal, Presence, Scalar, Selector, Struct, TypeDef, TypeId, TypeKind, TypeRef, TypeTable, Union, Variant,
};

/// The types that a union without a discriminator may have to tell from others: those of its variants, and what their values
/// are told by, such as the first item of an array. What other names stand for is looked at once.
pub fn ranked_types(types: &TypeTable) -> BTreeSet<TypeId> {
    let mut ranked = BTreeSet::new();
    let mut open = Vec::new();
    for (_, def) in types.iter() {
        if let TypeKind::Union(Union { selector: Selector::Shape, variants, .. }) = &def.kind {
            open.extend(variants.iter().map(|variant| &variant.ty));
        }
    }
    while let Some(ty) = open.pop() {
        match ty {
            TypeRef::Named(id) | TypeRef::Boxed(id) => {
                if ranked.insert(*id) {
                    match &types[*id].kind {
                        TypeKind::Alias(of) => open.push(&of.ty),
                        TypeKind::Union(of) => open.extend(of.otherwise().map(|variant| &variant.ty)),
                        TypeKind::Struct(_) | TypeKind::Enum(_) => {}
                    }
                }
            }
            TypeRef::List(inner) | TypeRef::Map(inner) | TypeRef::Nullable(inner) => open.push(inner),
            TypeRef::Tuple(items) => open.extend(items),
            TypeRef::Scalar(_) | TypeRef::Any => {}
        }
    }
    ranked
}

/// `impl Fits`, for a type that is ranked.
pub fn item(def: &TypeDef, types: &TypeTable) -> Option<TokenStream> {
    let (name, kinds) = (pascal(&def.name), kinds_of(def, types));
    let look = match &def.kind {
        TypeKind::Struct(of) => of_struct(of, types),
        TypeKind::Enum(of) => {
            let texts: Vec<_> = of.values.iter().filter_map(|value| text(&value.wire)).collect();
            if of.open {
                quote!(json.fits_text(&[#(#texts),*]).or_else(|| String::fits(json)))
            } else if texts.len() == of.values.len() {
                quote!(json.fits_text(&[#(#texts),*]))
            } else {
                let values = of.values.iter().map(|value| tokens(&value.wire.to_string()));
                quote!(json.fits_integer(&[#(#values),*]))
            }
        }
        TypeKind::Union(of) => match &of.selector {
            Selector::Discriminator { property, values, .. } => {
                let texts = values.iter().map(|(text, _)| text);
                let otherwise = of.otherwise().map(|variant| look_at(variant, types));
                let otherwise = otherwise.map(|look| quote!(.or_else(|| #look(json))));
                quote!(json.fits_tag(#property, &[#(#texts),*])#otherwise)
            }
            Selector::Shape => {
                let looks = looks(of, types);
                quote!(json.fits_any(&[#(#looks),*]))
            }
        },
        TypeKind::Alias(_) => return None,
    };
    Some(quote! {
        impl Fits for #name {
            const KINDS: Kinds = #kinds;

            fn fits(json: &Json<'_>) -> Option<Fit> { #look }
        }
    })
}

/// The looks at the variants of a union, in their order.
pub fn looks(of: &Union, types: &TypeTable) -> Vec<TokenStream> {
    of.variants.iter().map(|variant| look_at(variant, types)).collect()
}

fn look_at(variant: &Variant, types: &TypeTable) -> TokenStream {
    let spelled = spelling::type_in_models(&variant.ty, types);
    let ty = tokens(&spelled);
    if spelled.contains(['<', '(']) { quote!(<#ty>::fits) } else { quote!(#ty::fits) }
}

fn of_struct(of: &Struct, types: &TypeTable) -> TokenStream {
    let is_always_there = |presence| matches!(presence, Presence::Required | Presence::Nullable);
    let required = of.fields.iter().filter(|field| is_always_there(field.presence)).map(|field| &field.wire_name);
    let constants = of.fields.iter().filter_map(|field| {
        let (key, value) = (&field.wire_name, field.constant.as_ref()?.tag()?);
        Some(quote!((#key, #value)))
    });
    let known = of.fields.iter().map(|field| {
        let (key, kinds) = (&field.wire_name, kinds(&field.ty, types));
        quote!((#key, #kinds))
    });
    quote!(json.fits_object(&[#(#required),*], &[#(#constants),*], &[#(#known),*]))
}

/// Of which kinds the values of a use are.
fn kinds(ty: &TypeRef, types: &TypeTable) -> TokenStream {
    match types.look_through(ty) {
        TypeRef::Named(id) | TypeRef::Boxed(id) => kinds_of(&types[*id], types),
        TypeRef::Nullable(inner) => kinds(inner, types),
        TypeRef::List(_) | TypeRef::Tuple(_) => quote!(Kinds::ARRAY),
        TypeRef::Map(_) => quote!(Kinds::OBJECT),
        TypeRef::Any => quote!(Kinds::ANY),
        TypeRef::Scalar(scalar) => of_scalar(*scalar),
    }
}

/// Of which kinds the values of a type are. A union may have values of any kind that it does not know yet.
fn kinds_of(def: &TypeDef, types: &TypeTable) -> TokenStream {
    match &def.kind {
        TypeKind::Struct(_) => quote!(Kinds::OBJECT),
        TypeKind::Enum(of) => of_scalar(of.base),
        TypeKind::Union(_) => quote!(Kinds::ANY),
        TypeKind::Alias(of) => kinds(&of.ty, types),
    }
}

fn of_scalar(scalar: Scalar) -> TokenStream {
    match scalar {
        Scalar::Boolean => quote!(Kinds::BOOL),
        Scalar::I32 | Scalar::I64 | Scalar::U32 | Scalar::U64 | Scalar::F32 | Scalar::F64 => quote!(Kinds::NUMBER),
        Scalar::String
        | Scalar::DateTime
        | Scalar::Date
        | Scalar::Uuid
        | Scalar::Base64
        | Scalar::Binary
        | Scalar::File => quote!(Kinds::STRING),
    }
}

fn text(wire: &Literal) -> Option<&str> {
    match wire {
        Literal::Text(text) => Some(text),
        _ => None,
    }
}
