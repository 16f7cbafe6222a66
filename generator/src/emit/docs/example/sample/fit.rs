//! Whether an example of the description is a value of its type, and what stands in for one.

use std::cmp::Reverse;

use super::{About, Sample, text};
use crate::ir::{Constraints, Field, Literal, Presence, Scalar, Selector, Struct, TypeKind, TypeRef, TypeTable, Union};

/// A text of more characters makes an example hard to read.
const READABLE: usize = 80;

/// Looking at an example and all of its parts takes at most so many steps: unions in unions could take any number.
const STEPS: usize = 50_000;

/// Types lie in each other no deeper than this: names of names, and unions of unions, could be as long a chain as a description.
const DEPTH: usize = 500;

/// So many looks for a member are a step.
const LOOKUPS: usize = 16;

/// Looks at an example, and the parts of it.
#[derive(Debug)]
pub struct Fitting<'a> {
    types: &'a TypeTable,
    /// How many steps are left. Without any nothing fits.
    steps: usize,
    /// How deep the type in work lies.
    depth: usize,
}

impl<'a> Fitting<'a> {
    /// Looks at values of these types.
    pub fn new(types: &'a TypeTable) -> Self {
        Self { types, steps: STEPS, depth: 0 }
    }

    /// Whether `given` can be read as a value of `ty`.
    pub fn fits(&mut self, given: &Literal, ty: &TypeRef) -> bool {
        self.spend(1) && self.deeper(|fitting| fitting.fits_type(given, ty)).unwrap_or_default()
    }

    /// What is found a level deeper, if there is one.
    fn deeper<T>(&mut self, find: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.depth == DEPTH {
            return None;
        }
        self.depth += 1;
        let found = find(self);
        self.depth -= 1;
        Some(found)
    }

    fn fits_type(&mut self, given: &Literal, ty: &TypeRef) -> bool {
        match (ty, given) {
            (TypeRef::Any, _) | (TypeRef::Nullable(_), Literal::Null) => true,
            (TypeRef::Nullable(ty), given) => self.fits(given, ty),
            (TypeRef::List(item), Literal::List(items)) => items.iter().all(|given| self.fits(given, item)),
            (TypeRef::Map(value), Literal::Object(members)) => members.iter().all(|(_, given)| self.fits(given, value)),
            (TypeRef::Tuple(of), Literal::List(items)) => {
                of.len() == items.len() && of.iter().zip(items).all(|(ty, given)| self.fits(given, ty))
            }
            (TypeRef::Scalar(scalar), given) => given_scalar(*scalar, given).is_some(),
            (TypeRef::Named(id) | TypeRef::Boxed(id), given) => self.fits_kind(given, &self.types[*id].kind),
            (TypeRef::List(_) | TypeRef::Map(_) | TypeRef::Tuple(_), _) => false,
        }
    }

    fn fits_kind(&mut self, given: &Literal, kind: &TypeKind) -> bool {
        match (kind, given) {
            (TypeKind::Alias(of), given) => self.fits(given, &of.ty),
            (TypeKind::Enum(of), given) => of.values.iter().any(|value| value.wire == *given),
            (TypeKind::Union(of), given) => self.variant(given, of).is_some(),
            (TypeKind::Struct(of), Literal::Object(members)) if self.spend_lookups(of, members.len()) => {
                of.fields.iter().all(|field| match (member(members, &field.wire_name), field.presence) {
                    (None, Presence::Optional | Presence::OptionalNullable) => true,
                    (None, Presence::Required | Presence::Nullable) => false,
                    (Some(Literal::Null), Presence::Nullable | Presence::OptionalNullable) => true,
                    (Some(given), _) => self.fits(given, &field.ty),
                })
            }
            (TypeKind::Struct(_), _) => false,
        }
    }

