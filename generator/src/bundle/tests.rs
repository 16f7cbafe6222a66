use super::*;
use crate::pointer::{Location, Pointer};
use serde_json::json;

/// Files in memory: their paths and texts. `link.yaml` is another name of `a.yaml`.
struct Shelf(&'static [(&'static str, &'static str)]);

impl Files for Shelf {
    fn first(&self) -> Option<String> {
        Some("openapi.yaml".to_owned())
    }

    fn open(&self, path: &str) -> Result<Opened, Refusal> {
        let identity = if path == "link.yaml" { "a.yaml" } else { path };
        if path.starts_with("..") || path.starts_with('/') {
            return Err(Refusal::Outside("allow it".to_owned()));
        }
        let text = self.0.iter().find(|(name, _)| *name == identity).map(|(_, text)| *text);
        match text.or_else(|| (path == "openapi.yaml").then_some("")) {
            Some(text) => Ok(Opened { identity: identity.to_owned(), source: Source::new(path, text.into()) }),
            None => Err(Refusal::Missing("look for it".to_owned())),
        }
    }
}

/// The bundle of `first` and `others`, and what was said.
fn bundled(first: &str, others: &'static [(&'static str, &'static str)]) -> (Bundle, Vec<String>) {
    let mut diags = Diagnostics::new();
    let document = Source::new("openapi.yaml", first.into()).to_value(&mut diags).unwrap();
    let bundle = bundle(document, &Shelf(others), FileId(1), &mut diags);
    let told =
        diags.iter().map(|found| format!("{} {}:{} {}", found.code, found.at.file.0, found.at.pointer, found.message));
    let told = told.collect();
    (bundle, told)
}

/// The document of `first` and `others`, of which nothing is to be said.
fn document(first: &str, others: &'static [(&'static str, &'static str)]) -> Value {
    let (bundle, told) = bundled(first, others);
    assert_eq!(told, Vec::<String>::new());
    bundle.document
}

fn told(first: &str, others: &'static [(&'static str, &'static str)]) -> Vec<String> {
    bundled(first, others).1
}

fn place(file: u32, pointer: &str) -> Location {
    Location { file: FileId(file), pointer: Pointer::parse(pointer).unwrap() }
}

#[test]
fn components_are_moved_and_named_after_their_file_or_place() {
    let files = &[
        ("schemas/Pet.yaml", "{properties: {tag: {$ref: '../common.json#/definitions/Tag'}, next: {$ref: Pet.yaml}}}"),
        (
            "common.json",
            r##"{"definitions": {"Tag": {"allOf": [{"$ref": "#/definitions/Name"}]}, "Name": {"type": "string"}}}"##,
        ),
    ];
    let first = "{paths: {/a: {parameters: [{schema: {$ref: schemas/Pet.yaml}}]}}}";
    let (bundle, told) = bundled(first, files);
    assert_eq!(told, Vec::<String>::new());
    assert_eq!(
        bundle.document,
        json!({
            "paths": {"/a": {"parameters": [{"schema": {"$ref": "#/components/schemas/Pet"}}]}},
            "components": {"schemas": {
                "Pet": {"properties": {
                    "tag": {"$ref": "#/components/schemas/Tag"},
                    "next": {"$ref": "#/components/schemas/Pet"},
                }},
                "Tag": {"allOf": [{"$ref": "#/components/schemas/Name"}]},
                "Name": {"type": "string"},
            }},
        })
    );
    let names: Vec<_> = bundle.sources.iter().map(Source::file).collect();
    assert_eq!(names, ["schemas/Pet.yaml", "common.json"]);
    for (new, old) in [
        (place(0, "/components/schemas/Pet/properties"), place(1, "/properties")),
        (place(0, "/components/schemas/Tag/allOf/0"), place(2, "/definitions/Tag/allOf/0")),
        (place(0, "/paths/~1a"), place(0, "/paths/~1a")),
    ] {
        assert_eq!(bundle.origins.origin(&new), old);
    }
}

#[test]
fn a_component_that_is_only_a_reference_is_the_place_of_what_it_leads_to() {
    let files =
        &[("Cat.yaml", "{items: {$ref: 'openapi.yaml#/components/schemas/Animal'}}"), ("b.yaml", "$ref: Cat.yaml")];
    let first = "{components: {schemas: {
        Animal: {properties: {cat: {$ref: Cat.yaml}}},
        Feline: {$ref: b.yaml, description: soft},
        Other: {$ref: Cat.yaml}}}}";
    assert_eq!(
        document(first, files)["components"]["schemas"],
        json!({
            "Animal": {"properties": {"cat": {"$ref": "#/components/schemas/Feline"}}},
            "Feline": {"items": {"$ref": "#/components/schemas/Animal"}, "description": "soft"},
            "Other": {"$ref": "#/components/schemas/Feline"},
        })
    );
}

