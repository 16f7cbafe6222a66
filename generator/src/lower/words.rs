//! The words that a name is made of, from whatever text the description has.

mod letters;

use std::borrow::Cow;

use crate::ir::Ident;

/// A name for `text`, whatever it is. One that would begin with a digit gets `prefix` before it.
pub fn ident(text: &str, prefix: &str) -> Ident {
    ident_of_prefixed(text, prefix).unwrap_or_default()
}

/// A name for a type that lies in what is called `parent`, told apart by `words`.
pub fn inner_ident(parent: &str, words: &str) -> Ident {
    ident(&[parent, words].join(" "), "model")
}

/// A name for a security scheme, in which `OAuth` is one word.
pub fn scheme_ident(name: &str) -> Ident {
    let name = name.strip_prefix("oAuth").map_or_else(|| name.to_owned(), |rest| format!("OAuth{rest}"));
    ident(&name.replace("OAuth", "Oauth"), "auth")
}

/// Whether two texts make the same name of a type: case alone parts no two, as files are called like types.
pub fn is_same_type_name(one: &str, other: &str) -> bool {
    let name = |text| ident(text, "model");
    name(one).pascal().eq_ignore_ascii_case(name(other).pascal())
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
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    if text.bytes().all(is_plain) && text.bytes().any(|byte| byte != b'_') {
        return Ident::new(text, prefix);
    }
    let spelled = letters::in_ascii(text);
    if spelled.chars().any(|character| character.is_ascii_alphanumeric()) {
        return Ident::new(&signs_spelled(&spelled), prefix);
    }
    // `>=`, `*`, `☃`, and letters that are heard only beside others: each character by its name or its number, which stays
    // whatever values come later.
    let words: Vec<_> = text.chars().map(character_words).collect();
    Ident::new(&words.join(" "), prefix).or_else(|| Ident::new("empty", prefix))
}

/// The text with its signs as words: `+1` and `-1`, `A+` and `A-`, `name` and `-name`, `vote-+1` and `vote--1`, `date<` and
/// `date>` are different things. Between words a sign is a hyphen, and so is one behind words that hyphens part, as in the prefix
/// `x-meta-`; `<` and `>` together are brackets.
fn signs_spelled(text: &str) -> Cow<'_, str> {
    let compares = text.contains('<') != text.contains('>');
    let text = number_signs_spelled(text);
    let spelled = |sign| match sign {
        Some('+') => Some("plus"),
        Some('-') => Some("minus"),
        Some('<') if compares => Some("less"),
        Some('>') if compares => Some("greater"),
        _ => None,
    };
    let first = spelled(text.chars().next());
    let last = spelled(text.chars().next_back()).filter(|_| !ends_in_hyphen(&text));
    match (first, last) {
        (None, None) => text,
        (first, last) => Cow::Owned([first.unwrap_or_default(), &text, last.unwrap_or_default()].join(" ")),
    }
}

/// Whether the last character parts words as others before it do.
fn ends_in_hyphen(text: &str) -> bool {
    let words = text.strip_suffix('-').map(|words| words.trim_start_matches('-'));
    words.is_some_and(|words| words.contains('-') && !words.ends_with('-'))
}

/// The text with the sign of a number in it, which stands behind a separator, as a word.
fn number_signs_spelled(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let is_sign = |at: &usize| {
        let is_separated = matches!(bytes.get(at.wrapping_sub(1)), Some(b'-' | b'_' | b':' | b'/'));
        is_separated && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)
    };
    let signs: Vec<usize> = text.match_indices(['+', '-']).map(|(at, _)| at).filter(is_sign).collect();
    if signs.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut spelled = String::with_capacity(text.len() + 8);
    let mut done = 0;
    for at in signs {
        spelled.push_str(&text[done..at]);
        spelled.push_str(if bytes[at] == b'+' { " plus " } else { " minus " });
        done = at + 1;
    }
    spelled.push_str(&text[done..]);
    Cow::Owned(spelled)
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
            ("x-amz-meta-", "x_amz_meta"),
            ("X-RateLimit-Limit", "x_rate_limit_limit"),
            ("requestId", "request_id"),
            ("WWW-Authenticate", "www_authenticate"),
        ] {
            assert_eq!(header_ident(name).snake(), snake, "{name}");
        }
    }

    #[test]
    fn oauth_is_a_word_of_schemes() {
        for (name, snake) in
            [("OAuth2", "oauth2"), ("oAuth", "oauth"), ("Github-OAuth", "github_oauth"), ("KakaoAuth", "kakao_auth")]
        {
            assert_eq!(scheme_ident(name).snake(), snake, "{name}");
        }
    }

    #[test]
    fn every_text_has_a_name() {
        for (text, pascal) in [
            ("in_progress", "InProgress"),
            ("größer als", "GrosserAls"),
            ("DateSent<", "DateSentLess"),
            (">5", "Greater5"),
            ("List<User>", "ListUser"),
            ("été", "Ete"),
            ("+1", "Plus1"),
            ("-1", "Minus1"),
            ("A+", "APlus"),
            ("-name", "MinusName"),
            ("vote-+1", "VotePlus1"),
            ("vote--1", "VoteMinus1"),
            ("x-amz-meta-", "XAmzMeta"),
            ("-A-", "MinusAMinus"),
            ("2020-01-02", "N20200102"),
            ("2fa", "N2fa"),
            (">=", "GreaterEqual"),
            ("*", "Star"),
            ("", "Empty"),
            ("   ", "SpaceSpaceSpace"),
            ("名", "Ming"),
            ("用户管理", "YongHuGuanLi"),
            ("☃", "U2603"),
            ("ع", "U639"),
            ("\u{0}", "U0"),
            ("$ref", "Ref"),
        ] {
            assert_eq!(ident(text, "n").pascal(), pascal, "{text:?}");
        }
    }
}
