//! The names that code uses, to be imported.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use std::collections::BTreeSet;

/// The names that tokens use of what may be imported.
///
/// Names of types count wherever they begin a path. Those of modules and functions count only where they are used as
/// such: the description may call a parameter `auth` or `header` too.
pub fn collect_names(tokens: TokenStream, names: &mut BTreeSet<String>) {
    let mut tokens = tokens.into_iter().peekable();
    let mut before = Before::Anything;
    while let Some(token) = tokens.next() {
        let next = match &token {
            TokenTree::Ident(name) => {
                let name = name.to_string();
                let is_type = name.starts_with(|first: char| first.is_ascii_uppercase());
                let is_path = matches!(tokens.peek(), Some(TokenTree::Punct(punct)) if punct.as_char() == ':' && punct.spacing() == Spacing::Joint);
                let is_call = matches!(tokens.peek(), Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis);
                let after = if name == "fn" { Before::Member } else { Before::Anything };
                if before == Before::Anything && (is_type || is_path || is_call) {
                    names.insert(name);
                }
                after
            }
            TokenTree::Punct(punct) if punct.as_char() == '.' => Before::Member,
            TokenTree::Punct(punct) if punct.as_char() == ':' => match before {
                Before::Colon => Before::Member,
                _ if punct.spacing() == Spacing::Joint => Before::Colon,
                _ => Before::Anything,
            },
            TokenTree::Group(group) => {
                collect_names(group.stream(), names);
                Before::Anything
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => Before::Anything,
        };
        before = next;
    }
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