#[test]
fn a_name_is_given_once() {
    let files =
        &[("a.yaml", "{Pet: {type: string}}"), ("b/a.yaml", "{Pet: {type: integer}}"), ("b/Pet.yaml", "type: boolean")];
    let first = "{components: {schemas: {Pet: {}, All: {anyOf: [{$ref: 'a.yaml#/Pet'}, {$ref: 'b/a.yaml#/Pet'}, {$ref: 'link.yaml#/Pet'}, {$ref: ./b/../b/Pet.yaml}]}}}}";
    let (bundle, told) = bundled(first, files);
    let schemas = &bundle.document["components"]["schemas"];
    let names = ["a_Pet", "b_a_Pet", "a_Pet", "b_Pet"];
    for (index, name) in names.iter().enumerate() {
        assert_eq!(schemas["All"]["anyOf"][index]["$ref"], format!("#/components/schemas/{name}"));
    }
    assert_eq!(schemas["b_a_Pet"]["type"], "integer");
    assert_eq!(told.len(), 3);
    assert_eq!(
        told[0],
        "renamed-for-collision 0:/components/schemas/All/anyOf/0/$ref the name `Pet` is taken, so that this is called `a_Pet`"
    );
}

#[test]
fn what_has_no_section_is_put_in_the_place_of_the_reference() {
    let files = &[
        ("paths/a.yaml", "{get: {$ref: get.yaml}, summary: theirs}"),
        ("paths/get.yaml", "{parameters: [{$ref: '../parameters.yaml#/limit'}], description: {$ref: get.md}}"),
        ("paths/get.md", "# Get: it"),
        ("parameters.yaml", "limit: {name: limit, in: query}"),
    ];
    let (bundle, told) = bundled("{paths: {/a: {$ref: ./paths/a.yaml, summary: ours}}}", files);
    assert_eq!(
        bundle.document["paths"]["/a"],
        json!({
            "get": {"parameters": [{"$ref": "#/components/parameters/limit"}], "description": "# Get: it"},
            "summary": "ours",
        })
    );
    let message = "OpenAPI allows no reference here; it is read as what it leads to";
    assert_eq!(
        told,
        [
            format!("misplaced-reference 1:/get/$ref {message}"),
            format!("misplaced-reference 2:/description/$ref {message}")
        ]
    );
    assert_eq!(bundle.origins.origin(&place(0, "/paths/~1a/get/parameters/0")), place(2, "/parameters/0"));
    assert_eq!(bundle.origins.origin(&place(0, "/paths/~1a/summary")), place(0, "/paths/~1a/summary"));
}

#[test]
fn a_swagger_document_has_its_components_at_the_root() {
    let files = &[(
        "a.yaml",
        "{definitions: {Pet: {}}, path: {get: {responses: {'200': {$ref: '#/ok'}}}}, ok: {schema: {$ref: '#/definitions/Pet'}}}",
    )];
    let document = document("{swagger: '2.0', paths: {/a: {$ref: 'a.yaml#/path'}}}", files);
    assert_eq!(document["responses"]["ok"]["schema"]["$ref"], "#/definitions/Pet");
    assert_eq!(document["definitions"]["Pet"], json!({}));
}

