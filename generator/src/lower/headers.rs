//! What a header of a response can be read as.

use super::context::Context;
use crate::ir::{Group, Scalar, TypeKind, TypeRef, TypeTable};

/// Types as text each header of a response that can't be read as what the description says: an object, say, of which
/// the style `simple` tells properties and values apart by commas alone.
pub fn read_as_text(cx: &mut Context<'_, '_>, groups: &mut [Group]) {
    let operations = groups.iter_mut().flat_map(|group| &mut group.operations);
    for header in operations.flat_map(|operation| &mut operation.responses).flat_map(|response| &mut response.headers) {
        if !is_readable(&header.ty, &cx.types.table) {
            header.ty = TypeRef::Scalar(Scalar::String);
            cx.unsupported(&header.at, "a header of this type can't be read yet: it is typed as text");
        }
    }
}

/// Whether a header can be read as this: a simple value, or a list of some.
fn is_readable(ty: &TypeRef, types: &TypeTable) -> bool {
    match types.look_through(ty) {
        TypeRef::List(item) => is_simple(item, types),
        other => is_simple(other, types),
    }
}

fn is_simple(ty: &TypeRef, types: &TypeTable) -> bool {
    match types.look_through(ty) {
        TypeRef::Scalar(Scalar::Base64 | Scalar::Binary) => false,
        TypeRef::Scalar(_) => true,
        TypeRef::Named(id) => matches!(&types[*id].kind, TypeKind::Enum(of) if of.base == Scalar::String),
        TypeRef::Boxed(_)
        | TypeRef::List(_)
        | TypeRef::Map(_)
        | TypeRef::Tuple(_)
        | TypeRef::Nullable(_)
        | TypeRef::Any => false,
    }
}
