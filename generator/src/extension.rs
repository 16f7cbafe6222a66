//! The reserved extensions `x-openapi-to-rust-…`: what OpenAPI 3.0 has no word for, written by
//! [`convert`](crate::convert) and read here alone.

/// What every reserved key begins with. A description must not use it: the
/// prefix is one that nobody else has, such as Swagger's own generator has `x-codegen-`.
pub const PREFIX: &str = "x-openapi-to-rust-";
