//! What a schema describes.

use super::compose::{Composed, Object, Part, compose, is_object};
use super::context::Context;
use super::keywords::{Additional, Keywords};
use super::scalar::scalar;
use super::subschema::Subschema;
use super::unions::Branches;
use super::{enums, inherit, unions};
use crate::extension;
use crate::ir::Scalar;
use crate::options::Options;
use crate::pointer::Pointer;

/// What a schema describes.
#[derive(Debug)]
pub enum Shape<'a> {
    /// An object with known properties.
    Object(Object<'a>),
    /// An object of which the properties are not known: the schema of their values, and where it stands.
    Map(Option<(Pointer, Subschema<'a>)>),
    /// An array: the schema of its items.
    List(Option<Subschema<'a>>),
    /// An array of a fixed length: the schema of each item, and where it stands.
    Tuple(Vec<(Pointer, Subschema<'a>)>),
    /// One of the values that are listed.
    Enum(Scalar),
    /// A value of one of several schemas.
    Union(Branches<'a>),
    /// What another schema describes.
    Same(Part<'a>),
    /// A simple value.
    Scalar(Scalar),
    /// Any JSON value.
    Any,
}

/// What the schema with these keywords, which stands at `at`, describes.
pub fn shape<'a>(cx: &mut Context<'a, '_>, keywords: &Keywords<'a>, at: &Pointer) -> Shape<'a> {
    if let Some(shape) = enums::shape(keywords, cx.options) {
        return shape;
    }
    if let Some(shape) = unions::alone(&cx.doc, keywords, at) {
        return match &shape {
            Shape::Union(branches) => same_scalar(branches, cx.options).map_or(shape, Shape::Scalar),
            _ => shape,
        };
    }
    match inherit::heirs(cx, keywords, at) {
        Some(branches) => Shape::Union(branches),
        None => own(cx, keywords, at),
    }
}

/// The simple value that is each of several schemas, which differ by their limits alone, and of which none tells what it
/// means: who reads a value could not tell them apart.
fn same_scalar(branches: &Branches<'_>, options: &Options) -> Option<Scalar> {
    let mut scalars = branches.list.iter().map(|branch| {
        let Subschema::Inline(schema) = branch.part.schema else { return None };
        let keywords = Keywords::of(schema);
        let is_told = schema.schema_data.title.is_some() || schema.schema_data.description.is_some();
        let is_plain = keywords.values.is_empty() && !keywords.is_composed() && !is_told;
        scalar(&keywords, options).filter(|_| is_plain)
    });
    let first = scalars.next()??;
    scalars.all(|other| other == Some(first)).then_some(first)
}

/// What it describes apart from its values and from what extends it.
pub fn own<'a>(cx: &mut Context<'a, '_>, keywords: &Keywords<'a>, at: &Pointer) -> Shape<'a> {
    if !keywords.is_composed() {
        return by_type(cx, keywords, at);
    }
    match compose(&cx.doc, keywords, at) {
        // Parts that say nothing about the value, such as `allOf: []`.
        Composed::Object(object) if object.is_empty() && keywords.ty != Some("object") => by_type(cx, keywords, at),
        composed => of_composed(cx, composed, at),
    }
}

/// What parts describe together that are composed at `at`.
pub fn of_composed<'a>(cx: &mut Context<'a, '_>, composed: Composed<'a>, at: &Pointer) -> Shape<'a> {
    match composed {
        Composed::Same(part) => Shape::Same(part),
        Composed::Object(object) if object.choices.is_empty() => of_object(object),
        Composed::Object(object) => unions::distributed(cx, object, at),
        Composed::Mixed(object, others) => mixed(cx, object, &others),
    }
}

/// What an object comes to together with parts that are none. Its own properties keep their types; what the others
/// would add is kept with any type, so that nothing is lost on the way.
fn mixed<'a>(cx: &mut Context<'a, '_>, mut object: Object<'a>, others: &[Part<'a>]) -> Shape<'a> {
    let is_typed = !object.properties.is_empty();
    for other in others {
        cx.unsupported(
            &other.at,
            match is_typed {
                true => "no value is this and an object with the properties beside it: they are kept, and any others",
                false => "no value is this and what stands beside it: the whole is typed as any JSON value",
            },
        );
    }
    if !is_typed {
        return Shape::Any;
    }
    object.additional = others.first().map(|other| (other.at.clone(), Additional::Any));
    object.choices.clear();
    Shape::Object(object)
}

fn by_type<'a>(cx: &mut Context<'a, '_>, keywords: &Keywords<'a>, at: &Pointer) -> Shape<'a> {
    cx.has_number_texts |= extension::is_number_text(keywords.data);
    if let Some(scalar) = scalar(keywords, cx.options) {
        return Shape::Scalar(scalar);
    }
    match keywords.ty {
        Some("array") if keywords.is_tuple => Shape::Tuple(items_of_tuple(keywords, at)),
        _ if keywords.is_array() => Shape::List(keywords.items),
        Some("object") | None if is_object(keywords) => match compose(&cx.doc, keywords, at) {
            Composed::Object(object) => of_object(object),
            Composed::Same(_) | Composed::Mixed(..) => Shape::Any, // there are no parts
        },
        None if keywords.items.is_some() => {
            let message = "nothing says that this is an array (`type: array`), and `items` lists schemas of which it may be \
                           one itself: typed as any JSON value";
            cx.unsupported(&at.key("items"), message);
            Shape::Any
        }
        None | Some("null" | "object") => Shape::Any,
        Some(other) => {
            cx.unsupported(&at.key("type"), format!("`{other}` is no type of JSON: this is typed as any JSON value"));
            Shape::Any
        }
    }
}

/// The items of a tuple: the branches of `items`.
fn items_of_tuple<'a>(keywords: &Keywords<'a>, at: &Pointer) -> Vec<(Pointer, Subschema<'a>)> {
    let Some(Subschema::Inline(items)) = keywords.items else { return Vec::new() };
    let at = at.key("items").key("anyOf");
    let branches = Keywords::of(items).any_of.into_iter().enumerate();
    branches.map(|(index, schema)| (at.index(index), schema)).collect()
}

/// An object without properties is a map, unless nothing else may be in it either.
pub fn of_object(object: Object<'_>) -> Shape<'_> {
    match &object.additional {
        _ if !object.properties.is_empty() => Shape::Object(object),
        Some((_, Additional::Forbidden)) => Shape::Object(object),
        Some((at, Additional::Of(schema))) => Shape::Map(Some((at.clone(), *schema))),
        Some((_, Additional::Any)) | None => Shape::Map(None),
    }
}
