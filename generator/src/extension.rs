//! The reserved extensions `x-openapi-to-rust-…`: what OpenAPI 3.0 has no word for, written by
//! [`convert`](crate::convert) and read here alone.

use openapiv3::{MediaType, Operation, PathItem, SchemaData, SecurityScheme};
use serde_json::Value;

/// What every reserved key begins with. A description must not use it: the
/// prefix is one that nobody else has, such as Swagger's own generator has `x-codegen-`.
pub const PREFIX: &str = "x-openapi-to-rust-";

/// On an array: the branches of `anyOf` in its `items` are its items, one by one (`prefixItems` of JSON Schema 2020-12).
pub const TUPLE: &str = "x-openapi-to-rust-tuple";

/// On a media type: its schema says what one item of the body is, and the body is any number of them (`itemSchema` of
/// OpenAPI 3.2).
pub const ITEMS: &str = "x-openapi-to-rust-items";

/// On an operation: its method, where that is not the one that it stands under.
pub const METHOD: &str = "x-openapi-to-rust-method";

/// On a path item: its path, where that is not the one that it stands under.
pub const PATH: &str = "x-openapi-to-rust-path";

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
    schema.extensions.get(TUPLE) == Some(&Value::Bool(true))
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
