//! The page of a group of operations.

use serde::Serialize;

use super::scheme::{authentication, authorization, scheme_anchors};
use super::{Row, blocks, cell, constraint_notes, default_note, generated};
use crate::emit::docs::anchor::Anchors;
use crate::emit::docs::{example, pages};
use crate::emit::surface::{
    self, Argument, Arrival, Call, Outcome, Passing, accept, alternatives, body_name, body_passing, outcome,
};
use crate::emit::{markdown, spelling};
use crate::ir::{Api, Group, Operation, Response, Status, TypeTable};
use crate::options::Options;

/// The sections of each method, which are headings as its name is.
const SECTIONS: &[&str] =
    &["Example", "Parameters", "Return type", "Authorization", "HTTP request headers", "HTTP response details"];

/// The page of a group of operations.
#[derive(Debug, Serialize)]
pub struct CallsPage {
    /// The comment that says that the page is generated.
    generated: String,
    /// `lakefs_sdk.RepositoriesApi`
    title: String,
    /// What the paths are relative to: `/api/v1`.
    server: String,
    /// The methods, in the order of their names.
    methods: Vec<Method>,
}

/// A method of the page.
#[derive(Debug, Serialize)]
struct Method {
    /// `create_repository`
    name: String,
    /// The link to its section: `RepositoriesApi.md#create_repository`.
    link: String,
    /// `POST`
    verb: String,
    /// `/repositories`
    path: String,
    /// What it does, in a line.
    summary: String,
    /// `Repository create_repository(repository_creation, bare=bare)`
    signature: String,
    /// What it does.
    docs: String,
    /// The server of its own, if it has one.
    server: Option<String>,
    /// Whether its response is a page of a list.
    in_pages: bool,
    /// Whether it should no longer be used.
    deprecated: bool,
    /// The ways to authorize a request: `Basic Authentication (basic_auth)`.
    authentication: Vec<String>,
    /// A program that calls it.
    example: String,
    /// What a caller may give.
    parameters: Vec<Row>,
    /// What the call gives back, if anything.
    returns: Option<String>,
    /// The schemes that authorize it, if any is needed.
    authorization: Option<String>,
    /// The media type of its body, if it has one.
    content_type: Option<String>,
    /// The media types of the responses, if one has a body.
    accept: Option<String>,
    /// The documented responses.
    responses: Vec<ResponseRow>,
}

/// A documented response.
#[derive(Debug, Serialize)]
struct ResponseRow {
    /// `404`, `4XX`, or `0` for any other.
    status: String,
    /// What it means.
    description: String,
    /// Its headers, each as `* ETag - ` and what it is.
    headers: String,
}

/// The page of `group`.
pub fn calls(group: &Group, api: &Api, options: &Options) -> CallsPage {
    let page = pages::of_group(group);
    let schemes = scheme_anchors(api, options);
    let methods = anchors(group, options).map(|(operation, anchor)| {
        let link = format!("{page}.md#{anchor}");
        method(operation, link, &schemes, group, api, options)
    });
    CallsPage {
        generated: generated(options),
        title: markdown::literal(&title(group, options)),
        server: server(api),
        methods: methods.collect(),
    }
}

/// The first server, which all paths are relative to.
pub fn server(api: &Api) -> String {
    markdown::address(api.servers.first().map_or("/", |server| server.url.as_str()))
}

/// What an operation does, in a line for a table.
pub fn summary(operation: &Operation) -> String {
    let description = || operation.docs.description.as_deref().map(markdown::first_line);
    operation.docs.summary.as_deref().map(markdown::cell).or_else(description).unwrap_or_default()
}

/// The operations of `group`, with the anchors of their sections on its page.
pub fn anchors<'a>(group: &'a Group, options: &Options) -> impl Iterator<Item = (&'a Operation, String)> {
    let mut anchors = Anchors::default();
    anchors.heading(&title(group, options));
    group.operations.iter().map(move |operation| {
        let anchor = anchors.heading(&spelling::snake(&operation.name));
        SECTIONS.iter().for_each(|section| drop(anchors.heading(section)));
        (operation, anchor)
    })
}

/// `lakefs_sdk.RepositoriesApi`
fn title(group: &Group, options: &Options) -> String {
    format!("{}.{}", options.crate_name(), pages::of_group(group))
}

fn method(
    operation: &Operation,
    link: String,
    schemes: &[String],
    group: &Group,
    api: &Api,
    options: &Options,
) -> Method {
    let types = &api.types;
    let call = Call::new(operation);
    let content_types = operation.body.iter().flat_map(|body| &body.content);
    let content_types: Vec<_> = content_types.map(|content| markdown::literal(&content.media_type.0)).collect();
    let module = format!("apis::{}", spelling::snake(&group.name));
    let accept = every_accept(operation);
    Method {
        name: markdown::literal(&spelling::snake(&operation.name)),
        link,
        verb: markdown::literal(operation.method.as_str()),
        path: markdown::literal(&operation.path.to_string()),
        summary: summary(operation),
        signature: signature(operation, &call, types),
        docs: blocks(&operation.docs),
        server: operation.servers.first().map(|server| markdown::address(&server.url)),
        in_pages: surface::pages(operation).is_some(),
        deprecated: operation.deprecated,
        authentication: example::schemes(operation, api).into_iter().map(authentication).collect(),
        example: example::call(operation, group, api, options),
        parameters: call.all().map(|argument| parameter(operation, argument, &module, types)).collect(),
        returns: returns(operation, &module, types),
        authorization: authorization(operation, schemes, api),
        content_type: (!content_types.is_empty()).then(|| content_types.join(", ")),
        accept: (!accept.is_empty()).then(|| markdown::literal(&accept.join(", "))),
        responses: operation.responses.iter().map(response).collect(),
    }
}

