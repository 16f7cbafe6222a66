//! The results of the last run, and what got worse since.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::entry::Entry;
use crate::problem::{Problem, shown};

/// What became of each description, by its path.
pub type Entries = BTreeMap<String, Entry>;

/// The results of all runs so far: the last of each description.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Record {
    descriptions: Entries,
}

impl Record {
    /// The record in a file; an empty one where there is none.
    pub fn read(file: &Path) -> Result<Self, Problem> {
        let text = match fs::read_to_string(file) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(Problem::io("read", file, &error)),
        };
        serde_json::from_str(&text).map_err(|error| {
            let message = format!("{} does not hold the results of a run: {error}", shown(file));
            Problem::new(message, "delete it, or name another file with `--json FILE`")
        })
    }

    /// Writes the record into a file.
    pub fn write(&self, file: &Path) -> Result<(), Problem> {
        let text = serde_json::to_string_pretty(self).map_err(|error| Problem::new(error.to_string(), "report it"))?;
        fs::write(file, text + "\n").map_err(|error| Problem::io("write", file, &error))
    }

    /// What worked the last time, and does not now: the paths of the descriptions, and what was lost.
    pub fn regressions(&self, now: &Entries) -> BTreeMap<String, &'static str> {
        let lost =
            now.iter().filter_map(|(name, entry)| Some((name.clone(), lost(self.descriptions.get(name)?, entry)?)));
        lost.collect()
    }

    /// The record after a run. What got worse keeps its old entry: every run says so, until it is mended or the file
    /// is deleted. What was not compiled this time keeps what the compiler said.
    pub fn updated(mut self, now: Entries, regressions: &BTreeMap<String, &'static str>) -> Self {
        for (name, mut entry) in now.into_iter().filter(|(name, _)| !regressions.contains_key(name)) {
            let old = self.descriptions.remove(&name);
            if let Some(old) = old {
                entry.compiled = entry.compiled.or(old.compiled);
                entry.round_trips = entry.round_trips.or(old.round_trips);
            }
            self.descriptions.insert(name, entry);
        }
        self
    }
}

fn lost(before: &Entry, now: &Entry) -> Option<&'static str> {
    if before.outcome.is_good() && !now.outcome.is_good() {
        return Some("generated");
    }
    if let (Some(before), Some(now)) = (&before.compiled, &now.compiled)
        && before.is_clean()
        && !now.is_clean()
    {
        return Some("compiled without a warning");
    }
    let (before, now) = (before.round_trips.as_ref()?, now.round_trips.as_ref()?);
    (before.different == 0 && now.different > 0).then_some("gave every instance back")
}

#[cfg(test)]
mod tests {
    use super::super::entry::{Compiled, Outcome};
    use super::*;

    fn entry(good: bool, warnings: Option<usize>) -> Entry {
        let refused = Outcome::Refused { message: String::new(), errors: 1 };
        let outcome = if good { Outcome::Clean { files: 1 } } else { refused };
        let compiled = |warnings| Compiled { errors: 0, warnings, milliseconds: 0, messages: Vec::new() };
        Entry { size: 1, outcome, milliseconds: 1, memory: None, compiled: warnings.map(compiled), round_trips: None }
    }

    fn entries(all: &[(&str, bool, Option<usize>)]) -> Entries {
        all.iter().map(|(name, good, warnings)| ((*name).to_owned(), entry(*good, *warnings))).collect()
    }

    #[test]
    fn what_worked_may_not_stop_working() {
        let before =
            [("a", true, Some(0)), ("b", true, Some(0)), ("c", true, Some(1)), ("d", false, None), ("e", true, None)];
        let now =
            [("a", false, None), ("b", true, Some(1)), ("c", true, Some(2)), ("d", false, None), ("f", false, None)];
        let record = Record { descriptions: entries(&before) };
        let regressions = record.regressions(&entries(&now));
        let found: Vec<_> = regressions.iter().map(|(name, what)| (name.as_str(), *what)).collect();
        assert_eq!(found, [("a", "generated"), ("b", "compiled without a warning")]);
        let after = record.updated(entries(&now), &regressions);
        assert_eq!(after.descriptions.len(), 6);
        assert_eq!(after.regressions(&entries(&now)), regressions, "it is said again");
    }

    #[test]
    fn what_the_compiler_said_is_kept_where_it_is_not_asked_again() {
        let record = Record { descriptions: entries(&[("a", true, Some(0))]) };
        let now = entries(&[("a", true, None)]);
        let after = record.updated(now, &BTreeMap::new());
        assert_eq!(after.descriptions["a"].compiled.as_ref().map(|compiled| compiled.warnings), Some(0));
    }
}
