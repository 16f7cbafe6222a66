//! How a struct is made: `new`, and a setter for each field that it does not ask for.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::{field_docs, field_type, is_default};
use crate::emit::rust::{doc, models, pascal, snake, tokens};
use crate::emit::spelling;
use crate::emit::surface::{Construction, construction, has_setter, is_file, is_text, preset};
use crate::ir::{Field, Literal, Presence, Struct, TypeDef, TypeKind, TypeRef, TypeTable};

/// More required fields than positions can tell apart: a struct with a name for each. It derives nothing, for it is
/// written down only to be handed over, and what is derived for a wide struct costs its users build time.
pub fn required_record(def: &TypeDef, of: &Struct, types: &TypeTable) -> Option<TokenStream> {
    let Construction::Record(required) = construction(of) else { return None };
    let (name, record, cfg) = (pascal(&def.name), record_name(def), models::test_support(def));
    let docs = doc::lines(&[format!(
        "What every {} has: the argument of [`{name}::new`].",
        doc::type_link(&name.to_string())
    )]);
    let fields = required.iter().map(|field| {
        let (docs, name, ty) = (field_docs(field), snake(&field.name), field_type(field, types));
        quote!(#docs pub #name: #ty)
    });
    Some(quote! {
        #docs
        #cfg
        pub struct #record { #(#fields,)* }
    })
}

/// `new` and the setters.
pub fn construction_impl(def: &TypeDef, of: &Struct, types: &TypeTable) -> TokenStream {
    let (name, cfg) = (pascal(&def.name), models::test_support(def));
    let new = new(def, of, types);
    let setters = of.fields.iter().filter(|field| has_setter(field)).map(|field| setter(field, types));
    let additional = of.additional.iter().map(|additional| {
        let (field, ty) = (snake(&additional.name), tokens(&spelling::type_in_models(&additional.ty, types)));
        let setter = format_ident!("with_{}", additional.name.snake());
        let docs = format!(" Sets {}.", doc::member("Self", &additional.name));
        quote! {
            #[doc = #docs]
            pub fn #setter(mut self, #field: HashMap<String, #ty>) -> Self {
                self.#field = #field;
                self
            }
        }
    });
    quote! {
        #cfg
        impl #name {
            #new
            #(#setters)*
            #(#additional)*
        }
    }
}

/// `Default`, where `new` asks for nothing but sets what can't be derived: a constant.
pub fn default_impl(def: &TypeDef, of: &Struct) -> Option<TokenStream> {
    let asks_for_nothing = matches!(construction(of), Construction::Positional(required) if required.is_empty());
    let (name, cfg) = (pascal(&def.name), models::test_support(def));
    (asks_for_nothing && !is_default(of)).then(|| {
        quote! {
            #cfg
            impl Default for #name {
                fn default() -> Self { Self::new() }
            }
        }
    })
}

