//! The words that a name is made of, from whatever text the description has.

use std::borrow::Cow;

use crate::ir::Ident;

/// A name for `text`, whatever it is. One that would begin with a digit gets `prefix` before it.
pub fn ident(text: &str, prefix: &str) -> Ident {
    ident_of_prefixed(text, prefix).unwrap_or_default()
}

/// A name for a header. Upper case inside a word is no word of its own there, as the case of these names means nothing
/// (RFC 9110 § 5.1): `ETag` and `DPoP` are one word each.
pub fn header_ident(name: &str) -> Ident {
    let words = name.split('-').map(|word| {
        let ident = ident_of(word).unwrap_or_default();
        if ident.snake().split('_').any(|part| part.len() == 1) { word.to_ascii_lowercase() } else { word.to_owned() }
    });
    ident(&words.collect::<Vec<_>>().join("-"), "n")
}

/// A name for `text`; `None` where it has no character that anything can be made of.
pub fn ident_of(text: &str) -> Option<Ident> {
    ident_of_prefixed(text, "n")
}

fn ident_of_prefixed(text: &str, prefix: &str) -> Option<Ident> {
    if text.chars().any(|character| character.is_ascii_alphanumeric()) {
        return Ident::new(&signs_spelled(text), prefix);
    }
    // `>=`, `*`, `名前`: each character by its name or its number, which stays whatever values come later.
    let words: Vec<_> = text.chars().map(character_words).collect();
    Ident::new(&words.join(" "), prefix).or_else(|| Ident::new("empty", prefix))
}

/// The text with a sign at its beginning or end as a word: `+1` and `-1`, `A+` and `A-`, `name` and `-name` are
/// different things. Between words it is a hyphen.
fn signs_spelled(text: &str) -> Cow<'_, str> {
    let spelled = |sign| match sign {
        Some('+') => Some("plus"),
        Some('-') => Some("minus"),
        _ => None,
    };
    match (spelled(text.chars().next()), spelled(text.chars().next_back())) {
        (None, None) => Cow::Borrowed(text),
        (first, last) => Cow::Owned([first.unwrap_or_default(), text, last.unwrap_or_default()].join(" ")),
    }
}

fn character_words(character: char) -> String {
    let name = match character {
        '!' => "not",
        '"' | '\'' | '`' => "quote",
        '#' => "hash",
        '$' => "dollar",
        '%' => "percent",
        '&' => "and",
        '(' | '[' | '{' => "open",
        ')' | ']' | '}' => "close",
        '*' => "star",
        '+' => "plus",
        ',' => "comma",
        '-' => "minus",
        '.' => "dot",
        '/' => "slash",
        ':' => "colon",
        ';' => "semicolon",
        '<' => "less",
        '=' => "equal",
        '>' => "greater",
        '?' => "question",
        '@' => "at",
        '\\' => "backslash",
        '^' => "caret",
        '_' => "underscore",
        '|' => "or",
        '~' => "tilde",
        ' ' => "space",
        other => return format!("u{:x}", u32::from(other)),
    };
    name.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_headers_are_parted_by_hyphens() {
        for (name, snake) in [
            ("ETag", "etag"),
            ("DPoP", "dpop"),
            ("If-Match", "if_match"),
            ("X-RateLimit-Limit", "x_rate_limit_limit"),
            ("requestId", "request_id"),
            ("WWW-Authenticate", "www_authenticate"),
        ] {
            assert_eq!(header_ident(name).snake(), snake, "{name}");
        }
    }

    #[test]
    fn every_text_has_a_name() {
        for (text, pascal) in [
            ("in_progress", "InProgress"),
            ("+1", "Plus1"),
            ("-1", "Minus1"),
            ("A+", "APlus"),
            ("-name", "MinusName"),
            ("2fa", "N2fa"),
            (">=", "GreaterEqual"),
            ("*", "Star"),
            ("", "Empty"),
            ("   ", "SpaceSpaceSpace"),
            ("名", "U540d"),
            ("\u{0}", "U0"),
            ("$ref", "Ref"),
        ] {
            assert_eq!(ident(text, "n").pascal(), pascal, "{text:?}");
        }
    }
}
