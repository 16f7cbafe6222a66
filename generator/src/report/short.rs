//! A report of which each kind of message is shown a few times.

use super::{Item, MOST_RENDERED, Report};
use crate::diagnostic::{Code, Diagnostic, Severity};
use std::collections::HashMap;

/// How many errors of one kind are shown: each is to be mended.
const ERRORS: usize = 20;

/// How many warnings of one kind are shown.
const WARNINGS: usize = 3;

/// What messages have in common that differ only in the names that they are about.
type Kind = (Severity, Code, String);

impl Report {
    /// Whether [`render_short`](Self::render_short) leaves anything out.
    pub fn is_long(&self) -> bool {
        self.kinds().iter().any(|((severity, ..), number)| *number > most(*severity))
    }

    /// As [`render`](Self::render), with only the first messages of each kind, and how many more there are.
    pub fn render_short(&self, color: bool) -> String {
        let kinds = self.kinds();
        let mut shown: HashMap<Kind, usize> = HashMap::new();
        let items = self.items.iter().filter_map(|item| {
            let kind = kind(item);
            let (most, total) = (most(kind.0), kinds.get(&kind).copied().unwrap_or_default());
            let shown = shown.entry(kind).or_default();
            *shown += 1;
            let hidden = if *shown == most { total - most } else { 0 };
            (*shown <= most).then_some((item, hidden))
        });
        let more = self.errors + self.warnings - self.items.len();
        self.render_items(items.take(MOST_RENDERED), more, color)
    }

    /// How many messages there are of each kind.
    fn kinds(&self) -> HashMap<Kind, usize> {
        let mut kinds = HashMap::new();
        for item in &self.items {
            *kinds.entry(kind(item)).or_default() += 1;
        }
        kinds
    }
}

fn most(severity: Severity) -> usize {
    if severity == Severity::Error { ERRORS } else { WARNINGS }
}

fn kind(item: &Item) -> Kind {
    let Diagnostic { severity, code, message, .. } = &item.diagnostic;
    (*severity, *code, message.split('`').step_by(2).collect())
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::{Code, Diagnostics};
    use crate::pointer::Pointer;
    use crate::report::Report;

    #[test]
    fn equal_warnings_are_counted() {
        let mut diags = Diagnostics::new();
        for number in 0..10 {
            diags.warning(Code::UnknownKey, Pointer::root(), format!("`{number}` is unknown"));
        }
        diags.warning(Code::UnknownKey, Pointer::root(), "`a` is odd");
        diags.error(Code::UnknownKey, Pointer::root(), "`a` is unknown");
        let report = Report::new(diags.into_vec(), &[]);
        assert!(report.is_long());
        let text = report.render_short(false);
        assert_eq!(text.matches(" is unknown").count(), 4);
        assert_eq!(text.matches(" is odd").count(), 1);
        assert!(text.contains("`2` is unknown\n |\n = note: 7 more like this are not shown\n"), "{text}");
        assert!(!report.render(false).contains("not shown"));
    }
}
