//! `oneOf` and `anyOf`: a value of one of several schemas.
//!
//! Both are read alike: as the one branch that fits best. A value of `anyOf` that fits several keeps what that branch
//! knows.

use openapiv3::{Schema, SchemaKind, Type};

use super::compose::{Composed, Part, compose, is_limit};
use super::context::Context;
use super::keywords::Keywords;
use super::nullable::is_null;
use super::place::Place;
use super::resolve::Target;
use super::schema::type_of;
use super::selector::selector;
use super::shape::{Shape, mixed, without_branches};
use super::subschema::Subschema;
use super::{constants, docs};
use crate::ir::{Docs, Union, Variant};
use crate::pointer::Pointer;

/// What a schema with `oneOf` or `anyOf` describes; `None` where it has none, or where its branches only limit.
pub fn shape<'a>(cx: &mut Context<'a, '_>, keywords: &Keywords<'a>, at: &Pointer) -> Option<Shape<'a>> {
    let (keyword, list) = match (keywords.one_of.is_empty(), keywords.any_of.is_empty()) {
        (true, true) => {
            report_lone_discriminator(cx, keywords, at);
            return None;
        }
        (false, true) => ("oneOf", &keywords.one_of),
        (true, false) => ("anyOf", &keywords.any_of),
        (false, false) => {
            cx.unsupported(at, "`oneOf` beside `anyOf` can't be combined yet: this is typed as any JSON value");
            return Some(Shape::Any);
        }
    };
    let at_list = at.key(keyword);
    let all: Vec<_> =
        list.iter().enumerate().map(|(index, schema)| Part { at: at_list.index(index), schema: *schema }).collect();
    let only_limit = all.iter().all(|branch| is_limit(branch.schema));
    if only_limit && all.iter().any(|branch| !is_null(branch.schema)) {
        // `anyOf: [{required: [a]}, {required: [b]}]` tells nothing about the types.
        return None;
    }
    let has_null = all.iter().any(|branch| is_null(branch.schema));
    let branches = without_repetition(all.into_iter().filter(|branch| !is_null(branch.schema)));
    let has_members = keywords.has_members() || !keywords.all_of.is_empty();
    if has_members && !branches.iter().all(|branch| extends(cx, branch, at)) {
        return Some(match without_branches(cx, keywords, at) {
            Shape::Object(object) => mixed(cx, object, &[at_list], at),
            _ => mixed(cx, Default::default(), &[at_list], at),
        });
    }
    match branches.as_slice() {
        [] => Some(Shape::Any),
        // A branch beside one that is null. A lone branch is a union all the same: a second one may come.
        [branch] if has_null => Some(Shape::Same(branch.clone())),
        _ => Some(Shape::Union(branches)),
    }
}

/// The union of branches, of which the inline types are named inside `place`.
pub fn union<'a>(cx: &mut Context<'a, '_>, keywords: &Keywords<'a>, branches: &[Part<'a>], place: &Place) -> Union {
    let selector = selector(cx, keywords, branches, &place.at);
    let property = keywords.data.discriminator.as_ref().map(|discriminator| discriminator.property_name.as_str());
    let variants = branches
        .iter()
        .map(|branch| {
            let word = word(cx, branch, property);
            let ty = type_of(cx, branch.schema, &place.child(branch.at.clone(), &word)).ty;
            Variant { name: super::words::ident(&word, "variant"), ty, docs: own_docs(branch.schema) }
        })
        .collect();
    Union { selector, variants }
}

/// § Discriminator Object lets a schema name a property by which those that extend it are told apart, without listing
/// them.
fn report_lone_discriminator(cx: &mut Context<'_, '_>, keywords: &Keywords<'_>, at: &Pointer) {
    if keywords.data.discriminator.is_some() {
        let message = "without `oneOf` the discriminator is left out: a value is read without what extends this schema";
        cx.unsupported(&at.key("discriminator"), message);
    }
}

/// Each schema once: a reference that stands twice in the list says nothing new.
fn without_repetition<'a>(branches: impl Iterator<Item = Part<'a>>) -> Vec<Part<'a>> {
    let mut known = std::collections::BTreeSet::new();
    branches
        .filter(|branch| match branch.schema {
            Subschema::Reference(reference) => known.insert(reference),
            Subschema::Inline(_) => true,
        })
        .collect()
}

