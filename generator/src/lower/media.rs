//! Media types: what a body is written as, and what it holds.
//!
//! What OpenAPI leaves open:
//!
//! - Of several media types JSON is the first, and `application/json` the first of those; the others keep their order.
//!   What says the same in the same way counts once: `text/json` beside `application/json`, if the schema is the same, and XML
//!   under its two names.
//! - A body without a schema is any JSON value where its media type is JSON, else text or bytes.
//! - A sequence (JSON Lines, events) is described by the schema of an array, which is that of all items, or by any other, which
//!   is that of each: both are found. The data of events are JSON where the schema is not one of texts.
//! - XML is text: the writing of schemas as XML is the user's.
//! - `*/*` and other ranges are JSON, unless the schema says that it is bytes: servers that list them answer so, as
//!   frameworks write them for want of better. A text that comes as `*/*` may be JSON or plain.
//! - A text is sent as UTF-8, and says so where the description names another character set.
//! - A form is made of the properties of an object: one whose schema is something else is text or bytes, and so is what comes
//!   back as a form.

pub mod kind;
pub mod name;

use std::borrow::Cow;

use openapiv3::{Example, MediaType, ReferenceOr, Schema};

use super::annotations;
use super::context::Context;
use super::encoding;
use super::home;
use super::keywords::Keywords;
use super::literal::literal;
use super::place::{NameSource, Place};
use super::schema::{Use, type_of};
use super::subschema::Subschema;
use super::words::ident;
use crate::extension;
use crate::ir::{self, Content, Format, Ident, Literal, Scalar, TypeRef};
use crate::media_type::{self, is_xml};
use crate::pointer::Pointer;
use kind::{Kind, is_any};

/// Which way a body travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// To the server.
    Request,
    /// From the server.
    Response,
}

/// A media type of the description.
struct Entry<'a> {
    kind: Kind,
    /// The key that it stands under.
    key: &'a str,
    name: &'a str,
    /// The name without its parameters, in lower case.
    essence: String,
    of: &'a MediaType,
}

/// The content of a body, which stands at `place`, in each of its media types, that which is preferred first. Empty
/// where the description has none.
pub fn content<'a>(
    cx: &mut Context<'a, '_>,
    media_types: impl IntoIterator<Item = (&'a String, &'a MediaType)>,
    way: Way,
    place: &Place,
) -> Vec<Content> {
    let mut entries: Vec<Entry<'a>> = Vec::new();
    for (key, of) in media_types {
        let at = place.at.key(key);
        if key.trim().is_empty() {
            cx.unsupported(&at, "a media type without a name is left out");
        }
        for listed in name::listed(key) {
            let Some(name) = name::valid(listed) else {
                cx.unsupported(&at, format!("`{listed}` is no media type: it is left out"));
                continue;
            };
            let essence = media_type::essence(name);
            entries.push(Entry { kind: Kind::of(cx, &essence, of, way, &at), key, name, essence, of });
        }
    }
    entries.sort_by_key(preference);
    let mut kept: Vec<Entry<'a>> = Vec::new();
    for entry in entries {
        if !kept.iter().any(|known| is_same(cx, known, &entry, &place.at)) {
            kept.push(entry);
        }
    }
    let mut all: Vec<Content> = Vec::new();
    for (index, entry) in kept.iter().enumerate() {
        let at = place.at.key(entry.key);
        let known = kept.iter().take(index).position(|known| {
            // What a sequence holds is a list of what its schema says.
            let is_of_schema = known.kind.is_typed() && !known.kind.is_sequence();
            is_of_schema && known.of.schema.is_some() && known.of.schema == entry.of.schema
        });
        let name = free_name(short_name(entry), &all);
        let place = match index {
            0 => Place { at, ..place.clone() },
            _ => Place { at, name: as_other(&place.name, &name), ..place.clone() },
        };
        let known = known.map(|known| all[known].ty.clone());
        all.push(of(cx, entry, way, name, known, &place));
    }
    let is_range = kept.iter().any(|entry| entry.kind == Kind::Json && entry.essence == "*/*");
    if is_range && way == Way::Response {
        all.extend(plain_text(&all));
    }
    all
}

/// The plain text that a body may be as well whose media type is left open, and whose schema is that of a text: servers write
/// one as JSON or as it is.
fn plain_text(all: &[Content]) -> Option<Content> {
    let has_text = all.iter().any(|content| content.format == Format::Text);
    let json = all.first().filter(|json| !has_text && json.ty == TypeRef::Scalar(Scalar::String))?;
    let name = free_name(ident("text", "media"), all);
    Some(Content { media_type: ir::MediaType("text/plain".to_owned()), name, format: Format::Text, ..json.clone() })
}

