//! What a stage has to say about a description, and where.
//!
//! A stage that meets a bad node reports it to [`Diagnostics`] and goes on, so that one run shows
//! everything. Nothing here knows a file's text: [`report`](crate::report) turns locations into
//! lines and columns, once, when there is something to show.

mod code;
mod policy;

pub use code::Code;

use crate::pointer::{FileId, Location, Origins};
use std::ops::Range;

/// How much a diagnostic matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The description is wrong: nothing is generated.
    Error,
    /// The description is odd, and was read as the message says.
    Warning,
    /// The description is right, and the generator can't do this yet: the item is left out or
    /// typed as any JSON value, as the message says.
    Unsupported,
}

/// One message about one node of a description.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How much it matters.
    pub severity: Severity,
    /// What kind of message it is: stable, to be allowed or explained by its name.
    pub code: Code,
    /// The node that it is about.
    pub at: Location,
    /// Whether it is about the key of the node in its object rather than about its value.
    pub on_key: bool,
    /// The bytes of the text that it is about, where the pointer can't say it: a syntax error, or
    /// the second of two equal keys.
    pub span: Option<Range<usize>>,
    /// What is the matter, in one line, with the values that matter in backticks.
    pub message: String,
    /// A second place that explains the first, such as the other half of a conflict.
    pub related: Option<(Location, String)>,
    /// What to do about it.
    pub help: Option<String>,
}

impl Diagnostic {
    /// The same, about the key of the node rather than its value.
    pub fn on_key(&mut self) -> &mut Self {
        self.on_key = true;
        self
    }

    /// The same, about these bytes of the text, where the pointer can't say it.
    pub fn span(&mut self, span: Range<usize>) -> &mut Self {
        self.span = Some(span);
        self
    }

    /// The same, with what to do about it.
    pub fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.help = Some(help.into());
        self
    }

    /// The same, with a second place and what stands there.
    pub fn related(&mut self, at: impl Into<Location>, label: impl Into<String>) -> &mut Self {
        self.related = Some((at.into(), label.into()));
        self
    }
}

/// Where stages put what they have to say.
#[derive(Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Reports that the description is wrong.
    pub fn error(&mut self, code: Code, at: impl Into<Location>, message: impl Into<String>) -> &mut Diagnostic {
        self.push(Severity::Error, code, at.into(), message.into())
    }

    /// Reports that the description is odd.
    pub fn warning(&mut self, code: Code, at: impl Into<Location>, message: impl Into<String>) -> &mut Diagnostic {
        self.push(Severity::Warning, code, at.into(), message.into())
    }

    /// Reports that the generator can't do something yet.
    pub fn unsupported(&mut self, code: Code, at: impl Into<Location>, message: impl Into<String>) -> &mut Diagnostic {
        self.push(Severity::Unsupported, code, at.into(), message.into())
    }

    /// Reports all that `others` holds.
    pub fn append(&mut self, others: Self) {
        self.list.extend(others.list);
    }

    /// Says of everything where it was before the document was changed.
    pub fn trace(&mut self, origins: &Origins) {
        for Diagnostic { at, related, .. } in &mut self.list {
            *at = origins.origin(at);
            if let Some((at, _)) = related {
                *at = origins.origin(at);
            }
        }
    }

    /// Says everything in the user's words, each of which follows the one that was said.
    pub fn reword(&mut self, words: &[(&str, &str)]) {
        let reword = |text: &mut String| {
            for (said, meant) in words {
                if text.contains(said) {
                    *text = text.replace(said, meant);
                }
            }
        };
        for Diagnostic { message, help, .. } in &mut self.list {
            reword(message);
            help.iter_mut().for_each(reword);
        }
    }

    /// Says that everything is about `file`, whose reader did not know which of several it is.
    pub fn move_to(&mut self, file: FileId) {
        for Diagnostic { at, related, .. } in &mut self.list {
            at.file = file;
            if let Some((at, _)) = related {
                at.file = file;
            }
        }
    }

    /// Whether anything reported forbids to generate.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Whether nothing was reported.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// What was reported, in the order of the reports.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter()
    }

    /// What was reported, in the order of the reports.
    pub fn into_vec(self) -> Vec<Diagnostic> {
        self.list
    }

    fn push(&mut self, severity: Severity, code: Code, at: Location, message: String) -> &mut Diagnostic {
        let index = self.list.len();
        self.list.push(Diagnostic {
            severity,
            code,
            at,
            on_key: false,
            span: None,
            message,
            related: None,
            help: None,
        });
        &mut self.list[index]
    }
}
