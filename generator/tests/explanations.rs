//! The examples of the explanations: wrong ones are reported with their code, right ones are right.

#![allow(clippy::unwrap_used)]

use generator::diagnostic::Code;
use generator::options::Options;
use generator::source::Source;

/// The report of a description.
fn report(text: &str) -> String {
    let source = Source::new("spec.yaml", text.as_bytes().to_vec());
    generator::read(&source, &Options::new("explanations")).unwrap().report.render(false)
}

/// The examples that follow a line, without those of other files.
fn examples<'a>(explanation: &'a str, line: &str) -> Option<&'a str> {
    let (_, after) = explanation.split_once(&format!("\n{line}:\n\n```yaml\n"))?;
    after.split_once("```").map(|(example, _)| example)
}

#[test]
fn wrong_is_wrong_and_right_is_right() {
    let mut tried = 0;
    for code in Code::ALL {
        let explanation = code.explanation();
        assert!(explanation.contains("```"), "{code} has no example");
        assert!(explanation.lines().all(|line| line.chars().count() <= 120), "{code}");
        // What these are about is not in one description.
        if matches!(code, Code::MisplacedReference | Code::OverlayTarget) {
            continue;
        }
        if let Some(wrong) = examples(explanation, "Wrong") {
            let report = report(wrong);
            assert!(report.contains(&format!("[{code}]")), "{code}: {report}\n{wrong}");
            tried += 1;
        }
        if let Some(right) = examples(explanation, "Right") {
            assert_eq!(report(right), "", "{code}");
        }
    }
    assert!(tried > 12, "{tried}");
}

#[test]
fn names_are_stable_and_summaries_are_sentences() {
    for code in Code::ALL {
        assert_eq!(Code::named(code.name()), Some(*code));
        assert!(code.name().chars().all(|letter| letter.is_ascii_lowercase() || letter == '-'), "{code}");
        let summary = code.summary();
        assert!(summary.ends_with('.') && !summary.starts_with(' '), "{summary:?}");
    }
}
