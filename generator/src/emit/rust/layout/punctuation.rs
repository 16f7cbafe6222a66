//! Writes what is neither a word nor a group.

use proc_macro2::{Punct, Spacing, TokenTree};

use super::flat::{Flat, Kind};
use super::flatten::{Rest, is_before};
use super::level::{Around, Last, Level};

/// The operators of more than one mark, those that are everywhere first.
const OPERATORS: &[&str] = &[
    "::", "->", "=>", "!=", "%=", "&&", "&=", "*=", "+=", "-=", "..", "...", "..=", "/=", "<<", "<<=", "<=", "==",
    ">=", ">>", ">>=", "^=", "|=", "||",
];

/// Nothing that a value is assigned to is broken, if it is no wider than this.
const NARROW: usize = 60;

impl Flat {
    pub fn punctuation(&mut self, mark: &Punct, rest: &mut Rest, level: &mut Level) {
        let is_alone = mark.spacing() == Spacing::Alone;
        match mark.as_char() {
            ',' if level.is_in_closure => self.tight(",", Last::Spaced, level),
            ',' => {
                self.is_known &= !matches!(level.kind, Kind::Block | Kind::Members);
                level.end(self.text.len());
                self.text.push(',');
            }
            ';' if matches!(level.kind, Kind::Block | Kind::Members) => {
                self.text.push(';');
                level.end(self.text.len());
            }
            // Before the length of an array.
            ';' => self.tight(";", Last::Spaced, level),
            '?' if level.is_behind_operand() => self.text.push('?'),
            '\'' => {
                let name = rest.next().map(|name| name.to_string()).unwrap_or_default();
                self.word(level, format_args!("'{name}"));
                level.last = Last::Spaced;
            }
            '<' if level.last != Last::Operand && !is_before_equals(mark, rest) => self.open_angle(level),
            '>' if level.around.is_some() => self.close_angle(level),
            '|' if level.is_in_closure => {
                self.tight("|", Last::Spaced, level);
                level.is_in_closure = false;
                level.has_closure = true;
            }
            '|' if is_alone && !level.is_behind_operand() => {
                self.word(level, format_args!("|"));
                level.last = Last::Tight;
                level.is_in_closure = true;
                level.element.is_unclear = true;
            }
            '!' if is_alone && level.is_behind_operand() => {
                self.text.push('!');
                level.element.is_unclear = true;
            }
            prefix @ ('&' | '*' | '-' | '!') if !level.is_behind_operand() => {
                self.word(level, format_args!("{prefix}"));
                level.last = Last::Tight;
            }
            _ => self.operator(mark, rest, level),
        }
    }

    fn tight(&mut self, text: &str, last: Last, level: &mut Level) {
        self.text.push_str(text);
        level.last = last;
    }

    /// `<`, behind what it holds the arguments of; or before the type whose item a path names.
    fn open_angle(&mut self, level: &mut Level) {
        let is_value = level.is_behind_operand();
        // What a function is generic over is broken after its arguments.
        let is_of_function = is_value && level.body.is_some_and(|body| body.kind == Kind::Block);
        level.element.is_unclear |= is_of_function && level.element.groups.is_empty();
        self.is_known &= !self.text.ends_with("use");
        let is_of_arguments = is_value || self.text.ends_with("impl") || self.text.ends_with("::");
        self.suffix(level, is_of_arguments, "<");
        let open = self.opened();
        let around = std::mem::replace(level, Level::new(Kind::List));
        level.around = Some(Around { open, is_of_arguments, level: Box::new(around) });
    }

    fn close_angle(&mut self, level: &mut Level) {
        let elements = level.finish(self.text.len());
        let Some(Around { open, is_of_arguments, level: around }) = level.around.take() else { return };
        *level = *around;
        if is_of_arguments {
            return self.close(Kind::List, open, elements, '>', level);
        }
        // It is broken within the type, if at all.
        level.element.is_unclear |= elements.iter().any(|element| element.is_unclear);
        level.element.groups.extend(elements.into_iter().flat_map(|element| element.groups));
        self.tight(">", Last::Operand, level);
    }

    /// An operator of up to three marks.
    fn operator(&mut self, mark: &Punct, rest: &mut Rest, level: &mut Level) {
        let mut operator = String::from(mark.as_char());
        let mut spacing = mark.spacing();
        while let (Spacing::Joint, Some(TokenTree::Punct(next))) = (spacing, rest.as_slice().first()) {
            operator.push(next.as_char());
            if !OPERATORS.contains(&operator.as_str()) {
                operator.pop();
                break;
            }
            spacing = next.spacing();
            rest.next();
        }
        let is_value = level.is_behind_operand();
        match operator.as_str() {
            ":" => self.tight(":", Last::Spaced, level),
            "::" => {
                self.suffix(level, is_value, "::");
                level.last = Last::Tight;
            }
            "." => {
                self.is_known &= is_value;
                level.element.dots.push(self.text.len());
                self.suffix(level, is_value, ".");
                level.last = Last::Tight;
            }
            ".." | "..=" => {
                // What a value takes from another has no comma.
                self.is_known &= level.has_begun;
                level.element.is_unclear = true;
                self.suffix(level, is_value, &operator);
                level.last = Last::Tight;
            }
            "=>" => {
                self.tight(" =>", Last::Spaced, level);
                level.element.arrow = Some(self.text.len());
                level.body = None;
            }
            "=" | "->" => {
                let width = self.text.len() - level.element.start;
                level.element.is_unclear |= !level.element.dots.is_empty() && width > NARROW;
                level.element.dots.clear();
                self.write(format_args!(" {operator}"));
                level.last = Last::Spaced;
            }
            _ => {
                self.is_known &= matches!(operator.as_str(), "+" | "==" | "!=" | "|" | "&&" | "||");
                level.element.is_unclear = true;
                self.word(level, format_args!("{operator}"));
                level.last = Last::Spaced;
            }
        }
    }
}

/// Whether a mark is the first of `<=`.
fn is_before_equals(mark: &Punct, rest: &Rest) -> bool {
    mark.spacing() == Spacing::Joint && is_before(rest.as_slice(), '=')
}
