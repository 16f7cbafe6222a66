//! `cargo xtask codegen --check`: what is not up to date, shown as a diff with what mends it.

use std::fmt::Write as _;
use std::path::Path;
use std::time::Duration;

use generator::file_set::{Change, ChangeKind, MANIFEST};
use similar::{ChangeTag, TextDiff};

use crate::Verdict;
use crate::job::Made;
use crate::problem::shown;
use crate::terminal::{self, BOLD, CYAN, GREEN, RED, visible};

/// The most lines of a file's diff that are shown.
const MAX_LINES: usize = 40;

/// A file that is longer is shown by its beginning, and not compared: 40 lines of it are soon found.
const MAX_BYTES: usize = 1 << 20;

/// How long lines are matched with care: a hostile file only gets an ugly diff.
const PATIENCE: Duration = Duration::from_millis(200);

/// Says of each crate whether its folder is current, and what is not. `config` is the configuration that the user named.
pub fn report(all: &[Made], config: Option<&Path>) -> Verdict {
    let drifted: Vec<_> = all.iter().filter(|made| !made.diff.is_empty()).collect();
    for made in all {
        let total = made.files.len();
        match made.diff.changes.len() {
            0 if made.diff.is_empty() => terminal::say(format_args!("{}: {total} files, all current", made.name)),
            _ => terminal::say(describe(made)),
        }
    }
    if drifted.is_empty() {
        return Verdict::Good;
    }
    terminal::say(remedy(&drifted, config));
    Verdict::Bad
}

fn describe(made: &Made) -> String {
    let (name, changes, out) = (&made.name, &made.diff.changes, &made.out);
    let mut text =
        format!("{BOLD}{name}: {} not current{BOLD:#}\n", count(changes.len().max(1), "file is", "files are"));
    for change in changes {
        let path = shown(&out.join(&change.path));
        let _infallible = writeln!(text, "\n{RED}{}{RED:#} {path}: {}", label(change.kind), explain(change.kind));
        text.push_str(&diff(made, change));
    }
    // Where a file changes, the manifest does: that alone is no news.
    if changes.is_empty() {
        let path = shown(&out.join(MANIFEST));
        let found =
            if made.folder.files.contains_key(MANIFEST) { "is not what codegen writes" } else { "is not there" };
        let _infallible = writeln!(text, "\n{RED}manifest{RED:#} {path}: the list of the generated files {found}");
    }
    text
}

/// One word for what is the matter.
fn label(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Missing => "missing",
        ChangeKind::Stale => "stale",
        ChangeKind::HandEdited | ChangeKind::ObsoleteHandEdited => "hand-edited",
        ChangeKind::Obsolete => "obsolete",
        ChangeKind::Orphan => "orphaned",
        ChangeKind::Foreign => "in the way",
    }
}

fn explain(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Missing => "it is generated, and not there",
        ChangeKind::Stale => "the description or the generator changed since it was written",
        ChangeKind::HandEdited => "it was changed since it was generated",
        ChangeKind::Obsolete => "it was generated once, and is not any more",
        ChangeKind::ObsoleteHandEdited => "it was generated once, changed by hand, and is not generated any more",
        ChangeKind::Orphan => "it was never generated, and stands in a folder that is wholly generated",
        ChangeKind::Foreign => "it was never generated, and stands where a generated file belongs",
    }
}

/// The lines that would change: from what is there to what is generated.
fn diff(made: &Made, change: &Change) -> String {
    let wanted = made.files.get(&change.path).unwrap_or_default();
    let current = made.folder.files.get(&change.path).map(Vec::as_slice).unwrap_or_default();
    let current = String::from_utf8_lossy(current);
    let (current, wanted) = (beginning(&current), beginning(wanted));
    let diff = TextDiff::configure().timeout(PATIENCE).diff_lines(current, wanted);
    let (mut text, mut lines) = (String::new(), 0);
    for hunk in diff.unified_diff().context_radius(2).iter_hunks() {
        let changes: Vec<_> = hunk.iter_changes().collect();
        if lines < MAX_LINES {
            let _infallible = writeln!(text, "  {CYAN}{}{CYAN:#}", hunk.header());
        }
        for line in changes.iter().take(MAX_LINES.saturating_sub(lines)) {
            let shown = visible(line.value().trim_end_matches('\n'));
            let _infallible = match line.tag() {
                ChangeTag::Delete => writeln!(text, "  {RED}-{shown}{RED:#}"),
                ChangeTag::Insert => writeln!(text, "  {GREEN}+{shown}{GREEN:#}"),
                ChangeTag::Equal => writeln!(text, "   {shown}"),
            };
        }
        lines += changes.len();
    }
    if lines > MAX_LINES {
        let _infallible = writeln!(text, "  … {}", count(lines - MAX_LINES, "more line", "more lines"));
    }
    text
}

fn beginning(text: &str) -> &str {
    let end = (0..=MAX_BYTES.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
    &text[..end.unwrap_or_default()]
}

/// What to do: the one command, and what it leaves to people.
fn remedy(drifted: &[&Made], config: Option<&Path>) -> String {
    let names: String = drifted.iter().map(|made| format!(" {}", made.name)).collect();
    let config = config.map(|file| format!(" --config {}", file.display())).unwrap_or_default();
    let mut text = format!("To mend it, run {BOLD}cargo xtask codegen{names}{config}{BOLD:#}");
    let theirs = |change: &&Change| matches!(change.kind, ChangeKind::Orphan | ChangeKind::Foreign);
    let left = drifted.iter().map(|made| made.diff.changes.iter().filter(theirs).count()).sum();
    if left > 0 {
        let those = count(left, "file that was", "files that were");
        let _infallible = write!(text, "\nand move away or delete the {those} never generated");
    }
    text
}

fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
