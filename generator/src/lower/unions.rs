//! `oneOf` and `anyOf`: a value of one of several schemas.
//!
//! Both are read alike: as the one branch that fits best. A value of `anyOf` that fits several keeps what that branch
//! knows.

use std::rc::Rc;

use openapiv3::{Discriminator, Schema, SchemaKind, Type};

use super::annotations::Annotations;
use super::compose::{Choice, Composed, Object, Part, compose, extend, object_of};
use super::constants;
use super::context::Context;
use super::enums;
use super::keywords::{Additional, Keywords};
use super::place::Place;
use super::resolve::{Document, Target};
use super::schema::{composed_type, heir_type, type_of};
use super::selector::selector;
use super::shape::{Shape, of_composed, of_object};
use super::subschema::Subschema;
use crate::ir::{Docs, TypeRef, Union, Variant};
use crate::pointer::Pointer;

/// The schemas of which a value is one.
#[derive(Clone, Debug)]
pub struct Branches<'a> {
    /// The schemas, in the description's order.
    pub list: Vec<Branch<'a>>,
    /// By what they are told apart, and where that is said.
    pub discriminator: Option<(Pointer, &'a Discriminator)>,
    /// Whether that tells others apart too.
    pub is_part: bool,
}

/// One of several schemas.
#[derive(Clone, Debug)]
pub struct Branch<'a> {
    /// The schema.
    pub part: Part<'a>,
    /// Why it is one of them.
    pub origin: Origin<'a>,
}

/// Why a schema is one of several.
#[derive(Clone, Debug)]
pub enum Origin<'a> {
    /// It stands in a list.
    Listed,
    /// It stands in a list beside which there is more: it is composed with that.
    Composed(Rc<Object<'a>>),
    /// It extends a base, or is that base: its name, and its tag where no mapping has one.
    Heir {
        /// Its name.
        name: &'a str,
        /// Its tag.
        text: String,
    },
}

