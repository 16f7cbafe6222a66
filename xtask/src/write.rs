//! Writes what changed, and says what that was.

use std::time::{Duration, Instant};

use generator::file_set::{Change, ChangeKind, MANIFEST};

use crate::Verdict;
use crate::job::Made;
use crate::problem::{Problem, shown};
use crate::terminal;
use crate::transaction::{Plan, Transaction};

/// Writes what changed, of all crates or of none, and says so in a line each.
pub fn write(all: &mut [Made]) -> Result<Verdict, Vec<Problem>> {
    let foreign: Vec<_> = all.iter().flat_map(in_the_way).collect();
    if !foreign.is_empty() {
        return Err(foreign);
    }
    let took = commit(all).map_err(|problem| vec![problem])?;
    for (made, took) in all.iter_mut().zip(took) {
        made.took += took;
        tell(made);
    }
    Ok(Verdict::Good)
}

/// Writes what changed, of all crates or of none; how long it took for each.
pub fn commit(all: &[Made]) -> Result<Vec<Duration>, Problem> {
    let plans: Vec<_> = all.iter().map(plan).collect();
    let mut took = vec![Duration::ZERO; plans.len()];
    let mut transaction = Transaction::default();
    for step in [Transaction::stage, Transaction::place] {
        for (plan, took) in plans.iter().zip(&mut took) {
            let start = Instant::now();
            step(&mut transaction, plan)?;
            *took += start.elapsed();
        }
    }
    transaction.finish(&plans);
    Ok(took)
}

fn plan(made: &Made) -> Plan<'_> {
    let Made { out, files, diff, .. } = made;
    let written = diff.changes.iter().filter(|change| change.kind.is_written());
    let mut write: Vec<_> =
        written.filter_map(|change| Some((change.path.as_str(), files.get(&change.path)?))).collect();
    // The manifest comes last: it lists what is there.
    write.extend(diff.manifest.iter().map(|text| (MANIFEST, text.as_str())));
    let removed = diff.changes.iter().filter(|change| change.kind.is_removed());
    Plan { root: out, write, remove: removed.map(|change| change.path.as_str()).collect() }
}

/// The files that would be overwritten, though the generator did not write them.
fn in_the_way(made: &Made) -> impl Iterator<Item = Problem> {
    made.diff.changes.iter().filter(|change| change.kind == ChangeKind::Foreign).map(|change| {
        let message = format!("{} was not generated, and would be overwritten", shown(&made.out.join(&change.path)));
        Problem::new(message, "move it away or delete it, or generate into another folder")
    })
}

/// Says what was done: in a line, and a line each for what somebody may miss.
fn tell(made: &Made) {
    let Made { name, out, files, diff, took, .. } = made;
    let written = diff.count(ChangeKind::is_written);
    let removed = diff.count(ChangeKind::is_removed);
    let unchanged = files.len().saturating_sub(written);
    let rebuilt = if diff.manifest.is_some() && diff.changes.is_empty() { ", manifest rebuilt" } else { "" };
    let milliseconds = took.as_millis();
    let total = files.len();
    terminal::say(format_args!(
        "{name}: {total} files, {written} written, {removed} removed, {unchanged} unchanged{rebuilt}, {milliseconds} ms"
    ));
    for Change { path, kind } in &diff.changes {
        let path = shown(&out.join(path));
        match kind {
            ChangeKind::HandEdited => terminal::warn(format_args!("overwrote {path}, which was edited by hand")),
            ChangeKind::ObsoleteHandEdited => terminal::warn(format_args!("removed {path}, which was edited by hand")),
            ChangeKind::Orphan => terminal::warn(format_args!(
                "{path} was not generated, and stands in a folder that is wholly generated: move it away or delete it"
            )),
            ChangeKind::Missing | ChangeKind::Stale | ChangeKind::Obsolete | ChangeKind::Foreign => {}
        }
    }
}
