//! References and what they lead to (OpenAPI 3.0.4, section 4.7.23).

mod inside;

use self::inside::Inside;
use super::table::{Object, SCHEMAS, Section};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::pointer::{Pointer, Trail};
use crate::suggest;
use serde_json::{Map, Value, json};
use std::cell::Cell;
use std::collections::{HashMap, HashSet};
use std::ptr;

/// What references of a document can lead to.
pub(super) struct References {
    /// The names of all components, by their section.
    sections: Vec<(String, HashSet<String>)>,
    /// In their order, to suggest one of them.
    names: Vec<Vec<String>>,
    /// How many more times a near name is looked for: it takes a look at every name.
    searches: Cell<usize>,
    /// What references lead to, by their text, except for schemas of `components`.
    inside: HashMap<String, Inside>,
}

impl References {
    /// What the references of `doc` can lead to.
    pub(super) fn of(doc: &Value) -> Self {
        let (mut sections, mut names) = (Vec::new(), Vec::new());
        for (section, members) in doc.get("components").and_then(Value::as_object).into_iter().flatten() {
            let keys: Vec<String> = members.as_object().into_iter().flat_map(Map::keys).cloned().collect();
            sections.push((section.clone(), keys.iter().cloned().collect()));
            names.push(keys);
        }
        Self { sections, names, searches: Cell::new(100), inside: inside::all(doc) }
    }

    /// The places that references lead to, and what stands there.
    pub(super) fn places(&self) -> impl Iterator<Item = (&Pointer, &'static Object)> {
        let schemas = self.inside.values().filter_map(|inside| Some((inside.schema.as_ref()?, SCHEMAS.object)));
        self.inside.values().map(|inside| (&inside.at, inside.object)).chain(schemas)
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
pub(super) enum Target {
    /// `#/components/<section>/<name>`.
    Component {
        /// The section.
        section: String,
        /// The name.
        name: String,
    },
    /// Something else in this document.
    Inside(Pointer),
    /// Another file that can't be followed, which is reported, or nothing that a pointer could say.
    Elsewhere,
}

/// The section and the name of a component, where the reference spells them as they are: nearly all do.
fn plain(reference: &str) -> Option<(&str, &str)> {
    let (section, name) = reference.strip_prefix("#/components/")?.split_once('/')?;
    (!name.contains(['/', '~', '%'])).then_some((section, name))
}

/// What the text of a reference says.
pub(super) fn target(reference: &str) -> Target {
    let Some(at) = Pointer::from_reference(reference) else { return Target::Elsewhere };
    let tokens: Vec<String> = at.tokens().collect();
    match tokens.as_slice() {
        [root, section, name] if root == "components" => {
            Target::Component { section: section.clone(), name: name.clone() }
        }
        _ => Target::Inside(at),
    }
}

/// Whether a reference in place of an object of `section` can be followed.
///
/// It is left as nothing but the reference, in one spelling, without other references on the way. What is wrong with it is
/// reported.
pub(super) fn check(
    map: &mut Map<String, Value>,
    section: &Section,
    trail: &Trail<'_>,
    references: &References,
    diags: &mut Diagnostics,
) -> bool {
    for key in map.keys().filter(|key| *key != "$ref" && !key.starts_with("x-")) {
        let message = format!("`{key}` is ignored beside `$ref`");
        let help = "nothing is read beside a reference before OpenAPI 3.1; wrap it in `allOf: [{$ref: …}]` to say more";
        diags.warning(Code::ReferenceSibling, trail.key(key).pointer(), message).on_key().help(help);
    }
    let Some(Value::String(reference)) = map.get("$ref") else {
        diags
            .error(Code::WrongKind, trail.key("$ref").pointer(), "a reference is text")
            .help("write `$ref: '#/components/…'`");
        return false;
    };
    if plain(reference).is_some_and(|(found, name)| found == section.name && references.has(found, name)) {
        return true;
    }
    let right = match target(reference) {
        Target::Component { section: found, name } if found == section.name && references.has(&found, &name) => {
            Pointer::root().key("components").key(&found).key(&name).to_reference()
        }
        target => match references.inside.get(reference) {
            Some(inside) if ptr::eq(inside.object, section.object) => inside.at.to_reference(),
            Some(inside) if section.name == SCHEMAS.name => {
                let at = trail.key("$ref").pointer();
                match schema_of(reference, inside, at, diags) {
                    Some(schema) => schema.to_reference(),
                    None => return false,
                }
            }
            None if section.name == "responses" && is_schema(&target, references) => {
                let at = trail.key("$ref").pointer();
                let message = format!("`{reference}` is a schema; it is read as that of a response in JSON");
                diags
                    .warning(Code::UnresolvedReference, at, message)
                    .help("write a response with it as the `schema` in its `content`, under `#/components/responses/`");
                *map = response_of(reference);
                return true;
            }
            found => {
                let at = trail.key("$ref").pointer();
                let Some(meant) = of_version_2(&target, section, references) else {
                    unfollowed(reference, &target, found, section, references, at, diags);
                    return false;
                };
                let message = format!("`{reference}` is a place of OpenAPI 2.0; it is read as `{meant}`");
                diags.warning(Code::UnresolvedReference, at, message).help(format!("write `$ref: '{meant}'`"));
                meant
            }
        },
    };
    map.insert("$ref".to_owned(), right.into());
    true
}

/// The schema of what a reference leads to in place of a schema itself, which everybody takes to be meant.
fn schema_of<'r>(reference: &str, inside: &'r Inside, at: Pointer, diags: &mut Diagnostics) -> Option<&'r Pointer> {
    let what = inside.object.what;
    let (then, help) = match &inside.schema {
        Some(schema) => ("its schema is meant", format!("write `$ref: '{}'`", schema.to_reference())),
        None => ("any value is taken", "refer to something under `#/components/schemas/`".to_owned()),
    };
    let message = format!("`{reference}` is not a schema, but {what}: {then}");
    diags.warning(Code::UnresolvedReference, at, message).help(help);
    inside.schema.as_ref()
}

