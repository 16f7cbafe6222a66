//! How the properties of forms are written (§ Encoding Object).
//!
//! A property of which nothing is said is written as its value asks for: a simple value as text, an array as a pair or a
//! part for each item, an object as JSON (OpenAPI 3.0.4 § Encoding Object, `contentType`), a file as its bytes. Where a style
//! is said in a form, that is how the property is written, whatever its media type.
//!
//! Of several media types for a part the first is what a file has that names none.
//!
//! A text whose media type is JSON is written as a JSON text, in quotes (OpenAPI 3.0.4 § Encoding the `x-www-form-urlencoded`
//! Media Type), unless it is itself an object or an array in JSON: who types a document as a text means that servers read
//! the document. `files` says which properties are files.

use openapiv3::{Encoding, Header, ParameterSchemaOrContent, ReferenceOr};

use super::context::Context;
use super::keywords::Keywords;
use super::media::name;
use super::parameter::query_style;
use crate::ir::{self, Format, Literal, MediaType, PartEncoding, PropertyEncoding};
use crate::pointer::Pointer;
use crate::token::is_token;

/// How those properties of a form are written of which the description says it.
pub fn of_form<'a>(encodings: impl IntoIterator<Item = (&'a String, &'a Encoding)>) -> Vec<PropertyEncoding> {
    let said = encodings.into_iter().filter_map(|(name, encoding)| {
        let Encoding {
            content_type,
            headers: _, // are of multipart bodies
            style,
            explode,
            allow_reserved,
            extensions: _, // mean nothing to us
        } = encoding;
        let encoding = match (style.as_ref().map(query_style), content_type) {
            (Some(style), _) => ir::Encoding::Style { style, explode: *explode, allow_reserved: *allow_reserved },
            (None, Some(content_type)) => {
                let media_type = MediaType(content_type.clone());
                // Another media type is how the value is written anyway, or nothing that we can write.
                if !media_type.is_json() {
                    return None;
                }
                ir::Encoding::Content(media_type, Format::Json)
            }
            (None, None) => return None,
        };
        Some(PropertyEncoding { name: name.clone(), encoding })
    });
    said.collect()
}

/// How those properties of a multipart body, which stands at `at`, are written of which the description says it.
pub fn of_parts<'a>(
    cx: &mut Context<'a, '_>,
    encodings: impl IntoIterator<Item = (&'a String, &'a Encoding)>,
    at: &Pointer,
) -> Vec<PartEncoding> {
    let at = at.key("encoding");
    let mut said = Vec::new();
    for (name, encoding) in encodings {
        let Encoding {
            content_type,
            headers,
            style,
            explode,
            allow_reserved: _, // nothing is encoded in a part
            extensions: _,     // mean nothing to us
        } = encoding;
        let listed = content_type.iter().flat_map(|list| name::listed(list)).filter_map(name::valid);
        let media_types: Vec<_> = listed.map(|name| MediaType(name.to_owned())).collect();
        let at = at.key(name).key("headers");
        let headers: Vec<_> =
            headers.iter().filter_map(|(name, header)| part_header(cx, name, header, &at.key(name))).collect();
        // OpenAPI 3.0 has styles for forms in a URL's encoding alone, later versions for these too: who says one means it.
        let style = style.as_ref().map(|style| (query_style(style), *explode));
        if !media_types.is_empty() || !headers.is_empty() || style.is_some() {
            said.push(PartEncoding { name: name.clone(), media_types, headers, style });
        }
    }
    said
}

/// A header of a part, if the description knows its value.
fn part_header<'a>(
    cx: &mut Context<'a, '_>,
    name: &str,
    header: &'a ReferenceOr<Header>,
    at: &Pointer,
) -> Option<(String, String)> {
    // § Encoding Object: `Content-Type` is described separately, and what the form needs is the form's.
    if ["content-type", "content-disposition"].iter().any(|own| name.eq_ignore_ascii_case(own)) {
        return None;
    }
    let header = cx.follow(header, at)?.item;
    let schema = match &header.format {
        ParameterSchemaOrContent::Schema(schema) => cx.doc.schema(schema.into(), at).ok().map(|(_, schema)| schema),
        ParameterSchemaOrContent::Content(_) => None,
    };
    let value = schema.and_then(|schema| {
        let default = schema.schema_data.default.as_ref().map(super::literal::literal);
        let only = Keywords::of(schema).values;
        default.or(if only.len() == 1 { only.into_iter().next() } else { None })
    });
    if !is_token(name) {
        cx.unsupported(at, format!("no header can be called `{name}`: it is left out"));
        return None;
    }
    match value {
        Some(Literal::Text(text)) if text.chars().any(char::is_control) => {
            cx.unsupported(at, "a header can't hold control characters: it is left out");
            None
        }
        Some(Literal::Text(text)) => Some((name.to_owned(), text.trim().to_owned())),
        Some(value @ (Literal::Integer(_) | Literal::Number(_) | Literal::Bool(_))) => {
            Some((name.to_owned(), value.to_string()))
        }
        _ => {
            cx.unsupported(at, "what this header holds is not said: a file is given it where it is made");
            None
        }
    }
}
