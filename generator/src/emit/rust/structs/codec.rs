//! How a struct is read and written.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use crate::emit::rust::{pascal, snake};
use crate::ir::{Presence, Struct, TypeDef};

/// `Decode`: from JSON.
pub fn decode(def: &TypeDef, of: &Struct) -> TokenStream {
    let (name, text) = (pascal(&def.name), def.name.pascal());
    let secrets: Vec<_> = of.fields.iter().filter(|field| field.secret).map(|field| &field.wire_name).collect();
    let with_secrets = (!secrets.is_empty()).then(|| quote!(.with_secrets(&[#(#secrets),*])));
    let fields = of.fields.iter().map(|field| {
        let (name, key, accessor) = (snake(&field.name), &field.wire_name, accessor(field.presence));
        quote!(#name: object.#accessor(#key))
    });
    let keys = of.fields.iter().map(|field| &field.wire_name);
    let rest = of.additional.iter().map(|additional| {
        let (name, keys) = (snake(&additional.name), keys.clone());
        quote!(#name: object.rest(&[#(#keys),*]))
    });
    let fields: Vec<_> = fields.chain(rest).collect();
    if fields.is_empty() {
        return quote! {
            impl Decode for #name {
                fn decode(json: &Json<'_>) -> Self {
                    json.object(#text);
                    Self {}
                }
            }
        };
    }
    quote! {
        impl Decode for #name {
            fn decode(json: &Json<'_>) -> Self {
                let mut object = json.object(#text) #with_secrets;
                Self { #(#fields,)* }
            }
        }
    }
}

/// `Encode`: to JSON.
pub fn encode(def: &TypeDef, of: &Struct) -> TokenStream {
    let name = pascal(&def.name);
    let fields = of.fields.iter().map(|field| {
        let (name, key, accessor) = (snake(&field.name), &field.wire_name, accessor(field.presence));
        quote!(object.#accessor(#key, &self.#name);)
    });
    let rest = of.additional.iter().map(|additional| {
        let name = snake(&additional.name);
        quote!(object.rest(&self.#name);)
    });
    let fields: Vec<_> = fields.chain(rest).collect();
    let body = if fields.is_empty() {
        quote!(out.object().end();)
    } else {
        quote! {
            let mut object = out.object();
            #(#fields)*
            object.end();
        }
    };
    quote! {
        impl Encode for #name {
            fn encode(&self, out: &mut Encoder) { #body }
        }
    }
}

fn accessor(presence: Presence) -> Ident {
    format_ident!(
        "{}",
        match presence {
            Presence::Required => "required",
            Presence::Optional => "optional",
            Presence::Nullable => "nullable",
            Presence::OptionalNullable => "optional_nullable",
        }
    )
}
