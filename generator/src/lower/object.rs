//! Objects: to structs.

use std::collections::BTreeSet;

use super::annotations::Annotations;
use super::compose::{Composed, Object, Part, Property, extend, object_of};
use super::constants;
use super::context::Context;
use super::keywords::{Additional, Keywords};
use super::nullable::is_nullable;
use super::place::Place;
use super::schema::{Use, composed_type, type_of};
use super::words::ident;
use crate::ir::{Access, AdditionalProperties, Docs, Field, Presence, SparseConstraints, Struct, TypeRef};
use crate::pointer::Pointer;

/// The struct of an object, of which the inline types are named inside `place`.
pub fn structure<'a>(cx: &mut Context<'a, '_>, object: &Object<'a>, place: &Place) -> Struct {
    let mut fields = Vec::with_capacity(object.properties.len());
    // The properties of a part stand together.
    for properties in object.properties.chunk_by(|one, next| one.owner == next.owner) {
        // An inline type belongs to the schema that it stands in, whoever is composed of that.
        let owner = properties.first().and_then(|property| cx.owner(property.owner.as_deref()?));
        let owner = owner.map(|owner| Place { depth: place.depth, ..owner });
        for property in properties {
            let is_required = object.required.contains(property.name);
            let own = owner.as_ref().unwrap_or(place).child(property.at.clone(), property.name);
            fields.push(field(cx, property, is_required, &own, place));
        }
    }
    let additional = additional(cx, object, place);
    if additional.is_none() {
        fields.extend(undescribed(object, place));
    }
    Struct { fields, additional, constraints: SparseConstraints::default(), ranked: false }
}

fn field<'a>(
    cx: &mut Context<'a, '_>,
    property: &Property<'a>,
    is_required: bool,
    place: &Place,
    object: &Place,
) -> Field {
    let Use { ty, nullable } = match property.narrowed().as_slice() {
        [] => type_of(cx, property.schema, place),
        earlier => {
            tell_of_contradiction(cx, property, earlier);
            // What several parts say about it belongs to the whole alone.
            let whole = object.child(object.at.key("properties").key(property.name), property.name);
            Use { ty: narrowed(cx, property, place, &whole), nullable: is_nullable(&cx.doc, property.schema) }
        }
    };
    let Annotations { docs, constraints, default, example, deprecated, access, secret } = told(cx, property);
    Field {
        at: property.at.clone(),
        wire_name: property.name.to_owned(),
        name: ident(property.name, "n"),
        ty,
        presence: presence(is_required, nullable),
        constraints: constraints.into(),
        constant: (is_required && !nullable).then(|| constants::only(&cx.doc, property.schema, &property.at)).flatten(),
        default,
        example,
        access,
        required_one_way: false,
        secret,
        docs,
        deprecated,
    }
}

/// What the parts of a property tell about it; what a later one says counts. Who writes it is what the last part says
/// that says what it is: a part that lists an identifier anew, as that of a change, does so to have it sent.
fn told<'a>(cx: &Context<'a, '_>, property: &Property<'a>) -> Annotations {
    /// What more parts than this say, nobody wrote for this property.
    const MAX_EARLIER: usize = 16;
    let of = |part: &Part<'a>| Annotations::of(&cx.doc, part.schema, &part.at);
    let own = of(&property.part());
    if property.is_of_one_part() {
        return own;
    }
    let keywords = |part: &Part<'a>| Some(Keywords::of(cx.doc.schema(part.schema, &part.at).ok()?.1));
    let last = keywords(&property.part());
    let earlier = property.earlier.iter().rev().take(MAX_EARLIER).map(|part| {
        let told = Annotations { access: Access::ReadWrite, ..of(part) };
        match (keywords(part), &last) {
            (Some(earlier), Some(last)) => told.narrowed(&earlier, last),
            _ => told.without_values(),
        }
    });
    let later = property.later.iter().rev().map(of);
    later.chain([own]).chain(earlier).reduce(Annotations::or).unwrap_or_default()
}

