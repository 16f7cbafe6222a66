//! Operations and what they send and get (OpenAPI 3.0.4, sections 4.7.9 to 4.7.21).

use super::super::{repair, rule};
use super::document::{EXTERNAL_DOCS, SERVER};
use super::schema::SCHEMAS;
use super::security::REQUIREMENT;
use super::{Key, Kind, Object, Others, Section};

pub(super) static RESPONSES: Section = Section { name: "responses", object: &RESPONSE };
pub(super) static PARAMETERS: Section = Section { name: "parameters", object: &PARAMETER };
pub(super) static EXAMPLES: Section = Section { name: "examples", object: &EXAMPLE };
pub(super) static REQUEST_BODIES: Section = Section { name: "requestBodies", object: &REQUEST_BODY };
pub(super) static HEADERS: Section = Section { name: "headers", object: &HEADER };
pub(super) static LINKS: Section = Section { name: "links", object: &LINK };
pub(super) static CALLBACKS: Section = Section { name: "callbacks", object: &CALLBACK };

static OPERATION_KIND: Kind = Kind::Object(&OPERATION);
const IN_SCHEMA: &str = "OpenAPI 3 says this inside of `schema`";
const IN_CONTENT: &str = "OpenAPI 3 says this by the media types in `content`";
static CONTENT: Kind = Kind::Map(&Kind::Object(&MEDIA_TYPE));
static EXAMPLES_KIND: Kind = Kind::Map(&Kind::OrReference(&EXAMPLES));
static PARAMETERS_KIND: Kind = Kind::List(&Kind::OrReference(&PARAMETERS));
static HEADERS_KIND: Kind = Kind::Map(&Kind::OrReference(&HEADERS));
static SERVERS: Kind = Kind::List(&Kind::Object(&SERVER));

pub(super) static PATH_ITEM: Object = Object {
    repairs: &[repair::method_in_capitals],
    ..Object::new(
        "a path item",
        &[
            Key::new("$ref", Kind::Text),
            Key::explaining("summary", Kind::Text),
            Key::explaining("description", Kind::Text),
            Key::new("get", OPERATION_KIND),
            Key::new("put", OPERATION_KIND),
            Key::new("post", OPERATION_KIND),
            Key::new("delete", OPERATION_KIND),
            Key::new("options", OPERATION_KIND),
            Key::new("head", OPERATION_KIND),
            Key::new("patch", OPERATION_KIND),
            Key::new("trace", OPERATION_KIND),
            Key::new("servers", SERVERS),
            Key::new("parameters", PARAMETERS_KIND),
        ],
    )
};

static OPERATION: Object = Object {
    misplaced: &[
        ("consumes", IN_CONTENT),
        ("produces", IN_CONTENT),
        ("schemes", "OpenAPI 3 says this in `servers`"),
        ("body", "OpenAPI 3 calls it `requestBody`"),
    ],
    repairs: &[repair::operation_without_responses, repair::parameters_of_the_body],
    rules: &[rule::callback_references],
    ..Object::new(
        "an operation",
        &[
            Key::new("tags", Kind::List(&Kind::Text)),
            Key::explaining("summary", Kind::Text),
            Key::explaining("description", Kind::Text),
            Key::explaining("externalDocs", Kind::Object(&EXTERNAL_DOCS)),
            Key::new("operationId", Kind::Text),
            Key::new("parameters", PARAMETERS_KIND),
            Key::new("requestBody", Kind::OrReference(&REQUEST_BODIES)),
            Key::required("responses", Kind::Object(&STATUSES)),
            Key::new("callbacks", Kind::Map(&Kind::OrReference(&CALLBACKS))),
            Key::explaining("deprecated", Kind::Flag),
            Key::new("security", Kind::List(&REQUIREMENT)),
            Key::new("servers", SERVERS),
        ],
    )
};

static STATUSES: Object = Object {
    repairs: &[repair::status_in_other_words],
    others: Others::Members {
        test: is_status,
        kind: Kind::OrReference(&RESPONSES),
        expected: "a status is a number such as `200`, a range such as `4XX`, or `default`",
    },
    ..Object::new("the responses of an operation", &[])
};

static RESPONSE: Object = Object {
    text_key: Some("description"),
    misplaced: &[("schema", IN_CONTENT), ("examples", IN_CONTENT), ("example", IN_CONTENT)],
    repairs: &[repair::response_without_description, repair::media_type_in_another_word],
    ..Object::new(
        "a response",
        &[
            Key::required("description", Kind::Text),
            Key::new("headers", HEADERS_KIND),
            Key::new("content", CONTENT),
            Key::explaining("links", Kind::Map(&Kind::OrReference(&LINKS))),
        ],
    )
};

