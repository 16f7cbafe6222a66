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
    /// How lists come in pages, for all operations that are so.
    pub pagination: Option<PageRule>,
    /// The same for one operation, by its `operationId`. Nothing: it has no pages, whatever it looks like.
    pub pages: BTreeMap<String, Option<PageRule>>,
}

/// How the next page of a list is asked for. Paths are names of properties with dots between, such as `pagination.has_more`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageRule {
    /// What asks for the next page.
    pub by: PageBy,
    /// The path to a boolean that says whether there is another page.
    pub more: Option<String>,
    /// The path to the list. None: the body, or its only list.
    pub items: Option<String>,
}

/// What asks for the next page of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageBy {
    /// A query parameter that takes what a page says.
    Cursor {
        /// The name of the parameter.
        parameter: String,
        /// The path to what it takes.
        next: String,
    },
    /// A query parameter that takes how many items were before.
    Offset(String),
    /// A query parameter that takes the number of the page.
    Number(String),
    /// The header `Link` of a response.
    Link,
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
            pagination: None,
            pages: BTreeMap::new(),
        }
    }

    /// The name of the crate as Rust paths spell it, `lakefs_sdk`: in snake case, whatever case the package has.
    pub fn crate_name(&self) -> String {
        let words = self.package.split(['-', '_']).filter(|word| !word.is_empty());
        words.collect::<Vec<_>>().join("_").to_ascii_lowercase()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_crates_are_in_snake_case() {
        for (package, name) in [("lakefs-sdk", "lakefs_sdk"), ("My_Pets", "my_pets"), ("a--b__c_", "a_b_c")] {
            assert_eq!(Options::new(package).crate_name(), name);
        }
    }
}
