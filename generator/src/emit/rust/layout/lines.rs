//! The lines that one line is laid out in.

use super::flat::{Element, Flat, Group, Kind};

/// The formatter breaks what is longer than so many columns.
pub const COLUMNS: usize = 89;

/// The formatter breaks a value of named fields that is wider than this.
const VALUE: usize = 35;

/// How far what stands between braces is indented.
const INDENT: usize = 4;

/// The formatter leaves each line so many columns, however far it is indented.
const LEAST: usize = 60;

/// As far as anything is indented of which it is certain how it is laid out.
const BLANK: &str = "                                ";

/// Lays out items as the formatter does.
pub struct Lines<'a> {
    flat: &'a Flat,
    out: String,
    /// Where the present line begins.
    line: usize,
    is_certain: bool,
}

/// A part of an element.
#[derive(Clone, Copy)]
struct Part<'a> {
    start: usize,
    end: usize,
    groups: &'a [Group],
    dots: &'a [usize],
    clause: Option<usize>,
    is_unclear: bool,
    /// Whether a statement begins with it.
    begins_line: bool,
    /// How many columns follow it.
    trailing: usize,
}

impl<'a> Lines<'a> {
    /// The lines of `flat`; what is not certain goes through `formatter`.
    pub fn of(flat: &'a Flat, formatter: impl Fn(&str) -> String) -> String {
        let out = String::with_capacity(flat.text.len() + flat.text.len() / 4);
        let mut lines = Self { flat, out, line: 0, is_certain: true };
        if !flat.is_known {
            return formatter(&flat.unbroken(&flat.items));
        }
        for item in &flat.items {
            let start = lines.line;
            lines.is_certain = true;
            lines.attributes(item, 0);
            lines.part(Part::of(item, 0), 0);
            if !lines.is_certain {
                lines.out.truncate(start);
                lines.out.push_str(&formatter(&flat.unbroken(std::slice::from_ref(item))));
            }
            lines.newline(0);
        }
        lines.out.truncate(lines.out.trim_end().len());
        lines.out
    }

    fn attributes(&mut self, element: &Element, indent: usize) {
        for attribute in &element.attributes {
            self.out.push_str(attribute);
            self.is_certain &= self.column() <= COLUMNS || attribute.starts_with("//");
            self.newline(indent);
        }
    }

    fn part(&mut self, part: Part<'_>, indent: usize) {
        let fits = self.fits(part);
        match (part.dots, part.clause) {
            ([first, ..], _) if !fits => self.chain(part, *first, indent),
            (_, Some(clause)) if !fits => self.clauses(part, clause, indent),
            _ => self.groups(part, fits, indent),
        }
    }

    /// Calls on the value of calls, each in a line of its own; the first beside a value of so short a name that it ends
    /// before the others begin.
    fn chain(&mut self, part: Part<'_>, first: usize, indent: usize) {
        let receiver = self.text(part.start, first);
        let is_name = receiver.chars().all(|char| char.is_alphanumeric() || matches!(char, '_' | '#'));
        let is_beside = part.begins_line && is_name && receiver.len() <= INDENT;
        let dots = if is_beside { part.dots.get(1..).unwrap_or_default() } else { part.dots };
        let Some(until) = dots.first() else {
            return self.groups(Part { dots: &[], ..part }, false, indent);
        };
        let (head, mut rest) = part.split(*until);
        // How far its arguments would be indented, it alone knows.
        self.part(Part { is_unclear: true, ..head }, indent);
        for dot in dots.iter().skip(1) {
            let (call, others) = rest.split(*dot);
            self.newline(indent + INDENT);
            self.part(call, indent + INDENT);
            rest = others;
        }
        self.newline(indent + INDENT);
        self.part(Part { dots: &[], ..rest }, indent + INDENT);
    }

    /// The head of an `impl`, what it is for in a line of its own. Whether the types in it are broken, and what is done where
    /// nothing follows, the formatter knows.
    fn clauses(&mut self, part: Part<'_>, clause: usize, indent: usize) {
        self.is_certain &= part.groups.last().is_some_and(|group| self.is_broken(group));
        let (head, rest) = part.split(clause);
        let head = Part { end: clause - 1, is_unclear: true, ..head };
        let fits = self.fits(head);
        self.groups(head, fits, indent);
        self.newline(indent);
        let fits = self.fits(Part { is_unclear: rest.groups.len() > 1, ..rest });
        self.groups(rest, fits, indent);
    }