    /// The index of the variant that an example is of.
    pub fn variant(&mut self, given: &Literal, of: &Union) -> Option<usize> {
        match (&of.selector, given) {
            (Selector::Discriminator { property, values, otherwise }, Literal::Object(members)) => {
                let tag = member(members, property).and_then(Literal::tag);
                let named = values.iter().find(|(text, _)| Some(text.as_str()) == tag.as_deref());
                let index = named.map(|(_, index)| *index).or(*otherwise)?;
                self.fits(given, &of.variants.get(index)?.ty).then_some(index)
            }
            (Selector::Discriminator { .. }, _) => None,
            (Selector::Shape, _) => {
                let mut best = None;
                for (index, variant) in of.variants.iter().enumerate() {
                    // Of variants that fit alike, the first counts.
                    let rank = self.rank(given, &variant.ty);
                    if best.is_none_or(|(most, _)| rank > most) && self.fits(given, &variant.ty) {
                        best = Some((rank, index));
                    }
                }
                best.map(|(_, index)| index)
            }
        }
    }

    /// Whether there are so many steps left, which are taken.
    fn spend(&mut self, steps: usize) -> bool {
        let left = self.steps.checked_sub(steps);
        self.steps = left.unwrap_or_default();
        left.is_some()
    }

    /// The same of the steps that it takes to look for each property among so many members.
    fn spend_lookups(&mut self, of: &Struct, members: usize) -> bool {
        self.spend(1 + of.fields.len().saturating_mul(members) / LOOKUPS)
    }

    /// How well a value fits a type by its members, as the runtime ranks it: first by those that are constants, then by
    /// those that the type does not know.
    fn rank(&mut self, given: &Literal, ty: &TypeRef) -> (usize, Reverse<usize>) {
        let kind = self.types.named(self.types.look_through(ty)).map(|def| &def.kind);
        let Literal::Object(members) = given else { return (0, Reverse(0)) };
        match kind {
            Some(TypeKind::Struct(of)) if self.spend_lookups(of, members.len()) => {
                let given = |field: &Field| member(members, &field.wire_name);
                let has_constant = |field: &&Field| field.constant.is_some() && given(field) == field.constant.as_ref();
                let constants = of.fields.iter().filter(has_constant).count();
                let known = of.fields.iter().filter(|field| given(field).is_some()).count();
                (constants, Reverse(members.len().saturating_sub(known)))
            }
            Some(TypeKind::Union(of)) if self.spend(of.variants.len()) => {
                let best = |fitting: &mut Self| of.variants.iter().map(|of| fitting.rank(given, &of.ty)).max();
                self.deeper(best).flatten().unwrap_or((0, Reverse(members.len())))
            }
            _ => (0, Reverse(members.len())),
        }
    }
}

/// The value of a key.
pub fn member<'a>(members: &'a [(String, Literal)], key: &str) -> Option<&'a Literal> {
    members.iter().find(|(name, _)| name == key).map(|(_, value)| value)
}

/// A simple value: the example where it is one, else one that the constraints allow as far as we look.
pub fn scalar<'a>(scalar: Scalar, about: About<'_>) -> Sample<'a> {
    match about.example.and_then(|given| given_scalar(scalar, given)) {
        Some(Sample::Text(text) | Sample::Parsed(_, text)) if text.chars().count() > READABLE => {}
        Some(value) => return value,
        None => {}
    }
    let none = Constraints::default();
    let constraints = about.constraints.unwrap_or(&none);
    match scalar {
        Scalar::String => Sample::Text(text::within(constraints, about.name)),
        Scalar::Boolean => Sample::Bool(true),
        Scalar::I32 | Scalar::I64 | Scalar::U32 | Scalar::U64 => Sample::Integer(scalar, integer(scalar, constraints)),
        Scalar::F32 | Scalar::F64 => Sample::Number(scalar, number(constraints)),
        Scalar::DateTime => Sample::Parsed(scalar, "2024-01-01T00:00:00Z".to_owned()),
        Scalar::Date => Sample::Parsed(scalar, "2024-01-01".to_owned()),
        Scalar::Uuid => Sample::Parsed(scalar, "123e4567-e89b-12d3-a456-426614174000".to_owned()),
        Scalar::Base64 | Scalar::Binary | Scalar::File => Sample::Bytes(scalar, "example"),
    }
}