/// Whether a branch is composed of the schema at `base`, which lists those that extend it.
fn extends<'a>(cx: &Context<'a, '_>, branch: &Part<'a>, base: &Pointer) -> bool {
    let Ok((_, schema)) = cx.doc.schema(branch.schema, &branch.at) else { return false };
    let parts = Keywords::of(schema).all_of;
    parts.into_iter().any(|part| cx.doc.schema(part, &branch.at).is_ok_and(|(at, _)| at == *base))
}

/// What tells a branch from the others, in a word or two.
fn word<'a>(cx: &Context<'a, '_>, branch: &Part<'a>, property: Option<&str>) -> String {
    match branch.schema {
        Subschema::Reference(reference) => referred_word(cx, reference),
        Subschema::Inline(schema) => match schema.schema_data.title.as_deref().filter(|title| is_telling(title)) {
            Some(title) => title.to_owned(),
            None => constant_word(cx, branch, property).unwrap_or_else(|| kind_word(cx, schema, &branch.at)),
        },
    }
}

fn referred_word(cx: &Context<'_, '_>, reference: &str) -> String {
    match cx.doc.target(reference) {
        Some(Target::Named(name, _)) => name.to_owned(),
        Some(Target::Nested { at, .. }) => at.last().unwrap_or_default(),
        None => "unknown".to_owned(),
    }
}

/// Whether a title is a name rather than a sentence.
fn is_telling(title: &str) -> bool {
    title.split_whitespace().count() <= 4 && super::words::ident_of(title).is_some()
}

/// The value of the property by which a branch is chosen.
fn constant_word<'a>(cx: &Context<'a, '_>, branch: &Part<'a>, property: Option<&str>) -> Option<String> {
    let (_, object) = super::compose::object_of(&cx.doc, branch.schema, &branch.at)?;
    let mut candidates = object.properties.iter().filter(|candidate| match property {
        Some(property) => candidate.name == property,
        None => object.required.contains(candidate.name),
    });
    candidates.find_map(|candidate| constants::only_text(&cx.doc, candidate.schema, &candidate.at))
}

/// What kind of value a branch is for. It tells nothing about the other branches, so that one more renames none.
fn kind_word<'a>(cx: &Context<'a, '_>, schema: &'a Schema, at: &Pointer) -> String {
    let keywords = Keywords::of(schema);
    if !keywords.values.is_empty() {
        return "value".to_owned();
    }
    let word = match keywords.ty {
        Some("string") => match keywords.format {
            Some("date-time") => "date time",
            Some("date") => "date",
            Some("uuid") => "uuid",
            _ => "string",
        },
        Some("array") => match keywords.items {
            Some(Subschema::Reference(reference)) => return format!("{} array", referred_word(cx, reference)),
            Some(Subschema::Inline(Schema { schema_kind: SchemaKind::Type(Type::String(_)), .. })) => "string array",
            Some(Subschema::Inline(Schema { schema_kind: SchemaKind::Type(Type::Integer(_)), .. })) => "integer array",
            _ => "array",
        },
        Some(simple @ ("integer" | "number" | "boolean")) => simple,
        _ => match compose(&cx.doc, &keywords, at) {
            Composed::Same(Part { schema: Subschema::Reference(reference), .. }) => {
                return referred_word(cx, reference);
            }
            Composed::Object(object) if !object.is_empty() || keywords.ty.is_some() => {
                let required = object.properties.iter().find(|property| object.required.contains(property.name));
                return required.map_or_else(|| "object".to_owned(), |property| format!("with {}", property.name));
            }
            Composed::Same(_) | Composed::Object(_) | Composed::Mixed(..) => "variant",
        },
    };
    word.to_owned()
}

fn own_docs(schema: Subschema<'_>) -> Docs {
    match schema {
        Subschema::Inline(schema) => docs::of_schema(&schema.schema_data),
        Subschema::Reference(_) => Docs::default(),
    }
}
