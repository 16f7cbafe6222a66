//! Diagnostics as people read them: with the lines of the text that they are about.
//!
//! The renderer is rustc's. It is given one line a place, already cut to a width that fits and free of what a
//! terminal would obey, so that a report costs the same for a text of a page and of 13 MB in one line.

mod annotation;
mod inert;
mod json;
mod position;
mod short;
mod window;

use crate::diagnostic::{Diagnostic, Severity};
use crate::pointer::{FileId, Location, Pointer};
use crate::source::Source;
use crate::source::span::{Place, locate_all};
use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};
use inert::inert;
use position::{Position, positions};
use std::ops::Range;
use window::Window;

/// How many diagnostics are kept. No program reads more, and a hostile description may have millions.
const MOST: usize = 100_000;

/// How many of them are rendered for people, who read no more.
const MOST_RENDERED: usize = 1000;

/// What is said about a description, in the order of its text.
#[derive(Debug, Default)]
pub struct Report {
    items: Vec<Item>,
    errors: usize,
    warnings: usize,
}

/// A diagnostic with what is shown of the text.
#[derive(Debug)]
struct Item {
    diagnostic: Diagnostic,
    at: Option<Spot>,
    related: Option<Spot>,
}

/// A place in a file, and its line.
#[derive(Debug)]
struct Spot {
    file: String,
    position: Position,
    /// Where it ends: behind its last character.
    end: Position,
    window: Window,
}

impl Report {
    /// The report of `diagnostics` about `sources`, whose order is that of the file ids.
    ///
    /// The texts are read once more, and only if there is something to show.
    pub fn new(diagnostics: Vec<Diagnostic>, sources: &[&Source]) -> Self {
        let errors = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count();
        let warnings = diagnostics.len() - errors;
        if diagnostics.is_empty() {
            return Self::default();
        }
        let diagnostics = most_important(diagnostics);
        let mut spots: Vec<(Option<Spot>, Option<Spot>)> = diagnostics.iter().map(|_| (None, None)).collect();
        for (index, source) in sources.iter().enumerate() {
            find(source, index, &diagnostics, &mut spots);
        }
        let items = diagnostics.into_iter().zip(spots);
        let mut items: Vec<Item> = items.map(|(diagnostic, (at, related))| Item { diagnostic, at, related }).collect();
        items.sort_by_key(|item| (item.diagnostic.at.file, item.at.as_ref().map(|spot| spot.position.offset)));
        Self { items, errors, warnings }
    }

    /// How many errors there are.
    pub fn errors(&self) -> usize {
        self.errors
    }

    /// How many diagnostics are not errors.
    pub fn warnings(&self) -> usize {
        self.warnings
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Takes out what is about `file`, in the order of the report.
    pub fn take(&mut self, file: FileId) -> Vec<Diagnostic> {
        let (taken, rest) =
            std::mem::take(&mut self.items).into_iter().partition(|item| item.diagnostic.at.file == file);
        self.items = rest;
        let taken: Vec<Diagnostic> = Vec::from_iter(taken).into_iter().map(|item: Item| item.diagnostic).collect();
        let errors = taken.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count();
        self.errors -= errors;
        self.warnings -= taken.len() - errors;
        taken
    }

    /// What the report is about, in its order.
    pub fn diagnostics(&self) -> impl Iterator<Item = &Diagnostic> {
        self.items.iter().map(|item| &item.diagnostic)
    }

    /// The report as text, with or without the colours of a terminal. It ends with a line break, unless it is empty.
    pub fn render(&self, color: bool) -> String {
        let mut items: Vec<(usize, &Item)> = self.items.iter().enumerate().collect();
        if items.len() > MOST_RENDERED {
            items.sort_by_key(|(_, item)| item.diagnostic.severity);
            items.truncate(MOST_RENDERED);
            items.sort_by_key(|(index, _)| *index);
        }
        let more = self.errors + self.warnings - items.len();
        self.render_items(items.into_iter().map(|(_, item)| (item, 0)), more, color)
    }

    /// The text of `items`, each with the number of those like it that are not shown, and of how many `more` there are.
    fn render_items<'a>(&self, items: impl Iterator<Item = (&'a Item, usize)>, more: usize, color: bool) -> String {
        let renderer = if color { Renderer::styled() } else { Renderer::plain() };
        let mut text = String::new();
        for (item, hidden) in items {
            let rendered = renderer.render(&[item.group(hidden)]);
            for line in rendered.lines().filter(|line| !is_bare_mark(line)) {
                text.push_str(line);
                text.push('\n');
            }
            text.push('\n');
        }
        if more > 0 {
            text.push_str(&format!("… and {more} more messages of this kind\n\n"));
        }
        text.truncate(text.trim_end().len());
        if !text.is_empty() {
            text.push('\n');
        }
        text
    }
}