#[test]
fn the_values_of_a_discriminator_are_references_too() {
    let files = &[
        ("Dog.yaml", "type: object"),
        ("a.yaml", "discriminator: {propertyName: t, mapping: {a: '#/x', b: Dog}}\nx: {}\n"),
    ];
    let first = "{components: {schemas: {Pet: {discriminator: {mapping: {d: ./Dog.yaml, e: Dog}}}, A: {items: {$ref: a.yaml}}}}}";
    let schemas = &document(first, files)["components"]["schemas"];
    assert_eq!(schemas["Pet"]["discriminator"]["mapping"], json!({"d": "#/components/schemas/Dog", "e": "Dog"}));
    assert_eq!(schemas["a"]["discriminator"]["mapping"], json!({"a": "#/components/schemas/x", "b": "Dog"}));
}

#[test]
fn a_value_of_a_discriminator_that_leads_nowhere_is_no_error() {
    let mut diags = Diagnostics::new();
    let first = "{components: {schemas: {A: {discriminator: {propertyName: t, mapping: {a: models/a.yml#/a}}}}}}";
    let document = Source::new("openapi.yaml", first.into()).to_value(&mut diags).unwrap();
    bundle(document, &Shelf(&[]), FileId(1), &mut diags);
    assert!(!diags.is_empty() && !diags.has_errors(), "{diags:?}");
}

#[test]
fn data_holds_no_references() {
    let first = "{components: {schemas: {A: {example: {$ref: a}, enum: [{$ref: b}], x-a: {$ref: c}, properties: {$ref: {type: string}, x-b: {default: {$ref: d}}}}}, examples: {E: {value: {$ref: e}}}}, x-f: {$ref: f}}";
    let mut unheard = Diagnostics::new();
    let before = Source::new("openapi.yaml", first.into()).to_value(&mut unheard).unwrap();
    assert_eq!(document(first, &[]), before);
}

#[test]
fn what_can_not_be_followed_is_reported_in_its_file() {
    let files = &[
        ("a.yaml", "[{$ref: 'https://a.example/b.yaml#/c'}, {$ref: ../../etc/passwd}, {$ref: '#/5'}]"),
        ("b.yaml", "{schemas: {Pets: {}}}"),
        ("c.yaml", "{a: {$ref: 'd.yaml#/b'}}"),
        ("d.yaml", "{b: {$ref: 'c.yaml#/a'}}"),
        ("broken.yaml", "a: [b\n"),
    ];
    let first = "{components: {schemas: {A: {allOf: [{$ref: 'a.yaml#/0'}, {$ref: 'a.yaml#/1'}, {$ref: 'a.yaml#/2'},
        {$ref: 'b.yaml#/schemas/Pet'}, {$ref: 'c.yaml#/a'}, {$ref: none.yaml}, {$ref: broken.yaml}, {$ref: 'b.yaml#schemas'}, {$ref: Name}]}, Name: {}}}}";
    let (bundle, told) = bundled(first, files);
    let short: Vec<_> = told.iter().map(|told| told.split_once(' ').unwrap()).collect();
    let at = |index: usize| format!("0:/components/schemas/A/allOf/{index}/$ref");
    for (index, (code, rest)) in [
        ("forbidden-reference", format!("{} `a.yaml#/0` ", at(0))),
        ("forbidden-reference", format!("{} `a.yaml#/1` ", at(1))),
        ("unresolved-reference", format!("{} `a.yaml#/2` ", at(2))),
        ("unresolved-reference", format!("{} `b.yaml#/schemas/Pet` leads nowhere", at(3))),
        ("reference-cycle", format!("{} `c.yaml#/a` leads to itself", at(4))),
        ("unresolved-reference", format!("{} `none.yaml` leads nowhere: there is no file `none.yaml`", at(5))),
        ("syntax", "5:/ ".to_owned()),
        ("unresolved-reference", format!("{} `b.yaml#schemas` leads nowhere", at(7))),
    ]
    .into_iter()
    .enumerate()
    {
        assert_eq!(short[index].0, code, "{:?}", short[index]);
        assert!(short[index].1.starts_with(&rest), "{:?} {rest}", short[index]);
    }
    assert_eq!(told.len(), 8);
    assert_eq!(bundle.document["components"]["schemas"]["A"]["allOf"][8]["$ref"], "Name", "check tells what was meant");
}

