//! How far the compiler has to follow types that lie within each other.

use crate::ir::Api;

/// How far it goes in a crate that says nothing (The Rust Reference § Limits).
const DEFAULT: usize = 128;

/// The `recursion_limit` of a crate that has values of the API's types, where it needs more than the default: to know what is
/// to be dropped, the compiler walks through them, and through what they are held in where they are used.
pub fn recursion_limit(api: &Api) -> Option<usize> {
    let needed = api.nesting + DEFAULT / 8;
    (needed > DEFAULT).then(|| (2 * needed).next_power_of_two())
}