/// The content in a media type, whose schema may be `known` already.
fn of<'a>(
    cx: &mut Context<'a, '_>,
    entry: &Entry<'a>,
    way: Way,
    name: Ident,
    known: Option<TypeRef>,
    place: &Place,
) -> Content {
    let MediaType { schema, example, examples, encoding, extensions: _ } = entry.of; // extensions mean nothing to us
    if !entry.kind.is_typed() && !kind::is_text(cx, entry.of, &place.at) {
        let message =
            format!("how `{}` writes this schema is not known: the body is read and written as it is", entry.name);
        cx.unsupported(&place.at.key("schema"), message);
    }
    let typed = |cx: &mut Context<'a, '_>| known.clone().unwrap_or_else(|| typed(cx, schema.as_ref(), place));
    let sequence = |cx: &mut Context<'a, '_>| match typed(cx) {
        TypeRef::Nullable(list) if matches!(*list, TypeRef::List(_)) => *list,
        TypeRef::Tuple(_) => TypeRef::List(Box::new(TypeRef::Any)),
        ty if extension::is_of_items(entry.of) || !kind::is_array(cx, entry.of, &place.at) => {
            TypeRef::List(Box::new(ty))
        }
        ty => ty,
    };
    let (format, ty) = match entry.kind {
        Kind::Json => (Format::Json, typed(cx)),
        Kind::Form => (Format::Form(encoding::of_form(encoding)), typed(cx)),
        Kind::Multipart => (Format::Multipart(encoding::of_parts(cx, encoding, &place.at)), typed(cx)),
        Kind::Lines => (Format::Lines, sequence(cx)),
        Kind::Events => match event_data(cx, entry.of, &place.at) {
            Some((at, data)) => {
                let place = home::place(&cx.doc, &at).unwrap_or_else(|| Place { at, ..place.clone() });
                (Format::Events, TypeRef::List(Box::new(Use::into_type(type_of(cx, data, &place)))))
            }
            None if kind::has_json(cx, entry.of, &place.at) => (Format::Events, sequence(cx)),
            None => (Format::Events, TypeRef::List(Box::new(TypeRef::Scalar(Scalar::String)))),
        },
        Kind::Text => (Format::Text, TypeRef::Scalar(Scalar::String)),
        Kind::Bytes => (Format::Binary, TypeRef::Scalar(Scalar::Binary)),
    };
    let example = self::example(cx, example.as_ref(), examples, &place.at)
        .map(|example| if format == Format::Json { written_out(example, &ty) } else { example })
        .or_else(|| example_of_schema(cx, schema.as_ref()?, &ty, place));
    Content { media_type: ir::MediaType(concrete(entry, way).into_owned()), name, format, example, ty }
}

/// The value of which an example is the text in JSON: that is what tools write where people type a body in.
fn written_out(example: Literal, ty: &TypeRef) -> Literal {
    let is_compound = !matches!(ty, TypeRef::Scalar(_) | TypeRef::Any);
    let value = match &example {
        Literal::Text(text) if is_compound => serde_json::from_str(text).ok(),
        _ => None,
    };
    value.filter(|value: &serde_json::Value| value.is_object() || value.is_array()).as_ref().map_or(example, literal)
}

/// The example that the schema of a body has, where its type is none that would keep it.
fn example_of_schema<'a>(
    cx: &Context<'a, '_>,
    schema: &'a ReferenceOr<Schema>,
    ty: &TypeRef,
    place: &Place,
) -> Option<Literal> {
    if matches!(ty, TypeRef::Named(_)) {
        return None;
    }
    annotations::example(&cx.doc, schema.into(), &place.at.key("schema"))
}

