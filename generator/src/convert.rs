//! Descriptions of other versions become OpenAPI 3.0, as untyped documents.
//!
//! Each version is a step to the next lower one of version 3, so that what two have in common is written once. What
//! 3.0 has no word for becomes documentation, or travels in one of the reserved [extensions](crate::extension), or is
//! left out with a message that names its place.

mod moves;
mod node;
mod pass;
mod reference;
mod sibling;
mod v2_0;
mod v3_1;
mod v3_2;
mod version;

use crate::diagnostic::Diagnostics;
use crate::pointer::Origins;
use serde_json::Value;
use version::{Version, version};

/// A document in the shape of OpenAPI 3.0.
#[derive(Debug)]
pub struct Converted {
    /// The document.
    pub document: Value,
    /// Where its places come from.
    pub origins: Origins,
    /// What 3.0 calls otherwise than the version of the user's: each word of 3.0, and the user's.
    pub words: &'static [(&'static str, &'static str)],
}

/// The document in the shape of OpenAPI 3.0.
///
/// `None` where it is no description, or one of a version that can't be read: that is reported. What is said in `diags`
/// is about the document as it was.
pub fn to_v3_0(mut doc: Value, diags: &mut Diagnostics) -> Option<Converted> {
    let version = version(&doc, diags)?;
    let origins = match version {
        Version::V3_0 => Origins::new(),
        Version::V3_1 => v3_1::to_v3_0(&mut doc, diags).into_origins(),
        Version::V2_0 => v2_0::to_v3_0(&mut doc, diags).into_origins(),
        Version::V3_2 => {
            let first = v3_2::to_v3_1(&mut doc, diags);
            let mut found = Diagnostics::new();
            let then = v3_1::to_v3_0(&mut doc, &mut found);
            found.trace(&first.clone().into_origins());
            diags.append(found);
            then.after(&first).into_origins()
        }
    };
    let words = if version == Version::V2_0 { v2_0::WORDS } else { &[] };
    Some(Converted { document: doc, origins, words })
}
