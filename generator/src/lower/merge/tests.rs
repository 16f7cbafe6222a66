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

/// `B`, or `BSort = AOrder` for a synonym.
fn names_and_synonyms(api: &Api) -> Vec<String> {
    let name = |id| api.types[id].name.pascal();
    let shown = |id| api.types.synonym_of(id).map_or(name(id).to_owned(), |of| format!("{} = {}", name(id), name(of)));
    api.types.iter().map(|(id, _)| shown(id)).collect()
}

const ORDER: &str = "{type: string, enum: [asc, desc]}";

#[test]
fn identical_inline_types_are_one_that_each_use_has_a_name_for() {
    let schemas = format!(
        "    A: {{type: object, properties: {{order: {ORDER}, by: {{type: object, properties: {{order: {ORDER}}}}}}}}}\n    \
             B: {{type: object, properties: {{sort: {ORDER}, by: {{type: object, properties: {{order: {ORDER}}}}}}}}}\n    \
             Order: {ORDER}\n"
    );
    let api = lowered(&schemas, &Options::new("t"));
    let of_a = ["A", "AOrder", "ABy", "AByOrder = AOrder", "B"];
    assert_eq!(names_and_synonyms(&api), [&of_a[..], &["BSort = AOrder", "BBy = ABy", "Order"]].concat());

    // Who has named one has it.
    let pinned = [("/components/schemas/B/properties/sort".to_owned(), "Sort".to_owned())].into();
    let api = lowered(&schemas, &Options { rename: pinned, ..Options::new("t") });
    assert_eq!(names_and_synonyms(&api), [&of_a[..], &["Sort", "BBy = ABy", "Order"]].concat());
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
        let api = lowered(&schemas, &Options::new("t"));
        assert_eq!(api.types.without_synonyms().count(), types, "{left} {right}");
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
    assert_eq!(told, [vec!["left"], vec!["left"], vec!["right", "right"], vec!["right"], vec!["right"]]);
}

#[test]
fn a_call_has_one_name_for_what_it_may_be_answered_with() {
    let body = "{description: d, content: {application/json: {schema: {type: object, properties: {ok: {}}}}}}";
    let call = |id: &str| format!("{{operationId: {id}, responses: {{'200': {body}, '201': {body}, '404': {body}}}}}");
    let paths = format!("{{/a: {{get: {}}}, /b: {{get: {}}}}}", call("getA"), call("getB"));
    let spec = format!("openapi: 3.0.3\ninfo: {{title: t, version: '1'}}\npaths: {paths}\n");
    let spec: OpenAPI = serde_yaml::from_str(&spec).unwrap();
    let api = lower(&spec, &Options::new("t"), &mut Diagnostics::new());
    assert_eq!(names_and_synonyms(&api), ["GetAResponseBody", "GetBResponseBody = GetAResponseBody"]);
    let get_b = api.operations().nth(1).unwrap();
    for response in &get_b.responses {
        let def = api.types.named(&response.content[0].ty).unwrap();
        assert_eq!(def.name.pascal(), "GetBResponseBody", "{:?}", response.status);
    }
}
