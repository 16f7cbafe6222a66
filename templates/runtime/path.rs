//! Path templates (§ Path Templating).

use super::percent;

/// The path that `template` stands for, where `value` gives the text of the parameter of a name.
/// A brace that belongs to no parameter is text.
pub(super) fn expand<'a>(template: &str, value: impl Fn(&str) -> Option<&'a str>) -> String {
    let mut path = String::with_capacity(template.len() + 32);
    if !template.starts_with('/') {
        path.push('/');
    }
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        let (before, after) = rest.split_at(open);
        percent::encode_reserved(before, b"?#[]", &mut path);
        let parameter = after.split_once('}').and_then(|(name, behind)| Some((value(name.get(1..)?)?, behind)));
        match parameter {
            Some((text, behind)) => {
                path.push_str(text);
                rest = behind;
            }
            None => {
                path.push_str("%7B");
                rest = after.get(1..).unwrap_or_default();
            }
        }
    }
    percent::encode_reserved(rest, b"?#[]", &mut path);
    path
}

/// Whether a URL parser would take a segment of `path` as a step up or as nothing (URL Standard § 4.1: `.`, `..`, `%2e` and their kin).
pub(super) fn has_dot_segment(path: &str) -> bool {
    path.split('/').any(|segment| {
        let segment = segment.replace("%2e", ".").replace("%2E", ".");
        segment == "." || segment == ".."
    })
}
