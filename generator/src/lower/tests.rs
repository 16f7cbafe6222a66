//! What no fixture can say: options, and descriptions that `check` lets nobody write.

mod needed;
mod pages;

use openapiv3::OpenAPI;

use super::lower;
use crate::diagnostic::{Code, Diagnostics, Severity};
use crate::ir::{Api, Presence, Scalar, TypeKind, TypeRef};
use crate::options::Options;

const HEAD: &str = "openapi: 3.0.3\ninfo: {title: t, version: '1'}\n";

fn lowered(text: &str, options: &Options) -> (Api, Diagnostics) {
    let spec: OpenAPI = serde_yaml::from_str(&format!("{HEAD}{text}")).unwrap();
    let mut diags = Diagnostics::new();
    (lower(&spec, options, &mut diags), diags)
}

fn messages(diags: &Diagnostics, code: Code) -> Vec<String> {
    let of_code = diags.iter().filter(|diagnostic| diagnostic.code == code);
    of_code.map(|found| format!("{} | {}", found.message, found.help.as_deref().unwrap_or_default())).collect()
}

fn type_names(api: &Api) -> Vec<&str> {
    api.types.iter().map(|(_, def)| def.name.pascal()).collect()
}

fn operation_names(api: &Api) -> Vec<&str> {
    api.operations().map(|operation| operation.name.snake()).collect()
}

const SHOP: &str = "
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets, animals]
      responses:
        '200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Pets'}}}}
    post:
      operationId: addPet
      tags: [pets]
      responses: {'204': {description: ok}}
  /orders:
    get:
      operationId: listOrders
      tags: [orders]
      responses:
        '200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}
components:
  schemas:
    Order: {type: object, properties: {state: {type: string, enum: [open]}}}
    Pets: {type: array, items: {$ref: '#/components/schemas/Pet'}}
    Pet: {type: object, properties: {colour: {type: string, enum: [red]}, type: {type: string}}}
    Unused: {type: string}
";

#[test]
fn of_a_part_only_the_types_are_kept_that_it_needs() {
    let whole = lowered(SHOP, &Options::new("shop")).0;
    assert_eq!(type_names(&whole), ["Order", "OrderState", "Pets", "Pet", "PetColour", "Unused"]);

    let by_tag = Options { tags: vec!["pets".into()], ..Options::new("shop") };
    let (api, diags) = lowered(SHOP, &by_tag);
    assert!(diags.is_empty());
    assert_eq!(operation_names(&api), ["add_pet", "list_pets"]);
    assert_eq!(type_names(&api), ["Pets", "Pet", "PetColour"]);

    let by_id = Options { operations: vec!["listOrders".into()], tags: vec!["animals".into()], ..Options::new("shop") };
    assert_eq!(operation_names(&lowered(SHOP, &by_id).0), ["list_pets", "list_orders"]);
}

#[test]
fn options_that_name_nothing_are_errors() {
    let options = Options {
        tags: vec!["pet".into()],
        operations: vec!["ListPets".into()],
        rename: [("Pett".to_owned(), "Animal".to_owned()), ("Pet".to_owned(), "+".to_owned())].into(),
        ..Options::new("shop")
    };
    let (_, diags) = lowered(SHOP, &options);
    let found = messages(&diags, Code::UnknownOption);
    assert_eq!(found.len(), 4, "{found:?}");
    assert!(found[0].ends_with("did you mean `pets`?"), "{found:?}");
    assert!(found[1].ends_with("did you mean `listPets`?"), "{found:?}");
    assert!(diags.has_errors());
}

