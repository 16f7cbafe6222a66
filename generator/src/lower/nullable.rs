//! Whether a value may be null.

use std::collections::BTreeMap;

use openapiv3::{ReferenceOr, Schema, SchemaKind, Type};

use super::resolve::{Document, Target};
use super::subschema::Subschema;
use crate::pointer::Pointer;

/// Schemas that lie in each other deeper than this say nothing about null.
const MAX_DEPTH: usize = 16;

/// Whether `schema` allows null.
///
/// OpenAPI 3.0 says so by `nullable`, which 3.0.3 reads with the `type` beside it. Descriptions also write it beside
/// `allOf`, `enum` and a lone `$ref` in `allOf`, list null among the values of `enum`, and have branches of `oneOf`
/// and `anyOf` that are null: all of them mean the same, and a client that expects a null breaks nothing.
pub fn is_nullable<'a>(doc: &Document<'a>, schema: Subschema<'a>) -> bool {
    within(doc, schema, MAX_DEPTH, &mut Known::new())
}

/// What is known of what references lead to: of what leads back to itself, that it says nothing. Each is asked once, as many
/// schemas may be branches of each other.
type Known<'a> = BTreeMap<&'a str, bool>;

/// Whether the only value of `schema`, or of what it refers to, is null: a branch that stands for it.
pub fn means_null(doc: &Document<'_>, schema: Subschema<'_>) -> bool {
    doc.schema(schema, &Pointer::root()).is_ok_and(|(_, schema)| is_null(Subschema::Inline(schema)))
}

/// Whether the only value of an inline `schema` is null.
pub fn is_null(schema: Subschema<'_>) -> bool {
    let Subschema::Inline(schema) = schema else { return false };
    match &schema.schema_kind {
        SchemaKind::Type(Type::String(of)) => only(&of.enumeration),
        SchemaKind::Type(Type::Integer(of)) => only(&of.enumeration),
        SchemaKind::Type(Type::Number(of)) => only(&of.enumeration),
        SchemaKind::Type(Type::Boolean(of)) => only(&of.enumeration),
        SchemaKind::Any(any) => {
            any.typ.as_deref() == Some("null")
                || (!any.enumeration.is_empty() && any.enumeration.iter().all(serde_json::Value::is_null))
        }
        SchemaKind::Type(Type::Object(_) | Type::Array(_))
        | SchemaKind::OneOf { .. }
        | SchemaKind::AllOf { .. }
        | SchemaKind::AnyOf { .. }
        | SchemaKind::Not { .. } => false,
    }
}

fn within<'a>(doc: &Document<'a>, schema: Subschema<'a>, depth: usize, known: &mut Known<'a>) -> bool {
    let Some(depth) = depth.checked_sub(1) else { return false };
    match schema {
        Subschema::Inline(schema) => {
            schema.schema_data.nullable || lists_null(schema) || by_composition(doc, schema, depth, known)
        }
        Subschema::Reference(reference) => {
            if let Some(known) = known.get(reference) {
                return *known;
            }
            known.insert(reference, false);
            let is_nullable = match doc.target(reference) {
                Some(Target::Named(_, schema) | Target::Nested { schema, .. }) => within(doc, schema, depth, known),
                None => false,
            };
            known.insert(reference, is_nullable);
            is_nullable
        }
    }
}

fn lists_null(schema: &Schema) -> bool {
    match &schema.schema_kind {
        SchemaKind::Type(Type::String(of)) => of.enumeration.contains(&None),
        SchemaKind::Type(Type::Integer(of)) => of.enumeration.contains(&None),
        SchemaKind::Type(Type::Number(of)) => of.enumeration.contains(&None),
        SchemaKind::Type(Type::Boolean(of)) => of.enumeration.contains(&None),
        SchemaKind::Any(any) => any.enumeration.iter().any(serde_json::Value::is_null),
        SchemaKind::Type(Type::Object(_) | Type::Array(_))
        | SchemaKind::OneOf { .. }
        | SchemaKind::AllOf { .. }
        | SchemaKind::AnyOf { .. }
        | SchemaKind::Not { .. } => false,
    }
}

fn by_composition<'a>(doc: &Document<'a>, schema: &'a Schema, depth: usize, known: &mut Known<'a>) -> bool {
    let mut some = |list: &'a [ReferenceOr<Schema>]| {
        list.iter().any(|branch| means_null(doc, branch.into()) || within(doc, branch.into(), depth, known))
    };
    match &schema.schema_kind {
        SchemaKind::OneOf { one_of } => some(one_of),
        SchemaKind::AnyOf { any_of } => some(any_of),
        SchemaKind::Any(any) => some(&any.one_of) || some(&any.any_of),
        // What all parts allow. Parts beside a lone reference are texts and limits, which forbid nothing.
        SchemaKind::AllOf { all_of } => {
            let mut parts = all_of.iter().filter(|part| !is_neutral(part)).peekable();
            parts.peek().is_some() && parts.all(|part| within(doc, part.into(), depth, known))
        }
        SchemaKind::Type(_) | SchemaKind::Not { .. } => false,
    }
}

/// Whether a part of `allOf` only tells and limits.
fn is_neutral(part: &ReferenceOr<Schema>) -> bool {
    match part {
        ReferenceOr::Item(Schema { schema_kind: SchemaKind::Any(any), .. }) => {
            any.typ.is_none() && any.enumeration.is_empty() && any.properties.is_empty()
        }
        ReferenceOr::Item(_) | ReferenceOr::Reference { .. } => false,
    }
}

fn only<T>(values: &[Option<T>]) -> bool {
    !values.is_empty() && values.iter().all(Option::is_none)
}
