//! A report as GitHub shows it beside the lines of a change.

use super::{Item, Report};
use crate::diagnostic::Severity;

/// How many errors, and how many warnings, GitHub shows of a step.
const MOST: usize = 10;

impl Report {
    /// The first errors and warnings as workflow commands of GitHub Actions, one a line.
    pub fn render_annotations(&self) -> String {
        let is_error = |item: &&Item| item.diagnostic.severity == Severity::Error;
        let errors = self.items.iter().filter(is_error).take(MOST);
        let warnings = self.items.iter().filter(|item| !is_error(item)).take(MOST);
        errors.chain(warnings).map(command).collect()
    }
}

fn command(item: &Item) -> String {
    let found = &item.diagnostic;
    let level = if found.severity == Severity::Error { "error" } else { "warning" };
    let mut properties = Vec::new();
    if let Some(spot) = &item.at {
        properties.push(format!("file={}", property(&spot.file)));
        properties.push(format!("line={},endLine={}", spot.position.line, spot.end.line));
        properties.push(format!("col={},endColumn={}", spot.position.column, spot.end.column));
    }
    properties.push(format!("title={}", property(found.code.name())));
    let help = found.help.as_ref().map(|help| format!("\nhelp: {help}")).unwrap_or_default();
    format!("::{level} {}::{}\n", properties.join(","), data(&format!("{}{help}", found.message)))
}

/// Text that stays in its line.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Text that stays in its property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::{Code, Diagnostics};
    use crate::pointer::Pointer;
    use crate::report::Report;
    use crate::source::Source;

    #[test]
    fn text_stays_in_its_line_and_property() {
        let mut diags = Diagnostics::new();
        diags.error(Code::UnknownKey, Pointer::root(), "a\n::error::b").help("100%");
        let report = Report::new(diags.into_vec(), &[&Source::new("a,b:c.yaml", "x".into())]);
        assert_eq!(
            report.render_annotations(),
            "::error file=a%2Cb%3Ac.yaml,line=1,endLine=1,col=1,endColumn=2,title=unknown-key::a%0A::error::b%0Ahelp: 100%25\n"
        );
    }
}