static PARAMETER: Object = Object {
    misplaced: MISPLACED_IN_PARAMETER,
    repairs: &[repair::place_in_another_word, repair::path_parameter_not_required, repair::parameter_without_schema],
    rules: &[rule::parameter_name, rule::schema_or_content, rule::parameter_style, rule::reserved_in_a_path],
    ..Object::new(
        "a parameter",
        &[
            Key::required("name", Kind::Text),
            Key::required("in", Kind::Choice(&["query", "header", "path", "cookie"])),
            Key::explaining("description", Kind::Text),
            Key::new("required", Kind::Flag),
            Key::explaining("deprecated", Kind::Flag),
            Key::explaining("allowEmptyValue", Kind::Flag),
            Key::new("style", Kind::Choice(STYLES)),
            Key::new("explode", Kind::Flag),
            Key::new("allowReserved", Kind::Flag),
            Key::new("schema", Kind::OrReference(&SCHEMAS)),
            Key::new("example", Kind::Any),
            Key::explaining("examples", EXAMPLES_KIND),
            Key::new("content", CONTENT),
        ],
    )
};

static HEADER: Object = Object {
    misplaced: MISPLACED_IN_PARAMETER,
    repairs: &[repair::parameter_without_schema],
    rules: &[rule::schema_or_content],
    ..Object::new(
        "a header",
        &[
            Key::explaining("description", Kind::Text),
            Key::new("required", Kind::Flag),
            Key::explaining("deprecated", Kind::Flag),
            Key::explaining("allowEmptyValue", Kind::Flag),
            Key::new("style", Kind::Choice(&["simple"])),
            Key::new("explode", Kind::Flag),
            Key::new("allowReserved", Kind::Flag),
            Key::new("schema", Kind::OrReference(&SCHEMAS)),
            Key::new("example", Kind::Any),
            Key::explaining("examples", EXAMPLES_KIND),
            Key::new("content", CONTENT),
        ],
    )
};

/// What Swagger 2.0 said in the parameter itself.
const MISPLACED_IN_PARAMETER: &[(&str, &str)] = &[
    ("type", IN_SCHEMA),
    ("format", IN_SCHEMA),
    ("items", IN_SCHEMA),
    ("enum", IN_SCHEMA),
    ("default", IN_SCHEMA),
    ("minimum", IN_SCHEMA),
    ("maximum", IN_SCHEMA),
    ("minLength", IN_SCHEMA),
    ("maxLength", IN_SCHEMA),
    ("minItems", IN_SCHEMA),
    ("maxItems", IN_SCHEMA),
    ("pattern", IN_SCHEMA),
    ("nullable", IN_SCHEMA),
    ("collectionFormat", "OpenAPI 3 says this by `style` and `explode`"),
];

const STYLES: &[&str] = &["simple", "label", "matrix", "form", "spaceDelimited", "pipeDelimited", "deepObject"];

static REQUEST_BODY: Object = Object {
    repairs: &[repair::media_type_in_another_word],
    misplaced: &[("schema", IN_CONTENT)],
    ..Object::new(
        "a request body",
        &[
            Key::explaining("description", Kind::Text),
            Key::usually("content", CONTENT, ""),
            Key::new("required", Kind::Flag),
        ],
    )
};

static MEDIA_TYPE: Object = Object {
    repairs: &[repair::media_type_that_is_a_schema],
    ..Object::new(
        "a media type",
        &[
            Key::new("schema", Kind::OrReference(&SCHEMAS)),
            Key::new("example", Kind::Any),
            Key::explaining("examples", EXAMPLES_KIND),
            Key::new("encoding", Kind::Map(&Kind::Object(&ENCODING))),
        ],
    )
};

static ENCODING: Object = Object {
    rules: &[rule::whole_encoding],
    ..Object::new(
        "an encoding",
        &[
            Key::new("contentType", Kind::Text),
            Key::new("headers", HEADERS_KIND),
            Key::new("style", Kind::Choice(&["form", "spaceDelimited", "pipeDelimited", "deepObject"])),
            Key::new("explode", Kind::Flag),
            Key::new("allowReserved", Kind::Flag),
        ],
    )
};

static EXAMPLE: Object = Object::new(
    "an example",
    &[
        Key::explaining("summary", Kind::Text),
        Key::explaining("description", Kind::Text),
        Key::new("value", Kind::Any),
        Key::new("externalValue", Kind::Text),
    ],
);

static LINK: Object = Object {
    rules: &[rule::link_target],
    ..Object::new(
        "a link",
        &[
            Key::new("operationRef", Kind::Text),
            Key::new("operationId", Kind::Text),
            Key::new("parameters", Kind::Map(&Kind::Any)),
            Key::new("requestBody", Kind::Any),
            Key::explaining("description", Kind::Text),
            Key::new("server", Kind::Object(&SERVER)),
        ],
    )
};

static CALLBACK: Object = Object {
    others: Others::Members { test: |key| !key.starts_with("x-"), kind: Kind::Object(&PATH_ITEM), expected: "" },
    ..Object::new("a callback", &[])
};

/// Whether a key of the responses is a status, a range of them, or `default` (section 4.7.16).
fn is_status(key: &str) -> bool {
    matches!(key.as_bytes(), [b'1'..=b'9', b'0'..=b'9', b'0'..=b'9'] | [b'1'..=b'5', b'X', b'X'] | b"default")
}
