//! References and what they lead to (OpenAPI 3.0.4, section 4.7.23).

use super::table::Section;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::pointer::{Pointer, Trail};
use crate::suggest;
use serde_json::{Map, Value};
use std::cell::Cell;
use std::collections::HashSet;

/// The names of all components, by their section.
pub(super) struct Components {
    sections: Vec<(String, HashSet<String>)>,
    /// In their order, to suggest one of them.
    names: Vec<Vec<String>>,
    /// How many more times a near name is looked for: it takes a look at every name.
    searches: Cell<usize>,
}

impl Components {
    pub(super) fn of(doc: &Value) -> Self {
        let (mut sections, mut names) = (Vec::new(), Vec::new());
        for (section, members) in doc.get("components").and_then(Value::as_object).into_iter().flatten() {
            let keys: Vec<String> = members.as_object().into_iter().flat_map(Map::keys).cloned().collect();
            sections.push((section.clone(), keys.iter().cloned().collect()));
            names.push(keys);
        }
        Self { sections, names, searches: Cell::new(100) }
    }

    fn has(&self, section: &str, name: &str) -> bool {
        self.sections.iter().any(|(other, names)| other == section && names.contains(name))
    }

    fn closest(&self, section: &str, name: &str) -> Option<&str> {
        self.searches.set(self.searches.get().checked_sub(1)?);
        let index = self.sections.iter().position(|(other, _)| other == section)?;
        suggest::closest(name, self.names[index].iter().map(String::as_str))
    }
}

/// What a reference says.
pub(super) enum Target<'a> {
    /// `#/components/<section>/<name>`.
    Component { section: &'a str, name: String },
    /// Something else in this document.
    Inside(&'a str),
    /// Another file that can't be followed, which is reported, or nothing.
    Elsewhere,
}

/// What the text of a reference says: a JSON pointer in a URI fragment (RFC 6901, section 6).
pub(super) fn target(reference: &str) -> Target<'_> {
    let Some(fragment) = reference.strip_prefix('#') else { return Target::Elsewhere };
    let mut tokens = fragment.split('/');
    match (tokens.next(), tokens.next(), tokens.next(), tokens.next(), tokens.next()) {
        (Some(""), Some("components"), Some(section), Some(name), None) => {
            Target::Component { section, name: unescape(name) }
        }
        _ => Target::Inside(fragment),
    }
}

/// Whether a reference in place of an object of `section` can be followed.
///
/// It is left as nothing but the reference, in one spelling. What is wrong with it is reported.
pub(super) fn check(
    map: &mut Map<String, Value>,
    section: &Section,
    trail: &Trail<'_>,
    components: &Components,
    diags: &mut Diagnostics,
) -> bool {
    for key in map.keys().filter(|key| *key != "$ref" && !key.starts_with("x-")) {
        let message = format!("`{key}` is ignored beside `$ref`");
        let help = "OpenAPI 3.0 reads nothing beside a reference; wrap it in `allOf: [{$ref: …}]` to say more";
        diags.warning(Code::ReferenceSibling, trail.key(key).pointer(), message).on_key().help(help);
    }
    let Some(Value::String(reference)) = map.get("$ref") else {
        diags
            .error(Code::WrongKind, trail.key("$ref").pointer(), "a reference is text")
            .help("write `$ref: '#/components/…'`");
        return false;
    };
    match target(reference) {
        Target::Component { section: found, name } if found == section.name && components.has(found, &name) => {
            if reference.contains('%') {
                let right = Pointer::root().key("components").key(found).key(&name);
                map.insert("$ref".to_owned(), format!("#{}", right.as_str()).into());
            }
            true
        }
        target => {
            let at = trail.key("$ref").pointer();
            unfollowed(reference, &target, section, components, at, diags);
            false
        }
    }
}

fn unfollowed(
    reference: &str,
    target: &Target<'_>,
    section: &Section,
    components: &Components,
    at: Pointer,
    diags: &mut Diagnostics,
) {
    let expected = format!("#/components/{}/", section.name);
    match target {
        Target::Component { section: found, name } if components.has(found, name) => {
            let message = format!("`{reference}` is not {}, which is expected here", section.object.what);
            let found = diags.error(Code::UnresolvedReference, at, message);
            found.help(format!("refer to something under `{expected}`"));
        }
        Target::Component { section: found, name } => {
            let message = format!("`{reference}` leads nowhere: `components/{found}` has no `{name}`");
            let diagnostic = diags.error(Code::UnresolvedReference, at, message);
            missing(diagnostic, section, name, components);
        }
        Target::Inside(fragment) => {
            let name = unescape(fragment.rsplit('/').next().unwrap_or_default());
            if fragment.starts_with("/components/") || fragment.starts_with("/paths/") {
                let message = format!("`{reference}` leads into the middle of something, which can't be followed yet");
                diags
                    .error(Code::Unsupported, at, message)
                    .help(format!("give what is meant a name under `{expected}`, and refer to that"));
            } else {
                let message = format!("`{reference}` leads nowhere");
                missing(diags.error(Code::UnresolvedReference, at, message), section, &name, components);
            }
        }
        Target::Elsewhere if components.has(section.name, reference) => {
            let message = format!("`{reference}` is read as the name of a file");
            diags.error(Code::UnresolvedReference, at, message).help(format!("did you mean `{expected}{reference}`?"));
        }
        Target::Elsewhere if reference.is_empty() => {
            let found = diags.error(Code::UnresolvedReference, at, "this reference is empty");
            found.help(format!("refer to something under `{expected}`"));
        }
        Target::Elsewhere => {}
    }
}

fn missing(found: &mut Diagnostic, section: &Section, name: &str, components: &Components) {
    let expected = format!("#/components/{}/", section.name);
    let help = if components.has(section.name, name) {
        format!("did you mean `{expected}{name}`?")
    } else if let Some(name) = components.closest(section.name, name) {
        format!("did you mean `{expected}{name}`?")
    } else {
        format!("define it under `components/{}`, or correct the reference", section.name)
    };
    found.help(help);
}

/// A token of a JSON pointer in a URI: percent-decoded, then unescaped.
fn unescape(token: &str) -> String {
    let mut bytes = Vec::with_capacity(token.len());
    let mut rest = token.as_bytes();
    while let [first, after @ ..] = rest {
        let hex = |byte: &u8| (*byte as char).to_digit(16);
        if let ([high, low, beyond @ ..], b'%') = (after, first)
            && let (Some(high), Some(low)) = (hex(high), hex(low))
        {
            bytes.push((high * 16 + low) as u8);
            rest = beyond;
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8_lossy(&bytes).replace("~1", "/").replace("~0", "~")
}
