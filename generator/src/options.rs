//! What a user may decide about the output, beside the description.

use std::collections::BTreeMap;

use crate::diagnostic::Code;
use crate::ir::Scalar;

/// What a user may decide about the output. With the description it decides every byte.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// The name of the crate, such as `lakefs-sdk`.
    pub package: String,
    /// The command that makes the files anew, as their first line names it.
    pub command: String,
    /// The tags whose operations are wanted. Empty: all.
    pub tags: Vec<String>,
    /// The `operationId`s that are wanted. Empty: all. With `tags`, an operation that is wanted by either.
    pub operations: Vec<String>,
    /// Names for items of the description: from an `operationId`, the name of a schema, or the JSON pointer of any
    /// named item, to the name that it gets.
    pub rename: BTreeMap<String, String>,
    /// Types for formats, in place of the usual ones: from `date-time` to a text, say.
    pub formats: BTreeMap<String, Scalar>,
    /// The codes whose warnings are not shown. One that silences nothing is an error. These and `strict` decide what
    /// is said and whether there is an output, but no byte of it.
    pub allow: Vec<Code>,
    /// Whether warnings are errors.
    pub strict: bool,
}

impl Options {
    /// The options of a description of which everything is wanted.
    pub fn new(package: impl Into<String>) -> Self {
        Self {
            package: package.into(),
            command: "cargo xtask codegen".to_owned(),
            tags: Vec::new(),
            operations: Vec::new(),
            rename: BTreeMap::new(),
            formats: BTreeMap::new(),
            allow: Vec::new(),
            strict: false,
        }
    }

    /// The name of the crate as Rust paths spell it: `lakefs_sdk`.
    pub fn crate_name(&self) -> String {
        self.package.replace('-', "_")
    }
}
