//! The names that code uses, to be imported.

use proc_macro2::{Delimiter, Spacing, TokenStream};
use std::collections::BTreeSet;
use std::fmt::Write;
use syn::buffer::{Cursor, TokenBuffer};

/// The names that tokens use of what may be imported.
pub fn names(tokens: TokenStream) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    collect_names(TokenBuffer::new2(tokens).begin(), &mut names);
    names
}

/// Adds the names that the tokens from here on use of what may be imported.
///
/// Names of types count wherever they begin a path. Those of modules and functions count only where they are used as
/// such: the description may call a parameter `auth` or `header` too.
pub fn collect_names(mut here: Cursor<'_>, names: &mut BTreeSet<String>) {
    let mut before = Before::Anything;
    let mut spelled = String::new();
    while !here.eof() {
        let next = if let Some((name, rest)) = here.ident() {
            here = rest;
            if before == Before::Anything {
                spelled.clear();
                // Writing to a string cannot fail.
                let _ = write!(spelled, "{name}");
                if (is_type(&spelled) || is_path(rest) || is_call(rest)) && !names.contains(&spelled) {
                    names.insert(spelled.clone());
                }
            }
            if name == "fn" { Before::Member } else { Before::Anything }
        } else if let Some((punct, rest)) = here.punct() {
            here = rest;
            match (punct.as_char(), before) {
                ('.', _) | (':', Before::Colon) => Before::Member,
                (':', _) if punct.spacing() == Spacing::Joint => Before::Colon,
                _ => Before::Anything,
            }
        } else if let Some((inside, _, _, rest)) = here.any_group() {
            here = rest;
            collect_names(inside, names);
            Before::Anything
        } else {
            // A literal, or the quote of a lifetime.
            let Some((_, rest)) = here.token_tree() else { return };
            here = rest;
            Before::Anything
        };
        before = next;
    }
}

fn is_type(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_uppercase())
}

fn is_path(rest: Cursor<'_>) -> bool {
    rest.punct().is_some_and(|(punct, _)| punct.as_char() == ':' && punct.spacing() == Spacing::Joint)
}

fn is_call(rest: Cursor<'_>) -> bool {
    rest.group(Delimiter::Parenthesis).is_some()
}

/// What stands before a token.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    /// Nothing that matters.
    Anything,
    /// The first colon of two.
    Colon,
    /// `.`, `::` or `fn`: the name is a member's, or a new one.
    Member,
}
