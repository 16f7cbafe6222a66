//! Path templates and the parameters that fill them (OpenAPI 3.0.4, sections 4.7.8.1 and 4.7.12).

use super::METHODS;
use crate::diagnostic::{Code, Diagnostics};
use crate::path_template::{PathPart, PathTemplate, bare_name, query_names};
use crate::pointer::{Pointer, Trail};
use crate::suggest;
use serde_json::{Map, Value, json};
use std::collections::{HashMap, HashSet};

/// Reports path parameters that the path has and an operation does not declare, or the other way round, and parameters
/// that stand twice. What is missing is declared as text; what is too many, `lower` leaves out.
pub(super) fn check(doc: &mut Value, diags: &mut Diagnostics) {
    let shared = Shared::of(doc);
    let Some(Value::Object(paths)) = doc.get_mut("paths") else { return };
    for (path, item) in paths {
        let Value::Object(item) = item else { continue };
        if path.starts_with('/') {
            check_item(path, item, &Trail::Root.key("paths").key(path), &shared, diags);
        }
    }
}

/// What identifies a parameter of an operation.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Identity {
    place: String,
    name: String,
}

/// The identities of the parameters that are referred to, by the text of the reference.
struct Shared(HashMap<String, Identity>);

impl Shared {
    fn of(doc: &Value) -> Self {
        let mut shared = HashMap::new();
        for item in doc.get("paths").and_then(Value::as_object).into_iter().flat_map(Map::values) {
            let operations = METHODS.iter().filter_map(|method| item.get(*method));
            let lists = operations.chain([item]).filter_map(|holder| holder.get("parameters")?.as_array());
            for reference in lists.flatten().filter_map(reference) {
                if !shared.contains_key(reference)
                    && let Some(identity) = followed(doc, reference)
                {
                    shared.insert(reference.to_owned(), identity);
                }
            }
        }
        Self(shared)
    }

    /// The identity of a parameter or of the one that it refers to.
    fn identity(&self, parameter: &Value) -> Option<Identity> {
        match reference(parameter) {
            Some(reference) => self.0.get(reference).cloned(),
            None => identity(parameter),
        }
    }
}

fn reference(parameter: &Value) -> Option<&str> {
    parameter.get("$ref")?.as_str()
}

/// The identity of what `reference` leads to. Cycles are broken by now, and long chains are nobody's.
fn followed(doc: &Value, reference: &str) -> Option<Identity> {
    let mut next = reference;
    for _ in 0..100 {
        let parameter = doc.pointer(Pointer::from_reference(next)?.as_str())?;
        match self::reference(parameter) {
            Some(further) => next = further,
            None => return identity(parameter),
        }
    }
    None
}

fn identity(parameter: &Value) -> Option<Identity> {
    let text = |key: &str| parameter.get(key).and_then(Value::as_str).map(str::to_owned);
    Some(Identity { place: text("in")?, name: text("name")? })
}

fn check_item(path: &str, item: &mut Map<String, Value>, at: &Trail<'_>, shared: &Shared, diags: &mut Diagnostics) {
    let template = PathTemplate::parse(path);
    if template.parts.iter().any(|part| matches!(part, PathPart::Text(text) if text.contains(['{', '}']))) {
        diags
            .warning(Code::PathParameter, at.pointer(), "a brace of this path has no partner, and is sent as it is")
            .on_key()
            .help("write a parameter as `{name}`");
    }
    let expressions = Expression::all(&template);
    if expressions.len() > MOST {
        let message = format!("this path has more than {MOST} parameters");
        diags.error(Code::PathParameter, at.pointer(), message).on_key().help("write a path that a server could have");
        return;
    }
    let mut exact = identities(item, shared);
    exact.extend(
        METHODS.iter().filter_map(|method| item.get(*method)?.as_object()).flat_map(|of| identities(of, shared)),
    );
    let mut lists = Lists { expressions: &expressions, shared, diags };
    let declared = lists.check(item, exact, at);
    let mut missing: Vec<(&Expression, Vec<&str>)> = expressions.iter().map(|name| (name, Vec::new())).collect();
    for method in METHODS {
        let Some(Value::Object(operation)) = item.get_mut(*method) else { continue };
        let exact = declared.iter().cloned().chain(identities(operation, shared)).collect();
        let own = lists.check(operation, exact, &at.key(method));
        for (expression, methods) in &mut missing {
            if !declared.iter().chain(&own).any(|known| expression.is_filled_by(known)) {
                methods.push(method);
                declare(operation, expression);
            }
        }
    }
    for (expression, methods) in missing.iter().filter(|(_, methods)| !methods.is_empty()) {
        let methods: Vec<String> = methods.iter().map(|method| format!("`{method}`")).collect();
        let Expression { name, place, is_required, .. } = expression;
        let message = format!(
            "the path has `{{{}}}`, and {} no such parameter; it is taken to be a text",
            expression.text,
            match methods.as_slice() {
                [several @ .., last] if !several.is_empty() => format!("{} and {last} declare", several.join(", ")),
                one => format!("{} declares", one.concat()),
            }
        );
        diags.warning(Code::PathParameter, at.pointer(), message).on_key().help(format!(
            "add `{{name: {name}, in: {place}, required: {is_required}, schema: {{type: string}}}}` to the `parameters` of the path"
        ));
    }
}

/// How many parameters a path may have: more is a mistake or an attack.
const MOST: usize = 100;

