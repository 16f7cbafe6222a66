//! Which diagnostics are shown, and which forbid to generate.

use super::{Code, Diagnostics, Severity};
use crate::pointer::{FileId, Location, Pointer};
use std::collections::HashSet;

impl Diagnostics {
    /// Takes out what says the same of the same place as something before it: what stands in one file may be read into
    /// several places.
    pub fn dedup(&mut self) {
        let mut seen = HashSet::new();
        self.list.retain(|found| {
            seen.insert((found.at.clone(), found.span.clone(), found.code, found.severity, found.message.clone()))
        });
    }

    /// Takes out the warnings of the codes in `allow`. What allows nothing is an error: it would hide what comes later.
    pub fn allow(&mut self, allow: &[Code]) {
        for code in allow {
            let before = self.list.len();
            self.list.retain(|found| found.code != *code || found.severity == Severity::Error);
            if self.list.len() == before {
                let at = Location { file: FileId::OPTIONS, pointer: Pointer::root().key("allow").key(code.name()) };
                self.error(Code::UnusedAllowance, at, format!("`{code}` is allowed, and there is no warning of it"))
                    .help("remove it: what comes up later would go unseen");
            }
        }
    }

    /// Makes every error a warning: what it is about can be done without.
    pub fn excuse(&mut self) {
        for found in &mut self.list {
            found.severity = found.severity.max(Severity::Warning);
        }
    }

    /// Makes every warning an error.
    pub fn deny_warnings(&mut self) {
        for found in &mut self.list {
            found.severity = Severity::Error;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_allowance_silences_warnings_and_must_be_of_use() {
        let mut diags = Diagnostics::new();
        diags.warning(Code::UnknownKey, Pointer::root(), "a");
        diags.unsupported(Code::Unsupported, Pointer::root(), "b");
        diags.error(Code::MissingKey, Pointer::root(), "c");
        diags.allow(&[Code::UnknownKey, Code::MissingKey]);
        let left: Vec<_> = diags.iter().map(|found| (found.code, found.severity)).collect();
        let error = |code| (code, Severity::Error);
        assert_eq!(
            left,
            [(Code::Unsupported, Severity::Unsupported), error(Code::MissingKey), error(Code::UnusedAllowance)]
        );
        diags.error(Code::MissingKey, Pointer::root(), "c");
        diags.dedup();
        assert_eq!(diags.iter().count(), 3);
        diags.deny_warnings();
        assert!(diags.iter().all(|found| found.severity == Severity::Error));
    }
}