#[test]
fn growth_has_limits() {
    let files = &[
        ("a.yaml", "{a: {$ref: 'a.yaml#/b'}, b: {x: {$ref: '#/a'}}}"),
        (
            "b.yaml",
            "{0: [{$ref: '#/1'}, {$ref: '#/1'}], 1: [{$ref: '#/2'}, {$ref: '#/2'}], 2: [{$ref: '#/3'}, {$ref: '#/3'}], 3: [{$ref: '#/4'}, {$ref: '#/4'}], 4: [{$ref: '#/5'}, {$ref: '#/5'}], 5: [{$ref: '#/6'}, {$ref: '#/6'}], 6: [{$ref: '#/7'}, {$ref: '#/7'}], 7: [{$ref: '#/8'}, {$ref: '#/8'}], 8: [{$ref: '#/9'}, {$ref: '#/9'}], 9: []}",
        ),
    ];
    assert!(told("{info: {$ref: 'a.yaml#/a'}}", files).iter().any(|told| told.starts_with("reference-cycle")));
    let told_of_file = told("{tags: {$ref: 'b.yaml#/0'}}", files);
    assert!(told_of_file.len() > 500 && told_of_file.len() < 2000, "{}", told_of_file.len());
    let strays = files[1].1.replace("'#/", "'#/x-b/");
    let told_of_strays = told(&format!("{{tags: {{$ref: '#/x-b/0'}}, x-b: {strays}}}"), &[]);
    assert_eq!(told_of_strays.len(), told_of_file.len());
    let told_of_cycle = told("{tags: {$ref: '#/x-b/a'}, x-b: {a: {b: {$ref: '#/x-b/a'}}}}", &[]);
    assert!(told_of_cycle.iter().any(|told| told.starts_with("reference-cycle")), "{told_of_cycle:?}");
}

#[test]
fn what_stands_where_openapi_has_no_place_is_referred_to() {
    let first = "{paths: {/a: {$ref: '#/x-paths/a'}, /b: {parameters: [{schema: {$ref: '#/x-all/Pet'}}]}}, \
                 x-paths: {a: {get: {parameters: [{$ref: '#/components/own/p'}]}}}, x-all: {Pet: {items: {$ref: '#/x-all/Pet'}}}, \
                 components: {own: {p: {name: p}}, schemas: {Pet: {type: string}}}}";
    let (bundle, told) = bundled(first, &[]);
    let at = |pointer: &str| bundle.document.pointer(pointer).unwrap().clone();
    assert_eq!(at("/paths/~1a/get/parameters/0"), json!({"$ref": "#/components/parameters/p"}));
    assert_eq!(at("/components/parameters/p"), json!({"name": "p"}));
    assert_eq!(at("/paths/~1b/parameters/0/schema"), json!({"$ref": "#/components/schemas/Pet_2"}));
    assert_eq!(at("/components/schemas/Pet_2/items"), json!({"$ref": "#/components/schemas/Pet_2"}));
    assert_eq!(at("/x-all"), json!({"Pet": {"items": {"$ref": "#/x-all/Pet"}}}));
    let message = "the name `Pet` is taken, so that this is called `Pet_2`";
    assert_eq!(told, [format!("renamed-for-collision 0:/paths/~1b/parameters/0/schema/$ref {message}")]);
}

#[test]
fn a_part_that_speaks_of_the_whole_means_the_description() {
    let files = &[("pets.yaml", "{parameters: [{schema: {$ref: '#/components/schemas/Pet'}}, {$ref: '#/nowhere'}]}")];
    let first = "{paths: {/a: {$ref: pets.yaml}}, components: {schemas: {Pet: {type: string}}}}";
    let (bundle, told) = bundled(first, files);
    let schema = bundle.document.pointer("/paths/~1a/parameters/0/schema").unwrap();
    assert_eq!(*schema, json!({"$ref": "#/components/schemas/Pet"}));
    assert_eq!(
        told,
        [
            "unresolved-reference 1:/parameters/0/schema/$ref this file has no `components`; `#/components/schemas/Pet` is read as \
             that of the description",
            "unresolved-reference 1:/parameters/1/$ref `#/nowhere` leads nowhere: this file has no `nowhere` there",
        ]
    );
}
