//! Path templates.

use std::fmt;

/// A path template (§ Path Templating), such as `/repositories/{repository}/dump`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathTemplate {
    /// Its parts in their order; joined, they are the template.
    pub parts: Vec<PathPart>,
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
    /// The parts of `text`. A brace without its partner is text.
    pub fn parse(text: &str) -> Self {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((before, name, after)) = split_at_expression(rest) {
            if !before.is_empty() {
                parts.push(PathPart::Text(before.to_owned()));
            }
            parts.push(PathPart::Parameter(name.to_owned()));
            rest = after;
        }
        if !rest.is_empty() {
            parts.push(PathPart::Text(rest.to_owned()));
        }
        Self { parts }
    }

    /// The names on the wire of the parameters, in their order.
    pub fn parameters(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().filter_map(|part| match part {
            PathPart::Parameter(name) => Some(name.as_str()),
            PathPart::Text(_) => None,
        })
    }
}

impl fmt::Display for PathTemplate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.parts.iter().try_for_each(|part| match part {
            PathPart::Text(text) => f.write_str(text),
            PathPart::Parameter(name) => write!(f, "{{{name}}}"),
        })
    }
}

/// The text before the first `{name}`, the name, and the text after it.
fn split_at_expression(text: &str) -> Option<(&str, &str, &str)> {
    let open = text.find('{')?;
    let close = open + text[open..].find('}')?;
    Some((&text[..open], &text[open + 1..close], &text[close + 1..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_parameters_may_share_a_segment() {
        let path = PathTemplate::parse("/a/{b}:{c}.json");
        assert_eq!(path.parameters().collect::<Vec<_>>(), ["b", "c"]);
        assert_eq!(path.to_string(), "/a/{b}:{c}.json");
    }

    #[test]
    fn a_brace_without_partner_is_text() {
        assert_eq!(PathTemplate::parse("/a{b").parts, [PathPart::Text("/a{b".into())]);
    }
}
