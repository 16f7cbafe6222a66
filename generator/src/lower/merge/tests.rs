use openapiv3::OpenAPI;

use crate::diagnostic::Diagnostics;
use crate::ir::{Api, TypeKind};
use crate::lower::lower;
use crate::options::Options;

const HEAD: &str = "openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n";

fn lowered(schemas: &str, options: &Options) -> Api {
    let spec: OpenAPI = serde_yaml::from_str(&format!("{HEAD}{schemas}")).unwrap();
    let mut diags = Diagnostics::new();
    let api = lower(&spec, options, &mut diags);
    assert!(diags.is_empty());
    api
}

fn names(api: &Api) -> Vec<&str> {
    api.types.iter().map(|(_, def)| def.name.pascal()).collect()
}

const ORDER: &str = "{type: string, enum: [asc, desc]}";

#[test]
fn identical_inline_types_are_called_after_the_first() {
    let schemas = format!(
        "    A: {{type: object, properties: {{order: {ORDER}, by: {{type: object, properties: {{order: {ORDER}}}}}}}}}\n    \
             B: {{type: object, properties: {{sort: {ORDER}, by: {{type: object, properties: {{order: {ORDER}}}}}}}}}\n    \
             Order: {ORDER}\n"
    );
    let api = lowered(&schemas, &Options::new("t"));
    assert_eq!(names(&api), ["A", "AOrder", "ABy", "B", "Order"]);

    // Who has named one has it.
    let pinned = [("/components/schemas/B/properties/sort".to_owned(), "Sort".to_owned())].into();
    let api = lowered(&schemas, &Options { rename: pinned, ..Options::new("t") });
    assert_eq!(names(&api), ["A", "AOrder", "ABy", "B", "Sort", "Order"]);
}

#[test]
fn a_difference_keeps_types_apart() {
    for (left, right, types) in [
        ("{properties: {a: {type: string}}}", "{properties: {a: {type: string}}}", 3),
        ("{properties: {a: {type: string}}}", "{properties: {a: {type: string}}, required: [a]}", 4),
        ("{properties: {a: {type: string}}}", "{properties: {a: {type: string, description: more}}}", 4),
        ("{properties: {a: {type: string}}}", "{properties: {a: {type: string, maxLength: 3}}}", 4),
        ("{properties: {a: {type: string}}}", "{properties: {a: {type: string}}, deprecated: true}", 4),
        ("{enum: [a, b]}", "{enum: [a, b]}", 3),
        ("{enum: [a, b]}", "{enum: [b, a]}", 4),
        ("{enum: [a]}", "{enum: [a], x-enum-descriptions: [more]}", 4),
        // What holds itself is named, so that it is one type anyway; here by its place.
        ("{properties: {a: {$ref: '#/components/schemas/L/properties/p'}}}", "{properties: {a: {}}}", 4),
    ] {
        let schemas = format!("    L: {{properties: {{p: {left}}}}}\n    R: {{properties: {{p: {right}}}}}\n");
        assert_eq!(lowered(&schemas, &Options::new("t")).types.len(), types, "{left} {right}");
    }
}

#[test]
fn what_the_uses_are_told_to_be_stays_with_them() {
    let schemas = "    L: {properties: {p: {description: left, enum: [a], example: a}}}\n    \
                       R: {properties: {p: {description: right, enum: [a]}, q: {description: right, enum: [a]}}}\n";
    let api = lowered(schemas, &Options::new("t"));
    let told: Vec<_> = api
        .types
        .iter()
        .map(|(_, def)| match &def.kind {
            TypeKind::Struct(of) => of.fields.iter().filter_map(|field| field.docs.description.as_deref()).collect(),
            _ => vec![def.docs.description.as_deref().unwrap_or("nothing")],
        })
        .collect();
    assert_eq!(told, [vec!["left"], vec!["nothing"], vec!["right", "right"]]);
}
