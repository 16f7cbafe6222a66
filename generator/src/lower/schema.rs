//! Schemas: to uses of types, and to the types.

use openapiv3::Schema;

use super::annotations::Annotations;
use super::compose::{Composed, Part};
use super::context::Context;
use super::keywords::Keywords;
use super::limits::limits;
use super::nullable::is_nullable;
use super::place::Place;
use super::resolve::{Component, Target, Unresolved, component};
use super::shape::{self, Shape, of_composed, shape};
use super::subschema::Subschema;
use super::types::Later;
use super::unions::Branches;
use super::{enums, home, inherit, object, unions};
use crate::ir::{Alias, Docs, Struct, TypeId, TypeKind, TypeRef, Union};
use crate::pointer::Pointer;

/// Schemas that lie in each other deeper than this are typed as any JSON value. The source refuses texts that are
/// half as deep; a reference into the middle of a schema can make one that is deeper than its text.
const MAX_DEPTH: usize = 128;

/// Objects with lists of schemas beside each other, in each other, come to any number of types. From here on such a
/// type is any JSON value.
const MAX_COMPOSED: usize = 4096;

/// A schema where it is used.
#[derive(Debug, PartialEq)]
pub struct Use {
    /// The type of values that are not null.
    pub ty: TypeRef,
    /// Whether null is allowed too.
    pub nullable: bool,
}

impl Use {
    /// Any JSON value, which null is too.
    const ANY: Self = Self { ty: TypeRef::Any, nullable: false };

    /// The type of all values.
    pub fn into_type(self) -> TypeRef {
        if self.nullable { TypeRef::Nullable(Box::new(self.ty)) } else { self.ty }
    }
}

/// The type of `schema` where it is used, at `place`.
pub fn type_of<'a>(cx: &mut Context<'a, '_>, schema: Subschema<'a>, place: &Place) -> Use {
    let nullable = is_nullable(&cx.doc, schema);
    let ty = match schema {
        Subschema::Inline(schema) => inline(cx, schema, place),
        Subschema::Reference(reference) => match cx.doc.target(reference) {
            Some(Target::Named(name, schema)) => TypeRef::Named(cx.named(name, schema)),
            Some(Target::Nested { at, schema: nested }) => match nested {
                Subschema::Inline(schema) => {
                    let place = nested_place(cx, &at, place);
                    inline(cx, schema, &place)
                }
                // A reference into a schema, and from there on to another.
                Subschema::Reference(_) if place.depth < MAX_DEPTH => return type_of(cx, nested, &place.same(at)),
                Subschema::Reference(_) => too_deep(cx, place),
            },
            None => {
                cx.unresolved(Unresolved { at: place.at.clone(), reference: reference.to_owned() });
                TypeRef::Any
            }
        },
    };
    if ty == TypeRef::Any { Use::ANY } else { Use { ty, nullable } }
}

/// Lowers the types that are referred to, and those that they refer to in turn.
pub fn lower_later(cx: &mut Context<'_, '_>) {
    while let Some(Later { id, place, schema }) = cx.types.next_later() {
        match schema {
            Subschema::Inline(schema) => {
                let keywords = Keywords::of(schema);
                let shape = shape(cx, &keywords, &place.at);
                define(cx, id, &keywords, shape, &place);
            }
            Subschema::Reference(_) => {
                let ty = type_of(cx, schema, &place.inside(id)).ty;
                if let Some(def) = cx.types.table.get_mut(id) {
                    def.kind = TypeKind::Alias(Alias { ty, constraints: Default::default() });
                }
            }
        }
    }
}