/// The type of the schema of a body; without one it is any value.
fn typed<'a>(cx: &mut Context<'a, '_>, schema: Option<&'a ReferenceOr<Schema>>, place: &Place) -> TypeRef {
    let Some(schema) = schema else { return TypeRef::Any };
    Use::into_type(type_of(cx, schema.into(), &Place { at: place.at.key("schema"), ..place.clone() }))
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

/// What comes first.
fn preference(entry: &Entry<'_>) -> u8 {
    match (entry.kind, entry.essence.as_str()) {
        (Kind::Json, "application/json") => 0,
        (Kind::Json, _) => 1,
        _ => 2,
    }
}

/// Whether two media types of the content at `at` say the same in the same way.
fn is_same<'a>(cx: &Context<'a, '_>, one: &Entry<'a>, other: &Entry<'a>, at: &Pointer) -> bool {
    let is_plain_json =
        |essence: &str| matches!(essence, "application/json" | "text/json" | "application/*+json") || is_any(essence);
    let (first, second) = (one.essence.as_str(), other.essence.as_str());
    match (one.kind, other.kind) {
        (Kind::Json, Kind::Json) => {
            let are_alike = first == second || (is_plain_json(first) && is_plain_json(second));
            are_alike && one.of.schema == other.of.schema
        }
        (Kind::Text, Kind::Text) => first == second || (is_xml(first) && is_xml(second)),
        // Frameworks list what they can't write beside what they do: the text of an object.
        (Kind::Json, Kind::Text) if second == "text/plain" => {
            one.of.schema == other.of.schema && !kind::is_text(cx, other.of, &at.key(other.key))
        }
        (one_kind, other_kind) => one_kind == other_kind && first == second,
    }
}

/// The media type as a header says it: in a request a range says nothing.
fn concrete<'a>(entry: &Entry<'a>, way: Way) -> Cow<'a, str> {
    let essence = &entry.essence;
    Cow::Borrowed(match entry.kind {
        Kind::Json if essence.contains('*') => "application/json",
        Kind::Text if essence.contains("*+xml") => "application/xml",
        Kind::Multipart if essence.contains('*') => "multipart/form-data",
        _ if way == Way::Response => entry.name,
        Kind::Text | Kind::Json | Kind::Form if !essence.contains('*') => return name::in_utf_8(entry.name),
        _ if !essence.contains('*') => entry.name,
        Kind::Text | Kind::Events => "text/plain",
        Kind::Json | Kind::Lines | Kind::Form | Kind::Multipart | Kind::Bytes => "application/octet-stream",
    })
}

/// What tells a media type apart from the others of a body, in a word or two.
fn short_name(entry: &Entry<'_>) -> Ident {
    let essence = &entry.essence;
    let subtype = essence.split_once('/').map_or("", |(_, subtype)| subtype);
    let word = match (entry.kind, subtype) {
        (Kind::Json, "json" | "*" | "*+json") => "json",
        (Kind::Json, other) => other.strip_suffix("+json").unwrap_or(other),
        (Kind::Form, _) => "form",
        (Kind::Multipart, "form-data" | "*") => "multipart",
        (Kind::Text, "plain" | "*") => "text",
        (Kind::Text, _) if is_xml(essence) => "xml",
        (Kind::Bytes, "octet-stream" | "*") => "bytes",
        (Kind::Lines, _) => "lines",
        (Kind::Events, _) => "events",
        (Kind::Multipart | Kind::Text | Kind::Bytes, other) => other,
    };
    ident(word, "media")
}

fn free_name(wish: Ident, taken: &[Content]) -> Ident {
    let is_taken =
        |name: &Ident| name.pascal() == "Self" || taken.iter().any(|content| content.name.pascal() == name.pascal());
    let numbered = (2..).map(|number| ident(&format!("{} {number}", wish.snake()), "media"));
    std::iter::once(wish.clone()).chain(numbered).find(|name| !is_taken(name)).unwrap_or_default()
}

/// What the inline types of a further media type are named after.
fn as_other(name: &NameSource, media_type: &Ident) -> NameSource {
    match name {
        NameSource::Within(parent, words) => {
            NameSource::Within(parent.clone(), format!("{words} {}", media_type.snake()))
        }
        NameSource::Own(name) => NameSource::Own(name.clone()),
    }
}

/// The schema of the data of an event with its place, where the schema of the item is one of the whole event, as OpenAPI 3.2
/// has it (§ Server-Sent Events), and many before it: it has `data`, and otherwise what events have.
fn event_data<'a>(cx: &Context<'a, '_>, media_type: &'a MediaType, at: &Pointer) -> Option<(Pointer, Subschema<'a>)> {
    let (found_at, schema) = kind::schema(cx, media_type, at)?;
    let properties = Keywords::of(schema).properties;
    let is_field = |name: &str| matches!(name, "data" | "event" | "id" | "retry" | "comment");
    let has_others = properties.len() > 1 || extension::is_of_items(media_type);
    if !has_others || !properties.iter().all(|(name, _)| is_field(name)) {
        return None;
    }
    let (name, data) = properties.into_iter().find(|(name, _)| *name == "data")?;
    Some((found_at.key("properties").key(name), data))
}
