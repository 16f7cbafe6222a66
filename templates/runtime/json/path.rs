//! The way from the root of a text to a value in it.

use std::fmt;

/// The way to a value. It is built from its end: each container adds the step that leads into it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Path {
    steps: Vec<Step>,
}

#[derive(Clone, Debug, PartialEq)]
enum Step {
    Name(String),
    Index(usize),
}

impl Path {
    pub(super) fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// Puts a name in front.
    pub(super) fn prepend_name(&mut self, name: &str) {
        self.steps.push(Step::Name(name.chars().take(MAX_NAME).collect()));
    }

    /// Puts an index in front.
    pub(super) fn prepend_index(&mut self, index: usize) {
        self.steps.push(Step::Index(index));
    }
}

/// How many characters of a name are kept: names can come from the text.
const MAX_NAME: usize = 60;

/// `results[3].creation_date`, `labels["a b"]`
impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, step) in self.steps.iter().rev().enumerate() {
            match step {
                Step::Index(index) => write!(f, "[{index}]")?,
                Step::Name(name) if !is_plain(name) => write!(f, "[{name:?}]")?,
                Step::Name(name) if position == 0 => f.write_str(name)?,
                Step::Name(name) => write!(f, ".{name}")?,
            }
        }
        Ok(())
    }
}

fn is_plain(name: &str) -> bool {
    !name.is_empty()
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'$' | b'@'))
}
