//! How far the elements of a group are written.

use super::flat::{Element, Kind};

/// What was written last, for the token that follows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Last {
    /// Nothing, or what a token follows without a space: `::`, `.`, `&`.
    Tight,
    /// What a space follows: an operator, a comma, a keyword.
    Spaced,
    /// The name of a type or of a new function: `<` opens its arguments.
    Type,
    /// Any other value, which may be called.
    Value,
}

/// The elements of a group, as far as they are written.
pub struct Level {
    pub kind: Kind,
    pub elements: Vec<Element>,
    /// The present element, and whether anything of it is written.
    pub element: Element,
    pub has_begun: bool,
    pub last: Last,
    /// Whether the arguments of a closure are written, or were.
    pub is_in_closure: bool,
    pub has_closure: bool,
    /// What the next braces hold, if a keyword told, and whether they end the element.
    pub body: Option<(Kind, bool)>,
    /// Where the `<` lies that opened it, and what is around it.
    pub around: Option<(usize, Box<Level>)>,
}

impl Level {
    pub fn new(kind: Kind, around: Option<(usize, Box<Self>)>) -> Self {
        Self {
            kind,
            elements: Vec::new(),
            element: Element::default(),
            has_begun: false,
            last: Last::Tight,
            is_in_closure: false,
            has_closure: false,
            body: None,
            around,
        }
    }

    /// Whether a value or a type was written last, which what follows may belong to.
    pub fn is_behind_value(&self) -> bool {
        matches!(self.last, Last::Type | Last::Value)
    }

    /// Ends the present element.
    pub fn end(&mut self, at: usize) {
        let element = std::mem::take(&mut self.element);
        let start = if self.has_begun { element.start } else { at };
        self.elements.push(Element { start, end: at, ..element });
        self.has_begun = false;
        self.has_closure = false;
        self.last = Last::Tight;
        self.body = None;
    }

    /// Its elements, where nothing follows.
    pub fn finish(&mut self, at: usize) -> Vec<Element> {
        if self.has_begun || !self.element.attributes.is_empty() {
            self.end(at);
        }
        std::mem::take(&mut self.elements)
    }
}
