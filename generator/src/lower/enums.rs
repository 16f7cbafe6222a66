//! `enum`: one of a list of values.

mod extensions;

use std::collections::HashSet;

use super::docs;
use super::keywords::Keywords;
use super::nullable::is_null;
use super::scalar::scalar;
use super::shape::Shape;
use super::subschema::Subschema;
use super::words::ident;
use crate::ir::{Docs, Enum, EnumValue, Literal, Scalar};
use crate::options::Options;
use crate::pointer::Pointer;

/// What a schema with `enum` describes; `None` where it has none, and where its values make no enum: then they are
/// documented, and not checked.
pub fn shape<'a>(keywords: &Keywords<'_>, options: &Options) -> Option<Shape<'a>> {
    if !keywords.values.is_empty() && keywords.values.iter().all(|value| *value == Literal::Null) {
        // Null alone: any JSON value includes it, and so does a type that may be null.
        return keywords.ty.is_none().then_some(Shape::Any);
    }
    Some(Shape::Enum(match base(keywords).or_else(|| base_of_branches(keywords))? {
        Base::Text => Scalar::String,
        Base::Integer => integer_base(keywords, options),
    }))
}

/// What the values of an enum are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// Texts.
    Text,
    /// Integers.
    Integer,
}

/// What the values are, where they make an enum. `type` decides, as it does for the values on the wire: `enum: [1, 2]`
/// of texts and `enum: ["1", "2"]` of integers are in wide use, and mean what `type` says.
pub fn base(keywords: &Keywords<'_>) -> Option<Base> {
    let is_text = |value: &Literal| matches!(value, Literal::Text(_));
    let is_base = |base| {
        let mut values = keywords.values.iter().filter(|value| **value != Literal::Null).peekable();
        values.peek().is_some() && values.all(|value| wire(value, base).is_some())
    };
    let is = |base| is_base(base).then_some(base);
    match keywords.ty {
        Some("string") => is(Base::Text),
        Some("integer") => is(Base::Integer),
        None if keywords.values.iter().any(is_text) => {
            is(Base::Text).filter(|_| keywords.values.iter().all(|value| is_text(value) || *value == Literal::Null))
        }
        None => is(Base::Integer),
        Some(_) => None,
    }
}

/// A value as it is on the wire.
fn wire(value: &Literal, base: Base) -> Option<Literal> {
    match (base, value) {
        (Base::Text, Literal::Text(_)) => Some(value.clone()),
        (Base::Text, Literal::Bool(_) | Literal::Integer(_) | Literal::Number(_)) => {
            Some(Literal::Text(value.to_string()))
        }
        (Base::Integer, Literal::Integer(integer)) => i64::try_from(*integer).is_ok().then(|| value.clone()),
        (Base::Integer, Literal::Text(text)) => {
            text.parse::<i64>().ok().map(|integer| Literal::Integer(integer.into()))
        }
        (_, Literal::Null | Literal::List(_) | Literal::Object(_)) | (Base::Integer, _) => None,
    }
}

/// The values of an enum, each once, and where they stand.
pub fn values(keywords: &Keywords<'_>, base: Scalar, at: &Pointer) -> (Enum, Vec<Pointer>) {
    let of = if base == Scalar::String { Base::Text } else { Base::Integer };
    let mut known = HashSet::new();
    let (mut values, mut places) = (Vec::with_capacity(keywords.values.len()), Vec::new());
    let (listed, open) = branches(keywords, at).unwrap_or_else(|| (listed(keywords, at), false));
    for Listed { value, name, docs, deprecated, at } in listed {
        let Some(wire) = wire(&value, of).filter(|wire| known.insert(wire.clone())) else { continue };
        let spelled = match &wire {
            Literal::Text(text) => text.clone(),
            other => other.to_string(),
        };
        values.push(EnumValue { wire, name: ident(name.as_ref().unwrap_or(&spelled), "value"), docs, deprecated });
        places.push(at);
    }
    (Enum { base, values, open }, places)
}

/// A value, and what is said about it.
struct Listed {
    value: Literal,
    name: Option<String>,
    docs: Docs,
    deprecated: bool,
    at: Pointer,
}

/// The values of `enum`.
fn listed(keywords: &Keywords<'_>, at: &Pointer) -> Vec<Listed> {
    let at = at.key("enum");
    let value = |(index, value): (usize, &Literal)| Listed {
        value: value.clone(),
        name: extensions::name(keywords, index, value),
        docs: Docs::description(extensions::description(keywords, index, value)),
        deprecated: false,
        at: at.index(index),
    };
    keywords.values.iter().enumerate().map(value).collect()
}

/// The values of branches that list nothing but values, be it one each with a text of its own, and whether one of them
/// says that there are more: `anyOf: [{enum: [a, b]}, {type: string}]`. One enum has all of them.
fn branches(keywords: &Keywords<'_>, at: &Pointer) -> Option<(Vec<Listed>, bool)> {
    let says_more = !keywords.values.is_empty() || keywords.has_members() || !keywords.all_of.is_empty();
    let (keyword, list) = match (keywords.one_of.as_slice(), keywords.any_of.as_slice()) {
        (list, []) => ("oneOf", list),
        ([], list) => ("anyOf", list),
        _ => return None,
    };
    if says_more || keywords.data.discriminator.is_some() {
        return None;
    }
    let (mut all, mut open) = (Vec::new(), false);
    for (index, branch) in list.iter().enumerate() {
        let Subschema::Inline(schema) = branch else { return None };
        let branch = Keywords::of(schema);
        let at = at.key(keyword).index(index);
        let is_open = branch.ty == Some("string") && branch.format.is_none() && branch.values.is_empty();
        match branch.values.as_slice() {
            [] if is_open => open = true,
            [] if is_null(list[index]) => {}
            [] => return None,
            [value] if !is_null(list[index]) => {
                let docs = docs::of_schema(branch.data);
                // A text names itself; what a number means its title says.
                let name = docs.summary.clone().filter(|_| !matches!(value, Literal::Text(_)));
                let (value, deprecated) = (value.clone(), branch.data.deprecated);
                all.push(Listed { value, name, docs, deprecated, at: at.key("enum").index(0) });
            }
            _ => all.extend(listed(&branch, &at)),
        }
    }
    (!all.is_empty()).then_some((all, open))
}

/// What the values of branches are.
fn base_of_branches(keywords: &Keywords<'_>) -> Option<Base> {
    let (all, _) = branches(keywords, &Pointer::root())?;
    let values = || all.iter().map(|listed| &listed.value).filter(|value| **value != Literal::Null);
    let is_text = values().all(|value| matches!(value, Literal::Text(_)));
    let is_integer = values().all(|value| matches!(value, Literal::Integer(_)) && wire(value, Base::Integer).is_some());
    match (values().next()?, keywords.ty) {
        (_, None | Some("string")) if is_text => Some(Base::Text),
        (_, None | Some("integer")) if is_integer => Some(Base::Integer),
        _ => None,
    }
}

fn integer_base(keywords: &Keywords<'_>, options: &Options) -> Scalar {
    match scalar(keywords, options) {
        Some(base @ (Scalar::I32 | Scalar::I64 | Scalar::U32 | Scalar::U64)) => base,
        _ => Scalar::I64,
    }
}
