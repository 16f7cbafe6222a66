//! Identical inline types: one type.
//!
//! Descriptions write the same object or list of values out wherever it is used, by the hundred. Types are what a crate
//! takes time to compile for, and what its users have to tell apart, so equal ones are one: those of which the values are
//! the same on the wire, and of which every property, value and variant is described alike. It is called after its first
//! use; to the others it has the names that they would give it, as [`synonyms`].
//!
//! Schemas that the description names stay apart, and so does what the user has named.

mod synonyms;

use std::collections::HashMap;

use super::arrange::renumber;
use super::context::Context;
use super::place::NameSource;
use super::reach::{mark_usage, named, uses};
use super::types::Types;
use crate::ir::{
    Access, Docs, Enum, Field, Group, Ident, Literal, Presence, Selector, SparseConstraints, Tag, TypeDef, TypeId,
    TypeKind, TypeRef, Usage, Variant,
};
use crate::options::Options;

/// Makes one type of identical inline ones, with a name for each of their uses.
pub fn merge_identical(cx: &mut Context<'_, '_>, groups: &mut [Group]) {
    // A property that travels one way may be missing where its type travels both.
    mark_usage(groups, &mut cx.types.table);
    let firsts = firsts(&cx.types, cx.options);
    if firsts.iter().enumerate().all(|(index, first)| first.index() == index) {
        return;
    }
    let names = synonyms::names(&cx.types, groups, &firsts);
    let order: Vec<_> = cx.types.table.iter().map(|(id, _)| id).filter(|id| names[id.index()] == *id).collect();
    for id in &order {
        let first = firsts[id.index()];
        if first != *id {
            synonyms::become_synonym(&mut cx.types, *id, first);
        }
    }
    let types = std::mem::take(&mut cx.types);
    cx.types = renumber(types, groups, &order, |id| names.get(id.index()).copied().unwrap_or(id));
}

/// For each type the first that is identical.
fn firsts(types: &Types<'_>, options: &Options) -> Vec<TypeId> {
    let mut search = Search { types, options, classes: vec![Class::Unknown; types.table.len()], known: HashMap::new() };
    let ids: Vec<_> = types.table.iter().map(|(id, _)| id).collect();
    let classes: Vec<_> = ids.iter().map(|id| search.class(*id)).collect();
    let mut firsts: HashMap<TypeId, TypeId> = HashMap::new();
    ids.iter().zip(classes).map(|(id, class)| *firsts.entry(class).or_insert(*id)).collect()
}

/// The types that are found to be identical so far.
struct Search<'a, 'd> {
    types: &'a Types<'d>,
    options: &'a Options,
    classes: Vec<Class>,
    /// The first type of each description.
    known: HashMap<Description<'a>, TypeId>,
}

#[derive(Clone, Copy)]
enum Class {
    Unknown,
    /// Being found: what holds itself is identical to nothing.
    Open,
    Found(TypeId),
}

/// All that makes a difference between two types. Those that it names are the first of their classes.
#[derive(PartialEq, Eq, Hash)]
struct Description<'a> {
    kind: Kind<'a>,
    deprecated: bool,
}

#[derive(PartialEq, Eq, Hash)]
enum Kind<'a> {
    Struct { fields: Vec<Property<'a>>, additional: Option<TypeRef>, constraints: &'a SparseConstraints },
    Enum(&'a Enum),
    Union { selector: &'a Selector, variants: Vec<(&'a Ident, TypeRef, Option<&'a Tag>, &'a Docs)> },
    Alias(TypeRef, &'a SparseConstraints),
}

#[derive(PartialEq, Eq, Hash)]
struct Property<'a> {
    wire_name: &'a str,
    ty: TypeRef,
    presence: Presence,
    constraints: &'a SparseConstraints,
    literals: [Option<&'a Literal>; 3],
    access: Access,
    /// Which way its type travels, where it may be missing on one.
    usage: Option<Usage>,
    secret: bool,
    docs: &'a Docs,
    deprecated: bool,
}

