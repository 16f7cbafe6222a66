//! Security requirements name security schemes (OpenAPI 3.0.4, section 4.7.30).

use super::operations;
use crate::diagnostic::{Code, Diagnostics, Severity};
use crate::pointer::Pointer;
use crate::suggest;
use serde_json::{Map, Value};
use std::collections::HashSet;

/// Reports every name that no scheme has, and takes out the alternative: without the scheme, less than meant would be
/// proved. Where it was the only one, calls go out without a proof, and the server decides.
pub(super) fn check(doc: &mut Value, diags: &mut Diagnostics) {
    let schemes = doc.pointer("/components/securitySchemes").and_then(Value::as_object);
    let names: Vec<String> = schemes.into_iter().flat_map(Map::keys).cloned().collect();
    let known: HashSet<&str> = names.iter().map(String::as_str).collect();
    let mut requirements = |holder: Option<&mut Value>, at: Pointer| {
        let Some(Value::Array(list)) = holder else { return };
        let mut index = 0;
        list.retain(|requirement| {
            let at = at.index(index);
            index += 1;
            let unknown =
                requirement.as_object().into_iter().flat_map(Map::keys).filter(|name| !known.contains(name.as_str()));
            let mut all_known = true;
            for name in unknown {
                all_known = false;
                let message = format!("there is no security scheme `{name}`: requests are sent without it");
                let near = suggest::closest(name, names.iter().map(String::as_str));
                // A name that is nearly right was meant to be right.
                let severity = if near.is_some() { Severity::Error } else { Severity::Warning };
                let found = diags.warning(Code::UnresolvedReference, at.key(name), message);
                found.on_key();
                found.severity = severity;
                match near {
                    Some(near) => found.help(format!("did you mean `{near}`?")),
                    None => found.help("define it under `components/securitySchemes`"),
                };
            }
            all_known
        });
    };
    requirements(doc.get_mut("security"), Pointer::root().key("security"));
    for (path, method, operation) in operations(doc) {
        if operation.contains_key("security") {
            let at = Pointer::root().key("paths").key(path).key(method).key("security");
            requirements(operation.get_mut("security"), at);
        }
    }
}
