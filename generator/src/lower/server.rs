//! What a description says about itself and its servers.

use openapiv3::{Contact, ExternalDocumentation, Info, License, OpenAPI, Server};

use super::context::Context;
use super::docs::{docs, text};
use super::words::ident;
use crate::ir::{self, Group, ServerVariable};
use crate::pointer::Pointer;

/// What a description says about itself (§ Info Object), and where it says that there is more.
pub fn info(info: &Info, external_docs: Option<&ExternalDocumentation>) -> ir::Info {
    let Info {
        title,
        description,
        terms_of_service,
        contact,
        license,
        version,
        extensions: _, // mean nothing to us
    } = info;
    ir::Info {
        title: title.clone(),
        version: version.clone(),
        docs: docs(None, description.as_deref(), external_docs),
        terms_of_service: text(terms_of_service.as_deref()),
        contact: contact.as_ref().map(|Contact { name, url, email, extensions: _ }| ir::Contact {
            name: text(name.as_deref()),
            url: text(url.as_deref()),
            email: text(email.as_deref()),
        }),
        license: license
            .as_ref()
            .map(|License { name, url, extensions: _ }| ir::License { name: name.clone(), url: text(url.as_deref()) }),
    }
}

/// The servers of the API, at least one: `/` where none is named (§ OpenAPI Object, `servers`).
pub fn servers(cx: &mut Context<'_, '_>, spec: &OpenAPI) -> Vec<ir::Server> {
    let mut servers = list(cx, &spec.servers, &Pointer::root().key("servers"));
    if servers.is_empty() {
        let root = "/".to_owned();
        servers.push(ir::Server { url: root.clone(), template: root, variables: Vec::new(), description: None });
    }
    servers
}

/// The servers in a list, which stands at `at`. Where the first is there with `https` too, that one is the first: credentials
/// go over the wire encrypted unless somebody wants something else.
pub fn list(cx: &mut Context<'_, '_>, servers: &[Server], at: &Pointer) -> Vec<ir::Server> {
    let mut servers: Vec<_> =
        servers.iter().enumerate().map(|(index, server)| self::server(cx, server, &at.index(index))).collect();
    let plain = servers.first().and_then(|first| first.template.strip_prefix("http://"));
    let encrypted = plain.and_then(|plain| {
        servers.iter().position(|server| server.template.strip_prefix("https://").is_some_and(|rest| rest == plain))
    });
    if let Some(encrypted) = encrypted {
        let server = servers.remove(encrypted);
        servers.insert(0, server);
    }
    servers
}

/// Leaves operations those servers of their own that are others than the API's. Where all operations have the same, these are
/// the API's: descriptions that are made file by file name the server in each path.
pub fn settle(servers: &mut Vec<ir::Server>, groups: &mut [Group]) {
    let first = |servers: &[ir::Server]| servers.first().map(|server| server.template.clone());
    let mut own = groups.iter().flat_map(|group| &group.operations).map(|operation| &operation.servers);
    if let Some(common) = own.next().filter(|common| !common.is_empty()).cloned()
        && own.all(|other| first(other) == first(&common))
    {
        *servers = common;
    }
    for operation in groups.iter_mut().flat_map(|group| &mut group.operations) {
        if first(&operation.servers) == first(servers) {
            operation.servers.clear();
        }
    }
}

/// The variables of the servers that are called, each once: of one that servers describe differently, the first counts.
pub fn variables(servers: &[ir::Server], groups: &[Group]) -> Vec<ServerVariable> {
    let own = groups.iter().flat_map(|group| &group.operations).filter_map(|operation| operation.servers.first());
    let mut variables: Vec<ServerVariable> = Vec::new();
    for variable in servers.first().into_iter().chain(own).flat_map(|server| &server.variables) {
        if !variables.iter().any(|known| known.wire_name == variable.wire_name) {
            variables.push(variable.clone());
        }
    }
    variables
}

fn server(cx: &mut Context<'_, '_>, server: &Server, at: &Pointer) -> ir::Server {
    let Server { url, description, variables: described, extensions: _ } = server; // extensions mean nothing to us
    let template = whole(url.trim());
    let mut variables: Vec<ServerVariable> = Vec::new();
    for name in names(&template) {
        let described = described.iter().flatten().find(|(known, _)| *known == name).map(|(_, variable)| variable);
        // Braces around anything else are no variable, but text that makes no URL.
        let is_name = |character: char| character.is_ascii_alphanumeric() || matches!(character, '_' | '-' | '.');
        let is_variable = described.is_some() || name.chars().all(is_name);
        if !is_variable || variables.iter().any(|known| known.wire_name == name) {
            continue;
        }
        let at = at.key("variables").key(name);
        if described.is_none() {
            let message = format!("the variable `{name}` of this URL is not described: it has no default");
            cx.unsupported(&at, message);
        }
        variables.push(variable(name, described, at));
    }
    let mut url = template.clone();
    for ServerVariable { wire_name, default, .. } in &variables {
        if let Some(default) = default {
            url = url.replace(&format!("{{{wire_name}}}"), default);
        }
    }
    ir::Server { url: whole(&url), template, variables, description: text(description.as_deref()) }
}

fn variable(name: &str, described: Option<&openapiv3::ServerVariable>, at: Pointer) -> ServerVariable {
    let (default, values, description) = match described {
        Some(openapiv3::ServerVariable { default, enumeration, description, extensions: _ }) => {
            (Some(default.clone()), enumeration.clone(), text(description.as_deref())) // extensions mean nothing to us
        }
        None => (None, Vec::new(), None),
    };
    ServerVariable {
        wire_name: name.to_owned(),
        name: ident(&format!("server {name}"), "n"),
        at,
        default,
        values,
        description,
    }
}

/// The URL with a scheme, where it names a host without one: `//api.example.com`, and `api.example.com`, which would be a
/// path by RFC 3986. Nobody should send what is not encrypted for want of a word.
fn whole(url: &str) -> String {
    let host = url.strip_prefix("//").unwrap_or(url);
    let first = host.split('/').next().unwrap_or_default();
    let is_host = |character: char| character.is_ascii_alphanumeric() || matches!(character, '.' | '-' | ':');
    let is_named = first.contains('.') && first.starts_with(char::is_alphanumeric) && first.chars().all(is_host);
    if url.starts_with("//") || is_named { format!("https://{host}") } else { url.to_owned() }
}

/// The names of the variables in a URL.
fn names(template: &str) -> impl Iterator<Item = &str> {
    let pieces = template.split('{').skip(1);
    pieces.filter_map(|piece| piece.split_once('}')).map(|(name, _)| name).filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_has_a_scheme() {
        for (url, whole) in [
            ("//api.example.com/v1", "https://api.example.com/v1"),
            ("api.example.com", "https://api.example.com"),
            ("127.0.0.1:8080/v1", "https://127.0.0.1:8080/v1"),
            ("/api/v1.33", "/api/v1.33"),
            ("v1", "v1"),
            ("./v1", "./v1"),
            ("http://a.b", "http://a.b"),
            ("", ""),
            ("Your API URL", "Your API URL"),
            ("{protocol}://a.b", "{protocol}://a.b"),
        ] {
            assert_eq!(self::whole(url), whole);
        }
    }

    #[test]
    fn variables_stand_in_braces() {
        assert_eq!(names("https://{a}.b/{c}/{}/{d").collect::<Vec<_>>(), ["a", "c"]);
    }
}