fn new(def: &TypeDef, of: &Struct, types: &TypeTable) -> TokenStream {
    if is_default(of) {
        return quote! {
            #[doc = " A value without any property."]
            pub fn new() -> Self { Self::default() }
        };
    }
    let construction = construction(of);
    let values = of.fields.iter().map(|field| {
        let name = snake(&field.name);
        if let Some(constant) = preset(field) {
            let value = constant_value(field, constant, types);
            quote!(#name: Some(#value))
        } else if has_setter(field) {
            quote!(#name: None)
        } else if let Some(constant) = &field.constant {
            let value = constant_value(field, constant, types);
            quote!(#name: #value)
        } else {
            match &construction {
                Construction::Positional(_) => initializer(field, types),
                Construction::Record(_) => quote!(#name: required.#name),
            }
        }
    });
    let additional = of.additional.iter().map(|additional| {
        let name = snake(&additional.name);
        quote!(#name: HashMap::new())
    });
    let values = values.chain(additional);
    let arguments = match &construction {
        Construction::Positional(required) => {
            let arguments = required.iter().map(|field| {
                let (name, ty) = (snake(&field.name), argument_type(field, types));
                quote!(#name: #ty)
            });
            quote!(#(#arguments),*)
        }
        Construction::Record(_) => {
            let record = record_name(def);
            quote!(required: #record)
        }
    };
    quote! {
        #[doc = " A value with the required properties."]
        pub fn new(#arguments) -> Self {
            Self { #(#values,)* }
        }
    }
}

/// The value of a field that has one only.
fn constant_value(field: &Field, constant: &Literal, types: &TypeTable) -> TokenStream {
    let spelled = match constant {
        Literal::Text(text) => quote!(#text),
        other => tokens(&other.to_string()),
    };
    let ty = types.look_through(&field.ty);
    match types.named(ty).map(|def| &def.kind) {
        Some(TypeKind::Enum(_)) => {
            // By the name that the field has for it: no other is imported.
            let ty = value_type(field, types);
            quote!(#ty::from(#spelled))
        }
        _ if is_text(ty, types) => quote!(#spelled.to_owned()),
        _ => spelled,
    }
}

/// How `new` takes the value of a field.
fn argument_type(field: &Field, types: &TypeTable) -> TokenStream {
    let ty = value_type(field, types);
    match field.presence {
        Presence::Nullable | Presence::OptionalNullable => quote!(impl Into<Option<#ty>>),
        Presence::Required | Presence::Optional if is_text(&field.ty, types) => quote!(impl Into<String>),
        Presence::Required | Presence::Optional if is_file(&field.ty, types) => quote!(impl Into<#ty>),
        Presence::Required | Presence::Optional => ty,
    }
}

/// The type of the value itself: not boxed, the field does that.
fn value_type(field: &Field, types: &TypeTable) -> TokenStream {
    let unboxed = match &field.ty {
        TypeRef::Boxed(id) => TypeRef::Named(*id),
        other => other.clone(),
    };
    tokens(&spelling::type_in_models(&unboxed, types))
}

/// The value of a field, from the argument of its name.
fn value(field: &Field, types: &TypeTable) -> TokenStream {
    let name = snake(&field.name);
    let is_nullable = matches!(field.presence, Presence::Nullable | Presence::OptionalNullable);
    match (is_nullable, &field.ty) {
        (true, TypeRef::Boxed(_)) => quote!(#name.into().map(Box::new)),
        (true, _) => quote!(#name.into()),
        (false, TypeRef::Boxed(_)) => quote!(Box::new(#name)),
        (false, ty) if is_text(ty, types) || is_file(ty, types) => quote!(#name.into()),
        (false, _) => quote!(#name),
    }
}

/// `name: name.into()`, or `name` where nothing has to be done.
fn initializer(field: &Field, types: &TypeTable) -> TokenStream {
    let (name, value) = (snake(&field.name), value(field, types));
    if name == value.to_string() { value } else { quote!(#name: #value) }
}

fn setter(field: &Field, types: &TypeTable) -> TokenStream {
    let (name, ty, value) = (snake(&field.name), argument_type(field, types), value(field, types));
    let setter = format_ident!("with_{}", field.name.snake());
    let docs = format!(" Sets {}.", doc::member("Self", &field.name));
    let deprecated = doc::deprecated(field.deprecated);
    quote! {
        #[doc = #docs]
        #deprecated
        pub fn #setter(mut self, #name: #ty) -> Self {
            self.#name = Some(#value);
            self
        }
    }
}

/// Whether the type has more required fields than positions can tell apart.
pub fn has_record(def: &TypeDef) -> bool {
    matches!(&def.kind, TypeKind::Struct(of) if matches!(construction(of), Construction::Record(_)))
}

/// The name of the struct of the required fields.
pub fn record_name(def: &TypeDef) -> Ident {
    format_ident!("{}Required", def.name.pascal())
}
