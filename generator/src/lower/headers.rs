//! What a header of a response can be read as.

use super::context::Context;
use crate::ir::{Encoding, Group, Header, Scalar, TypeKind, TypeRef, TypeTable};

/// Types as text each header of a response that can't be read as what the description says: an object that holds another,
/// say, of which the style `simple` does not tell the properties apart.
pub fn read_as_text(cx: &mut Context<'_, '_>, groups: &mut [Group]) {
    let operations = groups.iter_mut().flat_map(|group| &mut group.operations);
    for header in operations.flat_map(|operation| &mut operation.responses).flat_map(|response| &mut response.headers) {
        if !is_readable(header, &cx.types.table) {
            header.ty = TypeRef::Scalar(Scalar::String);
            if matches!(header.encoding, Encoding::Style { .. }) {
                cx.unsupported(&header.at, "a header of this type can't be read yet: it is typed as text");
            }
        }
    }
}

/// Whether a header can be read as what it is: JSON, a simple value, or a list or an object of some.
fn is_readable(header: &Header, types: &TypeTable) -> bool {
    if let Encoding::Content(media_type, _) = &header.encoding {
        return media_type.is_json();
    }
    let is_simple = |ty: &TypeRef| simple(ty, types).is_some();
    match types.look_through(&header.ty) {
        // What has its own writing of integers can't be parsed from a piece of a list.
        TypeRef::List(item) => simple(item, types) == Some(Simple::Parsed),
        TypeRef::Map(value) => *types.look_through(value) == TypeRef::Scalar(Scalar::String),
        TypeRef::Named(id) => match &types[*id].kind {
            TypeKind::Struct(of) => of.additional.is_none() && of.fields.iter().all(|field| is_simple(&field.ty)),
            TypeKind::Enum(_) | TypeKind::Union(_) | TypeKind::Alias(_) => is_simple(&header.ty),
        },
        other => is_simple(other),
    }
}

/// How a simple value is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Simple {
    /// As its type parses it.
    Parsed,
    /// As an integer that stands for a value.
    Integer,
}

fn simple(ty: &TypeRef, types: &TypeTable) -> Option<Simple> {
    match types.look_through(ty) {
        TypeRef::Scalar(Scalar::Binary | Scalar::File) => None,
        TypeRef::Scalar(_) => Some(Simple::Parsed),
        TypeRef::Named(id) => match &types[*id].kind {
            TypeKind::Enum(of) if of.base == Scalar::String => Some(Simple::Parsed),
            TypeKind::Enum(_) => Some(Simple::Integer),
            TypeKind::Struct(_) | TypeKind::Union(_) | TypeKind::Alias(_) => None,
        },
        TypeRef::Boxed(_)
        | TypeRef::List(_)
        | TypeRef::Map(_)
        | TypeRef::Tuple(_)
        | TypeRef::Nullable(_)
        | TypeRef::Any => None,
    }
}
