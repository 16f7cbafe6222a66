//! `mutualTLS`: a client proves who it is by a certificate (3.1.1, section 4.8.27).

use super::super::pass::Pass;
use crate::pointer::Pointer;
use serde_json::Value;
use std::collections::HashSet;

/// Takes such schemes out, and what requires them: a certificate is set up on the connection, and no request carries it.
pub(super) fn without_mutual_tls(doc: &mut Value, pass: &mut Pass<'_>) {
    let mut gone = HashSet::new();
    let schemes = doc.pointer_mut("/components/securitySchemes").and_then(Value::as_object_mut);
    if let Some(schemes) = schemes {
        let at = Pointer::root().key("components").key("securitySchemes");
        schemes.retain(|name, scheme| {
            let is_mutual = scheme.get("type").and_then(Value::as_str) == Some("mutualTLS");
            if is_mutual {
                let message = format!("the scheme `{name}` is left out: no request carries a certificate");
                let found = pass.unsupported(&at.key(name).key("type"), message);
                found.help("set the client's certificate on the `reqwest::ClientBuilder` that you hand over");
                gone.insert(name.clone());
            }
            !is_mutual
        });
    }
    if gone.is_empty() {
        return;
    }
    let relax = |security: Option<&mut Value>| {
        let requirements = security.and_then(Value::as_array_mut).into_iter().flatten();
        for requirement in requirements.filter_map(Value::as_object_mut) {
            requirement.retain(|name, _| !gone.contains(name));
        }
    };
    relax(doc.get_mut("security"));
    let items = doc.get_mut("paths").and_then(Value::as_object_mut).into_iter().flatten();
    for (_, operation) in items.flat_map(|(_, item)| item.as_object_mut().into_iter().flatten()) {
        relax(operation.get_mut("security"));
    }
}
