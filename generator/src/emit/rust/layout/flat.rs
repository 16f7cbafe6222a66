//! Tokens in one line: the text, and where its groups and their elements lie in it.

use std::collections::BTreeSet;

/// Tokens in one line.
#[derive(Default)]
pub struct Flat {
    pub text: String,
    /// The names that they use of what may be imported.
    pub names: BTreeSet<String>,
    /// The items.
    pub items: Vec<Element>,
    /// Whether every token is of a kind of which it is known how it is laid out.
    pub is_known: bool,
}

/// What stands between delimiters.
pub struct Group {
    pub kind: Kind,
    /// Where its delimiters lie.
    pub open: usize,
    pub close: usize,
    pub elements: Vec<Element>,
}

/// What a group is of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Arguments, of a call or of a type, and the items of an array.
    List,
    /// The items of a tuple, or one value in parentheses.
    Tuple,
    /// The names of a `use`.
    Names,
    /// The fields of a value.
    FieldValues,
    /// The fields or variants of a type.
    Definitions,
    /// The arms of a `match`.
    Arms,
    /// Statements.
    Block,
    /// The items of an `impl`.
    Members,
}

/// An item, a statement, a field, an argument …, without what separates it from the next one.
#[derive(Default)]
pub struct Element {
    /// Its attributes and its documentation: lines.
    pub attributes: Vec<String>,
    pub start: usize,
    pub end: usize,
    /// Behind the `=>` of an arm.
    pub arrow: Option<usize>,
    /// The groups in it, but for those within others.
    pub groups: Vec<Group>,
    /// Where the `.` of its calls and fields lie, outside of groups.
    pub dots: Vec<usize>,
    /// The `for` of an `impl`.
    pub clause: Option<usize>,
    /// Whether it may be broken elsewhere too, such as at an operator.
    pub is_unclear: bool,
}

impl Flat {
    pub fn text(&self, start: usize, end: usize) -> &str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// Items in one line each, but for the attributes within.
    pub fn unbroken(&self, items: &[Element]) -> String {
        let start = items.first().map_or(0, |first| first.start);
        let end = items.last().map_or(0, |last| last.end);
        let mut out = String::with_capacity(end - start);
        let at = self.with_attributes(items, start, &mut out);
        out.push_str(self.text(at, end));
        out
    }

    /// Writes all from `at` to the last attribute; where that stands.
    fn with_attributes(&self, elements: &[Element], mut at: usize, out: &mut String) -> usize {
        for element in elements {
            if !element.attributes.is_empty() {
                out.push_str(self.text(at, element.start));
                out.extend(element.attributes.iter().flat_map(|attribute| ["\n", attribute]));
                out.push('\n');
                at = element.start;
            }
            for group in &element.groups {
                at = self.with_attributes(&group.elements, at, out);
            }
        }
        at
    }
}
