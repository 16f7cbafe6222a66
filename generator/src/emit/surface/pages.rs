//! Lists that come in pages.

use super::{Arrival, Outcome, Reading, outcome};
use crate::ir::{Operation, Pages, TypeRef};

/// How the response of `operation` is a page of a list, and the type of the page.
pub fn pages(operation: &Operation) -> Option<(&Pages, &TypeRef)> {
    match (&operation.pages, outcome(operation)) {
        (Some(pages), Outcome::One(Arrival::Body(Reading::Json, ty))) => Some((pages, ty)),
        _ => None,
    }
}
