//! The client of a program.

use super::expression::quoted;
use super::layout::{Expr, Link, let_statement};
use super::program::comment;
use crate::emit::spelling;
use crate::emit::surface::{assumed, names_host, server};
use crate::ir::{Api, Operation, Requirement, SchemeKind, SecurityScheme};

/// The schemes of the alternatives of an operation, each once, in their order.
pub fn schemes<'a>(operation: &Operation, api: &'a Api) -> Vec<&'a SecurityScheme> {
    let mut ids = Vec::new();
    for used in operation.security.iter().flat_map(|Requirement { schemes }| schemes) {
        if !ids.contains(&used.scheme) {
            ids.push(used.scheme);
        }
    }
    ids.into_iter().filter_map(|id| api.schemes.get(id.0)).collect()
}

/// The statement that builds a client for an operation, with a credential for each scheme, and says why.
pub fn client(operation: &Operation, schemes: &[&SecurityScheme], api: &Api) -> Vec<String> {
    let (words, url) = match server(api) {
        (server, true) => (format!("Defining the host is optional and defaults to {server}"), server.to_owned()),
        (server, false) => {
            let words = format!("Defining the host is required: the server of the description, {server}, names none");
            (words, assumed(server))
        }
    };
    let mut lines = vec!["    let client = Client::builder()".to_owned()];
    lines.extend(comment(&words, 8));
    let base_url = Link::call("base_url", vec![Expr::atom(quoted(&url))]);
    lines.push(format!("        {}", base_url.at(8)));
    if let Some(own) = operation.servers.first() {
        let words = format!("The server of this call is {}: it, too, can be another", own.url);
        lines.extend(comment(&words, 8));
        let url = if names_host(&own.url) { own.url.clone() } else { assumed(&own.url) };
        let arguments = vec![Expr::atom(quoted(&own.template)), Expr::atom(quoted(&url))];
        lines.push(format!("        {}", Link::call("server_url", arguments).at(8)));
    }
    if !schemes.is_empty() {
        let words = [
            "The client must configure the authentication and authorization parameters",
            "in accordance with the API server security policy.",
            "Examples for each auth method are provided below, use the example that",
            "satisfies your auth use case.",
        ];
        lines.extend(words.iter().flat_map(|words| comment(words, 8)));
    }
    for scheme in schemes {
        let (words, arguments) = credential(scheme);
        lines.extend(comment(&format!("{words}: {}", scheme.wire_name), 8));
        lines.push(format!("        .{}({})", spelling::snake(&scheme.name), arguments.join(", ")));
    }
    lines.push("        .build()?;".to_owned());
    lines
}

/// The statement that builds a client with a credential for each scheme of the first alternative of an operation.
pub fn brief_client(operation: &Operation, api: &Api) -> String {
    let mut links = Vec::new();
    if let (server, false) = server(api) {
        links.push(Link::call("base_url", vec![Expr::atom(quoted(&assumed(server)))]));
    }
    let first = operation.security.first().map(|alternative| alternative.schemes.as_slice()).unwrap_or_default();
    for scheme in first.iter().filter_map(|used| api.schemes.get(used.scheme.0)) {
        let (_, arguments) = credential(scheme);
        links.push(Link::call(spelling::snake(&scheme.name), arguments.iter().map(|text| Expr::atom(*text)).collect()));
    }
    links.push(Link::call("build", Vec::new()).tried());
    let_statement("client", &Expr::Chain(Box::new(Expr::Call("Client::builder".to_owned(), Vec::new())), links), 4)
}

/// What is configured for a scheme, and the arguments of its method.
fn credential(scheme: &SecurityScheme) -> (String, &'static [&'static str]) {
    let (words, arguments): (_, &'static [&'static str]) = match &scheme.kind {
        SchemeKind::Basic => {
            ("Configure HTTP basic authorization", &["env::var(\"USERNAME\")?", "env::var(\"PASSWORD\")?"])
        }
        SchemeKind::Http { scheme } => {
            return (format!("Configure HTTP {scheme} authorization"), &["env::var(\"CREDENTIALS\")?"]);
        }
        SchemeKind::ApiKey { .. } => ("Configure API key authorization", &["env::var(\"API_KEY\")?"]),
        SchemeKind::Bearer { format: Some(format) } => {
            return (format!("Configure Bearer authorization ({format})"), &["env::var(\"BEARER_TOKEN\")?"]);
        }
        SchemeKind::Bearer { format: None } => ("Configure Bearer authorization", &["env::var(\"BEARER_TOKEN\")?"]),
        SchemeKind::OAuth2 { .. } => ("Configure OAuth 2.0 authorization", &["env::var(\"ACCESS_TOKEN\")?"]),
        SchemeKind::OpenIdConnect { .. } => {
            ("Configure OpenID Connect authorization", &["env::var(\"ACCESS_TOKEN\")?"])
        }
    };
    (words.to_owned(), arguments)
}