/// The type of a schema that stands where it is used. What needs a definition gets one, with a made name.
fn inline<'a>(cx: &mut Context<'a, '_>, schema: &'a Schema, place: &Place) -> TypeRef {
    if let Some(known) = cx.types.at(&place.at) {
        return TypeRef::Named(known);
    }
    if place.depth > MAX_DEPTH {
        return too_deep(cx, place);
    }
    let keywords = Keywords::of(schema);
    match shape(cx, &keywords, &place.at) {
        shape @ (Shape::Object(_) | Shape::Enum(_) | Shape::Union(_)) => {
            let id = cx.types.reserve(place);
            define(cx, id, &keywords, shape, place);
            TypeRef::Named(id)
        }
        shape => undefined(cx, shape, place),
    }
}

/// Completes the type `id`, of which the schema stands at `place`.
fn define<'a>(cx: &mut Context<'a, '_>, id: TypeId, keywords: &Keywords<'a>, shape: Shape<'a>, place: &Place) {
    let kind = kind(cx, id, keywords, shape, &place.inside(id));
    if let Some(def) = cx.types.table.get_mut(id) {
        def.kind = kind;
    }
    describe(cx, id, keywords);
}

/// Tells about the type `id` what its schema tells.
fn describe(cx: &mut Context<'_, '_>, id: TypeId, keywords: &Keywords<'_>) {
    let Some(def) = cx.types.table.get_mut(id) else { return };
    let Annotations { docs, deprecated, example, .. } = Annotations::of_type(keywords);
    if docs != Docs::default() {
        def.docs = docs;
    }
    def.deprecated |= deprecated;
    def.example = example.or(def.example.take());
}

/// What the type `id` is made of, of which the schema stands at `place`.
fn kind<'a>(
    cx: &mut Context<'a, '_>,
    id: TypeId,
    keywords: &Keywords<'a>,
    shape: Shape<'a>,
    place: &Place,
) -> TypeKind {
    match shape {
        Shape::Object(object) => {
            let constraints = limits(keywords).into();
            TypeKind::Struct(Struct { constraints, ..object::structure(cx, &object, place) })
        }
        Shape::Enum(base) => {
            let (values, places) = enums::values(keywords, base, &place.at);
            cx.types.members.insert(id, places);
            TypeKind::Enum(values)
        }
        Shape::Union(branches) => TypeKind::Union(union(cx, id, &branches, place)),
        // A part that stands here has no name but that of the whole.
        Shape::Same(Part { at, schema: Subschema::Inline(schema), owner: _ }) if place.depth < MAX_DEPTH => {
            let keywords = Keywords::of(schema);
            let shape = self::shape(cx, &keywords, &at);
            describe(cx, id, &keywords);
            kind(cx, id, &keywords, shape, &place.same(at))
        }
        shape => {
            let ty = undefined(cx, shape, place);
            TypeKind::Alias(Alias { ty, constraints: Annotations::of_type(keywords).constraints.into() })
        }
    }
}

fn union<'a>(cx: &mut Context<'a, '_>, id: TypeId, branches: &Branches<'a>, place: &Place) -> Union {
    cx.types.members.insert(id, branches.list.iter().map(|branch| branch.part.at.clone()).collect());
    unions::union(cx, branches, place)
}

/// The type of what `part` is composed to with what stands beside it, at `place`.
pub fn composed_type<'a>(cx: &mut Context<'a, '_>, composed: Composed<'a>, part: &Part<'a>, place: &Place) -> TypeRef {
    if let Some(known) = cx.types.at(&place.at) {
        return TypeRef::Named(known);
    }
    cx.composed += 1;
    if place.depth > MAX_DEPTH {
        return too_deep(cx, place);
    }
    if cx.composed > MAX_COMPOSED {
        let message = format!("more than {MAX_COMPOSED} combinations of lists of schemas: typed as any JSON value");
        cx.unsupported(&place.at, message);
        return TypeRef::Any;
    }
    let shape = of_composed(cx, composed, &place.at);
    let is_defined = matches!(shape, Shape::Object(_) | Shape::Union(_));
    if !is_defined {
        return undefined(cx, shape, place);
    }
    let id = cx.types.reserve(place);
    let inside = place.inside(id);
    let kind = match shape {
        Shape::Object(object) => TypeKind::Struct(object::structure(cx, &object, &inside)),
        Shape::Union(branches) => TypeKind::Union(union(cx, id, &branches, &inside)),
        shape => TypeKind::Alias(Alias { ty: undefined(cx, shape, &inside), constraints: Default::default() }),
    };
    if let Some(def) = cx.types.table.get_mut(id) {
        def.kind = kind;
    }
    if let Ok((_, schema)) = cx.doc.schema(part.schema, &part.at) {
        describe(cx, id, &Keywords::of(schema));
    }
    TypeRef::Named(id)
}

