use openapiv3::OpenAPI;

use super::*;

/// What the schema `Whole` of `schemas`, which is YAML, comes to: its properties, those required with `!`.
fn composed(schemas: &str) -> String {
    let schemas: serde_yaml::Value = serde_yaml::from_str(schemas).unwrap();
    let text = serde_json::json!({
        "openapi": "3.0.3", "info": {"title": "", "version": ""}, "paths": {}, "components": {"schemas": schemas}
    });
    let spec: OpenAPI = serde_json::from_value(text).unwrap();
    let doc = Document::new(&spec);
    let at = crate::lower::resolve::component("schemas", "Whole");
    let (_, schema) = doc.schema(doc.named("Whole").unwrap(), &at).unwrap();
    match compose(&doc, &Keywords::of(schema), &at) {
        Composed::Same(part) => format!("same as {}", part.at),
        Composed::Object(object) => properties(&object),
        Composed::Mixed(object, others) => {
            let others: Vec<_> = others.iter().map(|part| part.at.to_string()).collect();
            format!("{} with {}", properties(&object), others.join(", "))
        }
    }
}

fn properties(object: &Object<'_>) -> String {
    let name = |property: &Property<'_>| {
        let owner = property.owner.as_ref().map(|owner| format!("{owner}.")).unwrap_or_default();
        let required = if object.required.contains(property.name) { "!" } else { "" };
        format!("{owner}{}{required}", property.name)
    };
    object.properties.iter().map(name).collect::<Vec<_>>().join(" ")
}

const BASE: &str = "Base: {type: object, required: [a], properties: {a: {type: string}, b: {type: string}}}\n";

#[test]
fn parts_are_merged_in_their_order() {
    for (whole, expected) in [
        ("{allOf: [{$ref: '#/components/schemas/Base'}]}", "same as /components/schemas/Whole/allOf/0"),
        (
            "{allOf: [{$ref: '#/components/schemas/Base'}, {description: more}, {type: object}]}",
            "same as /components/schemas/Whole/allOf/0",
        ),
        ("{allOf: [{$ref: '#/components/schemas/Base'}], required: [b]}", "Base.a! Base.b!"),
        (
            "{allOf: [{$ref: '#/components/schemas/Base'}, {properties: {c: {}}, required: [c]}], properties: {d: {}}}",
            "Base.a! Base.b c! d",
        ),
        (
            "{allOf: [{properties: {c: {}}}, {allOf: [{$ref: '#/components/schemas/Base'}, {properties: {d: {}}}]}]}",
            "c Base.a! Base.b d",
        ),
        (
            "{allOf: [{$ref: '#/components/schemas/Base'}, {type: string, enum: [x]}]}",
            "Base.a! Base.b with /components/schemas/Whole/allOf/1",
        ),
    ] {
        assert_eq!(composed(&format!("{BASE}Whole: {whole}")), expected, "{whole}");
    }
}

#[test]
fn a_later_part_narrows_a_property_where_the_earlier_one_has_it() {
    let narrowed = "Whole: {allOf: [{$ref: '#/components/schemas/Base'}, {properties: {a: {enum: [x]}}}]}";
    assert_eq!(composed(&format!("{BASE}{narrowed}")), "a! Base.b");
    let described = "Whole: {allOf: [{$ref: '#/components/schemas/Base'}, {properties: {a: {description: text}}}]}";
    assert_eq!(composed(&format!("{BASE}{described}")), "Base.a! Base.b");
}

#[test]
fn a_part_of_itself_adds_nothing() {
    assert_eq!(
        composed(
            "Whole: {allOf: [{$ref: '#/components/schemas/Whole'}, {properties: {a: {}}}, {properties: {b: {}}}]}"
        ),
        "a b"
    );
    let mutual = "Other: {allOf: [{$ref: '#/components/schemas/Whole'}, {properties: {a: {}}}]}\n\
                  Whole: {allOf: [{$ref: '#/components/schemas/Other'}, {properties: {b: {}}}]}";
    assert_eq!(composed(mutual), "Other.a b");
}

#[test]
fn a_base_that_lists_its_children_lends_them_its_properties() {
    let pets = "Pet: {type: object, properties: {kind: {}}, oneOf: [{$ref: '#/components/schemas/Whole'}]}\n\
                Whole: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {lives: {}}}]}";
    assert_eq!(composed(pets), "Pet.kind lives");
}
