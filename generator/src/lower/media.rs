//! Media types: what a body is written as, and what it holds.

use openapiv3::{Example, MediaType, ReferenceOr, Schema, SchemaKind};

use super::context::Context;
use super::keywords::Keywords;
use super::literal::literal;
use super::place::Place;
use super::schema::{Use, type_of};
use crate::ir::{self, Content, Literal, Scalar, TypeRef};
use crate::pointer::Pointer;

/// How the bytes of a media type are dealt with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// Read and written as JSON.
    Json,
    /// A text, as it is.
    Text,
    /// Bytes, as they are.
    Bytes,
    /// Of a form that only the user can write yet: bytes.
    Foreign,
}

/// The content of a body, which stands at `at`: of several media types the one that is dealt with best, as the others
/// can't be chosen yet. Empty where the description has none.
pub fn content<'a>(
    cx: &mut Context<'a, '_>,
    media_types: impl IntoIterator<Item = (&'a String, &'a MediaType)>,
    place: &Place,
) -> Vec<Content> {
    let mut all = Vec::new();
    for (name, media_type) in media_types {
        match name.contains('/') {
            true => all.push((kind(name, media_type), name, media_type)),
            false => cx.unsupported(&place.at.key(name), format!("`{name}` is no media type: it is left out")),
        }
    }
    let Some((kind, name, media_type)) = all.iter().min_by_key(|(kind, ..)| *kind) else { return Vec::new() };
    // The same schema as JSON under another name, such as `text/json`, is no other way to say it.
    let is_same = |other: &MediaType| *kind == Kind::Json && other.schema == media_type.schema;
    let left_out = all.iter().filter(|(kind, other, of)| other != name && !(*kind == Kind::Json && is_same(of)));
    let left_out: Vec<_> = left_out.map(|(_, other, _)| format!("`{other}`")).collect();
    if let Some(list) = shortened(&left_out) {
        cx.unsupported(&place.at, format!("several media types can't be offered yet: `{name}` is, and not {list}"));
    }
    let at = place.at.key(name);
    if *kind == Kind::Foreign {
        cx.unsupported(&at, format!("`{name}` can't be written or read yet: the body is bytes as they are"));
    }
    vec![of(cx, *kind, name, media_type, &Place { at, ..place.clone() })]
}

fn of<'a>(cx: &mut Context<'a, '_>, kind: Kind, name: &str, media_type: &'a MediaType, place: &Place) -> Content {
    let MediaType { schema, example, examples, encoding: _, extensions: _ } = media_type; // encoding is of forms, which are foreign
    if matches!(kind, Kind::Text | Kind::Bytes) && schema.as_ref().is_some_and(|schema| !is_text(cx, schema, &place.at))
    {
        let message = format!("how `{name}` writes this schema is not known: the body is read and written as it is");
        cx.unsupported(&place.at.key("schema"), message);
    }
    let ty = match (kind, schema) {
        (Kind::Text, _) => TypeRef::Scalar(Scalar::String),
        (Kind::Bytes | Kind::Foreign, _) => TypeRef::Scalar(Scalar::Binary),
        (Kind::Json, None) => TypeRef::Any,
        (Kind::Json, Some(schema)) => {
            let Place { at, .. } = place;
            Use::into_type(type_of(cx, schema.into(), &Place { at: at.key("schema"), ..place.clone() }))
        }
    };
    let name = if is_any(name) && kind == Kind::Json { "application/json" } else { name };
    Content {
        media_type: ir::MediaType(name.to_owned()),
        ty,
        example: self::example(cx, example.as_ref(), examples, &place.at),
    }
}

/// `example`, else the first of `examples` that has a value (§ Media Type Object).
pub fn example<'a>(
    cx: &mut Context<'a, '_>,
    example: Option<&serde_json::Value>,
    examples: impl IntoIterator<Item = (&'a String, &'a ReferenceOr<Example>)>,
    at: &Pointer,
) -> Option<Literal> {
    if let Some(example) = example {
        return Some(literal(example));
    }
    let at = at.key("examples");
    examples.into_iter().find_map(|(name, example)| {
        let found = cx.follow(example, &at.key(name))?;
        found.item.value.as_ref().map(literal)
    })
}

fn kind(name: &str, media_type: &MediaType) -> Kind {
    let essence = name.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if is_any(name) {
        // Servers that list `*/*` answer with JSON, as frameworks write it for want of better, or else say that it is bytes.
        if is_binary(media_type) { Kind::Bytes } else { Kind::Json }
    } else if ir::MediaType(name.to_owned()).is_json() {
        Kind::Json
    } else if essence.starts_with("text/") {
        Kind::Text
    } else if matches!(essence.as_str(), "application/x-www-form-urlencoded" | "multipart/form-data")
        || essence.ends_with("/xml")
        || essence.ends_with("+xml")
    {
        Kind::Foreign
    } else {
        Kind::Bytes
    }
}

/// Whether a text or bytes are all that the schema says.
fn is_text<'a>(cx: &Context<'a, '_>, schema: &'a ReferenceOr<Schema>, at: &Pointer) -> bool {
    let Ok((_, schema)) = cx.doc.schema(schema.into(), at) else { return true };
    match Keywords::of(schema).ty {
        Some(ty) => ty == "string",
        None => matches!(schema.schema_kind, SchemaKind::Any(_)),
    }
}

fn is_binary(media_type: &MediaType) -> bool {
    match &media_type.schema {
        Some(ReferenceOr::Item(schema)) => Keywords::of(schema).format == Some("binary"),
        Some(ReferenceOr::Reference { .. }) | None => false,
    }
}

/// A list in a message: as long as it is still read.
fn shortened(list: &[String]) -> Option<String> {
    match list {
        [] => None,
        [first, second, _, rest @ ..] if !rest.is_empty() => {
            Some(format!("{first}, {second} and {} more", rest.len() + 1))
        }
        all => Some(all.join(", ")),
    }
}

fn is_any(name: &str) -> bool {
    matches!(name.trim(), "*/*" | "application/*")
}
