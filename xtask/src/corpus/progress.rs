//! How far a run is, for those who watch.

use indicatif::{ProgressBar, ProgressStyle};

use super::entry::Entry;
use super::select::Description;

/// A bar on a terminal; elsewhere nothing.
pub struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// No description is done yet. What is left is told by their bytes: the largest takes as long as a thousand others.
    pub fn of(descriptions: &[Description]) -> Self {
        let bar = ProgressBar::new(descriptions.iter().map(|description| description.size).sum());
        let style =
            ProgressStyle::with_template("{elapsed_precise} {wide_bar} {bytes}/{total_bytes}, {eta} left\n{msg}");
        Self { bar: style.map_or(bar.clone(), |style| bar.with_style(style)) }
    }

    /// Another one is done. What is wrong with it is said at once.
    pub fn done(&self, description: &Description, entry: &Entry) {
        self.bar.inc(description.size);
        self.bar.set_message(description.name.clone());
        let is_bad = entry.compiled.as_ref().is_some_and(|compiled| !compiled.is_clean());
        if entry.outcome.is_defect() || is_bad {
            let what = if is_bad { "does not compile cleanly" } else { entry.outcome.label() };
            self.bar.suspend(|| crate::terminal::warn(format_args!("{}: {what}", description.name)));
        }
    }

    /// All are done.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