impl<'a> Branch<'a> {
    /// The object that it is.
    pub fn object(&self, doc: &Document<'a>) -> Option<Object<'a>> {
        match &self.origin {
            Origin::Listed | Origin::Heir { .. } => {
                object_of(doc, self.part.schema, &self.part.at).map(|(_, object)| object)
            }
            Origin::Composed(base) => match extend(doc, base, &self.part) {
                Composed::Object(object) => Some(object),
                Composed::Same(_) | Composed::Mixed(..) => None,
            },
        }
    }

    /// The reference that it is, maybe with words beside it.
    pub fn reference(&self, doc: &Document<'a>) -> Option<&'a str> {
        match self.part.schema {
            Subschema::Reference(reference) => Some(reference),
            Subschema::Inline(schema) => match compose(doc, &Keywords::of(schema), &self.part.at) {
                Composed::Same(Part { schema: Subschema::Reference(reference), .. }) => Some(reference),
                Composed::Same(_) | Composed::Object(_) | Composed::Mixed(..) => None,
            },
        }
    }

    /// A branch beside which the description says what `base` says of all branches.
    fn with_base(doc: &Document<'a>, part: Part<'a>, base: &Rc<Object<'a>>) -> Self {
        let is_value = doc.schema(part.schema, &part.at).is_ok_and(|(_, schema)| Keywords::of(schema).is_value());
        let has_all = |(_, own): (Pointer, Object<'a>)| !base.adds_to(&own);
        let says_nothing = !base.adds_to(&Object::default());
        let is_whole = is_value || says_nothing || object_of(doc, part.schema, &part.at).is_some_and(has_all);
        Self { part, origin: if is_whole { Origin::Listed } else { Origin::Composed(Rc::clone(base)) } }
    }
}

/// The branches of the schema with these keywords, which stands at `at`, as they stand in its lists.
pub fn listed<'a>(doc: &Document<'a>, keywords: &Keywords<'a>, at: &Pointer) -> Vec<Branch<'a>> {
    let parts = Choice::all(doc, keywords, at, None).into_iter().flat_map(|choice| choice.branches);
    parts.map(|part| Branch { part, origin: Origin::Listed }).collect()
}

/// What a schema describes that has `oneOf` or `anyOf`, and nothing beside them that their branches don't have.
pub fn alone<'a>(doc: &Document<'a>, keywords: &Keywords<'a>, at: &Pointer) -> Option<Shape<'a>> {
    let has_types = matches!(keywords.additional, Some(Additional::Of(_)));
    if !keywords.properties.is_empty() || has_types || !keywords.all_of.is_empty() {
        return None;
    }
    // `anyOf: [{required: [a]}, {required: [b]}]` tells nothing about the types.
    let mut choices = Choice::all(doc, keywords, at, None);
    choices.retain(|choice| !choice.only_limits(&[]));
    let (choice, true) = (choices.pop()?, choices.is_empty()) else { return None };
    let listed = |part| Branch { part, origin: Origin::Listed };
    Some(match choice.branches.as_slice() {
        [] => Shape::Any,
        [branch] if choice.is_of_one() || keywords.data.nullable => Shape::Same(branch.clone()),
        _ => {
            let list = choice.branches.into_iter().map(listed).collect();
            Shape::Union(Branches { list, discriminator: choice.discriminator, is_part: false })
        }
    })
}

/// What an object describes that is one of several schemas besides: each of them, composed with what all have. Where
/// there are more lists than one, their branches are told apart one list after the other.
pub fn distributed<'a>(cx: &mut Context<'a, '_>, mut object: Object<'a>, at: &Pointer) -> Shape<'a> {
    if object.choices.is_empty() {
        return of_object(object);
    }
    let choice = object.choices.remove(0);
    let is_of_one = choice.is_of_one();
    let base = Rc::new(object);
    let mut list: Vec<_> = choice.branches.into_iter().map(|part| Branch::with_base(&cx.doc, part, &base)).collect();
    match list.len() {
        0 => distributed(cx, Rc::unwrap_or_clone(base), at),
        1 if is_of_one => match list.remove(0) {
            Branch { part, origin: Origin::Composed(base) } => {
                let composed = extend(&cx.doc, &base, &part);
                of_composed(cx, composed, at)
            }
            Branch { part, .. } => Shape::Same(part),
        },
        _ => Shape::Union(Branches { list, discriminator: choice.discriminator, is_part: false }),
    }
}

/// The union of branches, of which the inline types are named inside `place`.
pub fn union<'a>(cx: &mut Context<'a, '_>, branches: &Branches<'a>, place: &Place) -> Union {
    let selector = selector(cx, branches, &place.at);
    let property = branches.discriminator.as_ref().map(|(_, discriminator)| discriminator.property_name.as_str());
    name_common_types(cx, branches, place);
    let variants = branches
        .list
        .iter()
        .map(|branch| {
            let word = word(cx, branch, property);
            let ty = branch_type(cx, branch, place, &word);
            Variant { name: super::words::ident(&word, "variant"), ty, tag: None, docs: own_docs(&cx.doc, branch) }
        })
        .collect();
    Union { selector, variants }
}

/// Names the inline types of what all branches have after the union, not after the first of the branches.
fn name_common_types<'a>(cx: &mut Context<'a, '_>, branches: &Branches<'a>, place: &Place) {
    let base = branches.list.iter().find_map(|branch| match &branch.origin {
        Origin::Composed(base) => Some(base),
        Origin::Listed | Origin::Heir { .. } => None,
    });
    for property in base.into_iter().flat_map(|base| &base.properties).filter(|property| property.owner.is_none()) {
        type_of(cx, property.schema, &place.child(property.at.clone(), property.name));
    }
}

fn branch_type<'a>(cx: &mut Context<'a, '_>, branch: &Branch<'a>, place: &Place, word: &str) -> TypeRef {
    let Branch { part, origin } = branch;
    match origin {
        Origin::Listed => type_of(cx, part.schema, &place.child(part.at.clone(), word)).ty,
        Origin::Heir { name, text: _ } => heir_type(cx, name, part.schema),
        Origin::Composed(base) => {
            // The branch may stand in another schema, and be composed elsewhere too.
            let mut tokens: Vec<_> = part.at.tokens().collect();
            let tokens = tokens.split_off(tokens.len().saturating_sub(2));
            let at = tokens.iter().fold(place.at.clone(), |at, token| at.key(token));
            let composed = extend(&cx.doc, base, part);
            composed_type(cx, composed, part, &place.child(at, word))
        }
    }
}

