//! Objects: to structs.

use openapiv3::{Schema, SchemaData};

use super::compose::{Object, Property};
use super::constants;
use super::context::Context;
use super::docs;
use super::keywords::{Additional, Keywords};
use super::literal::literal;
use super::place::Place;
use super::schema::{Use, type_of};
use super::subschema::Subschema;
use super::words::ident;
use crate::ir::{Access, AdditionalProperties, Constraints, Docs, Field, Presence, Struct, TypeRef};

/// The struct of an object, of which the inline types are named inside `place`.
pub fn structure<'a>(cx: &mut Context<'a, '_>, object: &Object<'a>, place: &Place) -> Struct {
    let mut fields = Vec::with_capacity(object.properties.len());
    for property in &object.properties {
        // An inline type belongs to the schema that it stands in, whoever is composed of that.
        let owner = property.owner.as_deref().and_then(|owner| cx.owner(owner));
        let owner = owner.map_or_else(|| place.clone(), |owner| Place { depth: place.depth, ..owner });
        let is_required = object.required.contains(property.name);
        fields.push(field(cx, property, is_required, &owner.child(property.at.clone(), property.name)));
    }
    report_unknown_required(cx, object, place);
    Struct { fields, additional: additional(cx, object, place), ranked: false }
}

fn field<'a>(cx: &mut Context<'a, '_>, property: &Property<'a>, is_required: bool, place: &Place) -> Field {
    let Use { ty, nullable } = type_of(cx, property.schema, place);
    let own = Own::of(property.schema);
    let target = cx.doc.schema(property.schema, &place.at).map(|(_, schema)| schema).ok();
    let data = target.map(|schema| &schema.schema_data);
    Field {
        at: property.at.clone(),
        wire_name: property.name.to_owned(),
        name: ident(property.name, "n"),
        ty,
        presence: presence(is_required, nullable),
        constraints: own.constraints,
        constant: (is_required && !nullable)
            .then(|| constants::only_text(&cx.doc, property.schema, &property.at))
            .flatten(),
        default: data.and_then(|data| data.default.as_ref()).map(literal),
        example: own.data.and_then(|data| data.example.as_ref()).map(literal),
        access: data.map_or(Access::ReadWrite, access),
        secret: target.is_some_and(is_secret),
        docs: own.docs,
        deprecated: own.data.is_some_and(|data| data.deprecated),
    }
}

/// What a schema says where it stands. A reference says nothing of its own: what its target says is told there.
#[derive(Default)]
struct Own<'a> {
    data: Option<&'a SchemaData>,
    constraints: Constraints,
    docs: Docs,
}

impl<'a> Own<'a> {
    fn of(schema: Subschema<'a>) -> Self {
        match schema {
            Subschema::Reference(_) => Self::default(),
            Subschema::Inline(schema) => Self {
                data: Some(&schema.schema_data),
                constraints: Keywords::of(schema).constraints,
                docs: docs::of_schema(&schema.schema_data),
            },
        }
    }
}

fn presence(is_required: bool, is_nullable: bool) -> Presence {
    match (is_required, is_nullable) {
        (true, false) => Presence::Required,
        (false, false) => Presence::Optional,
        (true, true) => Presence::Nullable,
        (false, true) => Presence::OptionalNullable,
    }
}

fn access(data: &SchemaData) -> Access {
    match (data.read_only, data.write_only) {
        (true, false) => Access::ReadOnly,
        (false, true) => Access::WriteOnly,
        // § Schema Object: both must not be; then neither says anything.
        (false, false) | (true, true) => Access::ReadWrite,
    }
}

/// Whether values must not be shown. What is only ever sent, and is a text, is a secret more often than not.
fn is_secret(schema: &Schema) -> bool {
    let keywords = Keywords::of(schema);
    let is_marked = schema.schema_data.extensions.get("x-sensitive") == Some(&serde_json::Value::Bool(true));
    let is_text = keywords.ty == Some("string") && keywords.values.is_empty();
    is_marked || (is_text && (keywords.format == Some("password") || schema.schema_data.write_only))
}

fn additional<'a>(cx: &mut Context<'a, '_>, object: &Object<'a>, place: &Place) -> Option<AdditionalProperties> {
    let (at, additional) = object.additional.as_ref()?;
    let ty = match additional {
        Additional::Forbidden => return None,
        Additional::Any => TypeRef::Any,
        Additional::Of(schema) => type_of(cx, *schema, &place.child(at.clone(), "value")).into_type(),
    };
    Some(AdditionalProperties { name: ident("additional_properties", "n"), ty })
}

fn report_unknown_required(cx: &mut Context<'_, '_>, object: &Object<'_>, place: &Place) {
    let known: std::collections::BTreeSet<_> = object.properties.iter().map(|property| property.name).collect();
    for name in object.required.difference(&known) {
        let message = format!("`{name}` is required and not among the properties: it is neither asked for nor checked");
        cx.unsupported(&place.at.key("required"), message);
    }
}
