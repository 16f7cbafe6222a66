//! Path templates and the parameters that fill them (OpenAPI 3.0.4, sections 4.7.8.1 and 4.7.12).

mod query;
mod template;

use super::METHODS;
use crate::diagnostic::{Code, Diagnostics};
use crate::pointer::{Pointer, Trail};
use crate::suggest;
use serde_json::{Map, Value, json};
use std::collections::HashMap;
use template::Names;

/// Reports path parameters that the path has and an operation does not declare, or the other way round, and parameters
/// that stand twice. What is missing is declared as text, what is too many taken out.
pub(super) fn check(doc: &mut Value, diags: &mut Diagnostics) {
    query::check(doc, diags);
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
    let names = match template::names(path) {
        Ok(Names { all, twice }) => {
            for name in twice {
                let message = format!("`{{{name}}}` stands twice in this path; the parameter is put into both places");
                let found = diags.warning(Code::PathParameter, at.pointer(), message);
                found.on_key().help("write two parameters of different names, if they differ");
            }
            all
        }
        Err(message) => {
            diags
                .error(Code::PathParameter, at.pointer(), message)
                .on_key()
                .help("write a parameter as `{name}`, once each");
            return;
        }
    };
    let declared = Declared::take(item, &names, at, shared, diags);
    let mut missing: Vec<(&str, Vec<&str>)> = names.iter().map(|name| (*name, Vec::new())).collect();
    for method in METHODS {
        let Some(Value::Object(operation)) = item.get_mut(*method) else { continue };
        let own = Declared::take(operation, &names, &at.key(method), shared, diags);
        for (name, methods) in &mut missing {
            if !declared.fills(name) && !own.fills(name) {
                methods.push(method);
                declare(operation, name);
            }
        }
    }
    for (name, methods) in missing.iter().filter(|(_, methods)| !methods.is_empty()) {
        let methods: Vec<String> = methods.iter().map(|method| format!("`{method}`")).collect();
        let methods = methods.join(", ");
        let message =
            format!("the path has `{{{name}}}`, and {methods} declares no such parameter; it is read as text");
        diags.warning(Code::PathParameter, at.pointer(), message).on_key().help(format!(
            "add `{{name: {name}, in: path, required: true, schema: {{type: string}}}}` to the `parameters` of the path"
        ));
    }
}

/// The path parameters that a path item or an operation declares.
struct Declared<'n> {
    names: Vec<&'n str>,
}

impl<'n> Declared<'n> {
    /// Reads the parameters of a path item or an operation, and takes out those that can't be right.
    fn take(
        holder: &mut Map<String, Value>,
        names: &[&'n str],
        at: &Trail<'_>,
        shared: &Shared,
        diags: &mut Diagnostics,
    ) -> Self {
        let mut declared = Self { names: Vec::new() };
        let Some(Value::Array(parameters)) = holder.get_mut("parameters") else { return declared };
        let at = at.key("parameters");
        let mut known: HashMap<Identity, (usize, &str)> = HashMap::new();
        let mut index = 0;
        parameters.retain_mut(|parameter| {
            let element = at.index(index);
            let key = if parameter.get("$ref").is_some() { "$ref" } else { "name" };
            index += 1;
            let Some(identity) = shared.identity(parameter) else { return true };
            if let Some((first, its_key)) = known.get(&identity) {
                let Identity { place, name } = identity;
                let message = format!("the {place} parameter `{name}` stands twice in this list; the first counts");
                let found = diags.warning(Code::DuplicateParameter, element.key(key).pointer(), message);
                found
                    .related(at.index(*first).key(its_key).pointer(), "it stands here first")
                    .help("remove one of the two");
                return false;
            }
            let fits =
                identity.place != "path" || declared.fill(parameter, &identity.name, names, &element.key(key), diags);
            known.insert(identity, (index - 1, key));
            fits
        });
        declared
    }

    /// Whether the path has a place for a parameter: one without is reported, and read as what it was meant to be if
    /// that is plain.
    fn fill(
        &mut self,
        parameter: &mut Value,
        name: &str,
        names: &[&'n str],
        at: &Trail<'_>,
        diags: &mut Diagnostics,
    ) -> bool {
        if let Some(name) = names.iter().find(|other| **other == name) {
            self.names.push(name);
            return true;
        }
        let near = suggest::closest(name, names.iter().copied());
        let near = near.and_then(|near| names.iter().copied().find(|name| *name == near));
        let is_here = parameter.get("name").is_some();
        let read = match near {
            Some(near) if is_here => format!("it is read as `{near}`"),
            _ => "it is left out".to_owned(),
        };
        let message = format!("the path has no `{{{name}}}` for this parameter to fill; {read}");
        let found = diags.warning(Code::PathParameter, at.pointer(), message);
        match near {
            Some(near) => found.help(format!("the path has `{{{near}}}`: spell both alike")),
            None => found.help(format!("add `{{{name}}}` to the path, or remove the parameter")),
        };
        if let (Some(near), true, Some(written)) = (near, is_here, parameter.get_mut("name")) {
            *written = near.into();
            self.names.push(near);
            return true;
        }
        false
    }

    fn fills(&self, name: &str) -> bool {
        self.names.contains(&name)
    }
}

/// Declares a path parameter as text, so that later stages find the operation whole.
fn declare(operation: &mut Map<String, Value>, name: &str) {
    let parameter = json!({"name": name, "in": "path", "required": true, "schema": {"type": "string"}});
    if let Value::Array(list) = operation.entry("parameters").or_insert_with(|| Value::Array(Vec::new())) {
        list.push(parameter);
    }
}
