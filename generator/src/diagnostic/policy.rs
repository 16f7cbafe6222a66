//! Which diagnostics are shown, and which forbid to generate.

use super::{Code, Diagnostics, Severity};
use crate::pointer::{FileId, Location, Pointer};

impl Diagnostics {
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
        diags.deny_warnings();
        assert!(diags.iter().all(|found| found.severity == Severity::Error));
    }
}
