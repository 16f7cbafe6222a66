//! The variants of a union.

use crate::ir::{TypeKind, TypeRef, TypeTable, Variant};

/// The type that a variant holds. Objects and unions are boxed, whatever their size: were it by size, one more
/// property would change the variant's type, and break who builds one.
pub fn variant_type(variant: &Variant, types: &TypeTable) -> TypeRef {
    match (&variant.ty, types.named(types.look_through(&variant.ty)).map(|def| &def.kind)) {
        (TypeRef::Named(id), Some(TypeKind::Struct(_) | TypeKind::Union(_))) => TypeRef::Boxed(*id),
        (ty, _) => ty.clone(),
    }
}
