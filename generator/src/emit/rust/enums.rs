//! Lists of values.

use proc_macro2::TokenStream;
use quote::quote;

use super::item::Item;
use super::{doc, models, pascal};
use crate::emit::{markdown, wording};
use crate::ir::{Enum, EnumValue, Literal, Scalar, TypeDef};

/// The enum, open to values that the description does not know yet, and its values on the wire.
pub fn items(def: &TypeDef, of: &Enum) -> Vec<Item> {
    vec![Item::variants(definition(def, of), TokenStream::new()), wire_values(def, of)]
}

fn definition(def: &TypeDef, of: &Enum) -> TokenStream {
    let (name, docs) = (pascal(&def.name), models::docs(def));
    let values = of.values.iter().map(|value| {
        let (docs, deprecated, name) = (value_docs(value), doc::deprecated(value.deprecated), pascal(&value.name));
        quote!(#docs #deprecated #name)
    });
    let other = doc::lines(&[if of.open { wording::ANY_OTHER_TEXT } else { wording::UNKNOWN_VALUE }.to_owned()]);
    let unknown = match of.base {
        Scalar::String => quote!(String),
        _ => quote!(i64),
    };
    quote! {
        #docs
        #[derive(Clone, Debug)]
        #[non_exhaustive]
        pub enum #name {
            #(#values,)*
            #other
            Unrecognized(#unknown),
        }
    }
}

fn value_docs(value: &EnumValue) -> TokenStream {
    doc::lines(&doc::blocks(&value.docs, || match wire_text(&value.wire) {
        text if text.is_empty() => "The empty text.".to_owned(),
        text => markdown::code(&text),
    }))
}

/// `string_enum!(State { Active = "active", … });`, a line a value where one line would be too long.
fn wire_values(def: &TypeDef, of: &Enum) -> Item {
    let macro_name = match of.base {
        Scalar::String => "string_enum",
        _ => "integer_enum",
    };
    let name = def.name.pascal();
    let values: Vec<_> =
        of.values.iter().map(|value| format!("{} = {}", value.name.pascal(), rust_literal(&value.wire))).collect();
    let line = format!("{name} {{ {} }}", values.join(", "));
    let lines = format!("{name} {{\n    {},\n}}", values.join(",\n    "));
    Item::call(macro_name, if line.len() <= 80 { &line } else { &lines })
}

fn wire_text(wire: &Literal) -> String {
    match wire {
        Literal::Text(text) => text.clone(),
        other => other.to_string(),
    }
}

/// The value as a literal of Rust.
fn rust_literal(wire: &Literal) -> String {
    match wire {
        Literal::Text(text) => quote!(#text).to_string(),
        other => other.to_string(),
    }
}
