//! A schema where another one, a parameter or a body has one.

use openapiv3::{AdditionalProperties, ReferenceOr, Schema, SchemaKind, Type};

use crate::pointer::Pointer;

/// A schema, or a reference to one.
#[derive(Clone, Copy, Debug)]
pub enum Subschema<'a> {
    /// The text of a reference.
    Reference(&'a str),
    /// A schema that stands here.
    Inline(&'a Schema),
}

impl<'a> From<&'a ReferenceOr<Schema>> for Subschema<'a> {
    fn from(schema: &'a ReferenceOr<Schema>) -> Self {
        match schema {
            ReferenceOr::Reference { reference } => Self::Reference(reference),
            ReferenceOr::Item(schema) => Self::Inline(schema),
        }
    }
}

impl<'a> From<&'a ReferenceOr<Box<Schema>>> for Subschema<'a> {
    fn from(schema: &'a ReferenceOr<Box<Schema>>) -> Self {
        match schema {
            ReferenceOr::Reference { reference } => Self::Reference(reference),
            ReferenceOr::Item(schema) => Self::Inline(schema),
        }
    }
}

impl<'a> Subschema<'a> {
    /// The schema at `path` inside this one, which stands at `at`, and where it stands.
    pub fn descend(self, path: &[String], at: Pointer) -> Option<(Self, Pointer)> {
        let Some((keyword, rest)) = path.split_first() else { return Some((self, at)) };
        let Self::Inline(schema) = self else { return None };
        let inside = at.key(keyword);
        let (child, at, rest) = match keyword.as_str() {
            "items" => (items(&schema.schema_kind)?, inside, rest),
            "additionalProperties" => (additional(&schema.schema_kind)?, inside, rest),
            "not" => (negated(&schema.schema_kind)?, inside, rest),
            "properties" | "allOf" | "oneOf" | "anyOf" => {
                let (key, rest) = rest.split_first()?;
                (member(&schema.schema_kind, keyword, key)?, inside.key(key), rest)
            }
            _ => return None,
        };
        child.descend(rest, at)
    }
}

fn items(kind: &SchemaKind) -> Option<Subschema<'_>> {
    match kind {
        SchemaKind::Type(Type::Array(array)) => array.items.as_ref().map(Subschema::from),
        SchemaKind::Any(any) => any.items.as_ref().map(Subschema::from),
        _ => None,
    }
}

fn additional(kind: &SchemaKind) -> Option<Subschema<'_>> {
    let additional = match kind {
        SchemaKind::Type(Type::Object(object)) => object.additional_properties.as_ref(),
        SchemaKind::Any(any) => any.additional_properties.as_ref(),
        _ => None,
    };
    match additional? {
        AdditionalProperties::Schema(schema) => Some(schema.as_ref().into()),
        AdditionalProperties::Any(_) => None,
    }
}

fn negated(kind: &SchemaKind) -> Option<Subschema<'_>> {
    match kind {
        SchemaKind::Not { not } => Some(not.as_ref().into()),
        SchemaKind::Any(any) => any.not.as_deref().map(Subschema::from),
        _ => None,
    }
}

fn member<'a>(kind: &'a SchemaKind, keyword: &str, key: &str) -> Option<Subschema<'a>> {
    let index = || key.parse::<usize>().ok();
    match (kind, keyword) {
        (SchemaKind::Type(Type::Object(object)), "properties") => object.properties.get(key).map(Subschema::from),
        (SchemaKind::Any(any), "properties") => any.properties.get(key).map(Subschema::from),
        (SchemaKind::AllOf { all_of: list }, "allOf")
        | (SchemaKind::OneOf { one_of: list }, "oneOf")
        | (SchemaKind::AnyOf { any_of: list }, "anyOf") => list.get(index()?).map(Subschema::from),
        (SchemaKind::Any(any), "allOf") => any.all_of.get(index()?).map(Subschema::from),
        (SchemaKind::Any(any), "oneOf") => any.one_of.get(index()?).map(Subschema::from),
        (SchemaKind::Any(any), "anyOf") => any.any_of.get(index()?).map(Subschema::from),
        _ => None,
    }
}
