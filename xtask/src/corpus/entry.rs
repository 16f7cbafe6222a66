//! What became of a description.

use std::collections::BTreeMap;

use super::round_trip::RoundTrips;
use serde::{Deserialize, Serialize};

/// What became of a description, and what it took.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// The size of the description in bytes.
    pub size: u64,
    /// How the generator ended.
    #[serde(flatten)]
    pub outcome: Outcome,
    /// How long the process of the generator took.
    pub milliseconds: u64,
    /// The most memory that it held at a time, in KiB; nothing where the system does not tell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub memory: Option<u64>,
    /// What the compiler said, where it was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compiled: Option<Compiled>,
    /// What came back of instances of its schemas, where they were sent through the types.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub round_trips: Option<RoundTrips>,
}

/// How the generator ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "kebab-case")]
pub enum Outcome {
    /// There is a crate, and nothing to say about the description.
    Clean { files: usize },
    /// There is a crate, and something to say about the description.
    Warned {
        files: usize,
        /// How many messages there are of each code.
        warnings: BTreeMap<String, usize>,
    },
    /// There is no crate, and a reason.
    Refused {
        /// The first error.
        message: String,
        /// How many errors there are.
        errors: usize,
    },
    /// The process died.
    Panicked { message: String },
    /// The process took longer than it may.
    TimedOut,
    /// The process wanted more memory than it may have.
    OutOfMemory,
}

/// What the compiler said of a crate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compiled {
    pub errors: usize,
    pub warnings: usize,
    pub milliseconds: u64,
    /// The first few messages.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub messages: Vec<String>,
}

impl Outcome {
    /// Whether there is a crate.
    pub fn is_good(&self) -> bool {
        matches!(self, Self::Clean { .. } | Self::Warned { .. })
    }

    /// Whether this is wrong whatever the description says.
    pub fn is_defect(&self) -> bool {
        matches!(self, Self::Panicked { .. } | Self::TimedOut | Self::OutOfMemory)
    }

    /// One word for it.
    pub fn label(&self) -> &'static str {
        match self {
            Self::Clean { .. } => "clean",
            Self::Warned { .. } => "warned",
            Self::Refused { .. } => "refused",
            Self::Panicked { .. } => "panicked",
            Self::TimedOut => "timed out",
            Self::OutOfMemory => "out of memory",
        }
    }
}

impl Compiled {
    /// Whether the compiler had nothing to say.
    pub fn is_clean(&self) -> bool {
        self.errors == 0 && self.warnings == 0
    }
}
