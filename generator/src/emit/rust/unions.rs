//! Values of one of several types.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use std::collections::BTreeMap;

use super::item::Item;
use super::{doc, fits, models, pascal, tokens};
use crate::emit::surface::variant_type;
use crate::emit::{spelling, wording};
use crate::ir::{Selector, Tag, TypeDef, TypeKind, TypeRef, TypeTable, Union, Variant};

/// The enum of the variants, how one is chosen, and a conversion from each type.
pub fn items(def: &TypeDef, of: &Union, types: &TypeTable) -> Vec<Item> {
    let variants = of.variants.iter().map(|variant| spelled(variant, types));
    let definition = Item::variants(definition(def, of, types), quote!(#(#variants)*));
    let mut items = vec![definition, decode(def, of, types).into(), encode(def, of).into()];
    items.push(models::forward_serde(def));
    items.extend(conversions(def, of, types).into_iter().map(Item::from));
    items
}

/// Whether the values of a type are told apart by their shapes.
pub fn is_by_shape(def: &TypeDef) -> bool {
    matches!(&def.kind, TypeKind::Union(Union { selector: Selector::Shape, .. }))
}

fn definition(def: &TypeDef, of: &Union, types: &TypeTable) -> TokenStream {
    let (name, docs) = (pascal(&def.name), models::docs(def));
    let variants = of.variants.iter().map(|variant| {
        let (name, ty) = (pascal(&variant.name), spelled(variant, types));
        let docs = doc::lines(&doc::blocks(&variant.docs, || {
            let spelled = spelling::type_in_models(&unboxed(&variant.ty), types);
            match types.named(&variant.ty) {
                Some(_) => format!("As {}.", doc::type_link(&spelled)),
                None => format!("As `{spelled}`."),
            }
        }));
        quote!(#docs #name(#ty))
    });
    let unknown = doc::lines(&[wording::UNKNOWN_VALUE.to_owned()]);
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            #unknown
            Unrecognized(serde_json::Value),
        }
    }
}

fn spelled(variant: &Variant, types: &TypeTable) -> TokenStream {
    tokens(&spelling::type_in_models(&variant_type(variant, types), types))
}

fn decode(def: &TypeDef, of: &Union, types: &TypeTable) -> TokenStream {
    let name = pascal(&def.name);
    let (choice, arms, looks): (_, Vec<_>, _) = match &of.selector {
        Selector::Discriminator { property, values, .. } => {
            let arms = values.iter().filter_map(|(text, index)| {
                let variant = pascal(&of.variants.get(*index)?.name);
                Some(quote!(Some(#text) => Self::#variant(Decode::decode(json))))
            });
            (quote!(json.tag(#property)), arms.collect(), None)
        }
        Selector::Shape => {
            let looks = fits::looks(of, types);
            let arms = of.variants.iter().enumerate().map(|(index, variant)| {
                let (index, variant) = (proc_macro2::Literal::usize_unsuffixed(index), pascal(&variant.name));
                quote!(Some(#index) => Self::#variant(Decode::decode(json)))
            });
            (quote!(json.best(LOOKS)), arms.collect(), Some(quote!(const LOOKS: &[FitsFn] = &[#(#looks),*];)))
        }
    };
    let otherwise = of.otherwise().map_or_else(|| format_ident!("Unrecognized"), |variant| pascal(&variant.name));
    quote! {
        impl Decode for #name {
            fn decode(json: &Json<'_>) -> Self {
                #looks
                match #choice {
                    #(#arms,)*
                    _ => Self::#otherwise(Decode::decode(json)),
                }
            }
        }
    }
}

/// The type of the value itself.
fn value_type(ty: &TypeRef, types: &TypeTable) -> TokenStream {
    tokens(&spelling::type_in_models(&unboxed(ty), types))
}

/// The type without the box that the variant adds.
fn unboxed(ty: &TypeRef) -> TypeRef {
    match ty {
        TypeRef::Boxed(id) => TypeRef::Named(*id),
        other => other.clone(),
    }
}

fn encode(def: &TypeDef, of: &Union) -> TokenStream {
    let name = pascal(&def.name);
    let arms = of.variants.iter().map(|variant| {
        let name = pascal(&variant.name);
        match &variant.tag {
            Some(Tag { property, text }) => quote!(Self::#name(value) => value.encode(out.tagged(#property, #text))),
            None => quote!(Self::#name(value) => value.encode(out)),
        }
    });
    quote! {
        impl Encode for #name {
            fn encode(&self, out: &mut Encoder) {
                match self {
                    #(#arms,)*
                    Self::Unrecognized(value) => value.encode(out),
                }
            }
        }
    }
}

/// `From` each type that only one variant has.
fn conversions(def: &TypeDef, of: &Union, types: &TypeTable) -> Vec<TokenStream> {
    let name = pascal(&def.name);
    let spelled_out = |variant: &Variant| {
        let ty = types.without_aliases(&variant.ty)?;
        // `From<serde_json::Value>` would promise that any value is of this variant.
        (ty != TypeRef::Any).then(|| value_type(&ty, types).to_string())
    };
    let spelled: Vec<_> = of.variants.iter().map(spelled_out).collect();
    let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
    for ty in spelled.iter().flatten() {
        *uses.entry(ty).or_default() += 1;
    }
    let is_alone = |ty: &Option<String>| ty.as_ref().is_some_and(|ty| uses.get(ty.as_str()) == Some(&1));
    let alone = of.variants.iter().zip(&spelled).filter(|(_, ty)| is_alone(ty));
    alone.map(|(variant, _)| conversion(&name, variant, types)).collect()
}

fn conversion(union: &proc_macro2::Ident, variant: &Variant, types: &TypeTable) -> TokenStream {
    let (name, ty) = (pascal(&variant.name), value_type(&variant.ty, types));
    let value = match variant_type(variant, types) {
        TypeRef::Boxed(_) => quote!(Box::new(value)),
        _ => quote!(value),
    };
    quote! {
        impl From<#ty> for #union {
            fn from(value: #ty) -> Self { Self::#name(#value) }
        }
    }
}
