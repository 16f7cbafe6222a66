//! What a schema tells about a value beside its type: annotations (JSON Schema, section 9) and limits.

use std::mem::take;

use openapiv3::{ReferenceOr, Schema, SchemaKind, StringFormat, StringType, Type, VariantOrUnknownOrEmpty};

use super::compose::{Strength, strength};
use super::docs;
use super::keywords::Keywords;
use super::limits::{allow, limits};
use super::literal::typed;
use super::resolve::Document;
use super::subschema::Subschema;
use crate::ir::{Access, Constraints, Docs, Literal};
use crate::pointer::Pointer;

/// Parts of `allOf`, and parts of these, beyond this number tell nothing.
const MAX_PARTS: usize = 32;

/// What a schema tells about a value where it stands.
///
/// It does so by its own keywords and by the parts of its `allOf`, for in 3.0 nothing is read beside a reference:
/// `allOf: [{$ref: …}, {description: …}]`. What comes first counts. What stands behind a reference is told with the type that
/// it leads to, but for what is a matter of the value: its default, who writes it, whether it is a secret.
#[derive(Debug, Default)]
pub struct Annotations {
    /// What it is.
    pub docs: Docs,
    /// What values it may have.
    pub constraints: Constraints,
    /// What is taken where there is none.
    pub default: Option<Literal>,
    /// An example.
    pub example: Option<Literal>,
    /// Whether it should no longer be used.
    pub deprecated: bool,
    /// Which way it travels.
    pub access: Access,
    /// Whether it must not be shown.
    pub secret: bool,
}

impl Annotations {
    /// What `schema`, which stands at `at`, tells.
    pub fn of<'a>(doc: &Document<'a>, schema: Subschema<'a>, at: &Pointer) -> Self {
        let mut told = Self::default();
        let (mut read_only, mut write_only, mut text) = (false, false, Text::default());
        for (origin, schema) in tellers(doc, schema, at) {
            let data = &schema.schema_data;
            match origin {
                Origin::Own => {
                    let keywords = Keywords::of(schema);
                    told.add(&keywords, true);
                    told.add_items(&keywords);
                }
                Origin::Part => told.add(&Keywords::of(schema), false),
                Origin::Elsewhere => {}
            }
            told.default = told.default.or_else(|| Some(typed(data.default.as_ref()?, Keywords::of(schema).ty)));
            told.secret |= data.extensions.get("x-sensitive") == Some(&serde_json::Value::Bool(true));
            read_only |= data.read_only;
            write_only |= data.write_only;
            text.add(schema);
        }
        told.access = match (read_only, write_only) {
            (true, false) => Access::ReadOnly,
            (false, true) => Access::WriteOnly,
            // § Schema Object: both must not be; then neither says anything.
            (false, false) | (true, true) => Access::ReadWrite,
        };
        // What is only ever sent, and is a text, is a secret more often than not.
        told.secret |= text.is_free() && (text.is_password || write_only);
        told
    }

    /// These, and what `other` tells of which these say nothing.
    pub fn or(self, other: Self) -> Self {
        let Docs { summary, description, external } = self.docs;
        Self {
            docs: Docs {
                summary: summary.or(other.docs.summary),
                description: description.or(other.docs.description),
                external: external.or(other.docs.external),
            },
            constraints: self.constraints.or(other.constraints),
            default: self.default.or(other.default),
            example: self.example.or(other.example),
            deprecated: self.deprecated || other.deprecated,
            access: match (self.access, other.access) {
                (Access::ReadWrite, access) | (access, Access::ReadWrite) => access,
                (one, another) if one == another => one,
                _ => Access::ReadWrite,
            },
            secret: self.secret || other.secret,
        }
    }

    /// What is told of the value but not of what it may be.
    pub fn without_values(self) -> Self {
        Self { constraints: Constraints::default(), default: None, example: None, ..self }
    }

    /// What a schema that is `narrowed` tells, as far as it holds for that which narrows it: limits of the same type, and of
    /// the default and the example those that are still allowed.
    pub fn narrowed(self, narrowed: &Keywords<'_>, by: &Keywords<'_>) -> Self {
        let is_number = |ty| matches!(ty, Some("integer" | "number"));
        let (earlier, last) = (narrowed.value_type(), by.value_type());
        let is_same = earlier == last || earlier.is_none() || last.is_none();
        if !(is_same || is_number(earlier) && is_number(last)) {
            return self.without_values();
        }
        if !by.values.is_empty() {
            let is_listed = |value: &Literal| by.values.contains(value);
            let (default, example) = (self.default.filter(is_listed), self.example.filter(is_listed));
            return Self { constraints: Constraints::default(), default, example, ..self };
        }
        // What limits the value further may forbid what was allowed.
        let is_simple = is_same && narrowed.format == by.format && !by.is_composed();
        let further = limits(by);
        let is_allowed = |value: &Literal| {
            is_simple && !matches!(value, Literal::List(_) | Literal::Object(_)) && allow(&further, value)
        };
        let (default, example) = (self.default.filter(is_allowed), self.example.filter(is_allowed));
        Self { default, example, ..self }
    }

    /// Adds what is told of each item of an array: a simple value has no type that tells it.
    fn add_items(&mut self, keywords: &Keywords<'_>) {
        let Some(Subschema::Inline(items)) = keywords.items else { return };
        let is_simple = matches!(Keywords::of(items).ty, Some("string" | "integer" | "number" | "boolean"));
        let is_enum = !Keywords::of(items).values.is_empty();
        let Some(text) = docs::of_schema(&items.schema_data).description.filter(|_| is_simple && !is_enum) else {
            return;
        };
        self.docs.description = Some(match take(&mut self.docs.description) {
            Some(own) if own.contains(text.trim()) => own,
            Some(own) => format!("{}\n\nEach item: {text}", own.trim_end()),
            None => format!("Each item: {text}"),
        });
    }

    /// What the schema of a type tells about it.
    pub fn of_type(keywords: &Keywords<'_>) -> Self {
        let mut told = Self::default();
        told.add(keywords, true);
        for part in &keywords.all_of {
            if let Subschema::Inline(schema) = part {
                told.add(&Keywords::of(schema), false);
            }
        }
        told
    }

    /// Adds what a schema tells that stands where the value does.
    fn add(&mut self, keywords: &Keywords<'_>, is_whole: bool) {
        let data = keywords.data;
        let docs = docs::of_schema(data);
        self.docs.description = take(&mut self.docs.description).or(docs.description);
        self.docs.external = take(&mut self.docs.external).or(docs.external);
        self.example = take(&mut self.example).or_else(|| Some(typed(data.example.as_ref()?, keywords.ty)));
        self.deprecated |= data.deprecated;
        // The title and the limits of a part that is a type of its own are of that type.
        if is_whole || strength(keywords) < Strength::Shape {
            self.docs.summary = take(&mut self.docs.summary).or(docs.summary);
            self.constraints = take(&mut self.constraints).or(limits(keywords));
        }
    }
}

