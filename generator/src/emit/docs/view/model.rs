//! The page of a model.

use serde::Serialize;

use super::{Row, blocks, cell, constraint_notes, field_notes, generated};
use crate::emit::docs::example::{self, ModelExample};
use crate::emit::docs::pages;
use crate::emit::surface::is_response_only;
use crate::emit::{markdown, spelling, wording};
use crate::ir::{
    Alias, Api, Enum, EnumValue, Literal, Scalar, Selector, Struct, TypeId, TypeKind, TypeRef, TypeTable, Union,
};
use crate::options::Options;

/// The page of a model.
#[derive(Debug, Serialize)]
pub struct ModelPage {
    /// The comment that says that the page is generated.
    generated: String,
    /// `Repository`
    title: String,
    /// What it is.
    docs: String,
    /// Whether it should no longer be used.
    deprecated: bool,
    /// What it is made of: `Properties`, `Values`, `Variants`, `Type`.
    heading: &'static str,
    /// The other names of the type, for uses that are identical.
    synonyms: Vec<String>,
    /// What there is to know before the table.
    introduction: Option<String>,
    /// What it is made of.
    rows: Vec<Row>,
    /// A value as JSON and as Rust; none where there is no small one.
    example: Option<ModelExample>,
    /// Whether only responses carry it, so that programs read it but don't make it.
    response_only: bool,
}

/// The page of the type `id`, which others are `synonyms` of.
pub fn model(id: TypeId, synonyms: &[TypeId], api: &Api, options: &Options) -> ModelPage {
    let types = &api.types;
    let def = &types[id];
    let (heading, introduction, rows) = match &def.kind {
        TypeKind::Struct(of) => ("Properties", limits(of), properties(of, types)),
        TypeKind::Enum(of) => ("Values", None, values(of)),
        TypeKind::Union(of) => ("Variants", Some(selection(of)), variants(of, types)),
        TypeKind::Alias(of) => ("Type", Some(stands_for(of, types)), Vec::new()),
    };
    ModelPage {
        generated: generated(options),
        title: def.name.pascal().to_owned(),
        docs: blocks(&def.docs),
        deprecated: def.deprecated,
        heading,
        synonyms: synonyms.iter().map(|id| types[*id].name.pascal().to_owned()).collect(),
        introduction,
        rows,
        example: example::model(id, api, options),
        response_only: is_response_only(def) && matches!(def.kind, TypeKind::Struct(_)),
    }
}

fn properties(of: &Struct, types: &TypeTable) -> Vec<Row> {
    let fields = of.fields.iter().map(|field| Row {
        name: markdown::literal(&spelling::snake(&field.name)),
        ty: pages::link_as_named(&field.ty, types),
        description: cell(&field.docs),
        notes: field_notes(field),
    });
    let additional = of.additional.iter().map(|additional| Row {
        name: markdown::literal(&spelling::snake(&additional.name)),
        ty: pages::link_as_named(&TypeRef::Map(Box::new(additional.ty.clone())), types),
        description: "The properties that the description does not name.".to_owned(),
        notes: "[optional]".to_owned(),
    });
    fields.chain(additional).collect()
}

fn values(of: &Enum) -> Vec<Row> {
    let unknown = match of.base {
        Scalar::String => "**String**",
        _ => "**i64**",
    };
    let wire = |value: &EnumValue| match &value.wire {
        Literal::Text(text) => markdown::cell_code(text),
        other => markdown::cell_code(&other.to_string()),
    };
    let values = of.values.iter().map(|value| Row {
        name: value.name.pascal().to_owned(),
        ty: wire(value),
        description: cell(&value.docs),
        notes: if value.deprecated { "[deprecated]".to_owned() } else { String::new() },
    });
    let unrecognized = match of.open {
        true => Row { description: wording::ANY_OTHER_TEXT.to_owned(), ..unrecognized(unknown) },
        false => unrecognized(unknown),
    };
    values.chain([unrecognized]).collect()
}

fn variants(of: &Union, types: &TypeTable) -> Vec<Row> {
    let variants = of.variants.iter().enumerate().map(|(index, variant)| {
        let tags = match &of.selector {
            Selector::Discriminator { property, values, otherwise } => {
                let texts = values.iter().filter(|(_, of)| *of == index).map(|(text, _)| markdown::cell_code(text));
                let other = (*otherwise == Some(index)).then(|| "anything else".to_owned());
                let texts: Vec<_> = texts.chain(other).collect();
                format!("[{} is {}]", markdown::cell_code(property), texts.join(" or "))
            }
            Selector::Shape => String::new(),
        };
        Row {
            name: variant.name.pascal().to_owned(),
            ty: pages::link_as_named(&variant.ty, types),
            description: cell(&variant.docs),
            notes: tags,
        }
    });
    variants.chain([unrecognized("**serde_json::Value**")]).collect()
}

/// What is not in the description, because the server is newer.
fn unrecognized(ty: &str) -> Row {
    Row {
        name: "Unrecognized".to_owned(),
        ty: ty.to_owned(),
        description: wording::UNKNOWN_VALUE.to_owned(),
        notes: String::new(),
    }
}

fn selection(of: &Union) -> String {
    match &of.selector {
        Selector::Discriminator { property, .. } => {
            let otherwise =
                of.otherwise().map(|variant| format!(" Any other value is read as `{}`.", variant.name.pascal()));
            format!(
                "One of these, chosen by the property {}.{}",
                markdown::code(property),
                otherwise.unwrap_or_default()
            )
        }
        Selector::Shape => {
            "One of these, chosen by its shape: the one whose required properties, constants and known values fit best."
                .to_owned()
        }
    }
}

/// What values are allowed beyond the properties.
fn limits(of: &Struct) -> Option<String> {
    let phrases = wording::constraints(&of.constraints, markdown::code).join(", ");
    (!phrases.is_empty()).then(|| format!("{}.", wording::sentence(&phrases)))
}

fn stands_for(of: &Alias, types: &TypeTable) -> String {
    let notes = constraint_notes(&of.constraints).map(|notes| format!(" {notes}")).unwrap_or_default();
    format!("Another name for {}{notes}.", pages::link_as_named(&of.ty, types))
}
