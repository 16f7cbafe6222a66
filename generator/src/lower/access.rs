//! Properties that travel one way only.

use crate::ir::{Access, Presence, TypeKind, TypeTable};

/// Lets a required property be missing where its type also travels the other way: § Schema Object says that `required`
/// is for responses alone where a property is `readOnly`, and for requests alone where it is `writeOnly`.
pub fn relax_one_way(table: &mut TypeTable) {
    for (_, def) in table.iter_mut() {
        let usage = def.usage;
        let TypeKind::Struct(of) = &mut def.kind else { continue };
        for field in &mut of.fields {
            let may_be_missing = match field.access {
                Access::ReadWrite => false,
                Access::ReadOnly => usage.request,
                Access::WriteOnly => usage.response,
            };
            let relaxed = match field.presence {
                Presence::Required => Presence::Optional,
                Presence::Nullable => Presence::OptionalNullable,
                Presence::Optional | Presence::OptionalNullable => continue,
            };
            if may_be_missing {
                (field.presence, field.required_one_way) = (relaxed, true);
            }
        }
    }
}
