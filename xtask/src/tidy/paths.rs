//! The paths that a source names.

use super::lexer::{Token, tokens};

/// A path such as `crate::emit::rust`, and its line.
#[derive(Debug, PartialEq, Eq)]
pub struct Path {
    pub line: usize,
    pub segments: Vec<String>,
}

/// The paths of a source: of more than one segment, and those of a `use`. A group is taken apart. What is compiled
/// only for tests, and what is quoted as code of another crate, does not count.
pub fn paths(text: &str) -> Vec<Path> {
    let tokens = tokens(text);
    let mut reader = Reader { tokens: &tokens, at: 0, found: Vec::new() };
    while reader.at < tokens.len() {
        reader.step();
    }
    reader.found
}

struct Reader<'a> {
    tokens: &'a [(usize, Token<'a>)],
    at: usize,
    found: Vec<Path>,
}

impl Reader<'_> {
    fn step(&mut self) {
        if self.follows(&["#", "[", "cfg", "(", "test", ")", "]", "mod"]) || self.follows(&["quote", "!"]) {
            return self.skip_group();
        }
        let in_use = self.at > 0 && self.is("use", self.at - 1);
        match self.tokens[self.at].1 {
            Token::Name(_) => self.path(&[], in_use),
            Token::Separator | Token::Punctuation(_) => self.at += 1,
        }
    }

    /// Reads a path, or where it ends in a group, each path of the group.
    fn path(&mut self, prefix: &[String], in_use: bool) {
        let mut segments = prefix.to_vec();
        let line = self.tokens[self.at].0;
        while let Some((_, Token::Name(name))) = self.tokens.get(self.at) {
            segments.push((*name).to_owned());
            self.at += 1;
            if !matches!(self.tokens.get(self.at), Some((_, Token::Separator))) {
                break;
            }
            self.at += 1;
            if self.is("{", self.at) {
                return self.group(&segments);
            }
        }
        if segments.len() > 1 || in_use {
            self.found.push(Path { line, segments });
        }
    }

    fn group(&mut self, prefix: &[String]) {
        self.at += 1;
        while self.at < self.tokens.len() && !self.is("}", self.at) {
            match self.tokens[self.at].1 {
                Token::Name("as") => self.at += 2,
                Token::Name(_) => self.path(prefix, true),
                Token::Separator | Token::Punctuation(_) => self.at += 1,
            }
        }
        self.at += 1;
    }

    /// Skips to behind the next group of braces, brackets or parentheses.
    fn skip_group(&mut self) {
        let mut depth = 0_usize;
        while let Some((_, token)) = self.tokens.get(self.at) {
            self.at += 1;
            match token {
                Token::Punctuation('{' | '(' | '[') => depth += 1,
                Token::Punctuation('}' | ')' | ']') => depth = depth.saturating_sub(1),
                // `mod tests;`
                Token::Punctuation(';') if depth == 0 => return,
                _ => continue,
            }
            if depth == 0 {
                return;
            }
        }
    }

    /// Whether these tokens stand here. They are skipped if so.
    fn follows(&mut self, expected: &[&str]) -> bool {
        let all = expected.iter().enumerate().all(|(index, token)| self.is(token, self.at + index));
        if all {
            self.at += expected.len();
        }
        all
    }

    fn is(&self, expected: &str, at: usize) -> bool {
        match self.tokens.get(at) {
            Some((_, Token::Name(name))) => *name == expected,
            Some((_, Token::Punctuation(character))) => expected.chars().eq([*character]),
            Some((_, Token::Separator)) | None => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<_> = paths(text).into_iter().map(|path| path.segments.join("::")).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn groups_are_taken_apart() {
        check("use crate::{a, b::{self, C as D}, e::*};", &["crate::a", "crate::b::self", "crate::b::C", "crate::e"]);
        check("use heck as h; use std::fmt;", &["heck", "std::fmt"]);
    }

    #[test]
    fn paths_in_code_count() {
        check(
            "fn f(x: &crate::ir::Api) -> serde_json::Value { x.a::<u8>(); syn::parse_str::<T>(x) }",
            &["crate::ir::Api", "serde_json::Value", "syn::parse_str"],
        );
    }

    #[test]
    fn tests_and_quoted_code_do_not_count() {
        check("use a::b; #[cfg(test)] mod tests { use c::d; fn f() {} } use e::f;", &["a::b", "e::f"]);
        check("#[cfg(test)] mod tests; let x = quote! { crate::models::#x { serde_json::y } }; g::h()", &["g::h"]);
    }
}
