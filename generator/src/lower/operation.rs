//! Operations.

use openapiv3::{OpenAPI, Operation, PathItem, ReferenceOr};

use super::body::body;
use super::context::Context;
use super::docs::{self, docs};
use super::parameter::parameters;
use super::path;
use super::resolve::Unresolved;
use super::response::responses;
use super::security::Security;
use super::server;
use super::words::ident;
use crate::extension;
use crate::ir::{self, Method};
use crate::pointer::Pointer;

/// An operation where it stands.
#[derive(Clone, Debug)]
pub struct Site<'a> {
    /// The path.
    pub path: &'a str,
    /// The path item.
    pub item: &'a PathItem,
    /// The method.
    pub method: Method,
    /// The operation.
    pub operation: &'a Operation,
}

impl Site<'_> {
    /// The `operationId`; where there is none, method and path.
    pub fn id(&self) -> String {
        match &self.operation.operation_id {
            Some(id) if !id.trim().is_empty() => id.clone(),
            _ => format!("{} {}", self.method, self.path),
        }
    }

    /// The tag that it is grouped by: its first.
    pub fn tag(&self) -> &str {
        self.operation.tags.first().map_or(UNTAGGED, String::as_str)
    }
}

/// The tag of operations that have none.
pub const UNTAGGED: &str = "default";

/// The operations of a description, in its order.
pub fn sites<'a>(cx: &mut Context<'a, '_>, spec: &'a OpenAPI) -> Vec<(Pointer, Site<'a>)> {
    let mut sites = Vec::new();
    for (path, item) in &spec.paths.paths {
        let at = Pointer::root().key("paths").key(path);
        let item = match item {
            ReferenceOr::Item(item) => item,
            // `check` has put in its place what it refers to, where there is such.
            ReferenceOr::Reference { reference } => {
                cx.unresolved(Unresolved { at, reference: reference.clone() });
                continue;
            }
        };
        let path = extension::path(item).unwrap_or(path);
        for (method, operation) in methods(item) {
            let at = at.key(&method.as_str().to_ascii_lowercase());
            let method = extension::method(operation).map_or(method, Method::named);
            sites.push((at, Site { path, item, method, operation }));
        }
    }
    sites
}

/// The operation at `at`.
pub fn operation<'a>(cx: &mut Context<'a, '_>, at: &Pointer, site: &Site<'a>, security: &Security) -> ir::Operation {
    let Operation {
        tags: _, // by which it was grouped
        summary,
        description: own_description,
        external_docs,
        operation_id: _, // see `Site::id`
        parameters: own,
        request_body,
        responses,
        callbacks,
        deprecated,
        security: required,
        servers,
        extensions: _, // mean nothing to us
    } = site.operation;
    for name in callbacks.keys() {
        cx.unsupported(
            &at.key("callbacks").key(name),
            "callbacks are left out: what the server calls is not a client's",
        );
    }
    let path_at = at.parent().unwrap_or_default();
    // § Operation Object: its servers stand in for those of the path item, and these for the API's.
    let servers = match servers.is_empty() {
        true => server::list(cx, &site.item.servers, &path_at.key("servers")),
        false => server::list(cx, servers, &at.key("servers")),
    };
    let id = site.id();
    let (path, parameters) = path::fill(site.path, parameters(cx, &site.item.parameters, &path_at, own, at));
    ir::Operation {
        at: at.clone(),
        name: ident(&id, "call"),
        id,
        method: site.method.clone(),
        path,
        servers,
        docs: docs(
            summary.as_deref().or(site.item.summary.as_deref()),
            description(own_description.as_deref(), site.item.description.as_deref()).as_deref(),
            external_docs.as_ref(),
        ),
        deprecated: *deprecated,
        parameters,
        body: request_body.as_ref().and_then(|request_body| body(cx, request_body, at)),
        responses: self::responses(cx, responses, &site.method, at),
        security: security.of_operation(cx, required.as_deref(), at),
        pages: None, // found when all types are known
    }
}

/// What an operation does, and what is said of its path: that is about all of its operations (§ Path Item Object).
fn description(own: Option<&str>, of_path: Option<&str>) -> Option<String> {
    match (docs::text(own), docs::text(of_path)) {
        (Some(own), Some(of_path)) if !own.contains(of_path.trim()) => Some(format!("{}\n\n{of_path}", own.trim_end())),
        (own, of_path) => own.or(of_path),
    }
}

/// The operations of a path item, in the order of the specification.
fn methods(item: &PathItem) -> impl Iterator<Item = (Method, &Operation)> {
    let PathItem {
        summary: _,     // told with each operation
        description: _, // as above
        get,
        put,
        post,
        delete,
        options,
        head,
        patch,
        trace,
        servers: _,    // told with each operation
        parameters: _, // lowered with each operation
        extensions: _, // mean nothing to us
    } = item;
    [
        (Method::Get, get),
        (Method::Put, put),
        (Method::Post, post),
        (Method::Delete, delete),
        (Method::Options, options),
        (Method::Head, head),
        (Method::Patch, patch),
        (Method::Trace, trace),
    ]
    .into_iter()
    .filter_map(|(method, operation)| Some((method, operation.as_ref()?)))
}
