//! Files: what is bytes in a form.

use std::collections::BTreeSet;

use crate::ir::{Format, Group, Scalar, TypeId, TypeKind, TypeRef, TypeTable};

/// Types as a file what is bytes in a multipart body: there it has a name and a media type too. The types of such a body
/// do so wherever they are used.
pub fn mark_files(groups: &mut [Group], table: &mut TypeTable) {
    let mut walk = Walk { table, known: BTreeSet::new() };
    let operations = groups.iter_mut().flat_map(|group| &mut group.operations);
    for content in operations.flat_map(|operation| &mut operation.body).flat_map(|body| &mut body.content) {
        if matches!(content.format, Format::Multipart(_)) {
            walk.body(&mut content.ty);
        }
    }
}

struct Walk<'t> {
    table: &'t mut TypeTable,
    /// The types that were walked through, as a body or as a property.
    known: BTreeSet<(TypeId, bool)>,
}

impl Walk<'_> {
    /// A type whose properties are parts.
    fn body(&mut self, ty: &mut TypeRef) {
        match ty {
            TypeRef::Map(value) => self.part(value),
            TypeRef::Nullable(inner) => self.body(inner),
            TypeRef::Named(id) | TypeRef::Boxed(id) => self.named(*id, true),
            TypeRef::List(_) | TypeRef::Tuple(_) | TypeRef::Scalar(_) | TypeRef::Any => {}
        }
    }

    /// The type of a part.
    fn part(&mut self, ty: &mut TypeRef) {
        match ty {
            TypeRef::Scalar(scalar @ Scalar::Binary) => *scalar = Scalar::File,
            TypeRef::List(inner) | TypeRef::Nullable(inner) => self.part(inner),
            TypeRef::Named(id) | TypeRef::Boxed(id) => self.named(*id, false),
            TypeRef::Map(_) | TypeRef::Tuple(_) | TypeRef::Scalar(_) | TypeRef::Any => {}
        }
    }

    fn named(&mut self, id: TypeId, is_body: bool) {
        if !self.known.insert((id, is_body)) {
            return;
        }
        let Some(def) = self.table.get_mut(id) else { return };
        // What is walked through is taken out, as it may lead to other types.
        let mut kind = std::mem::replace(&mut def.kind, TypeKind::Struct(Default::default()));
        match (&mut kind, is_body) {
            (TypeKind::Struct(of), true) => {
                of.fields.iter_mut().for_each(|field| self.part(&mut field.ty));
                of.additional.iter_mut().for_each(|additional| self.part(&mut additional.ty));
            }
            (TypeKind::Union(of), true) => of.variants.iter_mut().for_each(|variant| self.body(&mut variant.ty)),
            (TypeKind::Union(of), false) => of.variants.iter_mut().for_each(|variant| self.part(&mut variant.ty)),
            (TypeKind::Alias(of), true) => self.body(&mut of.ty),
            (TypeKind::Alias(of), false) => self.part(&mut of.ty),
            (TypeKind::Struct(_), false) | (TypeKind::Enum(_), _) => {}
        }
        if let Some(def) = self.table.get_mut(id) {
            def.kind = kind;
        }
    }
}