    /// A part that is broken within its groups only.
    fn groups(&mut self, part: Part<'_>, mut fits: bool, indent: usize) {
        let Part { start: mut at, end, mut groups, .. } = part;
        while let [group, others @ ..] = groups {
            let is_broken = self.is_broken(group);
            if !fits && group.kind == Kind::Names {
                self.push(at, group.open + 1);
                self.names(group, indent + INDENT);
                self.newline(indent);
                at = group.close;
                fits = true;
            } else if is_broken || (!fits && self.breaks_by_element(group)) {
                self.push(at, group.open + 1);
                self.elements(group, indent + INDENT);
                self.newline(indent);
                at = group.close;
                fits = self.fits(Part { start: at, groups: others, ..part });
            } else {
                self.is_certain &= !self.holds_broken(group);
            }
            groups = others;
        }
        self.push(at, end);
    }

    /// Whether what is left of a line fits into it. Where it does not, it has to be told how it is broken.
    fn fits(&mut self, part: Part<'_>) -> bool {
        let broken = part.groups.iter().find(|group| self.is_broken(group));
        let end = broken.map_or(part.end + part.trailing, |group| group.open + 1);
        let fits = self.column() + (end - part.start) <= COLUMNS;
        self.is_certain &= fits || !part.is_unclear;
        fits
    }

    /// The names of a `use`, as many in a line as fit.
    fn names(&mut self, group: &Group, indent: usize) {
        for (index, name) in group.elements.iter().enumerate() {
            self.is_certain &= name.groups.is_empty();
            // The formatter decides on the comma behind the last one when it is broken.
            let comma = usize::from(index + 1 < group.elements.len());
            let width = 1 + name.end - name.start + comma;
            if index == 0 || self.column() + width > COLUMNS {
                self.newline(indent);
            } else {
                self.out.push(' ');
            }
            self.push(name.start, name.end);
            self.out.push(',');
        }
    }

    fn elements(&mut self, group: &Group, indent: usize) {
        for (index, element) in group.elements.iter().enumerate() {
            let before = index.checked_sub(1).and_then(|index| group.elements.get(index));
            if group.kind == Kind::Members && before.is_some_and(|before| self.stands_apart(before, element)) {
                self.out.push('\n');
            }
            self.newline(indent);
            self.attributes(element, indent);
            let is_last = index + 1 == group.elements.len();
            match (group.kind, element.arrow) {
                (Kind::Arms, Some(arrow)) => self.arm(element, arrow, indent),
                (Kind::Definitions, _) => self.separated(element, indent, 1),
                // The formatter decides on the comma behind the last one when it is broken.
                (Kind::FieldValues | Kind::List | Kind::Tuple, _) => {
                    self.separated(element, indent, usize::from(!is_last))
                }
                (kind, _) => {
                    let begins_line = kind == Kind::Block;
                    self.part(Part { begins_line, ..Part::of(element, 0) }, indent);
                }
            }
        }
    }

    fn separated(&mut self, element: &Element, indent: usize, trailing: usize) {
        self.part(Part::of(element, trailing), indent);
        self.out.push(',');
    }

    /// An arm of a `match`: in braces, where it does not fit into a line.
    fn arm(&mut self, element: &Element, arrow: usize, indent: usize) {
        let skipped = element.groups.iter().take_while(|group| group.open < arrow).count();
        let groups = element.groups.get(skipped..).unwrap_or_default();
        if groups.iter().any(|group| group.kind == Kind::Block) {
            return self.part(Part::of(element, 0), indent);
        }
        self.is_certain &= !groups.iter().any(|group| self.is_broken(group) || self.holds_broken(group));
        let dots = element.dots.iter().take_while(|dot| **dot < arrow).count();
        let dots = element.dots.get(dots..).unwrap_or_default();
        let part = Part { start: arrow + 1, groups, dots, begins_line: true, ..Part::of(element, 0) };
        if self.column() + (element.end - element.start) <= COLUMNS {
            self.push(element.start, element.end);
            self.out.push(',');
            return;
        }
        self.push(element.start, arrow);
        self.out.push_str(" {");
        self.is_certain &= self.column() <= COLUMNS && !is_statement(self.text(part.start, part.end));
        self.newline(indent + INDENT);
        self.part(part, indent + INDENT);
        self.newline(indent);
        self.out.push('}');
    }