/// What stands between braces of a path.
struct Expression {
    /// As it is written.
    text: String,
    /// The name in it.
    name: String,
    /// Whether it stands in the query, so that a parameter of the query may be meant.
    in_query: bool,
    /// Where a parameter for it is where none is declared.
    place: &'static str,
    /// Whether that is always there.
    is_required: bool,
}

impl Expression {
    /// The expressions of a path, each name once.
    fn all(template: &PathTemplate) -> Vec<Self> {
        let mut found: Vec<Self> = Vec::new();
        for part in &template.parts {
            found.extend(part.name().into_iter().flat_map(|text| Self::of(text, false, "path")));
        }
        for pair in &template.query {
            // `limit={limit}` is a parameter of the query, `range={from}-{to}` is made of others.
            let place =
                if matches!(pair.as_slice(), [PathPart::Text(_), PathPart::Parameter(_)]) { "query" } else { "path" };
            found.extend(pair.iter().filter_map(PathPart::name).flat_map(|text| Self::of(text, true, place)));
        }
        let mut names = HashSet::new();
        found.retain(|expression| names.insert(expression.name.clone()));
        found
    }

    fn of(text: &str, in_query: bool, place: &'static str) -> Vec<Self> {
        let new = |name: &str, in_query, place, is_required| {
            let name = if name.is_empty() { text } else { name };
            Self { text: text.to_owned(), name: name.to_owned(), in_query, place, is_required }
        };
        match query_names(text) {
            Some(names) => names.map(|name| new(name, true, "query", false)).collect(),
            None => vec![new(bare_name(text), in_query, place, true)],
        }
    }

    fn is_filled_by(&self, parameter: &Identity) -> bool {
        let is_named = parameter.name == self.name || parameter.name == self.text;
        is_named && (parameter.place == "path" || self.in_query && parameter.place == "query")
    }
}

/// What the lists of parameters of a path item and its operations are held against.
struct Lists<'a, 'd> {
    expressions: &'a [Expression],
    shared: &'a Shared,
    diags: &'d mut Diagnostics,
}

impl Lists<'_, '_> {
    /// The parameters that a path item or an operation declares. What is odd about them is reported, and what has no place
    /// in the path is left to be ignored, unless one that `exact` does not have is meant.
    fn check(&mut self, holder: &mut Map<String, Value>, mut exact: Vec<Identity>, at: &Trail<'_>) -> Vec<Identity> {
        let Some(Value::Array(parameters)) = holder.get_mut("parameters") else { return Vec::new() };
        let at = at.key("parameters");
        let mut known: HashMap<Identity, (usize, &str)> = HashMap::new();
        let mut declared = Vec::with_capacity(parameters.len());
        for (index, parameter) in parameters.iter_mut().enumerate() {
            let element = at.index(index);
            let key = if reference(parameter).is_some() { "$ref" } else { "name" };
            let Some(mut identity) = self.shared.identity(parameter) else { continue };
            if let Some((first, its_key)) = known.get(&identity) {
                let message = format!(
                    "the {} parameter `{}` stands twice in this list: the first is taken",
                    identity.place, identity.name
                );
                self.diags
                    .warning(Code::DuplicateParameter, element.key(key).pointer(), message)
                    .related(at.index(*first).key(its_key).pointer(), "it stands here first")
                    .help("remove one of the two");
                continue;
            }
            if identity.place == "path" && !self.expressions.iter().any(|place| place.is_filled_by(&identity)) {
                self.misplaced(parameter, &mut identity, &mut exact, &element.key(key));
            }
            known.insert(identity.clone(), (index, key));
            declared.push(identity);
        }
        declared
    }

    /// A path parameter without a place in the path: one that is only misspelled gets the name that the path has.
    fn misplaced(&mut self, parameter: &mut Value, identity: &mut Identity, exact: &mut Vec<Identity>, at: &Trail<'_>) {
        let open = self.expressions.iter().filter(|place| !exact.iter().any(|known| place.is_filled_by(known)));
        let near = suggest::closest(&identity.name, open.map(|place| place.name.as_str())).map(str::to_owned);
        let name = &identity.name;
        match (near, parameter.get_mut("name")) {
            (Some(near), Some(own)) => {
                let message = format!("the path has no `{{{name}}}`; this is read as `{near}`");
                self.diags
                    .warning(Code::PathParameter, at.pointer(), message)
                    .help(format!("the path has `{{{near}}}`: spell both alike"));
                *own = near.clone().into();
                identity.name = near;
                exact.push(identity.clone());
            }
            _ => {
                let message = format!("the path has no `{{{name}}}` for this parameter to fill: it is left out");
                self.diags
                    .warning(Code::PathParameter, at.pointer(), message)
                    .help(format!("add `{{{name}}}` to the path, or remove the parameter"));
            }
        }
    }
}

fn identities(holder: &Map<String, Value>, shared: &Shared) -> Vec<Identity> {
    let parameters = holder.get("parameters").and_then(Value::as_array);
    parameters.into_iter().flatten().filter_map(|parameter| shared.identity(parameter)).collect()
}

/// Declares a parameter as text, so that later stages find the operation whole.
fn declare(operation: &mut Map<String, Value>, expression: &Expression) {
    let parameter = json!({
        "name": expression.name,
        "in": expression.place,
        "required": expression.is_required,
        "schema": {"type": "string"},
    });
    if let Value::Array(list) = operation.entry("parameters").or_insert_with(|| Value::Array(Vec::new())) {
        list.push(parameter);
    }
}
