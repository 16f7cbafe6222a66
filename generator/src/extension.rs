//! The reserved extensions `x-openapi-to-rust-…`: what OpenAPI 3.0 has no word for, written by
//! [`convert`](crate::convert) and read here alone.

use openapiv3::{
    Discriminator, MediaType, OAuth2Flows, Operation, ParameterData, PathItem, SchemaData, SecurityScheme,
};
use serde_json::Value;

/// What every reserved key begins with. A description must not use it: the
/// prefix is one that nobody else has, such as Swagger's own generator has `x-codegen-`.
pub const PREFIX: &str = "x-openapi-to-rust-";

/// On an array: the branches of `anyOf` in its `items` are its items, one by one (`prefixItems` of JSON Schema 2020-12).
pub const TUPLE: &str = "x-openapi-to-rust-tuple";

/// On a number: a text of its digits is a value too, see [`number_text`](crate::number_text).
pub const NUMBER_TEXT: &str = "x-openapi-to-rust-number-text";

/// On a media type: its schema says what one item of the body is, and the body is any number of them (`itemSchema` of
/// OpenAPI 3.2).
pub const ITEMS: &str = "x-openapi-to-rust-items";

/// On an operation: its method, where that is not the one that it stands under.
pub const METHOD: &str = "x-openapi-to-rust-method";

/// On a path item: its path, where that is not the one that it stands under.
pub const PATH: &str = "x-openapi-to-rust-path";

/// On a parameter of the query: it is all of the query, and its name is not written (`in: querystring` of OpenAPI 3.2).
pub const WHOLE_QUERY: &str = "x-openapi-to-rust-whole-query";

/// Among the flows of OAuth 2.0: the one of devices (`deviceAuthorization` of OpenAPI 3.2).
pub const DEVICE_AUTHORIZATION: &str = "x-openapi-to-rust-device-authorization";

/// On a discriminator: the schema of the values for which nothing else is mapped (`defaultMapping` of OpenAPI 3.2).
pub const DEFAULT_MAPPING: &str = "x-openapi-to-rust-default-mapping";

/// On a security scheme: that it should no longer be used (`deprecated` of OpenAPI 3.2).
pub const DEPRECATED: &str = "x-openapi-to-rust-deprecated";

/// On a security scheme: where the authorization server tells about itself (`oauth2MetadataUrl` of OpenAPI 3.2).
pub const METADATA_URL: &str = "x-openapi-to-rust-metadata-url";

/// The path of a path item, where that is not its key.
pub fn path(item: &PathItem) -> Option<&str> {
    item.extensions.get(PATH)?.as_str()
}

/// The method of an operation, where that is not its key.
pub fn method(operation: &Operation) -> Option<&str> {
    operation.extensions.get(METHOD)?.as_str()
}

/// Whether the schema of a media type says what one item of its body is.
pub fn is_of_items(media_type: &MediaType) -> bool {
    media_type.extensions.get(ITEMS) == Some(&Value::Bool(true))
}

/// Whether the items of an array have a schema each, by their place.
pub fn is_tuple(schema: &SchemaData) -> bool {
    is_marked(schema, TUPLE)
}

/// Whether a number may be written as a text.
pub fn is_number_text(schema: &SchemaData) -> bool {
    is_marked(schema, NUMBER_TEXT)
}

fn is_marked(schema: &SchemaData, key: &str) -> bool {
    schema.extensions.get(key) == Some(&Value::Bool(true))
}

/// Whether a parameter of the query is all of it.
pub fn is_whole_query(parameter: &ParameterData) -> bool {
    parameter.extensions.get(WHOLE_QUERY) == Some(&Value::Bool(true))
}

/// The schema of the values for which a discriminator maps nothing else: its name, or a reference.
pub fn default_mapping(discriminator: &Discriminator) -> Option<&str> {
    discriminator.extensions.get(DEFAULT_MAPPING)?.as_str()
}

/// The flow of devices, where there is one.
pub fn device_authorization(flows: &OAuth2Flows) -> Option<DeviceAuthorization> {
    let flow = flows.extensions.get(DEVICE_AUTHORIZATION)?;
    let text = |key: &str| flow.get(key).and_then(Value::as_str).map(str::to_owned);
    let scopes = flow.get("scopes").and_then(Value::as_object).into_iter().flatten();
    Some(DeviceAuthorization {
        device_authorization_url: text("deviceAuthorizationUrl"),
        token_url: text("tokenUrl"),
        refresh_url: text("refreshUrl"),
        scopes: scopes
            .map(|(scope, meaning)| (scope.clone(), meaning.as_str().unwrap_or_default().to_owned()))
            .collect(),
    })
}

/// The flow of devices, which get a token while the user authorizes on another one (RFC 8628).
#[derive(Debug)]
pub struct DeviceAuthorization {
    /// Where the device asks for the codes.
    pub device_authorization_url: Option<String>,
    /// Where tokens come from.
    pub token_url: Option<String>,
    /// Where tokens are refreshed, where that is said.
    pub refresh_url: Option<String>,
    /// The scopes and what they allow.
    pub scopes: Vec<(String, String)>,
}

/// Whether a security scheme should no longer be used.
pub fn is_deprecated(scheme: &SecurityScheme) -> bool {
    of_scheme(scheme, DEPRECATED) == Some(&Value::Bool(true))
}

/// Where the authorization server of a security scheme tells about itself.
pub fn metadata_url(scheme: &SecurityScheme) -> Option<&str> {
    of_scheme(scheme, METADATA_URL)?.as_str()
}

fn of_scheme<'a>(scheme: &'a SecurityScheme, key: &str) -> Option<&'a Value> {
    match scheme {
        SecurityScheme::APIKey { extensions, .. }
        | SecurityScheme::HTTP { extensions, .. }
        | SecurityScheme::OAuth2 { extensions, .. }
        | SecurityScheme::OpenIDConnect { extensions, .. } => extensions.get(key),
    }
}
