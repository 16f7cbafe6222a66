//! The reserved extensions `x-codegen-…`: what OpenAPI 3.0 has no word for, written by
//! [`convert`](crate::convert) and read here alone.

/// What every reserved key begins with. A description must not use it.
pub const PREFIX: &str = "x-codegen-";
