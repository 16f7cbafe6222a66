//! Files and texts: what is neither JSON nor made of properties in a multipart body.
//!
//! What OpenAPI leaves open:
//!
//! - Bytes are a file there: they have a name and a media type too. The types of such a body have files wherever they are
//!   used; in JSON a file is the text of its bytes, as all bytes are.
//! - A text is a file where the description lists media types for it that are no texts, such as `image/png`.
//! - A property of which the schema says nothing is a file (OpenAPI 3.1 § Encoding Object: `application/octet-stream`),
//!   unless texts or JSON are among its media types.
//! - An object of which no media type is JSON is a text, where all are texts, such as XML, or a file, where none is: how its
//!   properties are written in that is not known.
//!
//! The last two hold where a type is used in forms alone: in JSON any value, and an object, are what they are.

use std::collections::BTreeSet;

use super::context::Context;
use super::media::kind::{is_any, is_text_type};
use super::reach::{named, of_response, reached};
use crate::ir::{Field, Format, Group, MediaType, PartEncoding, Scalar, TypeId, TypeKind, TypeRef, TypeTable};
use crate::media_type::URL_ENCODED;
use crate::pointer::Pointer;

/// Types what is a file, or a text, in the multipart bodies of requests.
pub fn mark_files(cx: &mut Context<'_, '_>, groups: &mut [Group]) {
    let elsewhere = used_elsewhere(groups, &cx.types.table);
    let operations = groups.iter_mut().flat_map(|group| &mut group.operations);
    for content in operations.flat_map(|operation| &mut operation.body).flat_map(|body| &mut body.content) {
        let Format::Multipart(encodings) = &content.format else { continue };
        let (known, unwritable) = (BTreeSet::new(), Vec::new());
        let mut walk = Walk { table: &mut cx.types.table, encodings, elsewhere: &elsewhere, known, unwritable };
        walk.body(&mut content.ty);
        for at in walk.unwritable {
            cx.unsupported(&at, "how its media type writes an object is not known: it is sent as what it is given as");
        }
    }
}

/// The types that are used otherwise than as the body of a form.
fn used_elsewhere(groups: &[Group], table: &TypeTable) -> BTreeSet<TypeId> {
    let mut ids = Vec::new();
    let mut found = |ty: &TypeRef| named(ty, &mut |id| ids.push(id));
    for operation in groups.iter().flat_map(|group| &group.operations) {
        operation.parameters.iter().for_each(|parameter| found(&parameter.ty));
        let contents = operation.body.iter().flat_map(|body| &body.content);
        let others = contents.filter(|content| !matches!(content.format, Format::Multipart(_)));
        others.for_each(|content| found(&content.ty));
        of_response(operation, &mut found);
    }
    reached(table, ids)
}

/// What the description says of the media types of a property.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    /// Nothing.
    Nothing,
    /// None is a text.
    Bytes,
    /// All are texts, and none is JSON.
    Texts,
    /// Anything else.
    Other,
}

impl Said {
    fn of(media_types: &[MediaType]) -> Self {
        let is_text = |media_type: &MediaType| is_text_type(&media_type.essence()) && !media_type.is_json();
        let is_bytes = |media_type: &MediaType| {
            let essence = media_type.essence();
            let is_form = essence.starts_with("multipart/") || essence == URL_ENCODED;
            !is_text_type(&essence) && !media_type.is_json() && !is_any(&essence) && !is_form
        };
        match media_types {
            all if all.iter().all(|media_type| is_any(&media_type.essence())) => Self::Nothing,
            all if all.iter().all(is_bytes) => Self::Bytes,
            all if all.iter().all(is_text) => Self::Texts,
            _ => Self::Other,
        }
    }
}

struct Walk<'t> {
    table: &'t mut TypeTable,
    encodings: &'t [PartEncoding],
    /// The types that are not used in forms alone.
    elsewhere: &'t BTreeSet<TypeId>,
    /// The types that were walked through, as a body or as a property.
    known: BTreeSet<(TypeId, bool)>,
    /// Where the schemas stand of what is a text because nobody knows how to write it.
    unwritable: Vec<Pointer>,
}

