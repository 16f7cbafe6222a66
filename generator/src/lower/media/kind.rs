//! How the bytes of a media type are dealt with, by its name and its schema.

use openapiv3::{MediaType, Schema, SchemaKind};

use super::Way;
use crate::extension;
use crate::lower::context::Context;
use crate::lower::keywords::Keywords;
use crate::media_type::{self, URL_ENCODED, is_xml};
use crate::pointer::Pointer;

/// How the bytes of a media type are dealt with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Read and written as JSON.
    Json,
    /// Written as a form.
    Form,
    /// Written as parts.
    Multipart,
    /// Read and written as JSON values, one a line.
    Lines,
    /// Read as events.
    Events,
    /// A text, as it is.
    Text,
    /// Bytes, as they are.
    Bytes,
}

impl Kind {
    /// That of a media type, which stands at `at`.
    pub fn of<'a>(cx: &Context<'a, '_>, essence: &str, media_type: &'a MediaType, way: Way, at: &Pointer) -> Self {
        let is_form = || way == Way::Request && may_be_object(cx, media_type, at);
        if is_binary(cx, media_type, at) {
            Self::Bytes
        } else if is_any(essence) {
            Self::Json
        } else if is_lines(essence) {
            if has_json(cx, media_type, at) { Self::Lines } else { Self::Bytes }
        } else if essence == "text/event-stream" && way == Way::Response {
            Self::Events
        } else if media_type::is_json(essence) {
            Self::Json
        } else if essence == URL_ENCODED {
            if is_form() { Self::Form } else { Self::Text }
        } else if essence.starts_with("multipart/") {
            if is_form() { Self::Multipart } else { Self::Bytes }
        } else if is_text_type(essence) {
            Self::Text
        } else {
            Self::Bytes
        }
    }

    /// Whether values of the schema's type are written.
    pub fn is_typed(self) -> bool {
        match self {
            Self::Json | Self::Form | Self::Multipart | Self::Lines | Self::Events => true,
            Self::Text | Self::Bytes => false,
        }
    }

    /// Whether a body is one item after the other.
    pub fn is_sequence(self) -> bool {
        matches!(self, Self::Lines | Self::Events)
    }
}

/// The schema of a media type with its place, where it has one that leads somewhere.
pub fn schema<'a>(cx: &Context<'a, '_>, media_type: &'a MediaType, at: &Pointer) -> Option<(Pointer, &'a Schema)> {
    cx.doc.schema(media_type.schema.as_ref()?.into(), &at.key("schema")).ok()
}

/// Whether the items of a sequence are described as JSON: by a schema that is not one of texts, and says something.
pub fn has_json<'a>(cx: &Context<'a, '_>, media_type: &'a MediaType, at: &Pointer) -> bool {
    let Some((_, schema)) = schema(cx, media_type, at) else { return false };
    let keywords = Keywords::of(schema);
    match keywords.ty {
        Some(ty) => ty != "string" || extension::is_of_items(media_type),
        None => keywords.has_members() || !matches!(schema.schema_kind, SchemaKind::Any(_)),
    }
}

/// Whether the schema is one of arrays.
pub fn is_array<'a>(cx: &Context<'a, '_>, media_type: &'a MediaType, at: &Pointer) -> bool {
    schema(cx, media_type, at).is_some_and(|(_, schema)| Keywords::of(schema).ty == Some("array"))
}

/// Whether a text or bytes are all that the schema says.
pub fn is_text<'a>(cx: &Context<'a, '_>, media_type: &'a MediaType, at: &Pointer) -> bool {
    let Some((_, schema)) = schema(cx, media_type, at) else { return true };
    match Keywords::of(schema).ty {
        Some(ty) => ty == "string",
        None => matches!(schema.schema_kind, SchemaKind::Any(_)),
    }
}

/// Whether the schema may be one of objects.
fn may_be_object<'a>(cx: &Context<'a, '_>, media_type: &'a MediaType, at: &Pointer) -> bool {
    let ty = schema(cx, media_type, at).and_then(|(_, schema)| Keywords::of(schema).ty);
    ty.is_none_or(|ty| ty == "object")
}

/// Whether the schema is one of bytes: then that is what they are, whatever their media type.
fn is_binary<'a>(cx: &Context<'a, '_>, media_type: &'a MediaType, at: &Pointer) -> bool {
    schema(cx, media_type, at).is_some_and(|(_, schema)| {
        let keywords = Keywords::of(schema);
        keywords.format == Some("binary") && keywords.ty.is_none_or(|ty| ty == "string")
    })
}

/// Media types of JSON values one after the other (JSON Lines and NDJSON under their several names; RFC 7464, RFC 8142).
fn is_lines(essence: &str) -> bool {
    matches!(
        essence,
        "application/jsonl"
            | "application/x-jsonl"
            | "application/jsonlines"
            | "application/x-jsonlines"
            | "application/json-lines"
            | "application/ndjson"
            | "application/x-ndjson"
            | "application/stream+json"
            | "application/json-seq"
            | "text/jsonl"
    ) || essence.ends_with("+json-seq")
        || essence.ends_with("+jsonl")
        || essence.ends_with("+ndjson")
}

/// Whether what a media type is of can be read by people: a text of it is one.
pub fn is_text_type(essence: &str) -> bool {
    essence.starts_with("text/") || is_xml(essence) || essence.ends_with("yaml")
}

/// Whether it is a range that holds JSON and nearly everything else.
pub fn is_any(essence: &str) -> bool {
    matches!(essence, "*/*" | "application/*")
}
