//! What values a schema allows, beyond their type (JSON Schema § 6). It is told, not checked.

use openapiv3::{
    AnySchema, ArrayType, IntegerType, NumberType, ObjectType, SchemaKind, StringType, Type, VariantOrUnknownOrEmpty,
};

use super::enums;
use super::keywords::Keywords;
use super::literal::{integer, literal, number};
use super::nullable::is_null;
use super::subschema::Subschema;
use crate::extension;
use crate::ir::{Constraints, Literal, Members, SparseConstraints};

/// What the values of a schema with these keywords are limited to.
pub fn limits(keywords: &Keywords<'_>) -> Constraints {
    let own = match keywords.kind {
        SchemaKind::Type(Type::String(string)) => of_string(string),
        SchemaKind::Type(Type::Number(number)) => of_number(number),
        SchemaKind::Type(Type::Integer(integer)) => of_integer(integer),
        SchemaKind::Type(Type::Object(object)) => of_object(object),
        SchemaKind::Type(Type::Array(array)) => of_array(array),
        SchemaKind::Any(any) => of_any(any),
        SchemaKind::Type(Type::Boolean(_))
        | SchemaKind::OneOf { .. }
        | SchemaKind::AllOf { .. }
        | SchemaKind::AnyOf { .. }
        | SchemaKind::Not { .. } => Constraints::default(),
    };
    let values = match enums::base(keywords) {
        Some(_) => Vec::new(),
        None => keywords.values.iter().filter(|value| **value != Literal::Null).cloned().collect(),
    };
    Constraints {
        may_be_text: extension::is_number_text(keywords.data),
        values,
        members: [(&keywords.one_of, true), (&keywords.any_of, false)]
            .into_iter()
            .filter_map(|(branches, is_exclusive)| members(branches, is_exclusive))
            .collect(),
        each: keywords.items.map(of_each).unwrap_or_default(),
        // What is excluded shapes nothing: it is told as it stands.
        excluded: keywords.not.and_then(|not| serde_json::to_value(not).ok()).as_ref().map(literal),
        ..own
    }
}

/// Whether limits are known to allow a simple value: where it is not easily told, they are not.
pub fn allow(limits: &Constraints, value: &Literal) -> bool {
    let number = |value: &Literal| match value {
        // Limits of this size are exact as floats.
        Literal::Integer(value) => i32::try_from(*value).ok().map(f64::from),
        Literal::Number(value) => Some(*value),
        _ => None,
    };
    let Constraints { minimum, maximum, length, .. } = limits;
    let others = Constraints { minimum: None, maximum: None, length: (None, None), ..limits.clone() };
    if others != Constraints::default() {
        return false;
    }
    let is_beyond = |limit: &Option<(Literal, bool)>, beyond: fn(f64, f64) -> bool| match limit {
        Some((limit, excluded)) => number(limit)
            .zip(number(value))
            .is_none_or(|(limit, value)| beyond(value, limit) || (*excluded && value == limit)),
        None => false,
    };
    let is_long_enough = match (value, length) {
        (_, (None, None)) => true,
        (Literal::Text(text), (least, most)) => {
            let count = text.chars().count() as u64;
            least.is_none_or(|least| least <= count) && most.is_none_or(|most| count <= most)
        }
        _ => false,
    };
    is_long_enough
        && !is_beyond(minimum, |value, least| value < least)
        && !is_beyond(maximum, |value, most| value > most)
}

fn of_string(StringType { format, pattern, enumeration: _, min_length, max_length }: &StringType) -> Constraints {
    Constraints {
        pattern: pattern.clone(),
        format: match format {
            VariantOrUnknownOrEmpty::Unknown(format) => telling_format(format),
            VariantOrUnknownOrEmpty::Item(_) | VariantOrUnknownOrEmpty::Empty => None,
        },
        length: (count(*min_length), count(*max_length)),
        ..Constraints::default()
    }
}

fn of_number(of: &NumberType) -> Constraints {
    let bounds = [(of.minimum, of.exclusive_minimum), (of.maximum, of.exclusive_maximum)];
    of_numbers(bounds, of.multiple_of, number)
}

