//! Schemas (OpenAPI 3.0.4, sections 4.7.24 to 4.7.26).

use super::super::{repair, rule};
use super::document::EXTERNAL_DOCS;
use super::{Key, Kind, Object, Section};

pub(in super::super) static SCHEMAS: Section = Section { name: "schemas", object: &SCHEMA };

/// A schema, or a reference to one.
pub(in super::super) static SCHEMA_KIND: Kind = Kind::OrReference(&SCHEMAS);
const NEWER: &str = "this is of OpenAPI 3.1; say `openapi: 3.1.0` if the description is written in it";

static SCHEMA: Object = Object {
    misplaced: &[
        ("const", "OpenAPI 3.0 says this by an `enum` of one value"),
        ("examples", "OpenAPI 3.0 has one `example`"),
        ("$defs", "OpenAPI 3.0 has named schemas under `components/schemas`"),
        ("definitions", "OpenAPI 3.0 has named schemas under `components/schemas`"),
        ("prefixItems", NEWER),
        ("patternProperties", NEWER),
        ("propertyNames", NEWER),
        ("contains", NEWER),
        ("if", NEWER),
        ("then", NEWER),
        ("else", NEWER),
        ("dependentRequired", NEWER),
        ("unevaluatedProperties", NEWER),
        ("contentMediaType", NEWER),
        ("contentEncoding", NEWER),
    ],
    repairs: &[
        repair::property_that_says_required,
        repair::required_that_is_a_flag,
        repair::numeric_exclusive_bounds,
        repair::type_that_is_a_schema,
        repair::type_that_is_a_list,
        repair::number_or_its_text,
        repair::type_file,
        repair::type_in_another_word,
    ],
    rules: &[rule::array_items],
    ..Object::new(
        "a schema",
        &[
            Key::new("type", Kind::Choice(&["string", "number", "integer", "boolean", "array", "object"])),
            Key::explaining("description", Kind::Text),
            Key::explaining("format", Kind::Text),
            Key::new("properties", Kind::Map(&SCHEMA_KIND)),
            Key::explaining("required", Kind::List(&Kind::Text)),
            Key::new("items", SCHEMA_KIND),
            Key::new("enum", Kind::List(&Kind::Any)),
            Key::explaining("title", Kind::Text),
            Key::new("nullable", Kind::Flag),
            Key::new("default", Kind::Any),
            Key::new("example", Kind::Any),
            Key::explaining("minimum", Kind::Number),
            Key::explaining("maximum", Kind::Number),
            Key::explaining("exclusiveMinimum", Kind::Flag),
            Key::explaining("exclusiveMaximum", Kind::Flag),
            Key::explaining("multipleOf", Kind::Number),
            Key::explaining("minLength", Kind::Count),
            Key::explaining("maxLength", Kind::Count),
            Key::explaining("pattern", Kind::Text),
            Key::explaining("minItems", Kind::Count),
            Key::explaining("maxItems", Kind::Count),
            Key::explaining("uniqueItems", Kind::Flag),
            Key::explaining("minProperties", Kind::Count),
            Key::explaining("maxProperties", Kind::Count),
            Key::new("allOf", Kind::List(&SCHEMA_KIND)),
            Key::new("oneOf", Kind::List(&SCHEMA_KIND)),
            Key::new("anyOf", Kind::List(&SCHEMA_KIND)),
            Key::new("not", SCHEMA_KIND),
            Key::new("additionalProperties", Kind::FlagOrSchema),
            Key::new("discriminator", Kind::Object(&DISCRIMINATOR)),
            Key::new("readOnly", Kind::Flag),
            Key::new("writeOnly", Kind::Flag),
            Key::explaining("deprecated", Kind::Flag),
            Key::explaining("xml", Kind::Object(&XML)),
            Key::explaining("externalDocs", Kind::Object(&EXTERNAL_DOCS)),
        ],
    )
};

static DISCRIMINATOR: Object = Object {
    text_key: Some("propertyName"),
    ..Object::new(
        "a discriminator",
        &[Key::required("propertyName", Kind::Text), Key::new("mapping", Kind::Map(&Kind::Text))],
    )
};

static XML: Object = Object::new(
    "an XML representation",
    &[
        Key::new("name", Kind::Text),
        Key::new("namespace", Kind::Text),
        Key::new("prefix", Kind::Text),
        Key::new("attribute", Kind::Flag),
        Key::new("wrapped", Kind::Flag),
    ],
);
