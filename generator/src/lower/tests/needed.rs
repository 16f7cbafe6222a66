//! Which types only the calls of one tag need.

use super::{SHOP, lowered};
use crate::ir::Api;
use crate::options::Options;

/// The tag whose calls alone need a type; nothing where several do, or none.
fn tag<'a>(api: &'a Api, name: &str) -> Option<&'a str> {
    let (_, def) = api.types.iter().find(|(_, def)| def.name.pascal() == name).unwrap();
    def.needed_by.map(|group| api.groups[group].tag.as_str())
}

#[test]
fn a_type_is_for_the_tag_whose_calls_reach_it() {
    let (api, _) = lowered(SHOP, &Options::new("shop"));
    let tags = ["Order", "OrderState", "Pets", "Pet", "PetColour", "Unused"].map(|name| tag(&api, name));
    assert_eq!(tags, [Some("orders"), Some("orders"), Some("pets"), Some("pets"), Some("pets"), None]);
}

#[test]
fn what_several_need_is_for_all_with_what_it_is_made_of() {
    let (api, _) = lowered(
        "
paths:
  /a: {get: {operationId: a, tags: [a], responses: {'200': {$ref: '#/components/responses/A'}}}}
  /b: {get: {operationId: b, tags: [b], responses: {'200': {$ref: '#/components/responses/B'}}}}
components:
  responses:
    A: {description: a, content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}
    B: {description: b, content: {application/json: {schema: {$ref: '#/components/schemas/B'}}}}
  schemas:
    A: {type: object, properties: {common: {$ref: '#/components/schemas/Common'}, own: {$ref: '#/components/schemas/Own'}}}
    B: {type: object, properties: {common: {$ref: '#/components/schemas/Common'}}}
    Common: {type: object, properties: {inner: {$ref: '#/components/schemas/Inner'}}}
    Inner: {type: string}
    Own: {type: object, properties: {kept: {$ref: '#/components/schemas/Kept'}}}
    Unused: {type: object, properties: {kept: {$ref: '#/components/schemas/Kept'}}}
    Kept: {type: string}
",
        &Options::new("several"),
    );
    let tags = ["A", "B", "Common", "Inner", "Own", "Unused", "Kept"].map(|name| tag(&api, name));
    assert_eq!(tags, [Some("a"), Some("b"), None, None, Some("a"), None, None]);
}

#[test]
fn what_is_written_together_is_needed_together() {
    let page =
        "{type: object, properties: {next: {type: string, enum: [x, y]}, own: {$ref: '#/components/schemas/Own'}}}";
    let (api, _) = lowered(
        &format!(
            "
paths:
  /a: {{get: {{operationId: a, tags: [a], responses: {{'200': {{description: a, content: {{application/json: {{schema: {{$ref: '#/components/schemas/A'}}}}}}}}}}}}}}
  /b: {{get: {{operationId: b, tags: [b], responses: {{'200': {{description: b, content: {{application/json: {{schema: {page}}}}}}}}}}}}}
components:
  schemas:
    A: {{type: object, properties: {{page: {page}, other: {{$ref: '#/components/schemas/Other'}}}}}}
    Own: {{type: object, properties: {{a: {{type: string}}}}}}
    Other: {{type: object, properties: {{a: {{type: string}}}}}}
"
        ),
        &Options::new("together"),
    );
    // The page of `b` is the one that stands beside `A`: so `A` is there for both, with all that it names.
    assert_eq!(["A", "APage", "Own", "Other"].map(|name| tag(&api, name)), [None; 4]);
}