fn of_integer(of: &IntegerType) -> Constraints {
    let bounds = [(of.minimum, of.exclusive_minimum), (of.maximum, of.exclusive_maximum)];
    of_numbers(bounds, of.multiple_of, integer)
}

/// The least and the greatest number, each with whether it is excluded, and what numbers are multiples of.
fn of_numbers<T>(bounds: [(Option<T>, bool); 2], multiple_of: Option<T>, literal: fn(T) -> Literal) -> Constraints {
    let [minimum, maximum] = bounds.map(|(bound, is_excluded)| Some((literal(bound?), is_excluded)));
    Constraints { minimum, maximum, multiple_of: multiple_of.map(literal), ..Constraints::default() }
}

fn of_object(ObjectType { min_properties, max_properties, .. }: &ObjectType) -> Constraints {
    Constraints { properties: (count(*min_properties), count(*max_properties)), ..Constraints::default() }
}

fn of_array(ArrayType { items: _, min_items, max_items, unique_items }: &ArrayType) -> Constraints {
    Constraints { items: (count(*min_items), count(*max_items)), unique_items: *unique_items, ..Constraints::default() }
}

/// The limits of a schema that says more than one type has, or no type. Those of another type limit nothing.
fn of_any(any: &AnySchema) -> Constraints {
    let may_be = |types: &[&str]| any.typ.as_deref().is_none_or(|ty| types.contains(&ty));
    let is_excluded = [any.exclusive_minimum, any.exclusive_maximum].map(Option::unwrap_or_default);
    let mut limits = Constraints::default();
    if may_be(&["integer", "number"]) {
        limits = of_numbers([(any.minimum, is_excluded[0]), (any.maximum, is_excluded[1])], any.multiple_of, number);
    }
    if may_be(&["string"]) {
        limits.length = (count(any.min_length), count(any.max_length));
        limits.pattern = any.pattern.clone();
    }
    if may_be(&["array"]) {
        limits.items = (count(any.min_items), count(any.max_items));
        limits.unique_items = any.unique_items.unwrap_or_default();
    }
    if may_be(&["object"]) {
        limits.properties = (count(any.min_properties), count(any.max_properties));
    }
    let is_text = any.typ.as_deref() == Some("string");
    limits.format = any.format.as_deref().filter(|_| is_text).and_then(telling_format);
    limits
}

/// What limits each item of an array. Objects and choices of several are types of their own, which say it.
fn of_each(items: Subschema<'_>) -> SparseConstraints {
    let Subschema::Inline(schema) = items else { return SparseConstraints::default() };
    let keywords = Keywords::of(schema);
    if keywords.has_members() || keywords.is_composed() {
        SparseConstraints::default()
    } else {
        limits(&keywords).into()
    }
}

/// Which properties are there together, where the branches say nothing else.
fn members(branches: &[Subschema<'_>], is_exclusive: bool) -> Option<Members> {
    let branches = branches.iter().filter(|branch| !is_null(**branch));
    let sets = branches.map(|branch| only_required(*branch)).collect::<Option<Vec<_>>>()?;
    (!sets.is_empty()).then_some(Members { is_exclusive, sets })
}

/// The names that a branch requires, where it says nothing else.
fn only_required(branch: Subschema<'_>) -> Option<Vec<String>> {
    let Subschema::Inline(schema) = branch else { return None };
    let keywords = Keywords::of(schema);
    let says_more = keywords.is_value()
        || !keywords.properties.is_empty()
        || keywords.additional.is_some()
        || keywords.not.is_some()
        || keywords.is_composed();
    (!says_more && !keywords.required.is_empty()).then(|| keywords.required.to_vec())
}

/// A format of texts, if it says more than their type does.
fn telling_format(format: &str) -> Option<String> {
    let is_typed = matches!(format, "date-time" | "date" | "uuid" | "byte" | "binary" | "password" | "string" | "");
    (!is_typed).then(|| format.to_owned())
}

fn count(count: Option<usize>) -> Option<u64> {
    count.and_then(|count| u64::try_from(count).ok())
}