impl<'a> Search<'a, '_> {
    /// The first type of the class of a type. How deep inline types lie in each other has a limit, and so has the recursion.
    fn class(&mut self, id: TypeId) -> TypeId {
        match self.classes.get(id.index()) {
            Some(Class::Unknown) => {}
            Some(Class::Found(first)) => return *first,
            Some(Class::Open) | None => return id,
        }
        let def = &self.types.table[id];
        let is_inline = matches!(self.types.names.get(id.index()), Some(NameSource::Within(..)));
        let first = if is_inline && !is_pinned(def, self.options) {
            self.classes[id.index()] = Class::Open;
            uses(def, &mut |ty| {
                named(ty, &mut |id| {
                    self.class(id);
                })
            });
            let description = self.description(def);
            *self.known.entry(description).or_insert(id)
        } else {
            id
        };
        self.classes[id.index()] = Class::Found(first);
        first
    }

    fn description(&self, def: &'a TypeDef) -> Description<'a> {
        let kind = match &def.kind {
            TypeKind::Struct(of) => Kind::Struct {
                fields: of.fields.iter().map(|field| self.property(field, def)).collect(),
                additional: of.additional.as_ref().map(|additional| self.ty(&additional.ty)),
                constraints: &of.constraints,
            },
            TypeKind::Enum(of) => Kind::Enum(of),
            TypeKind::Union(of) => {
                let variant = |of: &'a Variant| (&of.name, self.ty(&of.ty), of.tag.as_ref(), &of.docs);
                Kind::Union { selector: &of.selector, variants: of.variants.iter().map(variant).collect() }
            }
            TypeKind::Alias(of) => Kind::Alias(self.ty(&of.ty), &of.constraints),
        };
        Description { kind, deprecated: def.deprecated }
    }

    fn property(&self, field: &'a Field, def: &TypeDef) -> Property<'a> {
        let Field {
            at: _,   // where it stands makes no difference
            name: _, // made of the other name
            wire_name,
            ty,
            presence,
            constraints,
            constant,
            default,
            example,
            access,
            required_one_way: _, // made of presence, access and usage
            secret,
            docs,
            deprecated,
        } = field;
        let may_be_missing =
            *access != Access::ReadWrite && matches!(presence, Presence::Required | Presence::Nullable);
        Property {
            wire_name,
            ty: self.ty(ty),
            presence: *presence,
            constraints,
            literals: [constant, default, example].map(Option::as_ref),
            access: *access,
            usage: may_be_missing.then_some(def.usage),
            secret: *secret,
            docs,
            deprecated: *deprecated,
        }
    }

    /// The type, by the first of each class.
    fn ty(&self, ty: &TypeRef) -> TypeRef {
        let inner = |ty: &TypeRef| Box::new(self.ty(ty));
        match ty {
            TypeRef::Named(id) | TypeRef::Boxed(id) => match self.classes.get(id.index()) {
                Some(Class::Found(first)) => TypeRef::Named(*first),
                _ => TypeRef::Named(*id),
            },
            TypeRef::List(of) => TypeRef::List(inner(of)),
            TypeRef::Map(of) => TypeRef::Map(inner(of)),
            TypeRef::Nullable(of) => TypeRef::Nullable(inner(of)),
            TypeRef::Tuple(items) => TypeRef::Tuple(items.iter().map(|item| self.ty(item)).collect()),
            TypeRef::Scalar(_) | TypeRef::Any => ty.clone(),
        }
    }
}

/// Whether the user has named the type: a name of a type begins with a capital letter.
fn is_pinned(def: &TypeDef, options: &Options) -> bool {
    options.rename.get(def.at.as_str()).is_some_and(|name| name.starts_with(|first: char| first.is_ascii_uppercase()))
}

#[cfg(test)]
mod tests;
