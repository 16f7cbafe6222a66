//! Example values as Rust.

use std::collections::BTreeSet;

use super::document::Document;
use super::layout::{Expr, Link, let_statement};
use super::sample::{Properties, Sample, is_set};
use crate::emit::spelling;
use crate::emit::surface::{Construction, Passing, construction, has_setter, variant_type};
use crate::ir::{Field, Ident, Literal, Presence, Scalar, Struct, TypeDef, TypeRef, TypeTable};

/// What is wider than this gets a name, and so a line of its own.
const INLINE: usize = 50;

/// Statements that make values, one after the other.
#[derive(Debug)]
pub struct Statements<'a> {
    types: &'a TypeTable,
    /// The name of the crate in paths.
    package: &'a str,
    /// The names that are taken.
    names: BTreeSet<String>,
    /// Names and values, in their order.
    lets: Vec<(String, Expr)>,
}

/// What the place of a value says about it.
#[derive(Clone, Copy)]
struct Place {
    /// Whether a text may be a `&str`.
    borrows: bool,
    /// Whether the compiler knows its type from there.
    is_typed: bool,
}

/// A place that wants the type of the value itself.
const OWNED: Place = Place { borrows: false, is_typed: true };

/// A place of `impl Into<String>`, if the value is a text.
const TEXT: Place = Place { borrows: true, is_typed: true };

/// A place that many types may stand in.
const GENERIC: Place = Place { borrows: false, is_typed: false };

impl<'a> Statements<'a> {
    /// No statement yet, in a scope in which `names` are taken.
    pub fn new(package: &'a str, types: &'a TypeTable, names: &[&str]) -> Self {
        Self { types, package, names: names.iter().map(|name| (*name).to_owned()).collect(), lets: Vec::new() }
    }

    /// Binds the value of an argument, and gives what is handed over in its place.
    pub fn argument(&mut self, name: &Ident, sample: &Sample<'_>, passing: Passing<'_>) -> String {
        let bound = self.reserve(name);
        let value = match (passing, sample) {
            (Passing::Items(item) | Passing::Slice(item), Sample::List(_, items)) if items.is_empty() => {
                Expr::atom(format!("Vec::<{}>::new()", self.spell(item)))
            }
            (Passing::Items(_), Sample::List(_, items)) => self.list("[", items, TEXT, name.snake()),
            (Passing::Slice(_), Sample::List(_, items)) => self.list("[", items, GENERIC, name.snake()),
            (Passing::Bytes, _) => {
                Expr::atom(format!("Body::from(std::fs::read({:?})?)", format!("{}.bin", name.snake())))
            }
            (Passing::Text, sample) => self.value(sample, TEXT, name.snake()),
            (_, sample) => self.value(sample, OWNED, name.snake()),
        };
        self.lets.push((bound.clone(), value));
        match passing {
            Passing::Reference | Passing::Slice(_) => format!("&{bound}"),
            Passing::Text | Passing::Value | Passing::Items(_) | Passing::Bytes => bound,
        }
    }

    /// Binds the document of a body, and gives what is handed over as a text.
    pub fn document(&mut self, name: &Ident, document: Document) -> String {
        let bound = self.reserve(name);
        let (value, given) = match document {
            Document::Literal(literal) => (literal, bound.clone()),
            Document::File(file) => (format!("std::fs::read_to_string({file:?})?"), format!("&{bound}")),
        };
        self.lets.push((bound, Expr::Atom(value)));
        given
    }

    /// Binds a value that is read from a file, since there is no example of it.
    pub fn file(&mut self, name: &Ident, ty: &TypeRef, passing: Passing<'_>) -> String {
        let value = Expr::atom(format!(
            "json::from_str::<{}>(&std::fs::read_to_string({:?})?)?",
            self.spell(ty),
            format!("{}.json", name.snake())
        ));
        let name = self.bind(&spelling::snake(name), value);
        match passing {
            Passing::Value | Passing::Items(_) | Passing::Bytes => name,
            Passing::Text | Passing::Reference | Passing::Slice(_) => format!("&{name}"),
        }
    }

    /// Binds a value, and gives its name.
    pub fn model(&mut self, name: &Ident, sample: &Sample<'_>) -> String {
        let bound = self.reserve(name);
        let value = self.value(sample, GENERIC, name.snake());
        self.lets.push((bound.clone(), value));
        bound
    }

    /// Takes a name for a value that is bound elsewhere.
    pub fn reserve(&mut self, name: &Ident) -> String {
        self.free(&spelling::snake(name))
    }

    /// The statements, indented.
    pub fn take_lines(&mut self, indent: usize) -> Vec<String> {
        self.lets.drain(..).map(|(name, value)| let_statement(&name, &value, indent)).collect()
    }

    fn bind(&mut self, name: &str, value: Expr) -> String {
        let name = self.free(name);
        self.lets.push((name.clone(), value));
        name
    }

