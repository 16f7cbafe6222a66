//! The kinds of diagnostics.

use std::fmt;

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal,)+) => {
        /// The kind of a diagnostic. Its name is stable: users allow and look up codes by it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[doc = $doc])+ $variant,)+ }

        impl Code {
            /// Every code, in the order of the stages that report them.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The name, as it is shown: `unresolved-reference`.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// The code of this name.
            pub fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|code| code.name() == name)
            }

            /// What the code means, in one sentence.
            pub fn summary(self) -> &'static str {
                match self { $(Self::$variant => concat!($($doc,)+).trim_ascii(),)+ }
            }

            /// What the code means, why it matters and what to do, with an example of wrong and right: Markdown.
            pub fn explanation(self) -> &'static str {
                match self { $(Self::$variant => include_str!(concat!("explain/", $name, ".md")),)+ }
            }
        }
    };
}

// One line a code, grouped by the stage that reports it. Each has its explanation in `explain/`.
codes! {
    // source
    /// The text is not UTF-8 or UTF-16.
    Encoding = "encoding",
    /// The text is neither YAML nor JSON.
    Syntax = "syntax",
    /// A key stands twice in one object.
    DuplicateKey = "duplicate-key",
    /// A limit on size, depth or expansion is exceeded.
    Limit = "limit",
    /// A YAML tag that means nothing in a description.
    YamlTag = "yaml-tag",
    /// A key that only the generator may write.
    ReservedKey = "reserved-key",
    // bundle
    /// A reference to the web, or to a file outside of the folders that may be read.
    ForbiddenReference = "forbidden-reference",
    /// A reference where the specification allows none.
    MisplacedReference = "misplaced-reference",
    // overlay
    /// An action of an overlay selects nothing.
    OverlayTarget = "overlay-target",
    // convert
    /// The version of the description is missing or not one that can be read.
    Version = "version",
    // check
    /// A value is of another kind than the specification allows there.
    WrongKind = "wrong-kind",
    /// A required key is missing.
    MissingKey = "missing-key",
    /// A key that the specification does not know.
    UnknownKey = "unknown-key",
    /// The name of a component holds characters that the specification does not allow.
    ComponentName = "component-name",
    /// A reference leads nowhere.
    UnresolvedReference = "unresolved-reference",
    /// A key beside a reference, where OpenAPI 3.0 reads nothing.
    ReferenceSibling = "reference-sibling",
    /// A reference leads to itself.
    ReferenceCycle = "reference-cycle",
    /// Two parameters of an operation have the same name and place.
    DuplicateParameter = "duplicate-parameter",
    /// Two operations have the same `operationId`.
    DuplicateOperationId = "duplicate-operation-id",
    /// A path template and the parameters of its operations disagree.
    PathParameter = "path-parameter",
    /// A parameter that is all of the query stands beside others of the query.
    QueryString = "query-string",
    // policy
    /// A code is allowed of which there is no warning.
    UnusedAllowance = "unused-allowance",
    // lower
    /// A name had to be changed to be unique.
    RenamedForCollision = "renamed-for-collision",
    /// An option names something that the description does not have.
    UnknownOption = "unknown-option",
    /// A part of OpenAPI that the generator can't do yet.
    Unsupported = "unsupported",
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