/// The value of which the tag is `tag`.
pub fn tagged<'a>(scalar: Scalar, tag: &str) -> Sample<'a> {
    let integer = tag.parse().ok().map(Literal::Integer);
    let truth = tag.parse().ok().map(Literal::Bool);
    let mut values = [integer, truth].into_iter().flatten();
    values.find_map(|value| given_scalar(scalar, &value)).unwrap_or_else(|| Sample::Text(tag.to_owned()))
}

/// The example as a value of the type, if it is one.
fn given_scalar<'a>(scalar: Scalar, given: &Literal) -> Option<Sample<'a>> {
    let text = |is_one: fn(&str) -> bool| match given {
        Literal::Text(text) if is_one(text) => Some(Sample::Parsed(scalar, text.clone())),
        _ => None,
    };
    match (scalar, given) {
        (Scalar::String, Literal::Text(text)) => Some(Sample::Text(text.clone())),
        (Scalar::Boolean, Literal::Bool(value)) => Some(Sample::Bool(*value)),
        (Scalar::I32 | Scalar::I64 | Scalar::U32 | Scalar::U64, Literal::Integer(value)) => {
            scalar.integers()?.contains(value).then_some(Sample::Integer(scalar, *value))
        }
        (Scalar::F32, Literal::Number(value)) if value.abs() > f32::MAX.into() => None,
        (Scalar::F32 | Scalar::F64, Literal::Number(value)) => Some(Sample::Number(scalar, *value)),
        // Both write integers of this size exactly.
        (Scalar::F32 | Scalar::F64, Literal::Integer(value)) => {
            i32::try_from(*value).ok().map(|value| Sample::Number(scalar, value.into()))
        }
        (Scalar::DateTime, _) => text(text::is_date_time),
        (Scalar::Date, _) => text(text::is_date),
        (Scalar::Uuid, _) => text(text::is_uuid),
        (Scalar::Base64, _) => text(|text| !text.is_empty() && text::is_base64(text)),
        (Scalar::Binary | Scalar::File, Literal::Text(_)) => Some(Sample::Bytes(scalar, "example")),
        _ => None,
    }
}

/// 56, or the number next to it that the constraints allow.
fn integer(scalar: Scalar, constraints: &Constraints) -> i128 {
    let bound = |limit: &Option<(Literal, bool)>, inward: i128| match limit {
        Some((Literal::Integer(limit), exclusive)) => Some(if *exclusive { limit + inward } else { *limit }),
        _ => None,
    };
    let (least, greatest) = (bound(&constraints.minimum, 1), bound(&constraints.maximum, -1));
    let mut value = 56.min(greatest.unwrap_or(56)).max(least.unwrap_or(i128::MIN));
    if let Some(Literal::Integer(step @ 1..)) = constraints.multiple_of {
        value = value.div_euclid(step) * step;
        if least.is_some_and(|least| value < least) {
            value += step;
        }
    }
    scalar.integers().map_or(value, |range| value.clamp(*range.start(), *range.end()))
}

/// 3.4, or a number next to it that the constraints allow.
fn number(constraints: &Constraints) -> f64 {
    let (least, greatest) = (bound(constraints.minimum.as_ref()), bound(constraints.maximum.as_ref()));
    match (least, greatest) {
        (Some((least, _)), Some((greatest, _))) if !(least..=greatest).contains(&3.4) => f64::midpoint(least, greatest),
        (Some((least, is_excluded)), _) if least >= 3.4 => least + f64::from(u8::from(is_excluded)),
        (_, Some((greatest, is_excluded))) if greatest <= 3.4 => greatest - f64::from(u8::from(is_excluded)),
        _ => 3.4,
    }
}

/// A limit as a number, and whether it is itself excluded.
fn bound(limit: Option<&(Literal, bool)>) -> Option<(f64, bool)> {
    match limit? {
        (Literal::Integer(limit), is_excluded) => i32::try_from(*limit).ok().map(|limit| (limit.into(), *is_excluded)),
        (Literal::Number(limit), is_excluded) => Some((*limit, *is_excluded)),
        _ => None,
    }
}