    fn free(&mut self, name: &str) -> String {
        let numbered = (2..).map(|number| format!("{}_{number}", name.trim_start_matches("r#")));
        let mut names = std::iter::once(name.to_owned()).chain(numbered);
        let free = names.find(|name| !self.names.contains(name)).unwrap_or_default();
        self.names.insert(free.clone());
        free
    }

    /// The value as a part of another expression: by its name, where it is long.
    fn part(&mut self, sample: &Sample<'_>, place: Place, name: &str) -> Expr {
        let value = self.value(sample, place, name);
        Expr::Atom(if value.width() <= INLINE { value.line() } else { self.bind(&spell_name(name), value) })
    }

    fn value(&mut self, sample: &Sample<'_>, place: Place, name: &str) -> Expr {
        let inner = Place { borrows: false, ..place };
        match sample {
            Sample::Null(_) if place.is_typed => Expr::atom("None"),
            Sample::Null(ty) => Expr::atom(format!("None::<{}>", self.spell(ty))),
            Sample::Present(value) => Expr::Call("Some".to_owned(), vec![self.part(value, inner, name)]),
            Sample::Boxed(value) => Expr::Call("Box::new".to_owned(), vec![self.part(value, inner, name)]),
            Sample::Bool(value) => Expr::atom(value.to_string()),
            Sample::Integer(scalar, value) => self.number(value.to_string(), *scalar, place),
            Sample::Number(scalar, value) => self.number(format!("{value:?}"), *scalar, place),
            Sample::Text(text) if place.borrows => Expr::atom(quoted(text)),
            Sample::Text(text) => Expr::atom(format!("{}.to_owned()", quoted(text))),
            Sample::Parsed(_, text) if place.is_typed => Expr::atom(format!("{}.parse()?", quoted(text))),
            Sample::Parsed(scalar, text) => {
                let ty = self.spell(&TypeRef::Scalar(*scalar));
                Expr::atom(format!("{}.parse::<{ty}>()?", quoted(text)))
            }
            Sample::Bytes(Scalar::Base64, text) => {
                Expr::atom(format!("{}::Base64(b{}.to_vec())", self.package, quoted(text)))
            }
            Sample::Bytes(Scalar::File, text) => {
                Expr::atom(format!("FilePart::new({}).with_file_name(\"example.txt\")", quoted(text)))
            }
            Sample::Bytes(_, text) => Expr::atom(format!("bytes::Bytes::from_static(b{})", quoted(text))),
            Sample::List(_, items) if items.is_empty() && place.is_typed => Expr::atom("Vec::new()"),
            Sample::List(item, items) if items.is_empty() => Expr::atom(format!("Vec::<{}>::new()", self.spell(item))),
            Sample::List(_, items) => self.list("vec![", items, inner, name),
            Sample::Map(value, members) => self.map(value, members, inner),
            Sample::Tuple(items) => match items.as_slice() {
                [item] => Expr::Atom(format!("({},)", self.part(item, inner, name).line())),
                items => self.list("(", items, inner, name),
            },
            Sample::Struct(def, of, properties) => self.structure(def, of, properties, name),
            Sample::Enum(def, value) => Expr::atom(format!("models::{}::{}", def.name.pascal(), value.name.pascal())),
            Sample::Union(def, variant, value) => {
                let path = format!("models::{}::{}", def.name.pascal(), variant.name.pascal());
                let is_boxed = matches!(variant_type(variant, self.types), TypeRef::Boxed(_));
                let part = self.part(unboxed(value), OWNED, variant.name.snake());
                let part = if is_boxed { Expr::Call("Box::new".to_owned(), vec![part]) } else { part };
                Expr::Call(path, vec![part])
            }
            Sample::Any(value) => Expr::atom(format!("serde_json::json!({})", json_macro(value))),
        }
    }

    fn number(&self, text: String, scalar: Scalar, place: Place) -> Expr {
        if place.is_typed {
            return Expr::Atom(text);
        }
        Expr::atom(format!("{text}_{}", self.spell(&TypeRef::Scalar(scalar))))
    }