    /// Whether a group is always in lines of its own.
    fn is_broken(&self, group: &Group) -> bool {
        match group.kind {
            _ if group.elements.is_empty() => false,
            Kind::List | Kind::Tuple | Kind::Names => false,
            Kind::Definitions | Kind::Arms | Kind::Block | Kind::Members => true,
            Kind::FieldValues if self.is_request(group) => false,
            Kind::FieldValues => self.width(group) > VALUE || self.holds_broken(group),
        }
    }

    fn holds_broken(&self, group: &Group) -> bool {
        let mut groups = group.elements.iter().flat_map(|element| &element.groups);
        groups.any(|group| self.is_broken(group) || self.holds_broken(group))
    }

    /// `{ request }`, which people leave in its line.
    fn is_request(&self, group: &Group) -> bool {
        matches!(group.elements.as_slice(), [only] if self.text(only.start, only.end) == "request")
    }

    /// How wide a value of named fields is, with its type.
    fn width(&self, group: &Group) -> usize {
        let is_part = |char: char| char.is_alphanumeric() || matches!(char, '_' | ':');
        let before = self.text(0, group.open).trim_end();
        group.close + 1 - before.trim_end_matches(is_part).len()
    }

    /// Whether the formatter breaks a group that does not fit into an element a line. It never breaks the type of a slice;
    /// what holds nothing but numbers, or one value that has braces of its own, it breaks in ways that are not told here.
    fn breaks_by_element(&mut self, group: &Group) -> bool {
        let mut elements = group.elements.iter().map(|element| self.text(element.start, element.end));
        let is_simple = |text: &str| text.starts_with(|first: char| first.is_ascii_digit() || "-'".contains(first));
        let is_told = match (group.kind, self.text(group.open, group.open + 1), elements.len()) {
            (Kind::List | Kind::Tuple, _, 0) => return false,
            (Kind::List, "[", _) if self.text(group.close + 1, group.close + 4) == " = " => return false,
            (Kind::List, "[", 1) | (Kind::Tuple, _, 1) => false,
            (Kind::List, "[", _) => !elements.all(|element| is_simple(element) || matches!(element, "true" | "false")),
            (Kind::List, "(", 1) => {
                !elements.any(|element| element.starts_with(['[', '(', '|']) || element.ends_with('}'))
            }
            (Kind::List | Kind::Tuple, ..) => true,
            _ => return false,
        };
        self.is_certain &= is_told;
        is_told
    }

    /// Whether people leave a line empty between two members of an `impl`.
    fn stands_apart(&self, before: &Element, next: &Element) -> bool {
        let (before, member) = (self.text(before.start, before.end), self.text(next.start, next.end));
        let ends = before.ends_with('}') || ["type ", "const "].iter().any(|start| before.starts_with(start));
        ends && (begins_function(member) || !next.attributes.is_empty())
    }

    fn column(&self) -> usize {
        self.out.len() - self.line
    }

    fn text(&self, start: usize, end: usize) -> &'a str {
        self.flat.text(start, end)
    }

    fn push(&mut self, start: usize, end: usize) {
        let text = self.text(start, end);
        self.out.push_str(text);
    }

    fn newline(&mut self, indent: usize) {
        self.is_certain &= indent + LEAST <= COLUMNS;
        self.out.push('\n');
        self.line = self.out.len();
        self.out.push_str(BLANK.get(..indent).unwrap_or(BLANK));
    }
}

/// Whether a function begins with `text`.
pub fn begins_function(text: &str) -> bool {
    ["fn ", "pub fn ", "pub(crate) fn "].iter().any(|start| text.starts_with(start))
}

/// Whether the formatter ends an expression with a semicolon, as what it gives is not wanted.
fn is_statement(text: &str) -> bool {
    text.starts_with("return") || text.contains(" = ")
}

impl<'a> Part<'a> {
    fn of(element: &'a Element, trailing: usize) -> Self {
        let Element { start, end, groups, dots, clause, is_unclear, .. } = element;
        let (start, end, clause, is_unclear) = (*start, *end, *clause, *is_unclear);
        Self { start, end, groups, dots, clause, is_unclear, begins_line: false, trailing }
    }

    /// What stands before `at`, and what stands behind it. The first has no more dots at which it may be broken.
    fn split(self, at: usize) -> (Self, Self) {
        let (before, behind) = self.groups.split_at(self.groups.iter().take_while(|group| group.open < at).count());
        let head = Part { end: at, groups: before, dots: &[], clause: None, trailing: 0, ..self };
        (head, Part { start: at, groups: behind, clause: None, begins_line: false, ..self })
    }
}
