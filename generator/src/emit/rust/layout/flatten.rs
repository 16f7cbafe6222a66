//! Writes tokens in one line.

use proc_macro2::{Delimiter, Ident, Spacing, TokenStream, TokenTree};
use std::fmt::{Arguments, Write};

use super::attribute::documentation;
use super::flat::{Element, Flat, Kind};
use super::level::{Body, Last, Level};

/// Writes items in one line.
pub fn flatten(tokens: TokenStream) -> Flat {
    let mut flat = Flat { is_known: true, ..Flat::default() };
    flat.items = flat.elements(tokens, Kind::Members);
    flat
}

/// The tokens of a group that are not written yet.
pub type Rest = std::vec::IntoIter<TokenTree>;

impl Flat {
    /// Writes the elements of a group.
    pub fn elements(&mut self, tokens: TokenStream, kind: Kind) -> Vec<Element> {
        let mut level = Level::new(kind);
        let mut rest = tokens.into_iter().collect::<Vec<_>>().into_iter();
        while let Some(token) = rest.next() {
            match token {
                TokenTree::Punct(mark) if mark.as_char() == '#' && !level.has_begun => {
                    self.attribute(&mut rest, &mut level);
                }
                TokenTree::Punct(mark) => self.punctuation(&mark, &mut rest, &mut level),
                TokenTree::Ident(name) => self.name(&name, rest.as_slice(), &mut level),
                TokenTree::Literal(literal) => {
                    self.word(&mut level, format_args!("{literal}"));
                    level.last = Last::Operand;
                }
                TokenTree::Group(group) => {
                    // Who alone holds the tokens takes them, and copies none.
                    let (delimiter, content) = (group.delimiter(), group.stream());
                    drop(group);
                    self.delimited(delimiter, content, rest.as_slice(), &mut level);
                }
            }
        }
        self.is_known &= level.around.is_none();
        let is_comma_last = !level.has_begun && !level.elements.is_empty() && self.text.ends_with(',');
        // The comma of a tuple of one tells it from a value in parentheses.
        let may_end_in_comma = match kind {
            Kind::Tuple => level.elements.len() == 1,
            _ => !matches!(kind, Kind::List | Kind::Names | Kind::FieldValues),
        };
        if is_comma_last && !may_end_in_comma {
            self.text.pop();
        }
        level.finish(self.text.len())
    }

    /// Writes what begins a value, behind a space where one belongs there.
    pub fn word(&mut self, level: &mut Level, word: Arguments<'_>) {
        let is_spaced = match level.kind {
            _ if level.has_begun => level.last != Last::Tight,
            Kind::List | Kind::Tuple | Kind::Names => !level.elements.is_empty(),
            Kind::FieldValues => true,
            Kind::Definitions | Kind::Arms | Kind::Block | Kind::Members => false,
        };
        if is_spaced {
            self.text.push(' ');
        }
        if !level.has_begun {
            level.has_begun = true;
            level.element.start = self.text.len();
        }
        self.write(word);
    }

    /// Writes what may begin a value, and belongs to the one before it where there `is_one`.
    pub fn suffix(&mut self, level: &mut Level, is_one: bool, text: &str) {
        if is_one {
            self.text.push_str(text);
        } else {
            self.word(level, format_args!("{text}"));
        }
    }

    pub fn write(&mut self, what: Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = self.text.write_fmt(what);
    }

    fn attribute(&mut self, rest: &mut Rest, level: &mut Level) {
        let mut next = rest.next();
        let is_inner = matches!(&next, Some(TokenTree::Punct(mark)) if mark.as_char() == '!');
        if is_inner {
            next = rest.next();
        }
        let content = match next {
            Some(TokenTree::Group(group)) => group.stream(),
            _ => TokenStream::new(),
        };
        // Of what is written in one line, no part has attributes.
        self.is_known &= !matches!(level.kind, Kind::List | Kind::Tuple | Kind::Names);
        let (comment, mark) = if is_inner { ("//!", "#!") } else { ("///", "#") };
        match documentation(content) {
            Ok(text) => {
                let lines = text.split('\n').map(|line| format!("{comment}{}", line.trim_end_matches(' ')));
                level.element.attributes.extend(lines);
            }
            Err(content) => {
                let start = self.text.len();
                self.elements(content, Kind::List);
                level.element.attributes.push(format!("{mark}[{}]", self.text(start, self.text.len())));
                self.text.truncate(start);
            }
        }
    }

    fn name(&mut self, name: &Ident, rest: &[TokenTree], level: &mut Level) {
        let is_new = level.last == Last::Spaced && self.text.ends_with("fn");
        let is_member = is_new || (level.last == Last::Tight && self.text.ends_with(['.', ':']));
        let is_first = !level.has_begun;
        self.word(level, format_args!(""));
        let start = self.text.len();
        self.write(format_args!("{name}"));
        let text = self.text.get(start..).unwrap_or_default();
        let (kind, ends_element) = match text {
            "struct" | "enum" => (Some(Kind::Definitions), true),
            "impl" | "mod" if is_first => (Some(Kind::Members), true),
            "fn" => (Some(Kind::Block), true),
            "match" => (Some(Kind::Arms), is_first),
            "use" => (Some(Kind::Names), false),
            "if" | "else" | "for" | "while" | "loop" => (Some(Kind::Block), is_first),
            _ => (None, false),
        };
        level.body = level.body.or(kind.map(|kind| Body { kind, ends_element }));
        let is_clause =
            text == "for" && level.body.is_some_and(|body| body.kind == Kind::Members) && !is_before(rest, '<');
        if is_clause {
            level.element.clause = Some(start);
        }
        level.element.is_unclear |= matches!(text, "if" | "match" | "as") || text == "for" && !is_clause;
        self.is_known &= !matches!(text, "else" | "trait" | "unsafe" | "where" | "yield");
        let is_type = text.starts_with(|first: char| first.is_ascii_uppercase());
        level.last = match text {
            _ if is_type || is_new => Last::Generic,
            "as" | "async" | "const" | "dyn" | "else" | "enum" | "fn" | "for" | "if" | "impl" | "in" | "let"
            | "match" | "mod" | "move" | "mut" | "ref" | "return" | "static" | "struct" | "type" | "use" | "where"
            | "while" => Last::Spaced,
            _ => Last::Operand,
        };
        // The description may call a parameter `auth` or `header`: those of modules and functions count only where they
        // are used as such.
        let is_used = !is_member && (is_type || begins_path(rest) || is_called(rest));
        if is_used && !self.names.contains(text) {
            self.names.insert(text.to_owned());
        }
    }
}

/// Whether a mark comes next.
pub fn is_before(rest: &[TokenTree], mark: char) -> bool {
    matches!(rest.first(), Some(TokenTree::Punct(next)) if next.as_char() == mark)
}

fn begins_path(rest: &[TokenTree]) -> bool {
    matches!(rest.first(), Some(TokenTree::Punct(mark)) if mark.as_char() == ':' && mark.spacing() == Spacing::Joint)
}

fn is_called(rest: &[TokenTree]) -> bool {
    matches!(rest.first(), Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis)
}