    fn list(&mut self, open: &'static str, items: &[Sample<'_>], place: Place, name: &str) -> Expr {
        let items = items.iter().map(|item| {
            // An item that gets a name is better named after what it is than after the list.
            let name = match item {
                Sample::Struct(def, ..) | Sample::Union(def, ..) if def.name.snake() != name => def.name.snake(),
                _ => "item",
            };
            self.part(item, place, name)
        });
        Expr::List(open, items.collect())
    }

    fn map(&mut self, value: &TypeRef, members: &[(String, Sample<'_>)], place: Place) -> Expr {
        if members.is_empty() {
            return match place.is_typed {
                true => Expr::atom("HashMap::new()"),
                false => Expr::atom(format!("HashMap::<String, {}>::new()", self.spell(value))),
            };
        }
        let members = members.iter().map(|(key, value)| {
            let value = self.part(value, place, "value");
            Expr::List("(", vec![Expr::atom(format!("{}.to_owned()", quoted(key))), value])
        });
        Expr::Call("HashMap::from".to_owned(), vec![Expr::List("[", members.collect())])
    }

    fn structure(&mut self, def: &TypeDef, of: &Struct, properties: &Properties<'_>, name: &str) -> Expr {
        let path = format!("models::{}", def.name.pascal());
        let fields = &properties.named;
        let value_of = |wanted: &Field| {
            fields.iter().find(|(field, _)| field.wire_name == wanted.wire_name).map(|(_, value)| value)
        };
        let arguments = match construction(of) {
            Construction::Positional(required) => {
                required.into_iter().filter_map(|field| Some(self.given(field, value_of(field)?))).collect()
            }
            Construction::Record(required) => {
                let values = required
                    .into_iter()
                    .filter_map(|field| Some((spelling::snake(&field.name), self.stored(field, value_of(field)?))));
                let record = Expr::Record(format!("{path}Required"), values.collect());
                vec![Expr::Atom(self.bind(&format!("{}_required", spell_name(name).trim_start_matches("r#")), record))]
            }
        };
        let head = Expr::Call(format!("{path}::new"), arguments);
        let mut links: Vec<_> = fields
            .iter()
            .filter(|(field, _)| has_setter(field) && is_set(field))
            .map(|(field, value)| Link::call(format!("with_{}", field.name.snake()), vec![self.given(field, value)]))
            .collect();
        if let Some(additional) = of.additional.as_ref().filter(|_| !properties.additional.is_empty()) {
            let values = self.map(&additional.ty, &properties.additional, OWNED);
            links.push(Link::call(format!("with_{}", additional.name.snake()), vec![values]));
        }
        if links.is_empty() { head } else { Expr::Chain(Box::new(head), links) }
    }

    /// The value of a field as `new` and the setters take it.
    fn given(&mut self, field: &Field, value: &Sample<'_>) -> Expr {
        // A field adds the box itself.
        let value = match (&field.ty, value) {
            (TypeRef::Boxed(id), Sample::Null(_)) => {
                return Expr::atom(format!("None::<{}>", self.spell(&TypeRef::Named(*id))));
            }
            (TypeRef::Boxed(_), value) => unboxed(value),
            (_, value) => value,
        };
        let place = match field.presence {
            Presence::Required | Presence::Optional => TEXT,
            Presence::Nullable | Presence::OptionalNullable => GENERIC,
        };
        self.part(value, place, field.name.snake())
    }

    /// The value of a field as it is stored.
    fn stored(&mut self, field: &Field, value: &Sample<'_>) -> Expr {
        let part = self.part(value, OWNED, field.name.snake());
        match (field.presence, value) {
            (Presence::Required | Presence::Optional, _) | (_, Sample::Null(_)) => part,
            (Presence::Nullable | Presence::OptionalNullable, _) => Expr::Call("Some".to_owned(), vec![part]),
        }
    }

    fn spell(&self, ty: &TypeRef) -> String {
        spelling::type_in_programs(ty, self.types, self.package)
    }
}

fn unboxed<'a, 'b>(sample: &'b Sample<'a>) -> &'b Sample<'a> {
    match sample {
        Sample::Boxed(inner) => inner,
        other => other,
    }
}

/// The text as a literal of Rust: what does not show is escaped.
pub fn quoted(text: &str) -> String {
    format!("{text:?}")
}

/// A name that is free of keywords.
fn spell_name(name: &str) -> String {
    Ident::new(name, "n").map_or_else(|| "value".to_owned(), |name| spelling::snake(&name))
}

/// The value as `serde_json::json!` takes it.
fn json_macro(value: &Literal) -> String {
    match value {
        Literal::Text(text) => quoted(text),
        Literal::List(items) => format!("[{}]", items.iter().map(json_macro).collect::<Vec<_>>().join(", ")),
        Literal::Object(members) => {
            let members = members.iter().map(|(key, value)| format!("{}: {}", quoted(key), json_macro(value)));
            format!("{{{}}}", members.collect::<Vec<_>>().join(", "))
        }
        // A literal that says no type is of 32 bits.
        Literal::Integer(value) if i32::try_from(*value).is_ok() => value.to_string(),
        Literal::Integer(value) if i64::try_from(*value).is_ok() => format!("{value}_i64"),
        Literal::Integer(value) if u64::try_from(*value).is_ok() => format!("{value}_u64"),
        Literal::Integer(value) => format!("{value}_f64"),
        Literal::Null | Literal::Bool(_) | Literal::Number(_) => value.to_string(),
    }
}
