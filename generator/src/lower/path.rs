//! How paths and their parameters fit together.
//!
//! A parameter is found by the name between the braces, or by that name without what frameworks and RFC 6570 write beside
//! it. What is left of a query in a path is what no parameter of the query says by itself.

use crate::ir::{Parameter, ParameterLocation, PathPart, PathTemplate};
use crate::path_template::{bare_name, query_names};

/// The template that `text` is, with the names of the parameters that fill it, and those of `parameters` that have a place.
pub fn fill(text: &str, mut parameters: Vec<Parameter>) -> (PathTemplate, Vec<Parameter>) {
    let mut path = PathTemplate::parse(text);
    path.query.retain(|pair| !is_said_by_parameter(pair, &mut parameters));
    for part in path.parts.iter_mut().chain(path.query.iter_mut().flatten()) {
        if let PathPart::Parameter(name) = part {
            *part = match of_path(name, &parameters) {
                Some(parameter) => PathPart::Parameter(parameter.wire_name.clone()),
                // Parameters of the query stand behind the path anyway.
                None if query_names(name).is_some() => PathPart::Text(String::new()),
                None => PathPart::Text(format!("{{{name}}}")),
            };
        }
    }
    parameters.retain(|parameter| {
        parameter.location != ParameterLocation::Path || path.parameters().any(|name| name == parameter.wire_name)
    });
    (path, parameters)
}

/// Whether a parameter of the query takes the place of a pair: it fills the pair, by the key of which it is sent then, or
/// it is always there and has its name.
fn is_said_by_parameter(pair: &[PathPart], parameters: &mut [Parameter]) -> bool {
    if pair.iter().filter_map(PathPart::name).any(|name| of_path(name, parameters).is_some()) {
        return false;
    }
    let mut of_query = parameters.iter_mut().filter(|known| known.location == ParameterLocation::Query);
    match pair {
        [PathPart::Text(text)] => {
            let name = text.split('=').next().unwrap_or_default();
            of_query.any(|known| known.wire_name == name && known.required)
        }
        [PathPart::Text(key), PathPart::Parameter(name)] if key.ends_with('=') => {
            let filling = of_query.find(|known| known.wire_name == *name || known.wire_name == bare_name(name));
            if let Some(parameter) = filling {
                parameter.wire_name = key.trim_end_matches('=').to_owned();
                return true;
            }
            false
        }
        _ => false,
    }
}

fn of_path<'p>(name: &str, parameters: &'p [Parameter]) -> Option<&'p Parameter> {
    let named = |name: &str| {
        parameters.iter().find(|known| known.location == ParameterLocation::Path && known.wire_name == name)
    };
    named(name).or_else(|| named(bare_name(name)))
}
