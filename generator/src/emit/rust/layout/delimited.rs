//! Writes groups.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use super::flat::{Element, Flat, Group, Kind};
use super::flatten::is_before;
use super::level::{Body, Last, Level};

impl Flat {
    pub fn delimited(&mut self, delimiter: Delimiter, content: TokenStream, rest: &[TokenTree], level: &mut Level) {
        let is_behind = |text: &str| level.last == Last::Operand && self.text.ends_with(text);
        match delimiter {
            _ if is_behind("!") => self.of_macro(delimiter, content),
            Delimiter::Parenthesis if is_behind("pub") => {
                let within = content.to_string();
                // `pub(in crate::emit)` is of more words than one.
                self.is_known &= !within.contains(' ');
                self.write(format_args!("({within})"));
            }
            Delimiter::Parenthesis => self.list(content, ("(", ')'), level),
            Delimiter::Bracket => self.list(content, ("[", ']'), level),
            Delimiter::Brace => self.braces(content, rest, level),
            Delimiter::None => {
                self.word(level, format_args!("{content}"));
                self.is_known = false;
            }
        }
    }

    /// What a macro takes, which is laid out by rules of its own.
    fn of_macro(&mut self, delimiter: Delimiter, content: TokenStream) {
        let (open, close) = match delimiter {
            Delimiter::Parenthesis => ("(", ")"),
            Delimiter::Bracket => ("[", "]"),
            Delimiter::Brace | Delimiter::None => (" {", "}"),
        };
        let mut tokens = content.clone().into_iter();
        let is_word = !matches!(tokens.next(), Some(TokenTree::Group(_))) && tokens.next().is_none();
        self.is_known &= is_word && delimiter != Delimiter::Brace;
        self.write(format_args!("{open}{content}{close}"));
        // For the names that it uses.
        let end = self.text.len();
        self.elements(content, Kind::List);
        self.text.truncate(end);
    }

    fn list(&mut self, content: TokenStream, (open, close): (&str, char), level: &mut Level) {
        let is_call = level.is_behind_operand();
        // The type of a function.
        self.is_known &= is_call || !self.text.ends_with("fn");
        self.suffix(level, is_call, open);
        let at = self.opened();
        let kind = if is_call || open == "[" { Kind::List } else { Kind::Tuple };
        let elements = self.elements(content, kind);
        self.close(kind, at, elements, close, level);
    }

    fn braces(&mut self, content: TokenStream, rest: &[TokenTree], level: &mut Level) {
        let is_behind_arrow = level.element.arrow == Some(self.text.len());
        let otherwise = if is_behind_arrow { Kind::Block } else { Kind::FieldValues };
        let otherwise = Body { kind: otherwise, ends_element: false };
        let Body { kind, ends_element } = level.body.take().unwrap_or(otherwise);
        self.is_known &= kind != Kind::FieldValues || self.is_value(level);
        self.word(level, format_args!("{{"));
        let at = self.opened();
        let elements = self.elements(content, kind);
        if kind == Kind::FieldValues && !elements.is_empty() {
            self.text.push(' ');
        }
        // The formatter takes the braces of a single expression away.
        self.is_known &= !(is_behind_arrow && elements.len() == 1 && !self.text.ends_with(';'));
        self.close(kind, at, elements, '}', level);
        // What is done with a value in braces goes on in a line of its own.
        self.is_known &= !is_before(rest, '.') && !is_before(rest, '?');
        if is_behind_arrow && level.kind == Kind::Arms {
            if !is_before(rest, ',') {
                level.end(self.text.len());
            }
        } else if ends_element && matches!(level.kind, Kind::Block | Kind::Members) {
            self.is_known &= !is_before(rest, ';');
            level.end(self.text.len());
        }
    }

    /// Where the delimiter stands that was just written.
    pub fn opened(&self) -> usize {
        self.text.len().saturating_sub(1)
    }

    /// Ends a group that was opened at `open`.
    pub fn close(&mut self, kind: Kind, open: usize, elements: Vec<Element>, delimiter: char, level: &mut Level) {
        level.element.groups.push(Group { kind, open, close: self.text.len(), elements });
        self.text.push(delimiter);
        level.last = Last::Operand;
    }

    /// Whether braces hold the fields of a value: not those of a variant or of a pattern, nor what a closure does.
    fn is_value(&self, level: &Level) -> bool {
        let is_pattern = match level.kind {
            Kind::Definitions => true,
            Kind::Arms => level.element.arrow.is_none(),
            _ => {
                let before = self.text.get(level.element.start..).unwrap_or_default();
                before.starts_with("let ") && !before.contains(" = ")
            }
        };
        level.is_behind_operand() && !is_pattern && !level.has_closure
    }
}
