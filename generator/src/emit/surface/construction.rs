//! How a struct is made.

use crate::ir::{Access, Field, Literal, Presence, Scalar, Struct, TypeDef, TypeRef, TypeTable};

/// More required fields than this are not told apart by position.
const POSITIONAL: usize = 4;

/// How a struct is made.
#[derive(Debug)]
pub enum Construction<'a> {
    /// `new(a, b)`, with the required fields in their order.
    Positional(Vec<&'a Field>),
    /// `new(XRequired { a, b, … })`, with the required fields in their order.
    Record(Vec<&'a Field>),
}

/// How `of` is made.
pub fn construction(of: &Struct) -> Construction<'_> {
    let required: Vec<_> = of.fields.iter().filter(|field| is_argument(field)).collect();
    if required.len() > POSITIONAL { Construction::Record(required) } else { Construction::Positional(required) }
}

/// Whether a field has a setter, because `new` does not ask for it.
pub fn has_setter(field: &Field) -> bool {
    matches!(field.presence, Presence::Optional | Presence::OptionalNullable)
}

/// The value that `new` gives to the field, though it may be missing: without its tag nobody could tell which variant of a
/// union it is.
pub fn preset(field: &Field) -> Option<&Literal> {
    field.constant.as_ref().filter(|_| field.presence == Presence::Optional && field.access != Access::ReadOnly)
}

/// Whether only tests make values of the type: nothing that a request carries holds one.
pub fn is_response_only(ty: &TypeDef) -> bool {
    ty.usage.response && !ty.usage.request
}

/// Whether values of the type are texts, which are taken from anything that becomes one.
pub fn is_text(ty: &TypeRef, types: &TypeTable) -> bool {
    matches!(types.look_through(ty), TypeRef::Scalar(Scalar::String))
}

/// Whether values of the type are files, which are taken from anything that becomes one.
pub fn is_file(ty: &TypeRef, types: &TypeTable) -> bool {
    matches!(types.look_through(ty), TypeRef::Scalar(Scalar::File))
}

/// Whether `new` asks for the field: it is always there, with more than one possible value.
fn is_argument(field: &Field) -> bool {
    !has_setter(field) && field.constant.is_none()
}
