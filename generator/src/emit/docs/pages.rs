//! Which page tells of what, and how pages link to each other.
//!
//! The names of pages are those of the types, which lowering made different without regard to case.

use crate::emit::markdown;
use crate::emit::spelling::type_in_models;
use crate::emit::surface::{Arrival, Reading, item};
use crate::ir::{Group, TypeId, TypeRef, TypeTable};

/// The name of the page of a group, which is that of the type of its calls: `RepositoriesApi`.
pub fn of_group(group: &Group) -> String {
    format!("{}Api", group.name.pascal())
}

/// The name of the page of a type: `Repository`.
pub fn of_type(id: TypeId, types: &TypeTable) -> &str {
    types[id].name.pascal()
}

/// A type as text: `Vec\<Repository\>`. At its outside an alias shows what it stands for.
pub fn text(ty: &TypeRef, types: &TypeTable) -> String {
    text_as_named(shown(ty, types), types)
}

/// A type as [`text`], linked to the page of the first type that it names: `[**Vec\<Repository\>**](Repository.md)`.
pub fn link(ty: &TypeRef, types: &TypeTable) -> String {
    link_as_named(shown(ty, types), types)
}

/// What an alias stands for; a synonym as it is, which tells more of its use than the other name does.
fn shown<'a>(ty: &'a TypeRef, types: &'a TypeTable) -> &'a TypeRef {
    match ty {
        TypeRef::Named(id) if types.synonym_of(*id).is_some() => ty,
        _ => types.look_through(ty),
    }
}

/// The same for a type within another, where an alias links to its own page.
pub fn link_as_named(ty: &TypeRef, types: &TypeTable) -> String {
    linked(&text_as_named(ty, types), ty, types)
}

/// A text, linked to the page of the first type that `ty` names. A synonym has none, and leads to that of what it means.
fn linked(text: &str, ty: &TypeRef, types: &TypeTable) -> String {
    match first_named(ty) {
        Some(id) => format!("[**{text}**]({}.md)", of_type(types.original(id), types)),
        None => format!("**{text}**"),
    }
}

/// The body of a response as text; `None` where there is none.
pub fn arrival_text(arrival: Arrival<'_>, types: &TypeTable) -> Option<String> {
    match arrival {
        Arrival::Nothing => None,
        Arrival::Body(Reading::Json, ty) => Some(text(ty, types)),
        Arrival::Body(Reading::Text | Reading::JsonOrText, _) => Some("String".to_owned()),
        Arrival::Body(Reading::Bytes, _) => Some("bytes::Bytes".to_owned()),
        Arrival::Body(Reading::Stream, _) => Some("ByteStream".to_owned()),
        Arrival::Body(Reading::Lines, ty) => Some(of_items("JsonLines", ty, types)),
        Arrival::Body(Reading::Events | Reading::TextEvents, ty) => Some(of_items("EventStream", ty, types)),
    }
}

/// The body of a response, linked to the page of its type.
pub fn arrival_link(arrival: Arrival<'_>, types: &TypeTable) -> Option<String> {
    match arrival {
        Arrival::Body(Reading::Json, ty) => Some(link(ty, types)),
        Arrival::Body(Reading::Lines | Reading::Events | Reading::TextEvents, ty) => {
            let text = arrival_text(arrival, types)?;
            Some(linked(&text, item(ty, types), types))
        }
        other => arrival_text(other, types).map(|text| format!("**{text}**")),
    }
}

/// `EventStream\<Event\>`
fn of_items(stream: &str, ty: &TypeRef, types: &TypeTable) -> String {
    format!("{stream}\\<{}\\>", text_as_named(item(ty, types), types))
}

fn text_as_named(ty: &TypeRef, types: &TypeTable) -> String {
    // Where a value stands in memory is nothing that a reader asks for.
    match ty {
        TypeRef::Boxed(id) => markdown::literal(&type_in_models(&TypeRef::Named(*id), types)),
        ty => markdown::literal(&type_in_models(ty, types)),
    }
}

fn first_named(ty: &TypeRef) -> Option<TypeId> {
    match ty {
        TypeRef::Named(id) | TypeRef::Boxed(id) => Some(*id),
        TypeRef::List(inner) | TypeRef::Map(inner) | TypeRef::Nullable(inner) => first_named(inner),
        TypeRef::Tuple(items) => items.iter().find_map(first_named),
        TypeRef::Scalar(_) | TypeRef::Any => None,
    }
}