impl Walk<'_> {
    /// A type whose properties are parts.
    fn body(&mut self, ty: &mut TypeRef) {
        match ty {
            TypeRef::Map(value) => self.bytes(value),
            TypeRef::Nullable(inner) => self.body(inner),
            TypeRef::Named(id) | TypeRef::Boxed(id) => self.named(*id, true),
            TypeRef::List(_) | TypeRef::Tuple(_) | TypeRef::Scalar(_) | TypeRef::Any => {}
        }
    }

    /// The type of a property that is declared.
    fn property(&mut self, field: &mut Field, is_in_forms_alone: bool) {
        let encoding = self.encodings.iter().find(|encoding| encoding.name == field.wire_name);
        // A style makes texts of values.
        let said = match encoding {
            Some(encoding) if encoding.style.is_some() => Said::Other,
            Some(encoding) => Said::of(&encoding.media_types),
            None => Said::Nothing,
        };
        // What has one value is sent as that.
        if field.constant.is_none()
            && let Some(ty) = self.as_said(&field.ty, said, is_in_forms_alone)
        {
            if matches!(self.table.look_through(innermost(&field.ty)), TypeRef::Map(_) | TypeRef::Named(_)) {
                self.unwritable.push(field.at.clone());
            }
            field.ty = within(&field.ty, ty);
        }
        self.bytes(&mut field.ty);
    }

    /// What the items of a property, or the property, are in place of `ty`.
    fn as_said(&self, ty: &TypeRef, said: Said, is_in_forms_alone: bool) -> Option<TypeRef> {
        let ty = self.table.look_through(innermost(ty));
        let is_struct = matches!(self.table.named(ty).map(|def| &def.kind), Some(TypeKind::Struct(_)));
        let scalar = match (ty, said) {
            (TypeRef::Scalar(Scalar::String), Said::Bytes) => Scalar::File,
            _ if !is_in_forms_alone => return None,
            (TypeRef::Any, Said::Nothing) => Scalar::File,
            (TypeRef::Any | TypeRef::Map(_), Said::Bytes) => Scalar::File,
            (TypeRef::Any | TypeRef::Map(_), Said::Texts) => Scalar::String,
            (_, Said::Bytes) if is_struct => Scalar::File,
            (_, Said::Texts) if is_struct => Scalar::String,
            _ => return None,
        };
        Some(TypeRef::Scalar(scalar))
    }

    /// The type of a part, of which the bytes are a file.
    fn bytes(&mut self, ty: &mut TypeRef) {
        match ty {
            TypeRef::Scalar(scalar @ Scalar::Binary) => *scalar = Scalar::File,
            TypeRef::List(inner) | TypeRef::Nullable(inner) => self.bytes(inner),
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
        let is_in_forms_alone = !self.elsewhere.contains(&id);
        match (&mut kind, is_body) {
            (TypeKind::Struct(of), true) => {
                of.fields.iter_mut().for_each(|field| self.property(field, is_in_forms_alone));
                of.additional.iter_mut().for_each(|additional| self.bytes(&mut additional.ty));
            }
            (TypeKind::Union(of), true) => of.variants.iter_mut().for_each(|variant| self.body(&mut variant.ty)),
            (TypeKind::Union(of), false) => of.variants.iter_mut().for_each(|variant| self.bytes(&mut variant.ty)),
            (TypeKind::Alias(of), true) => self.body(&mut of.ty),
            (TypeKind::Alias(of), false) => self.bytes(&mut of.ty),
            (TypeKind::Struct(_), false) | (TypeKind::Enum(_), _) => {}
        }
        if let Some(def) = self.table.get_mut(id) {
            def.kind = kind;
        }
    }
}

/// The type of the items of lists of lists, or of a value that may be null.
fn innermost(ty: &TypeRef) -> &TypeRef {
    match ty {
        TypeRef::List(inner) | TypeRef::Nullable(inner) => innermost(inner),
        other => other,
    }
}

/// `ty` with another innermost type.
fn within(ty: &TypeRef, innermost: TypeRef) -> TypeRef {
    match ty {
        TypeRef::List(inner) => TypeRef::List(Box::new(within(inner, innermost))),
        TypeRef::Nullable(inner) => TypeRef::Nullable(Box::new(within(inner, innermost))),
        _ => innermost,
    }
}
