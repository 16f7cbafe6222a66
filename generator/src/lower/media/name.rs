//! The names of media types: the keys of `content`, as descriptions write them.
//!
//! A key is one media type (§ Media Type Object). Many list several, as the header `Accept` would: each is one of its own.

use std::borrow::Cow;

use crate::token::is_token;

/// The media types that a key lists, which commas separate.
pub fn listed(key: &str) -> impl Iterator<Item = &str> {
    split(key, ',').map(str::trim).filter(|name| !name.is_empty())
}

/// The media type as a header can say it; `None` for what is none. What stands behind it and is no parameter is left out.
pub fn valid(name: &str) -> Option<&str> {
    let (essence, rest) = parts(name);
    let (kind, subtype) = essence.split_once('/')?;
    if !is_token(kind) || !is_token(subtype) {
        return None;
    }
    let has_parameters = rest.is_empty() || rest.starts_with(';');
    Some(if has_parameters && parameters(rest).all(is_parameter) { name } else { essence })
}

/// The media type of what is sent as UTF-8, whatever the character set that the description names.
pub fn in_utf_8(name: &str) -> Cow<'_, str> {
    let is_other = |parameter: &str| {
        let of = parameter.split_once('=').filter(|(name, _)| name.trim().eq_ignore_ascii_case("charset"));
        let is_ours = |charset: &str| charset.eq_ignore_ascii_case("utf-8") || charset.eq_ignore_ascii_case("utf8");
        of.is_some_and(|(_, value)| !is_ours(value.trim().trim_matches('"')))
    };
    let (essence, rest) = parts(name);
    if !parameters(rest).any(is_other) {
        return Cow::Borrowed(name);
    }
    let kept = parameters(rest).map(|parameter| if is_other(parameter) { "charset=utf-8" } else { parameter });
    Cow::Owned([essence].into_iter().chain(kept).collect::<Vec<_>>().join("; "))
}

/// What a media type is without its parameters, and what stands behind that.
fn parts(name: &str) -> (&str, &str) {
    let end = name.find([';', ' ', '\t']).unwrap_or(name.len());
    let (essence, rest) = name.split_at(end);
    (essence, rest.trim())
}

fn parameters(rest: &str) -> impl Iterator<Item = &str> {
    split(rest, ';').map(str::trim).filter(|parameter| !parameter.is_empty())
}

/// Whether it is a parameter (RFC 9110 § 5.6.6).
fn is_parameter(text: &str) -> bool {
    let is_quoted = |value: &str| {
        let inner = value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        inner.is_some_and(|inner| !inner.chars().any(char::is_control))
    };
    text.split_once('=').is_some_and(|(name, value)| is_token(name) && (is_token(value) || is_quoted(value)))
}

/// The pieces between separators that do not stand within quotes.
fn split(text: &str, separator: char) -> impl Iterator<Item = &str> {
    let (mut is_quoted, mut is_escaped) = (false, false);
    text.split(move |character| {
        match character {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = is_quoted,
            '"' => is_quoted = !is_quoted,
            other => return other == separator && !is_quoted,
        }
        false
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_within_quotes_separate_nothing() {
        for (key, names) in [
            ("text/plain; charset=utf-8", vec!["text/plain; charset=utf-8"]),
            (r#"multipart/related; boundary="a,b""#, vec![r#"multipart/related; boundary="a,b""#]),
            (r#"text/plain; a="\",b", text/html"#, vec![r#"text/plain; a="\",b""#, "text/html"]),
            (
                "application/json;odata=minimal,application/xml",
                vec!["application/json;odata=minimal", "application/xml"],
            ),
            (", ", vec![]),
        ] {
            assert_eq!(listed(key).collect::<Vec<_>>(), names, "{key}");
        }
    }

    #[test]
    fn what_no_header_can_say_is_left_out() {
        for (name, expected) in [
            ("application/json", Some("application/json")),
            ("application/json; profile=\"a b\"", Some("application/json; profile=\"a b\"")),
            ("application/json charset=utf-8", Some("application/json")),
            ("application/json;", Some("application/json;")),
            ("application/json; a=\"\n\"", Some("application/json")),
            ("json", None),
            ("application/{type}", None),
            ("", None),
        ] {
            assert_eq!(valid(name), expected, "{name}");
        }
    }

    #[test]
    fn texts_are_sent_as_utf_8() {
        for (name, expected) in [
            ("text/plain", "text/plain"),
            ("text/plain; charset=UTF-8", "text/plain; charset=UTF-8"),
            ("text/plain;charset=iso-8859-1;q=\"a;b\"", "text/plain; charset=utf-8; q=\"a;b\""),
        ] {
            assert_eq!(in_utf_8(name), expected, "{name}");
        }
    }
}
