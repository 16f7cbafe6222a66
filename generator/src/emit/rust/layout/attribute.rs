//! What an attribute says.

use proc_macro2::{TokenStream, TokenTree};

/// The text of `doc = "…"`; any other attribute as it was.
pub fn documentation(attribute: TokenStream) -> Result<String, TokenStream> {
    let tokens: Vec<_> = attribute.into_iter().collect();
    let text = match tokens.as_slice() {
        [TokenTree::Ident(name), _, TokenTree::Literal(text)] if name == "doc" => unescape(&text.to_string()),
        _ => None,
    };
    text.ok_or_else(|| tokens.into_iter().collect())
}

/// The text that a literal spells.
fn unescape(literal: &str) -> Option<String> {
    let mut rest = literal.strip_prefix('"')?.strip_suffix('"')?;
    let mut out = String::with_capacity(rest.len());
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        let mut after = after.chars();
        match after.next()? {
            'n' => out.push('\n'),
            'r' => out.push('\r'),
            't' => out.push('\t'),
            '0' => out.push('\0'),
            'u' => {
                let (code, behind) = after.as_str().strip_prefix('{')?.split_once('}')?;
                out.push(char::from_u32(u32::from_str_radix(code, 16).ok()?)?);
                after = behind.chars();
            }
            same @ ('"' | '\'' | '\\') => out.push(same),
            _ => return None,
        }
        rest = after.as_str();
    }
    out.push_str(rest);
    Some(out)
}
