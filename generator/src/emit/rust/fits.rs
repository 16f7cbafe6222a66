//! Telling by its shape whether a value is of a type: for unions without a discriminator.

use proc_macro2::TokenStream;
use quote::quote;
use std::collections::BTreeSet;

use super::{pascal, tokens};
use crate::emit::spelling;
use crate::ir::{Literal, Presence, Selector, Struct, TypeDef, TypeId, TypeKind, TypeRef, TypeTable, Union};

/// The types that a union without a discriminator may have to tell from others.
pub fn ranked_types(types: &TypeTable) -> BTreeSet<TypeId> {
    let mut ranked = BTreeSet::new();
    for (_, def) in types.iter() {
        if let TypeKind::Union(Union { selector: Selector::Shape, variants }) = &def.kind {
            variants.iter().for_each(|variant| collect(&variant.ty, types, &mut ranked));
        }
    }
    ranked
}

/// A type, and what its values are told by: the first item of an array.
fn collect(ty: &TypeRef, types: &TypeTable, ranked: &mut BTreeSet<TypeId>) {
    match types.look_through(ty) {
        TypeRef::Named(id) | TypeRef::Boxed(id) => {
            ranked.insert(*id);
        }
        TypeRef::List(inner) | TypeRef::Map(inner) | TypeRef::Nullable(inner) => collect(inner, types, ranked),
        TypeRef::Tuple(items) => items.iter().for_each(|item| collect(item, types, ranked)),
        TypeRef::Scalar(_) | TypeRef::Any => {}
    }
}

/// `impl Fits`, for a type that is ranked.
pub fn item(def: &TypeDef, types: &TypeTable) -> Option<TokenStream> {
    let name = pascal(&def.name);
    let look = match &def.kind {
        TypeKind::Struct(of) => of_struct(of),
        TypeKind::Enum(of) => {
            let texts: Vec<_> = of.values.iter().filter_map(|value| text(&value.wire)).collect();
            if texts.len() == of.values.len() {
                quote!(json.fits_text(&[#(#texts),*]))
            } else {
                let values = of.values.iter().map(|value| tokens(&value.wire.to_string()));
                quote!(json.fits_integer(&[#(#values),*]))
            }
        }
        TypeKind::Union(of) => match &of.selector {
            Selector::Discriminator { property, values } => {
                let texts = values.iter().map(|(text, _)| text);
                quote!(json.fits_tag(#property, &[#(#texts),*]))
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
            fn fits(json: &Json<'_>) -> Option<Fit> { #look }
        }
    })
}

/// The looks at the variants of a union, in their order.
pub fn looks(of: &Union, types: &TypeTable) -> Vec<TokenStream> {
    of.variants
        .iter()
        .map(|variant| {
            let spelled = spelling::type_in_models(&variant.ty, types);
            let ty = tokens(&spelled);
            if spelled.contains(['<', '(']) { quote!(<#ty>::fits) } else { quote!(#ty::fits) }
        })
        .collect()
}

fn of_struct(of: &Struct) -> TokenStream {
    let is_always_there = |presence| matches!(presence, Presence::Required | Presence::Nullable);
    let required = of.fields.iter().filter(|field| is_always_there(field.presence)).map(|field| &field.wire_name);
    let constants = of.fields.iter().filter_map(|field| {
        let (key, value) = (&field.wire_name, field.constant.as_ref()?);
        Some(quote!((#key, #value)))
    });
    let known = of.fields.iter().map(|field| &field.wire_name);
    quote!(json.fits_object(&[#(#required),*], &[#(#constants),*], &[#(#known),*]))
}

fn text(wire: &Literal) -> Option<&str> {
    match wire {
        Literal::Text(text) => Some(text),
        _ => None,
    }
}