#[test]
fn the_user_names_what_has_a_name() {
    let renames = [
        ("Pet", "Animal"),
        ("listPets", "allAnimals"),
        ("/components/schemas/Pet/properties/type", "species"),
        ("/components/schemas/Pet/properties/colour", "Hue"),
        ("/components/schemas/Order/properties/state", "progress"),
        ("/components/schemas/Order/properties/state/enum/0", "StillOpen"),
        ("/paths/~1orders/get/tags/0", "purchases"),
    ];
    let rename = renames.iter().map(|(key, name)| ((*key).to_owned(), (*name).to_owned())).collect();
    let (api, diags) = lowered(SHOP, &Options { rename, ..Options::new("shop") });
    assert!(diags.is_empty(), "{diags:?}");
    assert_eq!(operation_names(&api), ["add_pet", "all_animals", "list_orders"]);
    assert_eq!(type_names(&api), ["Order", "OrderState", "Pets", "Animal", "Hue", "Unused"]);
    assert_eq!(api.groups[1].name.snake(), "purchases");
    let fields = |index: usize| match &api.types.iter().nth(index).unwrap().1.kind {
        TypeKind::Struct(of) => of.fields.iter().map(|field| field.name.snake()).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    assert_eq!(fields(3), ["colour", "species"]);
    assert_eq!(fields(0), ["progress"]);
}

#[test]
fn a_reference_leads_into_a_schema() {
    let text = "
paths: {}
components:
  schemas:
    User: {type: object, properties: {part: {$ref: '#/components/schemas/Whole/properties/part'}}}
    Whole: {type: object, properties: {part: {type: object, properties: {a: {type: string}}}}}
    Itself: {type: object, properties: {list: {type: array, items: {$ref: '#/components/schemas/Itself/properties/list'}}}}
";
    let (api, diags) = lowered(text, &Options::new("x"));
    assert_eq!(type_names(&api), ["User", "Whole", "WholePart", "Itself"]);
    assert_eq!(diags.iter().map(|found| found.severity).collect::<Vec<_>>(), [Severity::Unsupported]);
}

#[test]
fn references_in_a_circle_are_no_schema() {
    let text = "
paths: {}
components:
  schemas:
    A: {$ref: '#/components/schemas/B'}
    B: {$ref: '#/components/schemas/A'}
    C: {allOf: [{$ref: '#/components/schemas/C'}]}
    D: {oneOf: [{$ref: '#/components/schemas/D'}, {type: string}]}
    E: {type: object, properties: {f: {$ref: '#/components/schemas/A'}, missing: {$ref: '#/components/schemas/X'}}}
";
    let (api, diags) = lowered(text, &Options::new("x"));
    assert_eq!(type_names(&api), ["A", "B", "C", "D", "E"]);
    let TypeKind::Union(union) = &api.types.iter().nth(3).unwrap().1.kind else { panic!() };
    assert!(matches!(union.variants.as_slice(), [only] if only.ty == TypeRef::Scalar(Scalar::String)));
    assert_eq!(messages(&diags, Code::ReferenceCycle).len(), 1);
    assert_eq!(messages(&diags, Code::UnresolvedReference).len(), 1);
}

#[test]
fn a_chain_as_long_as_a_description_takes_no_stack() {
    let mut text = "paths: {}\ncomponents:\n  schemas:\n".to_owned();
    for index in 0..5_000 {
        text.push_str(&format!(
            "    S{index}: {{type: object, properties: {{next: {{$ref: '#/components/schemas/S{}'}}}}}}\n",
            index + 1
        ));
    }
    text.push_str("    S5000: {$ref: '#/components/schemas/S0'}\n");
    let (api, diags) = lowered(&text, &Options::new("x"));
    assert_eq!(api.types.len(), 5_001);
    assert!(diags.is_empty());
}

#[test]
fn a_value_that_would_not_end_may_end() {
    let text = "
paths: {}
components:
  schemas:
    A: {type: object, required: [b], properties: {b: {$ref: '#/components/schemas/B'}}}
    B: {type: object, required: [a, end], properties: {a: {$ref: '#/components/schemas/A'}, end: {$ref: '#/components/schemas/End'}}}
    End: {type: object, required: [list, union], properties: {list: {type: array, items: {$ref: '#/components/schemas/End'}}, union: {$ref: '#/components/schemas/U'}}}
    U: {oneOf: [{$ref: '#/components/schemas/A'}, {type: string}]}
";
    let (api, diags) = lowered(text, &Options::new("x"));
    let presences = api.types.iter().filter_map(|(_, def)| match &def.kind {
        TypeKind::Struct(of) => Some(of.fields.iter().map(|field| field.presence).collect::<Vec<_>>()),
        _ => None,
    });
    let (required, optional) = (Presence::Required, Presence::Optional);
    assert_eq!(presences.collect::<Vec<_>>(), [vec![required], vec![optional, required], vec![required, required]]);
    assert_eq!(
        diags.iter().map(|found| found.at.pointer.to_string()).collect::<Vec<_>>(),
        ["/components/schemas/B/properties/a"]
    );
}
