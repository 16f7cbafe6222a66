//! How far the elements of a group are written.

use super::flat::{Element, Kind};

/// What was written last, for the token that follows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Last {
    /// Nothing, or what a token follows without a space: `::`, `.`, `&`.
    Tight,
    /// What a space follows: an operator, a comma, a keyword.
    Spaced,
    /// The name of a type or of a new function: `<` opens what it is generic over.
    Generic,
    /// Any other operand, which may be called.
    Operand,
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
    /// What the next braces hold, if a keyword told.
    pub body: Option<Body>,
    /// The `<` that opened it.
    pub around: Option<Around>,
}

/// What braces hold.
#[derive(Clone, Copy)]
pub struct Body {
    pub kind: Kind,
    /// Whether they end the element.
    pub ends_element: bool,
}

/// A `<`, and the level in which it stands.
pub struct Around {
    pub open: usize,
    /// Whether arguments follow, and not the type whose item a path names.
    pub is_of_arguments: bool,
    pub level: Box<Level>,
}

impl Level {
    pub fn new(kind: Kind) -> Self {
        Self {
            kind,
            elements: Vec::new(),
            element: Element::default(),
            has_begun: false,
            last: Last::Tight,
            is_in_closure: false,
            has_closure: false,
            body: None,
            around: None,
        }
    }

    /// Whether what follows may belong to what was written last.
    pub fn is_behind_operand(&self) -> bool {
        matches!(self.last, Last::Generic | Last::Operand)
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
