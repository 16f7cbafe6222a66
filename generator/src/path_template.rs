//! Path templates (§ Path Templating), such as `/repositories/{repository}/dump`.
//!
//! Descriptions write more into them than a path: a query, which is sent, and a fragment, which only tells keys of `paths`
//! apart and never is. A brace without its partner is text.

use std::fmt;

/// A path template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathTemplate {
    /// As the description writes it.
    pub text: String,
    /// The parts of the path, in their order.
    pub parts: Vec<PathPart>,
    /// The pairs of the query that each request has, each in its parts.
    pub query: Vec<Vec<PathPart>>,
}

/// A part of a path template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathPart {
    /// Text that stands in every request.
    Text(String),
    /// The name on the wire of the parameter whose value stands here.
    Parameter(String),
}

impl PathTemplate {
    /// The template that `text` is.
    pub fn parse(text: &str) -> Self {
        let text_of_request = match outside_of_braces(text, '#') {
            Some(fragment) => &text[..fragment],
            None => text,
        };
        let (path, query) = match outside_of_braces(text_of_request, '?') {
            Some(query) => (&text_of_request[..query], &text_of_request[query + 1..]),
            None => (text_of_request, ""),
        };
        let pairs = query.split('&').filter(|pair| !pair.is_empty());
        Self { text: text.to_owned(), parts: parts(path), query: pairs.map(parts).collect() }
    }

    /// The template that requests follow: path and query, without a fragment.
    pub fn of_requests(&self) -> String {
        let mut out = joined(&self.parts);
        for (index, pair) in self.query.iter().enumerate() {
            out.push(if index == 0 { '?' } else { '&' });
            out.push_str(&joined(pair));
        }
        out
    }

    /// The names on the wire of the parameters, in their order.
    pub fn parameters(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().chain(self.query.iter().flatten()).filter_map(PathPart::name)
    }
}

impl PathPart {
    /// The name of the parameter that stands here.
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Parameter(name) => Some(name),
            Self::Text(_) => None,
        }
    }
}

impl fmt::Display for PathTemplate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// The name in an expression without what frameworks and RFC 6570 write beside it: `{id:[0-9]+}`, `{path*}`, `{+path}`,
/// `{id?}` are all of them names with something that says which values fit.
pub fn bare_name(expression: &str) -> &str {
    let name = expression.split(':').next().unwrap_or_default();
    name.trim_start_matches(['+', '#', '.', '/', ';', '*']).trim_end_matches(['*', '+', '?']).trim()
}

/// The names in an expression that is a query, such as `{?page,limit}` (RFC 6570 § 3.2.8): the parameters of the query are
/// sent by themselves.
pub fn query_names(expression: &str) -> Option<impl Iterator<Item = &str>> {
    let names = expression.strip_prefix(['?', '&'])?;
    Some(names.split(',').map(|name| name.trim().trim_end_matches('*')).filter(|name| !name.is_empty()))
}

fn parts(text: &str) -> Vec<PathPart> {
    let mut parts = Vec::new();
    let (mut rest, mut before) = (text, String::new());
    while let Some(close) = rest.find('}') {
        match rest[..close].rfind('{') {
            Some(open) if open + 1 < close => {
                before.push_str(&rest[..open]);
                if !before.is_empty() {
                    parts.push(PathPart::Text(std::mem::take(&mut before)));
                }
                parts.push(PathPart::Parameter(rest[open + 1..close].to_owned()));
            }
            _ => before.push_str(&rest[..=close]),
        }
        rest = &rest[close + 1..];
    }
    before.push_str(rest);
    if !before.is_empty() {
        parts.push(PathPart::Text(before));
    }
    parts
}

fn joined(parts: &[PathPart]) -> String {
    let mut out = String::new();
    for part in parts {
        match part {
            PathPart::Text(text) => out.push_str(text),
            PathPart::Parameter(name) => out.extend(["{", name, "}"]),
        }
    }
    out
}

/// Where `sign` first stands that is not part of an expression.
fn outside_of_braces(text: &str, sign: char) -> Option<usize> {
    let last = text.rfind('}').unwrap_or_default();
    let mut depth = 0_usize;
    for (at, character) in text.char_indices() {
        match character {
            '{' if at < last => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            other if other == sign && depth == 0 => return Some(at),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_parameters_may_share_a_segment() {
        for (text, names) in [
            ("/a/{b}:{c}.json", vec!["b", "c"]),
            ("/x({id})", vec!["id"]),
            ("/{id}:cancel", vec!["id"]),
            ("/{a}/{a}", vec!["a", "a"]),
            ("/f?x={x}&y=1#{z}", vec!["x"]),
        ] {
            assert_eq!(PathTemplate::parse(text).parameters().collect::<Vec<_>>(), names, "{text}");
        }
    }

    #[test]
    fn requests_have_path_and_query() {
        for (text, requests) in [
            ("/a/{b}", "/a/{b}"),
            ("/a?b=c&d={e}#f?g", "/a?b=c&d={e}"),
            ("/a?", "/a"),
            ("/#Action=Do", "/"),
            ("/a{?b,c}", "/a{?b,c}"),
            ("/a{b?}/c?d", "/a{b?}/c?d"),
            ("/a{b#c", "/a{b"),
        ] {
            assert_eq!(PathTemplate::parse(text).of_requests(), requests, "{text}");
        }
    }

    #[test]
    fn a_brace_without_partner_is_text() {
        for text in ["/a{b", "/a}b", "/{}", "/}{"] {
            assert_eq!(PathTemplate::parse(text).parts, [PathPart::Text(text.into())], "{text}");
        }
        let nested = [PathPart::Text("/{a".into()), PathPart::Parameter("b".into()), PathPart::Text("}".into())];
        assert_eq!(PathTemplate::parse("/{a{b}}").parts, nested);
    }

    #[test]
    fn names_are_bare_of_what_says_which_values_fit() {
        for (expression, name) in [
            ("id", "id"),
            ("id:[0-9]+", "id"),
            ("path*", "path"),
            ("+path", "path"),
            ("proxy+", "proxy"),
            ("id?", "id"),
        ] {
            assert_eq!(bare_name(expression), name);
        }
        assert_eq!(query_names("?page,limit*").map(Iterator::collect), Some(vec!["page", "limit"]));
        assert!(query_names("page").is_none());
    }
}