/// `Repository create_repository(repository_creation, bare=bare)`
fn signature(operation: &Operation, call: &Call<'_>, types: &TypeTable) -> String {
    let name = |argument: &Argument<'_>| markdown::literal(&spelling::snake(argument.name()));
    let arguments = call.arguments.iter().map(name);
    let setters = call.setters.iter().map(|setter| format!("{0}={0}", name(setter)));
    let arguments: Vec<_> = arguments.chain(setters).collect();
    let returns = match outcome(operation) {
        Outcome::One(arrival) => pages::arrival_text(arrival, types),
        Outcome::Several(_) => Some(success_name(operation)),
    };
    let returns = returns.map(|returns| format!("{returns} ")).unwrap_or_default();
    format!("{returns}{}({})", markdown::literal(&spelling::snake(&operation.name)), arguments.join(", "))
}

/// The media types that a call may ask for: those that it asks for unless told otherwise come first.
fn every_accept(operation: &Operation) -> Vec<String> {
    let mut types = accept(operation);
    for (content, _) in alternatives(operation) {
        if !types.contains(&content.media_type.0) {
            types.push(content.media_type.0.clone());
        }
    }
    types
}

/// What a call gives; where that depends on the status, the enum and what it holds for each.
fn returns(operation: &Operation, module: &str, types: &TypeTable) -> Option<String> {
    match outcome(operation) {
        Outcome::One(arrival) => {
            let first = pages::arrival_link(arrival, types)?;
            Some([vec![first], other_returns(operation, types)].concat().join(", "))
        }
        Outcome::Several(all) => {
            let all = all.into_iter().map(|(response, arrival): (&Response, Arrival<'_>)| {
                let body = pages::arrival_link(arrival, types).unwrap_or_else(|| "no body".to_owned());
                format!("{body} with {}", status(response.status))
            });
            let all = format!("**{module}::{}**: {}", success_name(operation), all.collect::<Vec<_>>().join(", "));
            Some([vec![all], other_returns(operation, types)].concat().join("; "))
        }
    }
}

/// What a call gives in another media type.
fn other_returns(operation: &Operation, types: &TypeTable) -> Vec<String> {
    let others = alternatives(operation).into_iter().filter_map(|(content, reading)| {
        let ty = pages::arrival_link(Arrival::Body(reading, &content.ty), types)?;
        let optional = if surface::only_with_body(operation).is_some() { " or nothing" } else { "" };
        Some(format!("{ty}{optional} by **send_as_{}**", content.name.snake()))
    });
    others.collect()
}

fn success_name(operation: &Operation) -> String {
    format!("{}Success", operation.name.pascal())
}

fn parameter(operation: &Operation, argument: &Argument<'_>, module: &str, types: &TypeTable) -> Row {
    let mut notes: Vec<String> = Vec::new();
    match argument {
        Argument::Parameter(parameter) => {
            notes.extend((!parameter.required).then(|| "[optional]".to_owned()));
            notes.extend(default_note(parameter.default.as_ref()));
            notes.extend(constraint_notes(&parameter.constraints));
            notes.extend(parameter.deprecated.then(|| "[deprecated]".to_owned()));
        }
        Argument::Body(body, _) => notes.extend((!body.required).then(|| "[optional]".to_owned())),
    }
    notes.extend(other_media_types(operation, argument, module, types));
    Row {
        name: markdown::literal(&spelling::snake(argument.name())),
        ty: match argument.passing(types) {
            Passing::Bytes => "**Body**".to_owned(),
            _ => pages::link(argument.ty(), types),
        },
        description: cell(argument.docs()),
        notes: notes.join(" "),
    }
}

/// The enum by which a body is given in another media type.
fn other_media_types(
    operation: &Operation,
    argument: &Argument<'_>,
    module: &str,
    types: &TypeTable,
) -> Option<String> {
    let Argument::Body(body, content) = argument else { return None };
    let others: Vec<_> = body
        .content
        .iter()
        .skip(1)
        .map(|other| {
            let ty = match body_passing(other, types) {
                Passing::Bytes => "**Body**".to_owned(),
                Passing::Text => "**&str**".to_owned(),
                _ => pages::link(&other.ty, types),
            };
            let media_type = markdown::cell_code(&other.media_type.0);
            format!("**{module}::{}::{}** of {ty} as {media_type}", body_name(operation), other.name.pascal())
        })
        .collect();
    let first = markdown::cell_code(&content.media_type.0);
    (!others.is_empty()).then(|| format!("as {first}; or {}", others.join(", ")))
}

fn response(response: &Response) -> ResponseRow {
    let headers = response.headers.iter();
    let headers = headers.map(|header| format!("* {} - {}", markdown::literal(&header.wire_name), cell(&header.docs)));
    ResponseRow {
        status: status(response.status),
        description: markdown::cell(&response.description),
        headers: if response.headers.is_empty() { "-".to_owned() } else { headers.collect::<Vec<_>>().join(" <br> ") },
    }
}

/// The status as the pages show it: `0` stands for any that has no row of its own.
fn status(status: Status) -> String {
    match status {
        Status::Default => "0".to_owned(),
        Status::Code(_) | Status::Range(_) => status.to_string(),
    }
}
