//! The document and what it says about itself (OpenAPI 3.0.4, sections 4.7.1 to 4.7.7, 4.7.22).

use super::super::{repair, rule};
use super::operation::{CALLBACKS, EXAMPLES, HEADERS, LINKS, PARAMETERS, PATH_ITEM, REQUEST_BODIES, RESPONSES};
use super::schema::SCHEMAS;
use super::security::{REQUIREMENT, SCHEMES};
use super::{Key, Kind, Object, Others};

const IN_SERVERS: &str = "OpenAPI 3 says this in `servers`, as one URL";
const IN_CONTENT: &str = "OpenAPI 3 says this by the media types in each `content`";

pub(in super::super) static DOCUMENT: Object = Object {
    misplaced: &[
        ("webhooks", "webhooks are of OpenAPI 3.1; say `openapi: 3.1.0` if the description is written in it"),
        ("jsonSchemaDialect", "this is of OpenAPI 3.1; say `openapi: 3.1.0` if the description is written in it"),
        ("definitions", "OpenAPI 3 has schemas under `components/schemas`"),
        ("parameters", "OpenAPI 3 has shared parameters under `components/parameters`"),
        ("responses", "OpenAPI 3 has shared responses under `components/responses`"),
        ("securityDefinitions", "OpenAPI 3 has security schemes under `components/securitySchemes`"),
        ("schemas", "put it under `components`"),
        ("host", IN_SERVERS),
        ("basePath", IN_SERVERS),
        ("schemes", IN_SERVERS),
        ("consumes", IN_CONTENT),
        ("produces", IN_CONTENT),
    ],
    ..Object::new(
        "an OpenAPI description",
        &[
            Key::required("openapi", Kind::Text),
            Key::usually("info", Kind::Object(&INFO), ""),
            Key::new("servers", Kind::List(&Kind::Object(&SERVER))),
            Key::usually("paths", Kind::Object(&PATHS), ""),
            Key::new("components", Kind::Object(&COMPONENTS)),
            Key::new("security", Kind::List(&REQUIREMENT)),
            Key::new("tags", Kind::List(&Kind::Object(&TAG))),
            Key::explaining("externalDocs", Kind::Object(&EXTERNAL_DOCS)),
        ],
    )
};

static INFO: Object = Object {
    misplaced: &[("summary", "this is of OpenAPI 3.1; write it in `description`")],
    ..Object::new(
        "the `info` of the API",
        &[
            Key::usually("title", Kind::Text, "API"),
            Key::explaining("description", Kind::Text),
            Key::explaining("termsOfService", Kind::Text),
            Key::explaining("contact", Kind::Object(&CONTACT)),
            Key::explaining("license", Kind::Object(&LICENSE)),
            Key::usually("version", Kind::Text, "0.0.0"),
        ],
    )
};

static CONTACT: Object = Object {
    text_key: Some("name"),
    ..Object::new(
        "a contact",
        &[Key::new("name", Kind::Text), Key::new("url", Kind::Text), Key::new("email", Kind::Text)],
    )
};

static LICENSE: Object = Object {
    text_key: Some("name"),
    misplaced: &[("identifier", "this is of OpenAPI 3.1; write a `url`")],
    ..Object::new("a license", &[Key::required("name", Kind::Text), Key::new("url", Kind::Text)])
};

pub(super) static SERVER: Object = Object {
    text_key: Some("url"),
    ..Object::new(
        "a server",
        &[
            Key::usually("url", Kind::Text, "/"),
            Key::explaining("description", Kind::Text),
            Key::new("variables", Kind::Map(&Kind::Object(&SERVER_VARIABLE))),
        ],
    )
};

static SERVER_VARIABLE: Object = Object::new(
    "a server variable",
    &[
        Key::new("enum", Kind::List(&Kind::Text)),
        Key::usually("default", Kind::Text, ""),
        Key::explaining("description", Kind::Text),
    ],
);

static TAG: Object = Object {
    text_key: Some("name"),
    ..Object::new(
        "a tag",
        &[
            Key::required("name", Kind::Text),
            Key::explaining("description", Kind::Text),
            Key::explaining("externalDocs", Kind::Object(&EXTERNAL_DOCS)),
        ],
    )
};

pub(super) static EXTERNAL_DOCS: Object = Object {
    text_key: Some("url"),
    ..Object::new("a link to documentation", &[Key::required("url", Kind::Text), Key::new("description", Kind::Text)])
};

static PATHS: Object = Object {
    others: Others::Members {
        test: |key| key.starts_with('/'),
        kind: Kind::Object(&PATH_ITEM),
        expected: "a path begins with a slash",
    },
    repairs: &[repair::path_without_slash],
    ..Object::new("the paths of the API", &[])
};

pub(super) static COMPONENTS: Object = Object {
    rules: &[rule::component_names],
    ..Object::new(
        "the components of the API",
        &[
            Key::new(SCHEMAS.name, Kind::Map(&Kind::OrReference(&SCHEMAS))),
            Key::new(RESPONSES.name, Kind::Map(&Kind::OrReference(&RESPONSES))),
            Key::new(PARAMETERS.name, Kind::Map(&Kind::OrReference(&PARAMETERS))),
            Key::explaining(EXAMPLES.name, Kind::Map(&Kind::OrReference(&EXAMPLES))),
            Key::new(REQUEST_BODIES.name, Kind::Map(&Kind::OrReference(&REQUEST_BODIES))),
            Key::new(HEADERS.name, Kind::Map(&Kind::OrReference(&HEADERS))),
            Key::new(SCHEMES.name, Kind::Map(&Kind::OrReference(&SCHEMES))),
            Key::explaining(LINKS.name, Kind::Map(&Kind::OrReference(&LINKS))),
            Key::new(CALLBACKS.name, Kind::Map(&Kind::OrReference(&CALLBACKS))),
        ],
    )
};
