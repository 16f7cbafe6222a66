//! Security schemes (OpenAPI 3.0.4, sections 4.7.27 to 4.7.30).

use super::super::{repair, rule};
use super::{Key, Kind, Object, Section};
use crate::extension;

pub(super) static SCHEMES: Section = Section { name: "securitySchemes", object: &SCHEME };

/// Schemes that must hold together, with the scopes of each.
pub(super) static REQUIREMENT: Kind = Kind::Map(&Kind::List(&Kind::Text));

static SCHEME: Object = Object {
    repairs: &[repair::http_scheme_as_type],
    rules: &[rule::security_scheme_keys],
    ..Object::new(
        "a security scheme",
        &[
            Key::required("type", Kind::Choice(&["apiKey", "http", "oauth2", "openIdConnect"])),
            Key::new("description", Kind::Text),
            Key::new("name", Kind::Text),
            Key::new("in", Kind::Choice(&["query", "header", "cookie"])),
            Key::new("scheme", Kind::Text),
            Key::new("bearerFormat", Kind::Text),
            Key::new("flows", Kind::Object(&FLOWS)),
            Key::new("openIdConnectUrl", Kind::Text),
        ],
    )
};

static FLOWS: Object = Object {
    misplaced: &[
        ("application", "OpenAPI 3 calls this flow `clientCredentials`"),
        ("accessCode", "OpenAPI 3 calls this flow `authorizationCode`"),
        ("deviceAuthorization", "this flow came with OpenAPI 3.2: write `openapi: 3.2.0`"),
    ],
    ..Object::new(
        "the flows of OAuth 2",
        &[
            Key::new("implicit", Kind::Object(&IMPLICIT)),
            Key::new("password", Kind::Object(&BY_TOKEN_URL)),
            Key::new("clientCredentials", Kind::Object(&BY_TOKEN_URL)),
            Key::new("authorizationCode", Kind::Object(&AUTHORIZATION_CODE)),
            Key::new(extension::DEVICE_AUTHORIZATION, Kind::Object(&DEVICE_AUTHORIZATION)),
        ],
    )
};

const FLOW: &str = "a flow of OAuth 2";

static IMPLICIT: Object = Object::new(
    FLOW,
    &[
        Key::usually("authorizationUrl", Kind::Text, ""),
        Key::new("refreshUrl", Kind::Text),
        Key::usually("scopes", Kind::Map(&Kind::Text), ""),
    ],
);

static BY_TOKEN_URL: Object = Object::new(
    FLOW,
    &[
        Key::usually("tokenUrl", Kind::Text, ""),
        Key::new("refreshUrl", Kind::Text),
        Key::usually("scopes", Kind::Map(&Kind::Text), ""),
    ],
);

static AUTHORIZATION_CODE: Object = Object::new(
    FLOW,
    &[
        Key::usually("authorizationUrl", Kind::Text, ""),
        Key::usually("tokenUrl", Kind::Text, ""),
        Key::new("refreshUrl", Kind::Text),
        Key::usually("scopes", Kind::Map(&Kind::Text), ""),
    ],
);

/// That of OpenAPI 3.2 (section 4.29.1).
static DEVICE_AUTHORIZATION: Object = Object::new(
    FLOW,
    &[
        Key::usually("deviceAuthorizationUrl", Kind::Text, ""),
        Key::usually("tokenUrl", Kind::Text, ""),
        Key::new("refreshUrl", Kind::Text),
        Key::usually("scopes", Kind::Map(&Kind::Text), ""),
    ],
);
