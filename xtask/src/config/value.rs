//! Values of a configuration, each of the kind that its key wants.

use std::ops::Range;

use generator::diagnostic::{Code, Diagnostics};
use generator::pointer::Pointer;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value of a configuration, and where it stands.
pub struct Value<'a> {
    pub at: Pointer,
    pub span: Range<usize>,
    value: &'a DeValue<'a>,
}

impl<'a> Value<'a> {
    pub fn new(at: Pointer, value: &'a Spanned<DeValue<'a>>) -> Self {
        Self { at, span: value.span(), value: value.get_ref() }
    }

    pub fn table(&self, diags: &mut Diagnostics) -> Option<&'a DeTable<'a>> {
        self.value.as_table().or_else(|| self.wrong("a table", diags))
    }

    pub fn text(&self, diags: &mut Diagnostics) -> Option<String> {
        match self.value.as_str() {
            Some("") => self.wrong("a text that is not empty", diags),
            Some(text) => Some(text.to_owned()),
            None => self.wrong("a text", diags),
        }
    }

    /// Whether it is the boolean `false`, where something else is usual.
    pub fn is_false(&self) -> bool {
        self.value.as_bool() == Some(false)
    }

    /// Whether it is the boolean `true`: `None`, and a message, for anything but a boolean.
    pub fn is_true(&self, diags: &mut Diagnostics) -> Option<bool> {
        self.value.as_bool().or_else(|| self.wrong("a boolean", diags))
    }

    pub fn texts(&self, diags: &mut Diagnostics) -> Vec<String> {
        let Some(array) = self.value.as_array() else {
            return self.wrong("a list of texts", diags).unwrap_or_default();
        };
        let items = array.iter().enumerate().map(|(index, item)| Value::new(self.at.index(index), item));
        items.filter_map(|item| item.text(diags)).collect()
    }

    /// The members of a table.
    pub fn members(&self, diags: &mut Diagnostics) -> Vec<(String, Value<'a>)> {
        let table = self.table(diags);
        let members = table.into_iter().flat_map(|table| table.iter());
        members.map(|(key, value)| (key.get_ref().to_string(), Value::new(self.at.key(key.get_ref()), value))).collect()
    }

    /// The names that a list holds or that a table gives something to, and where they stand.
    pub fn named(&self) -> impl Iterator<Item = (String, Range<usize>)> {
        let items = self.value.as_array().into_iter().flat_map(|array| array.iter());
        let items = items.filter_map(|item| Some((item.get_ref().as_str()?.to_owned(), item.span())));
        let keys = self.value.as_table().into_iter().flat_map(|table| table.keys());
        items.chain(keys.map(|key| (key.get_ref().to_string(), key.span())))
    }

    fn wrong<T>(&self, expected: &str, diags: &mut Diagnostics) -> Option<T> {
        let found = match self.value {
            DeValue::String(_) => "an empty text",
            DeValue::Integer(_) | DeValue::Float(_) => "a number",
            DeValue::Boolean(_) => "a boolean",
            DeValue::Datetime(_) => "a date",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        let found = if matches!(self.value, DeValue::String(text) if !text.is_empty()) { "a text" } else { found };
        let message = format!("expected {expected}, found {found}");
        diags.error(Code::WrongKind, &self.at, message).span(self.span.clone());
        None
    }
}