impl Item {
    fn group(&self, hidden: usize) -> Group<'_> {
        let Diagnostic { severity, code, at, on_key: _, span: _, message, related, help } = &self.diagnostic;
        let level = if *severity == Severity::Error { Level::ERROR } else { Level::WARNING };
        let mut elements: Vec<Element<'_>> = Vec::new();
        let label = related.as_ref().map(|(_, label)| inert(label));
        match (&self.at, &self.related) {
            (Some(spot), Some(related)) if spot.is_near(related) => elements.extend(spot.beside(related, label)),
            (Some(spot), related) => {
                elements.extend(spot.alone(AnnotationKind::Primary, None));
                elements.extend(related.iter().flat_map(|spot| spot.alone(AnnotationKind::Context, label.clone())));
            }
            (None, _) => {}
        }
        if at.pointer != Pointer::root() {
            elements.push(Level::NOTE.message(format!("at {}", inert(at.pointer.as_str()))).into());
        }
        elements.extend(help.as_ref().map(|help| Level::HELP.message(inert(help)).into()));
        if hidden > 0 {
            elements.push(Level::NOTE.message(format!("{hidden} more like this are not shown")).into());
        }
        level.primary_title(inert(message)).id(code.name()).elements(elements)
    }
}

impl Spot {
    /// Whether both places fit into one piece of text.
    fn is_near(&self, other: &Self) -> bool {
        self.file == other.file && self.position.line.abs_diff(other.position.line) <= 1000
    }

    fn origin(&self) -> Element<'_> {
        Origin::path(inert(&self.file)).line(self.position.line).char_column(self.position.column).into()
    }

    /// This place by itself.
    fn alone(&self, kind: AnnotationKind, label: Option<String>) -> Vec<Element<'_>> {
        if self.window.text.is_empty() {
            return vec![self.origin()];
        }
        let snippet = Snippet::source(self.window.text.as_str()).line_start(self.position.line);
        let snippet = snippet.annotation(kind.span(self.window.span.clone()).label(label));
        vec![self.origin(), snippet.into()]
    }

    /// This place and a related one in one piece of text.
    fn beside<'a>(&'a self, related: &'a Self, label: Option<String>) -> Vec<Element<'a>> {
        let (first, last) =
            if self.position.offset <= related.position.offset { (self, related) } else { (related, self) };
        let mut text = first.window.text.clone();
        let mut shift = 0;
        if first.position.line < last.position.line {
            // The lines between are folded away.
            text.extend(std::iter::repeat_n('\n', last.position.line - first.position.line));
            shift = text.len();
            text.push_str(&last.window.text);
        } else if last.window.text != first.window.text {
            // Two windows of one long line.
            return self
                .alone(AnnotationKind::Primary, None)
                .into_iter()
                .chain(related.alone(AnnotationKind::Context, label))
                .collect();
        }
        let span = |spot: &Self| {
            let shift = if std::ptr::eq(spot, last) { shift } else { 0 };
            spot.window.span.start + shift..spot.window.span.end + shift
        };
        let snippet = Snippet::source(text)
            .line_start(first.position.line)
            .annotation(AnnotationKind::Primary.span(span(self)))
            .annotation(AnnotationKind::Context.span(span(related)).label(label));
        vec![self.origin(), snippet.into()]
    }
}

/// Whether a line is only the mark that the renderer puts before text without a path. The path stands above already,
/// as an origin of its own: of a line that is cut, the renderer would count the columns wrong.
fn is_bare_mark(line: &str) -> bool {
    let mut in_escape = false;
    let shown = line.chars().filter(|character| {
        let hidden = in_escape || *character == '\u{1b}';
        in_escape = hidden && *character != 'm';
        !hidden && *character != ' '
    });
    shown.eq(":::".chars())
}

/// At most [`MOST`] diagnostics, errors first.
fn most_important(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    if diagnostics.len() > MOST {
        diagnostics.sort_by_key(|diagnostic| diagnostic.severity);
        diagnostics.truncate(MOST);
    }
    diagnostics
}

/// Finds the places of all diagnostics in one file, in two passes over its text.
fn find(source: &Source, index: usize, diagnostics: &[Diagnostic], spots: &mut [(Option<Spot>, Option<Spot>)]) {
    let here = |at: &Location| at.file.0 as usize == index;
    let mut asked = Vec::new();
    for (item, diagnostic) in diagnostics.iter().enumerate() {
        if here(&diagnostic.at) {
            asked.push((item, false, &diagnostic.at.pointer));
        }
        if let Some((at, _)) = &diagnostic.related
            && here(at)
        {
            asked.push((item, true, &at.pointer));
        }
    }
    let pointers: Vec<&Pointer> = asked.iter().map(|(_, _, pointer)| *pointer).collect();
    let places = if pointers.is_empty() { Vec::new() } else { locate_all(source, &pointers) };
    let spans: Vec<Range<usize>> = asked
        .iter()
        .zip(places)
        .map(|((item, related, _), place)| match &diagnostics[*item].span {
            Some(span) if !related => span.clone(),
            _ => bytes(place, diagnostics[*item].on_key),
        })
        .collect();
    let ends: Vec<Range<usize>> = spans.iter().map(|span| span.end..span.end).collect();
    let ends = positions(source.text(), &ends);
    let starts = positions(source.text(), &spans);
    for (((item, related, _), span), (position, end)) in asked.iter().zip(&spans).zip(starts.into_iter().zip(ends)) {
        let window = Window::of(source.text(), span.clone(), &position);
        let spot = Some(Spot { file: source.file().to_owned(), position, end, window });
        if *related { spots[*item].1 = spot } else { spots[*item].0 = spot }
    }
}

/// What of a node is marked: its key if that is asked for, or if there is no value to be seen.
fn bytes(place: Place, on_key: bool) -> Range<usize> {
    let Place { key, value, second_key: _ } = place;
    match key {
        Some(key) if on_key || value.is_empty() => key,
        _ => value,
    }
}
