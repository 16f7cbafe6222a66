//! What a description says about itself and its servers.

use openapiv3::{Info, License, OpenAPI, Server, ServerVariable};

use super::docs::text;
use crate::ir;

/// What a description says about itself (§ Info Object).
pub fn info(info: &Info) -> ir::Info {
    let Info {
        title,
        description,
        terms_of_service: _, // for people who call the API, not for the code that does
        contact: _,          // of the makers of the API, not of the crate
        license,
        version,
        extensions: _, // mean nothing to us
    } = info;
    ir::Info {
        title: title.clone(),
        version: version.clone(),
        description: text(description.as_deref()),
        license: license.as_ref().map(|License { name, url: _, extensions: _ }| name.clone()), // the name says it
    }
}

/// The servers, at least one: `/` where none is named (§ OpenAPI Object, `servers`).
pub fn servers(spec: &OpenAPI) -> Vec<ir::Server> {
    if spec.servers.is_empty() {
        return vec![ir::Server { url: "/".to_owned(), description: None }];
    }
    spec.servers.iter().map(server).collect()
}

fn server(server: &Server) -> ir::Server {
    let Server { url, description, variables, extensions: _ } = server; // extensions mean nothing to us
    let mut url = url.clone();
    for (name, variable) in variables.iter().flatten() {
        let ServerVariable { default, enumeration: _, description: _, extensions: _ } = variable; // the default is one of them
        url = url.replace(&format!("{{{name}}}"), default);
    }
    ir::Server { url, description: text(description.as_deref()) }
}
