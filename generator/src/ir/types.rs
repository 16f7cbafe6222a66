//! Types: what schemas mean.

use std::ops::{Index, RangeInclusive};

use super::{Docs, Ident, Literal, SparseConstraints};
use crate::pointer::Pointer;

/// The types of an API, in the order in which they are written: named schemas in the description's order, each
/// followed by the inline types that it holds, then those of the operations.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TypeTable {
    types: Vec<TypeDef>,
}

/// A type of a [`TypeTable`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeId(usize);

impl TypeId {
    /// Its place in the table, counted from 0.
    pub fn index(self) -> usize {
        self.0
    }
}

impl TypeTable {
    /// Adds a type.
    pub fn push(&mut self, ty: TypeDef) -> TypeId {
        self.types.push(ty);
        TypeId(self.types.len() - 1)
    }

    /// The type, to be completed.
    pub fn get_mut(&mut self, id: TypeId) -> Option<&mut TypeDef> {
        self.types.get_mut(id.0)
    }

    /// The types with their ids.
    pub fn iter(&self) -> impl Iterator<Item = (TypeId, &TypeDef)> {
        self.types.iter().enumerate().map(|(index, ty)| (TypeId(index), ty))
    }

    /// The types with their ids, each once: those that are no synonyms.
    pub fn without_synonyms(&self) -> impl Iterator<Item = (TypeId, &TypeDef)> {
        self.iter().filter(|(id, _)| self.synonym_of(*id).is_none())
    }

    /// The types, to be changed, with their ids.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (TypeId, &mut TypeDef)> {
        self.types.iter_mut().enumerate().map(|(index, ty)| (TypeId(index), ty))
    }

    /// The definition that a use names, if it names one.
    pub fn named(&self, ty: &TypeRef) -> Option<&TypeDef> {
        match ty {
            TypeRef::Named(id) | TypeRef::Boxed(id) => Some(&self[*id]),
            _ => None,
        }
    }

    /// The type that an alias of a map, a list or a scalar stands for, looked through as often as needed; any other type
    /// as it is.
    pub fn look_through<'a>(&'a self, mut ty: &'a TypeRef) -> &'a TypeRef {
        // Lowering refuses aliases of themselves; the bound holds even if it should not.
        for _ in 0..self.len() {
            match self.named(ty).map(|def| &def.kind) {
                Some(TypeKind::Alias(alias)) => ty = &alias.ty,
                _ => break,
            }
        }
        ty
    }

    /// The type with what its aliases stand for, wherever in it they are: where that is the same for two uses, they are one
    /// type. `None` where it has more parts than anybody would write out.
    pub fn without_aliases(&self, ty: &TypeRef) -> Option<TypeRef> {
        let mut most = 100;
        self.spell_out(ty, &mut most)
    }

    fn spell_out(&self, ty: &TypeRef, left: &mut usize) -> Option<TypeRef> {
        *left = left.checked_sub(1)?;
        let mut part = |ty: &TypeRef| self.spell_out(ty, left);
        Some(match self.look_through(ty) {
            TypeRef::List(item) => TypeRef::List(Box::new(part(item)?)),
            TypeRef::Map(value) => TypeRef::Map(Box::new(part(value)?)),
            TypeRef::Nullable(inner) => TypeRef::Nullable(Box::new(part(inner)?)),
            TypeRef::Tuple(items) => TypeRef::Tuple(items.iter().map(part).collect::<Option<_>>()?),
            ty @ (TypeRef::Named(_) | TypeRef::Boxed(_) | TypeRef::Scalar(_) | TypeRef::Any) => ty.clone(),
        })
    }

    /// The type that an inline one is only another name of, if it is that.
    pub fn synonym_of(&self, id: TypeId) -> Option<TypeId> {
        let def = &self[id];
        match &def.kind {
            TypeKind::Alias(Alias { ty: TypeRef::Named(of), .. }) if !def.is_component() => Some(*of),
            _ => None,
        }
    }

    /// The type itself: of a synonym the one that it is another name of.
    pub fn original(&self, id: TypeId) -> TypeId {
        self.synonym_of(id).unwrap_or(id)
    }

    /// What a type is made of: a synonym of what the other one is.
    pub fn meant(&self, id: TypeId) -> &TypeDef {
        &self[self.original(id)]
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.types.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.types.is_empty()
    }
}

