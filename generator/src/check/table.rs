//! The objects of OpenAPI 3.0.4 as tables: their keys, of which kind, and which are required.

mod document;
mod operation;
mod schema;
mod security;

pub(super) use document::DOCUMENT;
pub(super) use schema::{SCHEMA_KIND as SCHEMA, SCHEMAS};

use super::rule::Rule;
use serde_json::{Map, Value};

/// An object of the specification.
pub(super) struct Object {
    /// What it is, with its article: `a response`.
    pub(super) what: &'static str,
    /// Its fixed keys.
    pub(super) keys: &'static [Key],
    /// Its other keys.
    pub(super) others: Others,
    /// The key that a text in place of the object means: a tag is often just its name.
    pub(super) text_key: Option<&'static str>,
    /// What to do about keys that other versions have here, or that belong elsewhere.
    pub(super) misplaced: &'static [(&'static str, &'static str)],
    /// Repairs of what real descriptions get wrong, before the keys are looked at.
    pub(super) repairs: &'static [Rule],
    /// What the specification says about several keys at once, after each is right by itself.
    pub(super) rules: &'static [Rule],
}

/// A fixed key of an object.
pub(super) struct Key {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    pub(super) required: bool,
    /// What it is taken as where it is required and missing, with a warning: nothing depends on it.
    pub(super) usual: Option<&'static str>,
    /// Whether it only explains: a mistake in it is a warning, and it is left out.
    pub(super) explains: bool,
}

/// What a value may be.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Text,
    Flag,
    Number,
    /// A whole number that is not negative.
    Count,
    /// One of these texts.
    Choice(&'static [&'static str]),
    /// Any value: data of the API.
    Any,
    List(&'static Kind),
    Map(&'static Kind),
    Object(&'static Object),
    /// The object of a section of the components, or a reference to one.
    OrReference(&'static Section),
    /// `true`, `false`, or a schema or a reference to one.
    FlagOrSchema,
}

/// What keys beside the fixed ones mean.
pub(super) enum Others {
    /// An extension if it begins with `x-`, else a mistake.
    Extensions,
    /// A member of this kind if the test says so, else as above, and this is what was expected.
    Members { test: fn(&str) -> bool, kind: Kind, expected: &'static str },
}

/// A section of the components.
pub(super) struct Section {
    pub(super) name: &'static str,
    pub(super) object: &'static Object,
}

/// The section of the components of this name.
pub(super) fn section(name: &str) -> Option<&'static Section> {
    match document::COMPONENTS.key(name)?.kind {
        Kind::Map(Kind::OrReference(section)) => Some(section),
        _ => None,
    }
}

impl Object {
    /// An object of this kind without anything special.
    const fn new(what: &'static str, keys: &'static [Key]) -> Self {
        Self { what, keys, others: Others::Extensions, text_key: None, misplaced: &[], repairs: &[], rules: &[] }
    }

    /// The fixed key of this name.
    pub(super) fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }
}

impl Key {
    const fn new(name: &'static str, kind: Kind) -> Self {
        Self { name, kind, required: false, usual: None, explains: false }
    }

    const fn required(name: &'static str, kind: Kind) -> Self {
        Self { name, kind, required: true, usual: None, explains: false }
    }

    /// A required key that is taken as `usual` where it is missing; as nothing, where it is no text.
    const fn usually(name: &'static str, kind: Kind, usual: &'static str) -> Self {
        Self { name, kind, required: true, usual: Some(usual), explains: false }
    }

    const fn explaining(name: &'static str, kind: Kind) -> Self {
        Self { name, kind, required: false, usual: None, explains: true }
    }
}

impl Key {
    /// What stands for it where it is required and missing.
    pub(super) fn least(&self) -> Value {
        match (self.usual, &self.kind) {
            (Some(usual), Kind::Text) => usual.into(),
            _ => self.kind.least(),
        }
    }
}

impl Kind {
    /// What was expected, with its article.
    pub(super) fn expected(&self) -> String {
        match self {
            Self::Text => "text".to_owned(),
            Self::Flag => "`true` or `false`".to_owned(),
            Self::Number => "a number".to_owned(),
            Self::Count => "a whole number from 0 on".to_owned(),
            Self::Choice(choices) => {
                let quoted: Vec<String> = choices.iter().map(|choice| format!("`{choice}`")).collect();
                match quoted.split_last() {
                    Some((last, before)) if !before.is_empty() => format!("{} or {last}", before.join(", ")),
                    _ => quoted.concat(),
                }
            }
            Self::Any => "any value".to_owned(),
            Self::List(_) => "a list".to_owned(),
            Self::Map(_) => "an object".to_owned(),
            Self::Object(object) | Self::OrReference(Section { object, .. }) => format!("{} (an object)", object.what),
            Self::FlagOrSchema => "`true`, `false` or a schema".to_owned(),
        }
    }

    /// The least value of this kind, in place of a required one that is missing.
    pub(super) fn least(&self) -> Value {
        match self {
            Self::Text => "".into(),
            Self::Flag => false.into(),
            Self::Number | Self::Count => 0.into(),
            Self::Choice(choices) => choices.first().copied().unwrap_or_default().into(),
            Self::Any => Value::Null,
            Self::List(_) => Value::Array(Vec::new()),
            Self::Map(_) | Self::FlagOrSchema => Value::Object(Map::new()),
            Self::Object(object) | Self::OrReference(Section { object, .. }) => {
                let required = object.keys.iter().filter(|key| key.required);
                Value::Object(required.map(|key| (key.name.to_owned(), key.kind.least())).collect())
            }
        }
    }
}

/// What a value is, with its article.
pub(super) fn found(value: &Value) -> String {
    match value {
        Value::Null => "nothing".to_owned(),
        Value::Bool(value) => format!("`{value}`"),
        Value::Number(number) => format!("the number `{number}`"),
        Value::String(text) if text.len() <= 40 => format!("the text `{text}`"),
        Value::String(_) => "a text".to_owned(),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "an object".to_owned(),
    }
}
