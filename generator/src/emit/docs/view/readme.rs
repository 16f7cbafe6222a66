//! The README of the crate.

use serde::Serialize;

use super::calls::{anchors, server, summary};
use super::scheme::{Scheme, client_credentials_method, schemes, token_method};
use super::{blocks, generated};
use crate::emit::docs::example::{self, StreamingCall};
use crate::emit::docs::pages;
use crate::emit::surface::{self, Arrival, Call, Outcome, failures, outcome};
use crate::emit::{markdown, spelling, wording};
use crate::ir::{Api, Contact, Format, Group, License, Method, Operation, Server, ServerVariable};
use crate::options::Options;

/// The README of the crate.
#[derive(Debug, Serialize)]
pub struct Readme {
    /// The comment that says that the page is generated.
    generated: String,
    /// `lakefs-sdk`
    package: String,
    /// `lakefs_sdk`
    crate_name: String,
    /// `lakeFS API`
    title: String,
    /// The version of the description.
    version: String,
    /// The licence of the API, if it is named.
    license: Option<String>,
    /// The address of what users of the API agree to, if it is named.
    terms_of_service: Option<String>,
    /// Who to ask about the API, if it is said.
    contact: Option<String>,
    /// What the API is.
    docs: String,
    /// The first server.
    server: String,
    /// The servers of the API, then those of single operations.
    servers: Vec<ServerRow>,
    /// The variables in the URLs of servers.
    variables: Vec<VariableRow>,
    /// A first program, if there is an operation that makes a good one.
    first_call: Option<String>,
    /// A program that tells failures apart, if one is documented.
    failure: Option<String>,
    /// A program that waits for a response, if there is an operation that makes a good one.
    blocking: Option<String>,
    /// A test, if there is an operation that makes a good one.
    mocked: Option<String>,
    /// A program that goes through a list, if one comes in pages.
    listing: Option<String>,
    /// An example of a body that is read as it comes, and how it comes.
    streaming: Option<String>,
    /// Whether there are files in forms.
    has_files: bool,
    /// Whether what comes is events.
    has_events: bool,
    /// The method of the builder for tokens that may expire, without its ending `_provider`.
    token_method: Option<String>,
    /// The method of the builder for tokens of the client itself, without its ending `_client_credentials`.
    client_credentials_method: Option<String>,
    /// The feature of the calls of a tag, where tags have some: `tag-repositories`.
    tag_feature: Option<String>,
    /// The `recursion_limit` that crates with values of the models need, where that is more than the default.
    recursion_limit: Option<usize>,
    /// The name of a response, if there is a call: `GetRepositoryResponse`.
    response_name: Option<String>,
    /// The methods of all groups.
    methods: Vec<MethodRow>,
    /// The models.
    models: Vec<Link>,
    /// The security schemes.
    schemes: Vec<Scheme>,
}

/// A method in the table of all.
#[derive(Debug, Serialize)]
struct MethodRow {
    /// `RepositoriesApi`
    class: String,
    /// `create_repository`
    name: String,
    /// `docs/RepositoriesApi.md#create_repository`
    link: String,
    /// `POST`
    verb: String,
    /// `/repositories`
    path: String,
    /// What it does, in a line.
    summary: String,
}

/// A server in the list of all.
#[derive(Debug, Serialize)]
struct ServerRow {
    /// `https://{region}.example.com`
    url: String,
    /// What it is for.
    description: String,
    /// The methods that are called there.
    calls: String,
}

/// A variable in the URLs of servers.
#[derive(Debug, Serialize)]
struct VariableRow {
    /// `region`
    name: String,
    /// `server_region`
    method: String,
    /// What it is.
    description: String,
    /// The values that it may have.
    values: String,
}

/// A page and its name.
#[derive(Debug, Serialize)]
struct Link {
    /// `Repository`
    name: String,
    /// `docs/Repository.md`
    link: String,
}

/// The README of the crate.
pub fn readme(api: &Api, options: &Options) -> Readme {
    let methods = api.groups.iter().flat_map(|group| {
        let page = pages::of_group(group);
        anchors(group, options).map(move |(operation, anchor)| MethodRow {
            class: page.clone(),
            name: markdown::literal(&spelling::snake(&operation.name)),
            link: format!("docs/{page}.md#{anchor}"),
            verb: markdown::literal(operation.method.as_str()),
            path: markdown::literal(&operation.path.to_string()),
            summary: summary(operation),
        })
    });
    let mut models: Vec<_> = api
        .types
        .without_synonyms()
        .map(|(id, def)| Link {
            name: def.name.pascal().to_owned(),
            link: format!("docs/{}.md", pages::of_type(id, &api.types)),
        })
        .collect();
    models.sort_by(|a, b| a.name.cmp(&b.name));
    let first = first_call(api);
    Readme {
        generated: generated(options),
        package: markdown::literal(&options.package),
        crate_name: options.crate_name(),
        title: markdown::literal(&api.info.title),
        version: markdown::literal(&api.info.version),
        license: api.info.license.as_ref().map(license),
        terms_of_service: api.info.terms_of_service.as_deref().map(markdown::line),
        contact: api.info.contact.as_ref().map(contact).filter(|text| !text.is_empty()),
        docs: blocks(&api.info.docs),
        server: server(api),
        servers: servers(api),
        variables: api.server_variables.iter().map(variable).collect(),
        first_call: first.map(|(operation, group)| example::first_call(operation, group, api, options)),
        failure: failing_call(api).and_then(|(operation, group)| example::failure(operation, group, api, options)),
        blocking: first.map(|(operation, group)| example::blocking(operation, group, api, options)),
        mocked: mocked_call(api, options),
        listing: listing_call(api).map(|(operation, group)| example::listing(operation, group, api, options)),
        streaming: streaming_call(api).map(|(call, group)| example::streaming(&call, group, api, options)),
        has_files: has_files(api),
        has_events: has_events(api),
        token_method: token_method(api),
        client_credentials_method: client_credentials_method(api),
        tag_feature: first
            .and_then(|(_, group)| surface::feature_of_group(group, api))
            .or_else(|| api.groups.first().and_then(|group| surface::feature_of_group(group, api))),
        recursion_limit: surface::recursion_limit(api),
        response_name: first
            .map(|(operation, _)| operation)
            .or_else(|| api.operations().next())
            .map(|operation| format!("{}Response", operation.name.pascal())),
        methods: methods.collect(),
        models,
        schemes: schemes(api),
    }
}

