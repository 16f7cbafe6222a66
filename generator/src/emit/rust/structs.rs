//! Objects with known properties.

mod codec;
mod construct;

use proc_macro2::TokenStream;
use quote::quote;

use super::item::Item;
use super::{doc, models, pascal, snake, tokens};
use crate::emit::surface::{has_setter, is_response_only, preset};
use crate::emit::{markdown, spelling};
use crate::ir::{Access, Field, Presence, Struct, TypeDef, TypeTable};
pub use construct::{has_record, record_name};

/// The struct, what makes one, and how it is read and written.
pub fn items(def: &TypeDef, of: &Struct, types: &TypeTable) -> Vec<Item> {
    let mut items = vec![definition(def, of, types).into()];
    items.extend(construct::required_record(def, of, types).map(Item::from));
    items.push(construct::construction_impl(def, of, types).into());
    items.extend(construct::default_impl(def, of).map(Item::from));
    items.extend(redacted_debug(def, of).map(Item::from));
    items.push(codec::decode(def, of));
    items.push(codec::encode(def, of));
    items.push(models::forward_serde(def));
    items
}

fn definition(def: &TypeDef, of: &Struct, types: &TypeTable) -> TokenStream {
    let name = pascal(&def.name);
    let docs = docs(def, of);
    let debug = (!has_secret(of)).then(|| quote!(Debug,));
    let (default, default_in_tests) = match (is_default(of), is_response_only(def)) {
        (false, _) => (None, None),
        (true, false) => (Some(quote!(Default,)), None),
        (true, true) => (None, Some(quote!(#[cfg_attr(feature = "test-support", derive(Default))]))),
    };
    let fields = of.fields.iter().map(|field| {
        let (docs, name, ty) = (field_docs(field), snake(&field.name), field_type(field, types));
        quote!(#docs pub #name: #ty)
    });
    let additional = of.additional.iter().map(|additional| {
        let (name, ty) = (snake(&additional.name), tokens(&spelling::type_in_models(&additional.ty, types)));
        quote! {
            #[doc = " The properties that the description does not name."]
            pub #name: HashMap<String, #ty>
        }
    });
    let fields = fields.chain(additional);
    quote! {
        #docs
        #[derive(Clone, #debug #default PartialEq)]
        #default_in_tests
        #[non_exhaustive]
        pub struct #name { #(#fields,)* }
    }
}

fn docs(def: &TypeDef, of: &Struct) -> TokenStream {
    let mut blocks = models::doc_blocks(def);
    blocks.extend(doc::notes(&of.constraints, None, None));
    let (lines, deprecated) = (doc::lines(&blocks), doc::deprecated(def.deprecated));
    quote!(#lines #deprecated)
}

/// The type of a field, with what its presence adds.
fn field_type(field: &Field, types: &TypeTable) -> TokenStream {
    let ty = tokens(&spelling::type_in_models(&field.ty, types));
    match field.presence {
        Presence::Required => ty,
        Presence::Optional | Presence::Nullable => quote!(Option<#ty>),
        Presence::OptionalNullable => quote!(Option<Option<#ty>>),
    }
}

fn field_docs(field: &Field) -> TokenStream {
    let mut blocks = doc::blocks(&field.docs, || format!("The property `{}`.", markdown::line(&field.wire_name)));
    blocks.extend(doc::notes(&field.constraints, field.default.as_ref(), field.example.as_ref()));
    let way = match (field.access, field.required_one_way) {
        (Access::ReadWrite, _) => None,
        (Access::ReadOnly, false) => Some("Only the server sets it."),
        (Access::ReadOnly, true) => Some("Only the server sets it, and it always does."),
        (Access::WriteOnly, false) => Some("Only requests carry it."),
        (Access::WriteOnly, true) => Some("Only requests carry it, and they have to."),
    };
    blocks.extend(way.map(str::to_owned));
    let (lines, deprecated) = (doc::lines(&blocks), doc::deprecated(field.deprecated));
    quote!(#lines #deprecated)
}

/// `Debug` that doesn't show secrets, where there are some.
fn redacted_debug(def: &TypeDef, of: &Struct) -> Option<TokenStream> {
    if !has_secret(of) {
        return None;
    }
    let name = pascal(&def.name);
    let text = def.name.pascal();
    let fields = of.fields.iter().map(|field| {
        let (label, name) = (field.name.snake(), snake(&field.name));
        if field.secret { quote!(.field(#label, &"[redacted]")) } else { quote!(.field(#label, &self.#name)) }
    });
    let additional = of.additional.iter().map(|additional| {
        let (label, name) = (additional.name.snake(), snake(&additional.name));
        quote!(.field(#label, &self.#name))
    });
    Some(quote! {
        impl fmt::Debug for #name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(#text) #(#fields)* #(#additional)* .finish()
            }
        }
    })
}

/// Whether every field may be left out, so that there is one without anything.
fn is_default(of: &Struct) -> bool {
    of.fields.iter().all(|field| has_setter(field) && preset(field).is_none())
}

fn has_secret(of: &Struct) -> bool {
    of.fields.iter().any(|field| field.secret)
}
