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
use std::fmt::{self, Write};

use super::arrange::renumber;
use super::context::Context;
use super::place::NameSource;
use super::reach::{mark_usage, named, uses};
use super::types::Types;
use crate::ir::{Access, Constraints, Docs, Field, Group, Presence, TypeDef, TypeId, TypeKind, TypeRef};
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
    let mut firsts: HashMap<usize, TypeId> = HashMap::new();
    ids.iter().zip(classes).map(|(id, class)| *firsts.entry(class).or_insert(*id)).collect()
}

/// The types that are found to be identical so far.
struct Search<'a, 'd> {
    types: &'a Types<'d>,
    options: &'a Options,
    classes: Vec<Class>,
    /// The class of the types that are described so.
    known: HashMap<String, usize>,
}

#[derive(Clone, Copy)]
enum Class {
    Unknown,
    /// Being found: what holds itself is identical to nothing.
    Open,
    Found(usize),
}

impl Search<'_, '_> {
    /// The number of the class of a type. How deep inline types lie in each other has a limit, and so has the recursion.
    fn class(&mut self, id: TypeId) -> usize {
        let own = id.index();
        match self.classes.get(own) {
            Some(Class::Unknown) => {}
            Some(Class::Found(class)) => return *class,
            Some(Class::Open) | None => return own,
        }
        let def = &self.types.table[id];
        let is_inline = matches!(self.types.names.get(own), Some(NameSource::Within(..)));
        let class = if is_inline && !is_pinned(def, self.options) {
            self.classes[own] = Class::Open;
            uses(def, &mut |ty| {
                named(ty, &mut |id| {
                    self.class(id);
                })
            });
            let mut text = String::new();
            // Writing to a text does not fail.
            let _ = self.describe(def, &mut text);
            *self.known.entry(text).or_insert(own)
        } else {
            own
        };
        self.classes[own] = Class::Found(class);
        class
    }

    fn describe(&self, def: &TypeDef, text: &mut String) -> fmt::Result {
        write!(text, "{} ", def.deprecated)?;
        match &def.kind {
            TypeKind::Struct(of) => {
                for field in &of.fields {
                    self.field(field, def, text)?;
                }
                if let Some(additional) = &of.additional {
                    write!(text, "others ")?;
                    self.ty(&additional.ty, text)?;
                }
                constraints(&of.constraints, text)
            }
            TypeKind::Enum(of) => {
                write!(text, "{:?}", of.base)?;
                of.values.iter().try_for_each(|value| {
                    write!(text, "\n{:?} {}", value.wire, value.name.pascal())?;
                    docs(&value.docs, text)
                })
            }
            TypeKind::Union(of) => {
                write!(text, "{:?}", of.selector)?;
                of.variants.iter().try_for_each(|variant| {
                    write!(text, "\n{} ", variant.name.pascal())?;
                    self.ty(&variant.ty, text)?;
                    docs(&variant.docs, text)
                })
            }
            TypeKind::Alias(of) => {
                self.ty(&of.ty, text)?;
                constraints(&of.constraints, text)
            }
        }
    }

    fn field(&self, field: &Field, def: &TypeDef, text: &mut String) -> fmt::Result {
        let Field {
            at: _,   // where it stands makes no difference
            name: _, // made of the other name
            wire_name,
            ty,
            presence,
            constraints: limits,
            constant,
            default,
            example,
            access,
            required_one_way: _, // made of presence, access and usage
            secret,
            docs: told,
            deprecated,
        } = field;
        write!(text, "\n{wire_name:?} {presence:?} {access:?} {secret} {deprecated} ")?;
        self.ty(ty, text)?;
        if *access != Access::ReadWrite && matches!(presence, Presence::Required | Presence::Nullable) {
            write!(text, " {:?}", def.usage)?;
        }
        if constant.is_some() || default.is_some() || example.is_some() {
            write!(text, " {constant:?} {default:?} {example:?}")?;
        }
        constraints(limits, text)?;
        docs(told, text)
    }

    fn ty(&self, ty: &TypeRef, text: &mut String) -> fmt::Result {
        match ty {
            TypeRef::Named(id) | TypeRef::Boxed(id) => match self.classes.get(id.index()) {
                Some(Class::Found(class)) => write!(text, "#{class}"),
                _ => write!(text, "#{}", id.index()),
            },
            TypeRef::List(inner) => self.inner("list", inner, text),
            TypeRef::Map(inner) => self.inner("map", inner, text),
            TypeRef::Nullable(inner) => self.inner("nullable", inner, text),
            TypeRef::Tuple(items) => {
                write!(text, "tuple")?;
                items.iter().try_for_each(|item| self.inner(",", item, text))
            }
            TypeRef::Scalar(scalar) => write!(text, "{scalar:?}"),
            TypeRef::Any => write!(text, "any"),
        }
    }

    fn inner(&self, word: &str, ty: &TypeRef, text: &mut String) -> fmt::Result {
        write!(text, "{word} ")?;
        self.ty(ty, text)
    }
}

fn constraints(limits: &Constraints, text: &mut String) -> fmt::Result {
    if *limits == Constraints::default() { Ok(()) } else { write!(text, " {limits:?}") }
}

fn docs(told: &Docs, text: &mut String) -> fmt::Result {
    if *told == Docs::default() { Ok(()) } else { write!(text, " {told:?}") }
}

/// Whether the user has named the type: a name of a type begins with a capital letter.
fn is_pinned(def: &TypeDef, options: &Options) -> bool {
    options.rename.get(def.at.as_str()).is_some_and(|name| name.starts_with(|first: char| first.is_ascii_uppercase()))
}

#[cfg(test)]
mod tests;