/// The example that `schema`, which stands at `at`, gives itself, or that to which it refers.
pub fn example<'a>(doc: &Document<'a>, schema: Subschema<'a>, at: &Pointer) -> Option<Literal> {
    let (_, schema) = doc.schema(schema, at).ok()?;
    Some(typed(schema.schema_data.example.as_ref()?, Keywords::of(schema).ty))
}

/// Where a schema that tells something stands.
#[derive(Clone, Copy, PartialEq)]
enum Origin {
    /// It is the schema itself.
    Own,
    /// In its `allOf`.
    Part,
    /// Behind a reference.
    Elsewhere,
}

/// The schemas that tell something about a value of `schema`, which stands at `at`: itself, then its parts in their order.
fn tellers<'a>(doc: &Document<'a>, schema: Subschema<'a>, at: &Pointer) -> Vec<(Origin, &'a Schema)> {
    let mut waiting = vec![(Origin::Own, schema)];
    let mut found = Vec::new();
    while let Some((origin, schema)) = waiting.pop().filter(|_| found.len() < MAX_PARTS) {
        let origin = if matches!(schema, Subschema::Reference(_)) { Origin::Elsewhere } else { origin };
        let Ok((_, schema)) = doc.schema(schema, at) else { continue };
        found.push((origin, schema));
        let of_parts = if origin == Origin::Own { Origin::Part } else { origin };
        waiting.extend(all_of(schema).iter().rev().map(|part| (of_parts, Subschema::from(part))));
    }
    found
}

fn all_of(schema: &Schema) -> &[ReferenceOr<Schema>] {
    match &schema.schema_kind {
        SchemaKind::AllOf { all_of } => all_of,
        SchemaKind::Any(any) => &any.all_of,
        SchemaKind::Type(_) | SchemaKind::OneOf { .. } | SchemaKind::AnyOf { .. } | SchemaKind::Not { .. } => &[],
    }
}

/// Whether a value is a text that is nobody else's choice.
#[derive(Default)]
struct Text {
    is_text: bool,
    is_listed: bool,
    is_password: bool,
}

impl Text {
    fn add(&mut self, schema: &Schema) {
        match &schema.schema_kind {
            SchemaKind::Type(Type::String(StringType { format, enumeration, .. })) => {
                self.is_text = true;
                self.is_listed |= !enumeration.is_empty();
                self.is_password |= matches!(format, VariantOrUnknownOrEmpty::Item(StringFormat::Password));
            }
            SchemaKind::Any(any) => {
                self.is_text |= any.typ.as_deref() == Some("string");
                self.is_listed |= !any.enumeration.is_empty();
                self.is_password |= any.format.as_deref() == Some("password");
            }
            _ => {}
        }
    }

    fn is_free(&self) -> bool {
        self.is_text && !self.is_listed
    }
}