/// The types with their ids.
impl IntoIterator for TypeTable {
    type Item = (TypeId, TypeDef);
    type IntoIter =
        std::iter::Map<std::iter::Enumerate<std::vec::IntoIter<TypeDef>>, fn((usize, TypeDef)) -> Self::Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.types.into_iter().enumerate().map(|(index, ty)| (TypeId(index), ty))
    }
}

impl Index<TypeId> for TypeTable {
    type Output = TypeDef;

    fn index(&self, id: TypeId) -> &TypeDef {
        &self.types[id.0]
    }
}

/// A type with a name.
#[derive(Clone, Debug, PartialEq)]
pub struct TypeDef {
    /// The schema's place in the description.
    pub at: Pointer,
    /// The name of the schema in the description; for an inline schema the name that was made for it.
    pub wire_name: String,
    /// The name, unique among the types together with what emitters derive from it.
    pub name: Ident,
    /// The type beside which an inline type is written; `None` for one that stands by itself.
    pub beside: Option<TypeId>,
    /// What it is.
    pub docs: Docs,
    /// Whether it should no longer be used.
    pub deprecated: bool,
    /// An example of a value.
    pub example: Option<Literal>,
    /// Which way its values travel.
    pub usage: Usage,
    /// The one group whose operations need it, by its place in [`Api::groups`](super::Api::groups). `None` where several do, or
    /// none.
    pub needed_by: Option<usize>,
    /// What it is made of.
    pub kind: TypeKind,
}

impl TypeDef {
    /// Whether the description names it: whether its schema is one of `components` itself, and not in another one.
    pub fn is_component(&self) -> bool {
        self.at.as_str().strip_prefix("/components/schemas/").is_some_and(|name| !name.contains('/'))
    }
}

/// Which way the values of a type travel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Usage {
    /// A request can carry one.
    pub request: bool,
    /// A response can carry one.
    pub response: bool,
}

/// What a type is made of.
#[derive(Clone, Debug, PartialEq)]
pub enum TypeKind {
    /// An object with known properties.
    Struct(Struct),
    /// One of a list of values.
    Enum(Enum),
    /// A value of one of several types (`oneOf`, `anyOf`).
    Union(Union),
    /// Another type under this name.
    Alias(Alias),
}

/// An object with known properties.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Struct {
    /// The properties, in the description's order.
    pub fields: Vec<Field>,
    /// What other properties may hold, where the description types them (`additionalProperties`).
    pub additional: Option<AdditionalProperties>,
    /// What values are allowed beyond that.
    pub constraints: SparseConstraints,
    /// Whether a union without a discriminator has to tell this object from others by its shape.
    pub ranked: bool,
}

/// A property of an object.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Its place in the description.
    pub at: Pointer,
    /// The name in the JSON.
    pub wire_name: String,
    /// The name, unique in the object.
    pub name: Ident,
    /// The type of its value. Whether it may be missing or null is said by `presence`.
    pub ty: TypeRef,
    /// Whether it may be missing or null.
    pub presence: Presence,
    /// What values it may have.
    pub constraints: SparseConstraints,
    /// The one text, integer or truth value that it must have, where it is the discriminator, or an enum of one value. A
    /// discriminator that may be missing has one too.
    pub constant: Option<Literal>,
    /// What the server takes where it is left out: documented, not sent.
    pub default: Option<Literal>,
    /// An example of a value.
    pub example: Option<Literal>,
    /// Which way it travels.
    pub access: Access,
    /// Whether it is required that one way, and may be missing because its type travels the other way too.
    pub required_one_way: bool,
    /// Whether its value must not be shown (`format: password`, `x-sensitive`).
    pub secret: bool,
    /// What it is.
    pub docs: Docs,
    /// Whether it should no longer be used.
    pub deprecated: bool,
}

/// Whether a property may be missing or null: four different things on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Presence {
    /// Always there, never null.
    Required,
    /// It may be missing.
    Optional,
    /// Always there, maybe null.
    Nullable,
    /// It may be missing, and it may be null.
    OptionalNullable,
}

/// Which way a property travels (§ Schema Object, `readOnly` and `writeOnly`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Access {
    /// In requests and responses.
    #[default]
    ReadWrite,
    /// In responses only.
    ReadOnly,
    /// In requests only.
    WriteOnly,
}

/// Properties of an object beside the known ones.
#[derive(Clone, Debug, PartialEq)]
pub struct AdditionalProperties {
    /// The name of the map that keeps them, unique in the object.
    pub name: Ident,
    /// The type of their values.
    pub ty: TypeRef,
}

