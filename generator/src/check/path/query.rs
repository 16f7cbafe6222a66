//! Parameters of the query that are written into the path: `/pets?limit={limit}`.

use super::super::METHODS;
use crate::diagnostic::{Code, Diagnostics};
use crate::pointer::Pointer;
use serde_json::{Map, Value, json};
use std::collections::HashSet;

/// Declares what stands in the query of a path as parameters of the query, where it belongs (OpenAPI 3.0.4, section
/// 4.7.8.1: a path holds no query).
pub(super) fn check(doc: &mut Value, diags: &mut Diagnostics) {
    let Some(Value::Object(paths)) = doc.get_mut("paths") else { return };
    if !paths.keys().any(|path| Written::of(path).is_some()) {
        return;
    }
    let known: HashSet<String> = paths.keys().cloned().collect();
    for (path, mut item) in std::mem::take(paths) {
        // What another path has already stays where it is, and its parameter is one of the path.
        let free = |written: &Written<'_>| !known.contains(&written.path) && !paths.contains_key(&written.path);
        let Some(written) = Written::of(&path).filter(free) else {
            paths.insert(path, item);
            continue;
        };
        let names: Vec<String> = written.parameters.iter().map(|(key, _)| format!("`{key}`")).collect();
        let message =
            format!("a path holds no query; what stands in it are parameters of the query: {}", names.join(", "));
        diags
            .warning(Code::PathParameter, Pointer::root().key("paths").key(&path), message)
            .on_key()
            .help(format!("write `{}`, and declare the parameters with `in: query`", written.path));
        if let Value::Object(item) = &mut item {
            written.declare(item);
        }
        paths.insert(written.path, item);
    }
}

/// A path with a query that holds parameters.
struct Written<'a> {
    /// The path, with what of the query is no parameter.
    path: String,
    /// The keys of the query, and the names between the braces.
    parameters: Vec<(&'a str, &'a str)>,
}

impl<'a> Written<'a> {
    fn of(text: &'a str) -> Option<Self> {
        let (path, query) = text.split_once('?')?;
        let (mut rest, mut parameters) = (Vec::new(), Vec::new());
        for pair in query.split('&') {
            let name =
                |value: &'a str| value.strip_prefix('{')?.strip_suffix('}').filter(|name| !name.contains(['{', '}']));
            match pair.split_once('=').and_then(|(key, value)| Some((key, name(value)?))) {
                Some(parameter) => parameters.push(parameter),
                None => rest.push(pair),
            }
        }
        if parameters.is_empty() {
            return None;
        }
        let query = if rest.is_empty() { String::new() } else { format!("?{}", rest.join("&")) };
        Some(Self { path: format!("{path}{query}"), parameters })
    }

    /// Declares the parameters in each operation that does not yet, and makes those parameters of the query that are
    /// declared for the path.
    fn declare(&self, item: &mut Map<String, Value>) {
        let shared = std::mem::take(item.entry("parameters").or_insert_with(|| json!([])));
        let shared = self.corrected(shared);
        let is_declared = |list: &[Value], key: &str| list.iter().any(|it| is_in(it, "query") && it["name"] == *key);
        for method in METHODS {
            let Some(Value::Object(operation)) = item.get_mut(*method) else { continue };
            let own = operation.remove("parameters").unwrap_or_else(|| json!([]));
            let mut own = self.corrected(own);
            for (key, _) in &self.parameters {
                if !is_declared(&own, key) && !is_declared(&shared, key) {
                    own.push(json!({"name": key, "in": "query", "required": true, "schema": {"type": "string"}}));
                }
            }
            operation.insert("parameters".to_owned(), Value::Array(own));
        }
        item.insert("parameters".to_owned(), Value::Array(shared));
    }

    /// The list with the parameters that are meant in the query under its keys.
    fn corrected(&self, parameters: Value) -> Vec<Value> {
        let Value::Array(mut list) = parameters else { return Vec::new() };
        for parameter in &mut list {
            let meant = self.parameters.iter().find(|(_, name)| parameter["name"] == **name);
            if let Some((key, _)) = meant.filter(|_| is_in(parameter, "path") || is_in(parameter, "query")) {
                parameter["name"] = (*key).into();
                parameter["in"] = "query".into();
                if let Value::Object(parameter) = parameter {
                    parameter.remove("style");
                }
            }
        }
        list
    }
}

fn is_in(parameter: &Value, place: &str) -> bool {
    parameter.get("in").and_then(Value::as_str) == Some(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_of_the_query_leave_the_path() {
        let mut diags = Diagnostics::new();
        let mut doc = json!({"paths": {
            "/a?x=1&p={page}&q={q}": {
                "parameters": [{"name": "q", "in": "query"}, {"$ref": "#/components/parameters/z"}],
                "get": {"parameters": [{"name": "page", "in": "path", "style": "simple"}]},
                "post": {},
            },
            "/b?x={x}": {"get": {}},
            "/b": {"post": {}},
            "/c?d=e": {},
        }});
        check(&mut doc, &mut diags);
        let required =
            |name: &str| json!({"name": name, "in": "query", "required": true, "schema": {"type": "string"}});
        assert_eq!(
            doc["paths"]["/a?x=1"],
            json!({
                "parameters": [{"name": "q", "in": "query"}, {"$ref": "#/components/parameters/z"}],
                "get": {"parameters": [{"name": "p", "in": "query"}]},
                "post": {"parameters": [required("p")]},
            })
        );
        let paths: Vec<_> = doc["paths"].as_object().unwrap().keys().collect();
        assert_eq!(paths, ["/a?x=1", "/b?x={x}", "/b", "/c?d=e"]);
        assert_eq!(diags.iter().count(), 1);
    }
}
