//! `enum`: one of a list of values.

use std::collections::HashSet;

use serde_json::Value;

use super::context::Context;
use super::docs;
use super::keywords::Keywords;
use super::scalar::scalar;
use super::shape::Shape;
use super::words::ident;
use crate::ir::{Docs, Enum, EnumValue, Literal, Scalar};
use crate::pointer::Pointer;

/// What a schema with `enum` describes; `None` where it has none. Texts and integers make an enum; what other lists
/// of values say is not checked.
pub fn shape<'a>(cx: &mut Context<'a, '_>, keywords: &Keywords<'a>, at: &Pointer) -> Option<Shape<'a>> {
    let at = &at.key("enum");
    let mut values = keywords.values.iter().filter(|value| **value != Literal::Null).peekable();
    if values.peek().is_none() {
        // Null alone: any JSON value includes it.
        return (!keywords.values.is_empty()).then_some(Shape::Any);
    }
    let ty = keywords.ty;
    let all = |test: fn(&Literal) -> bool| values.clone().all(test);
    if matches!(ty, None | Some("string")) && all(|value| matches!(value, Literal::Text(_))) {
        return Some(Shape::Enum(Scalar::String));
    }
    if matches!(ty, None | Some("integer")) && all(is_i64) {
        return Some(Shape::Enum(integer_base(keywords, cx)));
    }
    if matches!(ty, None | Some("boolean")) && all(|value| matches!(value, Literal::Bool(_))) {
        if values.count() == 1 {
            cx.unsupported(at, "a list of one boolean is not checked yet: this is typed as a boolean");
        }
        return Some(Shape::Scalar(Scalar::Boolean));
    }
    let shape = scalar(keywords, cx.options).map_or(Shape::Any, Shape::Scalar);
    let message = match shape {
        Shape::Scalar(_) => "a list of such values is not checked yet: this is typed by `type` and `format` alone",
        _ => "a list of values of several types is not checked yet: this is typed as any JSON value",
    };
    cx.unsupported(at, message);
    Some(shape)
}

/// The values of an enum, each once, and where they stand.
///
/// `x-enum-varnames` and `x-enum-descriptions`, lists beside `enum`, are in wide use to name and describe the values.
pub fn values(keywords: &Keywords<'_>, base: Scalar, at: &Pointer) -> (Enum, Vec<Pointer>) {
    let at = at.key("enum");
    let names = texts(keywords, "x-enum-varnames");
    let descriptions = texts(keywords, "x-enum-descriptions");
    let mut known = HashSet::new();
    let (mut values, mut places) = (Vec::with_capacity(keywords.values.len()), Vec::new());
    for (index, wire) in keywords.values.iter().enumerate() {
        if *wire == Literal::Null || !known.insert(wire.to_string()) {
            continue;
        }
        let spelled = match wire {
            Literal::Text(text) => text.clone(),
            other => other.to_string(),
        };
        let name = names.get(index).copied().flatten().unwrap_or(&spelled);
        let docs = Docs::description(docs::text(descriptions.get(index).copied().flatten()));
        values.push(EnumValue { wire: wire.clone(), name: ident(name, "value"), docs });
        places.push(at.index(index));
    }
    (Enum { base, values }, places)
}

fn integer_base(keywords: &Keywords<'_>, cx: &Context<'_, '_>) -> Scalar {
    match scalar(keywords, cx.options) {
        Some(base @ (Scalar::I32 | Scalar::I64 | Scalar::U32 | Scalar::U64)) => base,
        _ => Scalar::I64,
    }
}

fn is_i64(value: &Literal) -> bool {
    matches!(value, Literal::Integer(value) if i64::try_from(*value).is_ok())
}

/// The texts of an extension that is a list of texts, as long as that of the values.
fn texts<'a>(keywords: &Keywords<'a>, extension: &str) -> Vec<Option<&'a str>> {
    match keywords.data.extensions.get(extension) {
        Some(Value::Array(items)) if items.len() == keywords.values.len() => items.iter().map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}