/// What tells a branch from the others, in a word or two.
fn word<'a>(cx: &Context<'a, '_>, branch: &Branch<'a>, property: Option<&str>) -> String {
    match (&branch.origin, branch.part.schema) {
        (Origin::Heir { name, text: _ }, _) => (*name).to_owned(),
        (_, Subschema::Reference(reference)) => referred_word(cx, reference),
        (_, Subschema::Inline(schema)) => match schema.schema_data.title.as_deref().filter(|title| is_telling(title)) {
            Some(title) => title.to_owned(),
            None => match branch.reference(&cx.doc) {
                Some(reference) => referred_word(cx, reference),
                None => constant_word(cx, branch, property).unwrap_or_else(|| kind_word(cx, schema, &branch.part.at)),
            },
        },
    }
}

fn referred_word(cx: &Context<'_, '_>, reference: &str) -> String {
    match cx.doc.target(reference) {
        Some(Target::Named(name, _)) => name.to_owned(),
        Some(Target::Nested { at, .. }) => at.last().unwrap_or_default(),
        None => "unknown".to_owned(),
    }
}

/// Whether a title is a name rather than a sentence, or the type that the schema says anyway.
fn is_telling(title: &str) -> bool {
    const TYPES: &[&str] = &["string", "number", "integer", "boolean", "array", "object", "null"];
    let is_type = TYPES.iter().any(|ty| title.eq_ignore_ascii_case(ty));
    title.split_whitespace().count() <= 4 && super::words::ident_of(title).is_some() && !is_type
}

/// The value of the property by which a branch is chosen.
fn constant_word<'a>(cx: &Context<'a, '_>, branch: &Branch<'a>, property: Option<&str>) -> Option<String> {
    let object = branch.object(&cx.doc)?;
    let mut candidates = object.properties.iter().filter(|candidate| match property {
        Some(property) => candidate.name == property,
        None => object.required.contains(candidate.name),
    });
    candidates.find_map(|candidate| constants::only_tag(&cx.doc, candidate.schema, &candidate.at))
}

/// What kind of value a branch is for. It tells nothing about the other branches, so that one more renames none.
fn kind_word<'a>(cx: &Context<'a, '_>, schema: &'a Schema, at: &Pointer) -> String {
    let keywords = Keywords::of(schema);
    let is_enum = matches!(enums::shape(&keywords, cx.options), Some(Shape::Enum(_)));
    if is_enum || (!keywords.values.is_empty() && keywords.ty != Some("boolean")) {
        return "value".to_owned();
    }
    let word = match keywords.ty {
        Some("string") => match keywords.format {
            Some("date-time") => "date time",
            Some("date") => "date",
            Some("uuid") => "uuid",
            _ => "string",
        },
        Some("array") => match keywords.items {
            Some(Subschema::Reference(reference)) => return format!("{} array", referred_word(cx, reference)),
            Some(Subschema::Inline(items)) => return array_word(cx, items, at),
            None => "array",
        },
        Some(simple @ ("integer" | "number" | "boolean")) => simple,
        _ => match compose(&cx.doc, &keywords, at) {
            Composed::Object(object) if !object.is_empty() || keywords.ty.is_some() => {
                let required = object.properties.iter().find(|property| object.required.contains(property.name));
                return required.map_or_else(|| "object".to_owned(), |property| format!("with {}", property.name));
            }
            Composed::Same(_) | Composed::Object(_) | Composed::Mixed(..) => "variant",
        },
    };
    word.to_owned()
}

/// What an array of `items` is called: simple values by their kind, be they in arrays again.
fn array_word<'a>(cx: &Context<'a, '_>, items: &'a Schema, at: &Pointer) -> String {
    match &items.schema_kind {
        SchemaKind::Type(Type::String(_)) => "string array".to_owned(),
        SchemaKind::Type(Type::Integer(_) | Type::Number(_) | Type::Boolean(_) | Type::Array(_)) => {
            format!("{} array", kind_word(cx, items, &at.key("items")))
        }
        SchemaKind::Type(Type::Object(_))
        | SchemaKind::OneOf { .. }
        | SchemaKind::AllOf { .. }
        | SchemaKind::AnyOf { .. }
        | SchemaKind::Not { .. }
        | SchemaKind::Any(_) => "array".to_owned(),
    }
}

/// What a branch says where it stands.
fn own_docs<'a>(doc: &Document<'a>, branch: &Branch<'a>) -> Docs {
    match branch.origin {
        Origin::Listed | Origin::Composed(_) => Annotations::of(doc, branch.part.schema, &branch.part.at).docs,
        Origin::Heir { .. } => Docs::default(),
    }
}