/// The type of the schema `name` of `components`, without those that extend it.
pub fn heir_type<'a>(cx: &mut Context<'a, '_>, name: &str, schema: Subschema<'a>) -> TypeRef {
    let id = cx.named(name, schema);
    let at = component(Schema::SECTION, name);
    let Ok((at, target)) = cx.doc.schema(schema, &at) else { return TypeRef::Named(id) };
    let keywords = Keywords::of(target);
    if inherit::heirs(cx, &keywords, &at).is_none() {
        return TypeRef::Named(id);
    }
    let inside = Place::named(at.clone(), name).inside(id);
    let place = inside.child(at.key("discriminator"), "base");
    if let Some(known) = cx.types.at(&place.at) {
        return TypeRef::Named(known);
    }
    let own = cx.types.reserve(&place);
    let shape = shape::own(cx, &keywords, &at);
    // What lies in it is named after the schema, for whoever extends that has it too.
    let kind = kind(cx, own, &keywords, shape, &inside);
    if let Some(def) = cx.types.table.get_mut(own) {
        def.kind = kind;
    }
    describe(cx, own, &keywords);
    TypeRef::Named(own)
}

/// The type of a shape that needs no definition.
fn undefined<'a>(cx: &mut Context<'a, '_>, shape: Shape<'a>, place: &Place) -> TypeRef {
    match shape {
        Shape::List(items) => {
            let item = items.map_or(Use::ANY, |items| type_of(cx, items, &place.child(place.at.key("items"), "item")));
            TypeRef::List(Box::new(item.into_type()))
        }
        Shape::Tuple(items) => {
            let items = items.into_iter().enumerate().map(|(index, (at, schema))| {
                type_of(cx, schema, &place.child(at, &format!("item {}", index + 1))).into_type()
            });
            TypeRef::Tuple(items.collect())
        }
        Shape::Map(values) => {
            let value = values.map_or(Use::ANY, |(at, values)| type_of(cx, values, &place.child(at, "value")));
            TypeRef::Map(Box::new(value.into_type()))
        }
        Shape::Same(part) => type_of(cx, part.schema, &place.same(part.at)).ty,
        Shape::Scalar(scalar) => TypeRef::Scalar(scalar),
        Shape::Any | Shape::Object(_) | Shape::Enum(_) | Shape::Union(_) => TypeRef::Any,
    }
}

/// The place of a schema met by a reference into the middle of something: what its type is called does not depend on
/// who refers to it.
fn nested_place(cx: &mut Context<'_, '_>, at: &Pointer, user: &Place) -> Place {
    let tokens: Vec<_> = at.tokens().collect();
    let place = match tokens.as_slice() {
        [components, section, owner, way @ ..] if components == "components" && section == Schema::SECTION => {
            cx.owner(owner).map(|owner| owner.child(at.clone(), &home::words_of(way)))
        }
        _ => home::place(&cx.doc, at),
    };
    Place { depth: user.depth + 1, ..place.unwrap_or_else(|| user.same(at.clone())) }
}

fn too_deep(cx: &mut Context<'_, '_>, place: &Place) -> TypeRef {
    let message = format!("schemas lie in each other more than {MAX_DEPTH} levels deep here: typed as any JSON value");
    cx.unsupported(&place.at, message);
    TypeRef::Any
}
