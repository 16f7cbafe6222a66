//! Example values: what both the JSON and the Rust of the pages show.
//!
//! A value comes from the description where it gives one that fits its own schema; else it is made up.

mod fit;
mod pattern;
mod text;

use self::fit::Fitting;
use crate::emit::surface::{has_setter, is_response_only, preset};
use crate::ir::{
    Access, Constraints, Enum, EnumValue, Field, Literal, Presence, Scalar, Selector, SparseConstraints, Struct,
    TypeDef, TypeId, TypeKind, TypeRef, TypeTable, Union, Variant,
};

/// Within so many objects, those that may be left out are.
const DEPTH: usize = 2;

/// So many items of an array and members of a map are shown.
const ITEMS: usize = 3;

/// So many items are made up for an array that must have more than one.
const MADE_ITEMS: usize = 4;

/// A value of more parts than this helps nobody.
const BUDGET: usize = 200;

/// A value of any type of more parts than this is one that the macro of `serde_json` may not read.
const PARTS: usize = 30;

/// An example of a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Sample<'a> {
    /// `null`, where a value of a type could stand.
    Null(&'a TypeRef),
    /// A value where `null` could stand.
    Present(Box<Sample<'a>>),
    /// A value in a box.
    Boxed(Box<Sample<'a>>),
    /// `true` or `false`
    Bool(bool),
    /// An integer.
    Integer(Scalar, i128),
    /// A number.
    Number(Scalar, f64),
    /// A text.
    Text(String),
    /// A text that another type is read from.
    Parsed(Scalar, String),
    /// Bytes, whose content is the text.
    Bytes(Scalar, &'static str),
    /// Items of a type.
    List(&'a TypeRef, Vec<Sample<'a>>),
    /// Values of a type by their keys.
    Map(&'a TypeRef, Vec<(String, Sample<'a>)>),
    /// Values of several types.
    Tuple(Vec<Sample<'a>>),
    /// An object, with those of its properties that are set.
    Struct(&'a TypeDef, &'a Struct, Properties<'a>),
    /// One of a list of values.
    Enum(&'a TypeDef, &'a EnumValue),
    /// A value of one of several types.
    Union(&'a TypeDef, &'a Variant, Box<Sample<'a>>),
    /// Any JSON.
    Any(Literal),
}

/// The properties of an object that are set.
#[derive(Clone, Debug, PartialEq)]
pub struct Properties<'a> {
    /// Those that the description names.
    pub named: Vec<(&'a Field, Sample<'a>)>,
    /// The others, by their names.
    pub additional: Vec<(String, Sample<'a>)>,
}

impl Sample<'_> {
    /// Whether it is an object of which no property is set.
    fn is_empty(&self) -> bool {
        match self {
            Self::Boxed(value) => value.is_empty(),
            Self::Struct(_, _, of) => of.named.is_empty() && of.additional.is_empty(),
            _ => false,
        }
    }

    /// Whether a program can't make it but in a test: it holds a value that only servers make, and that has to be said.
    pub fn is_of_servers(&self) -> bool {
        match self {
            Self::Struct(def, _, of) => {
                let set = of.named.iter().filter(|(field, _)| is_set(field)).map(|(_, value)| value);
                let mut values = set.chain(of.additional.iter().map(|(_, value)| value));
                is_response_only(def) || values.any(Self::is_of_servers)
            }
            other => other.inner().into_iter().any(Self::is_of_servers),
        }
    }

    /// Whether there is a file in it.
    pub fn has_file(&self) -> bool {
        match self {
            Self::Bytes(scalar, _) => *scalar == Scalar::File,
            other => other.inner().into_iter().any(Self::has_file),
        }
    }

    /// The values that it holds.
    fn inner(&self) -> Vec<&Self> {
        match self {
            Self::Present(value) | Self::Boxed(value) | Self::Union(_, _, value) => vec![value],
            Self::List(_, items) | Self::Tuple(items) => items.iter().collect(),
            Self::Map(_, members) => members.iter().map(|(_, value)| value).collect(),
            Self::Struct(_, _, of) => {
                let named = of.named.iter().map(|(_, value)| value);
                named.chain(of.additional.iter().map(|(_, value)| value)).collect()
            }
            Self::Null(_)
            | Self::Bool(_)
            | Self::Integer(..)
            | Self::Number(..)
            | Self::Text(_)
            | Self::Parsed(..)
            | Self::Bytes(..)
            | Self::Enum(..)
            | Self::Any(_) => Vec::new(),
        }
    }
}

/// Whether a program that makes an object says what the field is: it is asked for, or set by who sends it.
pub fn is_set(field: &Field) -> bool {
    !has_setter(field) || (preset(field).is_none() && field.access != Access::ReadOnly)
}

/// How much an example shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// What has to be there, and what the description gives an example of.
    Brief,
    /// The same of what a server answers: without what only clients send.
    Answer,
    /// Everything.
    Full,
}

/// What is known of a value, beside its type.
#[derive(Clone, Copy, Debug, Default)]
pub struct About<'a> {
    /// What it is called.
    name: &'a str,
    /// An example in the description.
    example: Option<&'a Literal>,
    /// What it may be.
    constraints: Option<&'a Constraints>,
    /// The property that tells the variants of the union apart that it is of, and the text it must have.
    tag: Option<(&'a str, &'a str)>,
}

impl<'a> About<'a> {
    /// A value of which a name and an example are known.
    pub fn new(name: &'a str, example: Option<&'a Literal>) -> Self {
        Self { name, example, ..Self::default() }
    }

    /// The same, of which it is known what it may be.
    pub fn within(self, constraints: &'a SparseConstraints) -> Self {
        Self { constraints: constraints.some(), ..self }
    }
}

/// An example of a value of `ty`. `None` where there is no finite one, or none of a bearable size.
pub fn sample<'a>(ty: &'a TypeRef, about: About<'a>, detail: Detail, types: &'a TypeTable) -> Option<Sample<'a>> {
    Sampler::new(types, detail).value(ty, about)
}