/// Says where a property is of one type in a part and of another in a later one, of which no value is both.
fn tell_of_contradiction<'a>(cx: &mut Context<'a, '_>, property: &Property<'a>, earlier: &[&Part<'a>]) {
    let type_at = |schema, at: &Pointer| Keywords::of(cx.doc.schema(schema, at).ok()?.1).value_type();
    let Some(last) = type_at(property.schema, &property.at) else { return };
    // Every integer is a number.
    let is_other = |ty: &str| ty != last && !matches!((ty, last), ("number", "integer") | ("integer", "number"));
    let other = earlier.iter().find_map(|part| type_at(part.schema, &part.at).filter(|ty| is_other(ty)));
    if let Some(other) = other {
        let message =
            format!("`{}` is of type `{other}` in another part, and no value is both: this is taken", property.name);
        cx.unsupported(&property.at, message);
    }
}

/// The type of a property that several parts have: the later one narrows the earlier one; where both are objects, a value
/// has the properties of both.
fn narrowed<'a>(cx: &mut Context<'a, '_>, property: &Property<'a>, place: &Place, whole: &Place) -> TypeRef {
    let parts = telling_parts(cx, property);
    let Some((first, rest)) = parts.split_first() else { return type_of(cx, property.schema, place).ty };
    let mut composed = extend(&cx.doc, &Object::default(), first);
    for part in rest {
        let Composed::Object(object) = &composed else { break };
        composed = extend(&cx.doc, object, part);
    }
    match (rest, composed) {
        (_, Composed::Object(object)) if !rest.is_empty() => {
            composed_type(cx, Composed::Object(object), &property.part(), whole)
        }
        _ => type_of(cx, first.schema, &place.same(first.at.clone())).ty,
    }
}

/// The parts of a property, in their order, without those that are no objects or have nothing but what another has.
fn telling_parts<'a>(cx: &Context<'a, '_>, property: &Property<'a>) -> Vec<Part<'a>> {
    let object = |part: &Part<'a>| object_of(&cx.doc, part.schema, &part.at).map(|(_, object)| object);
    let last = property.part();
    let Some(object_of_last) = object(&last) else { return Vec::new() };
    let mut telling = vec![(last, object_of_last)];
    for part in property.earlier.iter().rev() {
        let Some(earlier) = object(part) else { continue };
        if telling.iter().all(|(_, known)| earlier.adds_to(known)) {
            telling.retain(|(_, known)| known.adds_to(&earlier));
            telling.push((part.clone(), earlier));
        }
    }
    telling.into_iter().rev().map(|(part, _)| part).collect()
}

fn presence(is_required: bool, is_nullable: bool) -> Presence {
    match (is_required, is_nullable) {
        (true, false) => Presence::Required,
        (false, false) => Presence::Optional,
        (true, true) => Presence::Nullable,
        (false, true) => Presence::OptionalNullable,
    }
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

/// The properties that are required and of which no more is said: any JSON value.
///
/// Those who write descriptions misspell such names more often than they leave a property out, so none is asked for. A
/// name that differs from that of a property in its spelling alone is no property.
fn undescribed(object: &Object<'_>, place: &Place) -> Vec<Field> {
    let known: BTreeSet<_> = object.properties.iter().map(|property| ident(property.name, "n")).collect();
    let unknown = object.required.iter().filter(|name| !known.contains(&ident(name, "n")));
    unknown
        .map(|name| Field {
            at: place.at.key("required"),
            wire_name: (*name).to_owned(),
            name: ident(name, "n"),
            ty: TypeRef::Any,
            presence: Presence::Optional,
            constraints: SparseConstraints::default(),
            constant: None,
            default: None,
            example: None,
            access: Access::ReadWrite,
            required_one_way: false,
            secret: false,
            docs: Docs::default(),
            deprecated: false,
        })
        .collect()
}
