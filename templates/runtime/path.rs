//! Path templates (§ Path Templating).

use super::percent;

/// The path and the query that `template` stands for, where `value` gives the text of the parameter of a name. What stands
/// behind `?` is the query, which is empty for most. A brace that belongs to no parameter is text.
pub(super) fn expand<'a>(template: &str, value: impl Fn(&str) -> Option<&'a str>) -> (String, String) {
    let (path, query) = template.split_once('?').unwrap_or((template, ""));
    let start = if path.starts_with('/') { "" } else { "/" };
    // `'` is always encoded in the query of a URL (URL Standard § 1.3).
    (fill(start, path, b"#[]", &value), fill("", query, b"#'", &value))
}

fn fill<'a>(start: &str, template: &str, encoded: &[u8], value: impl Fn(&str) -> Option<&'a str>) -> String {
    if template.is_empty() {
        return start.to_owned();
    }
    let mut out = String::with_capacity(template.len() + 32);
    out.push_str(start);
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        let (before, after) = rest.split_at(open);
        percent::encode_reserved(before, encoded, &mut out);
        let parameter = after.split_once('}').and_then(|(name, behind)| Some((value(name.get(1..)?)?, behind)));
        match parameter {
            Some((text, behind)) => {
                out.push_str(text);
                rest = behind;
            }
            None => {
                out.push_str("%7B");
                rest = after.get(1..).unwrap_or_default();
            }
        }
    }
    percent::encode_reserved(rest, encoded, &mut out);
    out
}

/// Whether a URL parser would take a segment of `path` as a step up or as nothing (URL Standard § 4.1: `.`, `..`, `%2e` and their kin).
pub(super) fn has_dot_segment(path: &str) -> bool {
    let is_dots = |segment| after_dot(segment).is_some_and(|rest| rest.is_empty() || after_dot(rest) == Some(""));
    // Most paths are seen to have none at one look.
    path.bytes().any(|byte| matches!(byte, b'.' | b'%')) && path.split('/').any(is_dots)
}

/// What stands behind the dot that `text` begins with, however it is written.
fn after_dot(text: &str) -> Option<&str> {
    text.strip_prefix('.').or_else(|| text.strip_prefix("%2e")).or_else(|| text.strip_prefix("%2E"))
}