/// One of a list of values.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Enum {
    /// The type of the values: [`Scalar::String`], or an integer.
    pub base: Scalar,
    /// The values, in the description's order, each once.
    pub values: Vec<EnumValue>,
    /// Whether the description allows any other text too.
    pub open: bool,
}

impl Enum {
    /// The value that has this [tag](Literal::tag).
    pub fn tagged(&self, tag: &str) -> Option<&EnumValue> {
        self.values.iter().find(|value| value.wire.tag().as_deref() == Some(tag))
    }
}

/// A value of an [`Enum`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct EnumValue {
    /// The value on the wire.
    pub wire: Literal,
    /// The name, unique in the enum.
    pub name: Ident,
    /// What it means.
    pub docs: Docs,
    /// Whether it should no longer be used.
    pub deprecated: bool,
}

/// A value of one of several types.
#[derive(Clone, Debug, PartialEq)]
pub struct Union {
    /// How the type of a value is found.
    pub selector: Selector,
    /// The types, in the description's order.
    pub variants: Vec<Variant>,
}

impl Union {
    /// The variant of what no value of the discriminator is for.
    pub fn otherwise(&self) -> Option<&Variant> {
        match self.selector {
            Selector::Discriminator { otherwise, .. } => self.variants.get(otherwise?),
            Selector::Shape => None,
        }
    }
}

/// How the type of a value of a [`Union`] is found.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Selector {
    /// By a property whose value names the variant (§ Discriminator Object, or distinct constants).
    Discriminator {
        /// The name of the property in the JSON.
        property: String,
        /// The [tags](Literal::tag), each with the index of its variant, in the order of the variants.
        values: Vec<(String, usize)>,
        /// The index of the variant of what none of them is for, where that is not unknown: the default mapping, or of
        /// schemas that extend one which extends another, that one.
        otherwise: Option<usize>,
    },
    /// By the shape of the value: the first variant that fits best.
    Shape,
}

/// A type of a [`Union`].
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    /// The name, unique in the union.
    pub name: Ident,
    /// The type.
    pub ty: TypeRef,
    /// The tag that is written with a value, where variants are chosen by a property that this type does not have.
    pub tag: Option<Tag>,
    /// What it is.
    pub docs: Docs,
}

/// A property that says which variant of a union an object is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Tag {
    /// Its name in the JSON.
    pub property: String,
    /// Its text.
    pub text: String,
}

/// Another type under a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Alias {
    /// The other type.
    pub ty: TypeRef,
    /// What values it may have.
    pub constraints: SparseConstraints,
}

/// A use of a type.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum TypeRef {
    /// A type of the table.
    Named(TypeId),
    /// A type of the table, where it would otherwise hold itself.
    Boxed(TypeId),
    /// An array.
    List(Box<TypeRef>),
    /// An object with any properties, all of this type.
    Map(Box<TypeRef>),
    /// An array of a fixed length, each item of its own type.
    Tuple(Vec<TypeRef>),
    /// A value that may be null.
    Nullable(Box<TypeRef>),
    /// A simple value.
    Scalar(Scalar),
    /// Any JSON value.
    Any,
}

/// A simple value, by `type` and `format` (OpenAPI Format Registry).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scalar {
    /// A text.
    String,
    /// `true` or `false`.
    Boolean,
    /// An integer of 32 bits with sign.
    I32,
    /// An integer of 64 bits with sign.
    I64,
    /// An integer of 32 bits without sign.
    U32,
    /// An integer of 64 bits without sign.
    U64,
    /// A number of single precision.
    F32,
    /// A number of double precision.
    F64,
    /// An instant (RFC 3339 `date-time`).
    DateTime,
    /// A day (RFC 3339 `full-date`).
    Date,
    /// A UUID (RFC 9562).
    Uuid,
    /// Bytes in base64 (RFC 4648 § 4).
    Base64,
    /// Bytes as they are.
    Binary,
    /// Bytes with a name and a media type, in a form.
    File,
}

impl Scalar {
    /// The integers that it holds, where it is a type of integers.
    pub fn integers(self) -> Option<RangeInclusive<i128>> {
        match self {
            Self::I32 => Some(i32::MIN.into()..=i32::MAX.into()),
            Self::I64 => Some(i64::MIN.into()..=i64::MAX.into()),
            Self::U32 => Some(0..=u32::MAX.into()),
            Self::U64 => Some(0..=u64::MAX.into()),
            _ => None,
        }
    }
}