/// An example of a value of a type of the table.
///
/// With everything where that is bearable, else with what has to be there.
pub fn sample_of<'a>(id: TypeId, types: &'a TypeTable) -> Option<Sample<'a>> {
    let about = About::new(types[id].name.snake(), None);
    let sample = |detail| Sampler::new(types, detail).named(id, about);
    sample(Detail::Full).or_else(|| sample(Detail::Brief))
}

struct Sampler<'a> {
    types: &'a TypeTable,
    detail: Detail,
    /// The types that the value in work is part of.
    within: Vec<TypeId>,
    budget: usize,
    fitting: Fitting<'a>,
}

impl<'a> Sampler<'a> {
    fn new(types: &'a TypeTable, detail: Detail) -> Self {
        Self { types, detail, within: Vec::new(), budget: BUDGET, fitting: Fitting::new(types) }
    }

    fn value(&mut self, ty: &'a TypeRef, about: About<'a>) -> Option<Sample<'a>> {
        self.budget = self.budget.checked_sub(1)?;
        // One of the values that are allowed, where they are listed but no enum.
        let allowed = about.constraints.and_then(|constraints| constraints.values.first());
        let about = About { example: about.example.or(allowed.filter(|value| self.fitting.fits(value, ty))), ..about };
        Some(match ty {
            TypeRef::Named(id) => self.named(*id, about)?,
            TypeRef::Boxed(id) => Sample::Boxed(Box::new(self.named(*id, about)?)),
            TypeRef::Nullable(inner) if about.example == Some(&Literal::Null) => Sample::Null(inner),
            TypeRef::Nullable(inner) => match self.value(inner, about) {
                Some(value) => Sample::Present(Box::new(value)),
                None => Sample::Null(inner),
            },
            TypeRef::List(item) => Sample::List(item, self.items(item, about)),
            TypeRef::Map(value) => Sample::Map(value, self.members(value, about)),
            TypeRef::Tuple(items) => {
                let given = |index: usize| match about.example {
                    Some(Literal::List(given)) => given.get(index),
                    _ => None,
                };
                let items = items.iter().enumerate();
                let items = items.map(|(index, item)| self.value(item, About::new(about.name, given(index))));
                Sample::Tuple(items.collect::<Option<_>>()?)
            }
            TypeRef::Scalar(scalar) => fit::scalar(*scalar, about),
            TypeRef::Any => Sample::Any(match about.example {
                Some(given) if parts(given) <= PARTS => given.clone(),
                Some(_) | None => Literal::Object(vec![("key".to_owned(), Literal::Text("value".to_owned()))]),
            }),
        })
    }

    /// At least one item, so that the reader sees what one looks like; none where it would hold itself.
    fn items(&mut self, item: &'a TypeRef, about: About<'a>) -> Vec<Sample<'a>> {
        if let Some(Literal::List(given)) = about.example
            && given.iter().all(|given| self.fitting.fits(given, item))
        {
            return given
                .iter()
                .take(ITEMS)
                .map_while(|given| self.value(item, About::new(about.name, Some(given))))
                .collect();
        }
        let limits = about.constraints;
        let least = limits.filter(|limits| !limits.unique_items).and_then(|limits| limits.items.0);
        let length = least.and_then(|least| usize::try_from(least).ok()).unwrap_or(1).clamp(1, MADE_ITEMS);
        let each = limits.and_then(|limits| limits.each.some());
        let about = About { constraints: each, ..About::new(about.name, None) };
        (0..length).map_while(|_| self.value(item, about)).collect()
    }

    fn members(&mut self, value: &'a TypeRef, about: About<'a>) -> Vec<(String, Sample<'a>)> {
        if let Some(Literal::Object(given)) = about.example
            && given.iter().all(|(_, given)| self.fitting.fits(given, value))
        {
            let members = given.iter().take(ITEMS);
            return members
                .map_while(|(key, given)| Some((key.clone(), self.value(value, About::new(key, Some(given)))?)))
                .collect();
        }
        self.value(value, About::new("value", None)).map(|value| ("key".to_owned(), value)).into_iter().collect()
    }

    fn named(&mut self, id: TypeId, about: About<'a>) -> Option<Sample<'a>> {
        let (def, meant) = (&self.types[id], self.types.original(id));
        // What is made up in itself has no end; what is given has one.
        if about.example.is_none() && self.within.contains(&meant) {
            return None;
        }
        self.within.push(meant);
        let about = About { example: about.example.or(def.example.as_ref()), ..about };
        let sample = match &self.types[meant].kind {
            TypeKind::Struct(of) => self.properties(of, about).map(|properties| Sample::Struct(def, of, properties)),
            TypeKind::Enum(of) => value_of(of, about).map(|value| Sample::Enum(def, value)),
            TypeKind::Union(of) => self.variant(def, of, about),
            TypeKind::Alias(of) => {
                // Where nothing is said of the use, what is said of the type counts.
                self.value(&of.ty, About { constraints: about.constraints.or(of.constraints.some()), ..about })
            }
        };
        self.within.pop();
        sample
    }

    fn properties(&mut self, of: &'a Struct, about: About<'a>) -> Option<Properties<'a>> {
        let named = self.fields(of, about)?;
        Some(Properties { named, additional: self.additional(of, about) })
    }

    /// The properties of the example that the description does not name.
    fn additional(&mut self, of: &'a Struct, about: About<'a>) -> Vec<(String, Sample<'a>)> {
        let (Some(additional), Some(Literal::Object(given))) = (&of.additional, about.example) else {
            return Vec::new();
        };
        let is_tag = |name: &str| about.tag.is_some_and(|(property, _)| property == name);
        let is_named = |name: &str| is_tag(name) || of.fields.iter().any(|field| field.wire_name == name);
        let others = given.iter().filter(|(name, _)| !is_named(name)).take(ITEMS);
        let others: Vec<_> = others.filter(|(_, given)| self.fitting.fits(given, &additional.ty)).collect();
        others
            .into_iter()
            .map_while(|(name, given)| Some((name.clone(), self.value(&additional.ty, About::new(name, Some(given)))?)))
            .collect()
    }

    fn fields(&mut self, of: &'a Struct, about: About<'a>) -> Option<Vec<(&'a Field, Sample<'a>)>> {
        let mut fields = Vec::with_capacity(of.fields.len());
        for field in &of.fields {
            match self.field(field, about) {
                Some(value) => fields.push((field, value)),
                None if has_setter(field) => {}
                None => match field.presence {
                    Presence::Nullable => fields.push((field, Sample::Null(&field.ty))),
                    Presence::Required | Presence::Optional | Presence::OptionalNullable => return None,
                },
            }
        }
        Some(fields)
    }

    /// The value of a property; `None` where it is left out, or can't be made.
    fn field(&mut self, field: &'a Field, about: About<'a>) -> Option<Sample<'a>> {
        let tag = about.tag.filter(|(name, _)| *name == field.wire_name).map(|(_, text)| text);
        let constant = field.constant.as_ref().and_then(Literal::tag);
        if let Some(tag) = constant.as_deref().or(tag) {
            return Some(self.tagged(field, tag));
        }
        let members = match about.example {
            Some(Literal::Object(members)) => Some(members.as_slice()),
            _ => None,
        };
        let given = members.and_then(|members| fit::member(members, &field.wire_name));
        if given == Some(&Literal::Null) && matches!(field.presence, Presence::Nullable | Presence::OptionalNullable) {
            return Some(Sample::Null(&field.ty));
        }
        let example = given.or(field.example.as_ref()).or(field.default.as_ref());
        let example = example.filter(|given| self.fitting.fits(given, &field.ty) && !field.secret);
        let is_given = members.is_some().then_some(given.is_some());
        if has_setter(field) && !self.shows(field, example.is_some(), is_given) {
            return None;
        }
        self.value(&field.ty, About::new(field.name.snake(), example).within(&field.constraints))
    }

    /// Whether an optional property is set. `is_given` tells whether the example of the whole has it, if there is one.
    fn shows(&self, field: &Field, has_example: bool, is_given: Option<bool>) -> bool {
        match self.detail {
            _ if is_given == Some(false) || field.deprecated => false,
            Detail::Answer if field.access == Access::WriteOnly => false,
            Detail::Brief | Detail::Answer => match field.access {
                Access::ReadOnly => false,
                Access::WriteOnly if field.required_one_way => true,
                // A form is made to send files.
                Access::ReadWrite if self.is_file(&field.ty) => true,
                Access::ReadWrite | Access::WriteOnly => has_example && field.default.is_none(),
            },
            Detail::Full if is_given == Some(true) && has_example => true,
            Detail::Full => self.within.len() <= DEPTH && self.budget > BUDGET / 2,
        }
    }

    fn is_file(&self, ty: &TypeRef) -> bool {
        match self.types.look_through(ty) {
            TypeRef::List(item) => self.is_file(item),
            ty => *ty == TypeRef::Scalar(Scalar::File),
        }
    }

    /// The value of a property of which the tag is known.
    fn tagged(&self, field: &Field, tag: &str) -> Sample<'a> {
        let ty = self.types.look_through(&field.ty);
        if let TypeRef::Named(id) = ty
            && let TypeKind::Enum(of) = &self.types[*id].kind
            && let Some(value) = of.tagged(tag)
        {
            return Sample::Enum(&self.types[*id], value);
        }
        match ty {
            TypeRef::Scalar(scalar) => fit::tagged(*scalar, tag),
            _ => Sample::Text(tag.to_owned()),
        }
    }

    /// The variant that the example is of; else the first that can be made.
    fn variant(&mut self, def: &'a TypeDef, of: &'a Union, about: About<'a>) -> Option<Sample<'a>> {
        let chosen = about.example.and_then(|given| self.fitting.variant(given, of));
        let order = chosen.into_iter().chain(0..of.variants.len());
        for index in order {
            let variant = of.variants.get(index)?;
            let tag = match &of.selector {
                Selector::Discriminator { property, values, .. } => {
                    values.iter().find(|(_, of)| *of == index).map(|(text, _)| (property.as_str(), text.as_str()))
                }
                Selector::Shape => None,
            };
            let example = about.example.filter(|_| chosen == Some(index));
            let about = About { example, tag, ..about };
            if let Some(value) = self.value(&variant.ty, about) {
                // An object without a property says nothing of which variant it is.
                let is_untold = tag.is_none() && example.is_none() && value.is_empty();
                let told = is_untold.then(|| self.in_full(&variant.ty, about)).flatten();
                return Some(Sample::Union(def, variant, Box::new(told.unwrap_or(value))));
            }
        }
        None
    }

    /// The same value with everything.
    fn in_full(&mut self, ty: &'a TypeRef, about: About<'a>) -> Option<Sample<'a>> {
        let detail = std::mem::replace(&mut self.detail, Detail::Full);
        let value = self.value(ty, about);
        self.detail = detail;
        value
    }
}

/// Of how many values a value consists.
fn parts(value: &Literal) -> usize {
    match value {
        Literal::List(items) => 1 + items.iter().map(parts).sum::<usize>(),
        Literal::Object(members) => 1 + members.iter().map(|(_, value)| parts(value)).sum::<usize>(),
        _ => 1,
    }
}

/// The value that the example names; else the first.
fn value_of<'a>(of: &'a Enum, about: About<'_>) -> Option<&'a EnumValue> {
    let given = about.example.and_then(|given| of.values.iter().find(|value| value.wire == *given));
    given.or_else(|| of.values.iter().find(|value| !value.deprecated)).or(of.values.first())
}