/// `Apache 2.0 (https://www.apache.org/licenses/LICENSE-2.0)`
fn license(license: &License) -> String {
    let name = markdown::literal(&license.name);
    license.url.as_deref().map_or(name.clone(), |url| format!("{name} ({})", markdown::line(url)))
}

/// `The team, https://example.com, team@example.com`
fn contact(contact: &Contact) -> String {
    let Contact { name, url, email } = contact;
    let known = [name, url, email].into_iter().flatten().map(|text| markdown::line(text));
    known.collect::<Vec<_>>().join(", ")
}

/// The servers of the API, then those of single operations.
fn servers(api: &Api) -> Vec<ServerRow> {
    let row = |server: &Server, calls: String| ServerRow {
        url: markdown::address(&server.template),
        description: server.description.as_deref().map(markdown::cell).unwrap_or_default(),
        calls,
    };
    let mut own: Vec<(&Server, Vec<String>)> = Vec::new();
    for operation in api.operations() {
        let Some(server) = operation.servers.first() else { continue };
        let name = markdown::literal(&spelling::snake(&operation.name));
        match own.iter_mut().find(|(known, _)| known.template == server.template) {
            Some((_, names)) => names.push(name),
            None => own.push((server, vec![name])),
        }
    }
    let first = if own.is_empty() { "all" } else { "all others" };
    let mut rows = Vec::with_capacity(api.servers.len() + own.len());
    for (index, server) in api.servers.iter().enumerate() {
        let at_it = own.iter().position(|(known, _)| known.template == server.template);
        rows.push(match at_it.map(|position| own.remove(position)) {
            _ if index == 0 => row(server, first.to_owned()),
            Some((_, methods)) => row(server, methods.join(", ")),
            None => row(server, "none, unless `base_url` says so".to_owned()),
        });
    }
    rows.extend(own.iter().map(|(server, methods)| row(server, methods.join(", "))));
    rows
}

fn variable(variable: &ServerVariable) -> VariableRow {
    VariableRow {
        name: markdown::literal(&variable.wire_name),
        method: markdown::literal(variable.name.snake()),
        description: variable.description.as_deref().map(markdown::cell).unwrap_or_default(),
        values: markdown::cell(&wording::server_values(variable)),
    }
}

/// The operation that asks least of a reader: it reads, sends no body, and needs the fewest arguments.
pub fn first_call(api: &Api) -> Option<(&Operation, &Group)> {
    let gives_body = |operation: &Operation| !matches!(outcome(operation), Outcome::One(Arrival::Nothing));
    reading_calls(api).filter(|(operation, _)| gives_body(operation)).min_by_key(|(operation, _)| effort(operation))
}

/// An operation that may fail in a way that is told apart, best one that may not find what it is asked for.
fn failing_call(api: &Api) -> Option<(&Operation, &Group)> {
    let is_missed = |operation: &Operation| failures(operation).iter().any(|failure| failure.name == "NotFound");
    reading_calls(api)
        .filter(|(operation, _)| !failures(operation).is_empty())
        .min_by_key(|(operation, _)| (!is_missed(operation), effort(operation)))
}

/// A test of the call that is easiest to expect.
fn mocked_call(api: &Api, options: &Options) -> Option<String> {
    let mut calls: Vec<_> = reading_calls(api).collect();
    calls.sort_by_key(|(operation, _)| effort(operation));
    calls.into_iter().find_map(|(operation, group)| example::mocked(operation, group, api, options))
}

/// The operation whose list is easiest to go through.
pub fn listing_call(api: &Api) -> Option<(&Operation, &Group)> {
    reading_calls(api)
        .filter(|(operation, _)| surface::pages(operation).is_some())
        .min_by_key(|(operation, _)| effort(operation))
}

/// The call whose body is best read as it comes: item by item, before chunk by chunk.
pub fn streaming_call(api: &Api) -> Option<(StreamingCall<'_>, &Group)> {
    let streams = api.calls().filter_map(|(operation, group)| Some((StreamingCall::of(operation)?, group)));
    streams.min_by_key(|(call, _)| (call.operation.deprecated, !call.reading.is_sequence(), effort(call.operation)))
}

/// Whether forms have parts, which may be files.
pub fn has_files(api: &Api) -> bool {
    let bodies = api.operations().flat_map(|operation| &operation.body);
    bodies.flat_map(|body| &body.content).any(|content| matches!(content.format, Format::Multipart(_)))
}

/// Whether there are events, which are more than their data.
fn has_events(api: &Api) -> bool {
    let successes = api.operations().flat_map(Operation::successes);
    successes.flat_map(|response| &response.content).any(|content| content.format == Format::Events)
}

fn reading_calls(api: &Api) -> impl Iterator<Item = (&Operation, &Group)> {
    api.calls()
        .filter(|(operation, _)| operation.method == Method::Get && operation.body.is_none() && !operation.deprecated)
}

/// How much there is to understand about a call.
fn effort(operation: &Operation) -> (usize, usize) {
    (Call::new(operation).arguments.len(), operation.path.parts.len())
}