/// The component that a reference means by the place where OpenAPI 2.0 had it, `#/definitions/Pet`.
fn of_version_2(target: &Target, section: &Section, references: &References) -> Option<String> {
    let Target::Inside(place) = target else { return None };
    let tokens: Vec<String> = place.tokens().collect();
    let [old, name] = tokens.as_slice() else { return None };
    let old = if old == "definitions" { SCHEMAS.name } else { old };
    let is_there = old == section.name && references.has(old, name);
    is_there.then(|| Pointer::root().key("components").key(old).key(name).to_reference())
}

/// Whether a reference leads to a schema of the components.
fn is_schema(target: &Target, references: &References) -> bool {
    matches!(target, Target::Component { section, name } if section == SCHEMAS.name && references.has(section, name))
}

/// The response whose body is what a reference to a schema leads to.
fn response_of(reference: &str) -> Map<String, Value> {
    let content = json!({"application/json": {"schema": {"$ref": reference}}});
    Map::from_iter([("description".to_owned(), "".into()), ("content".to_owned(), content)])
}

fn unfollowed(
    reference: &str,
    target: &Target,
    found: Option<&Inside>,
    section: &Section,
    references: &References,
    at: Pointer,
    diags: &mut Diagnostics,
) {
    let expected = format!("#/components/{}/", section.name);
    let is_other = match target {
        Target::Component { section: found, name } => references.has(found, name),
        Target::Inside(_) => found.is_some(),
        Target::Elsewhere => false,
    };
    if is_other {
        let message = format!("`{reference}` is not {}, which is expected here", section.object.what);
        let found = diags.error(Code::UnresolvedReference, at, message);
        found.help(format!("refer to something under `{expected}`"));
        return;
    }
    match target {
        Target::Component { section: found, name } => {
            let message = format!("`{reference}` leads nowhere: `components/{found}` has no `{name}`");
            missing(diags.error(Code::UnresolvedReference, at, message), section, name, references);
        }
        Target::Inside(place) => {
            let message = format!("`{reference}` leads nowhere");
            let name = place.last().unwrap_or_default();
            missing(diags.error(Code::UnresolvedReference, at, message), section, &name, references);
        }
        Target::Elsewhere if references.has(section.name, reference) => {
            let message = format!("`{reference}` is read as the name of a file");
            diags.error(Code::UnresolvedReference, at, message).help(format!("did you mean `{expected}{reference}`?"));
        }
        Target::Elsewhere if reference.is_empty() => {
            let found = diags.error(Code::UnresolvedReference, at, "this reference is empty");
            found.help(format!("refer to something under `{expected}`"));
        }
        Target::Elsewhere if reference.starts_with('#') => {
            let message =
                format!("`{reference}` leads nowhere: a place in this document is `#/` and the keys on the way");
            missing(diags.error(Code::UnresolvedReference, at, message), section, &reference[1..], references);
        }
        Target::Elsewhere => {}
    }
}

fn missing(found: &mut Diagnostic, section: &Section, name: &str, references: &References) {
    let expected = format!("#/components/{}/", section.name);
    let help = if references.has(section.name, name) {
        format!("did you mean `{expected}{name}`?")
    } else if let Some(name) = references.closest(section.name, name) {
        format!("did you mean `{expected}{name}`?")
    } else {
        format!("define it under `components/{}`, or correct the reference", section.name)
    };
    found.help(help);
}
