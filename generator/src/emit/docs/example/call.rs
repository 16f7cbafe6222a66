//! Programs that call an operation.

use std::collections::BTreeSet;

use super::client::{brief_client, client, schemes};
use super::document::document;
use super::expression::Statements;
use super::layout::{Expr, Link, let_statement};
use super::program::{comment, imports, print, program, used};
use super::sample::{About, Detail, sample};
use crate::emit::docs::pages;
use crate::emit::markdown::first_paragraph;
use crate::emit::spelling;
use crate::emit::surface::{
    Argument, Arrival, Call, Outcome, Passing, Reading, alternatives, failures, only_with_body, outcome,
};
use crate::ir::{Api, Content, Group, Operation, ParameterLocation, TypeDef, TypeKind, TypeRef};
use crate::options::Options;

/// A program that calls an operation with all that it takes, and prints what comes back.
pub fn call(operation: &Operation, group: &Group, api: &Api, options: &Options) -> String {
    let package = options.crate_name();
    let call = Call::new(operation);
    let mut values = Values::new(&package, api);
    let mut links = vec![values.call(operation, &call)];
    links.extend(call.setters.iter().map(|setter| {
        let name = spelling::snake(setter.name());
        Link::call(name, vec![values.argument(setter)])
    }));
    links.push(Link::awaited());

    let mut body = client(operation, &schemes(operation, api), api);
    body.push(format!("    let api = client.{}();", spelling::snake(&group.name)));
    if !values.lines.is_empty() {
        body.push(String::new());
        body.append(&mut values.lines);
    }
    body.push(String::new());
    body.extend(operation.docs.summary.iter().flat_map(|summary| comment(summary, 4)));
    let name = format!("{}::{}", pages::of_group(group), operation.name.snake());
    body.extend(sending(&Expr::Chain(Box::new(Expr::atom("api")), links), &name, operation));

    let mut uses = used(&body);
    uses.insert("Client");
    program(&package, &uses, true, &body)
}

/// The shortest program that calls an operation, which gives a body.
pub fn first_call(operation: &Operation, group: &Group, api: &Api, options: &Options) -> String {
    let package = options.crate_name();
    let mut values = Values::new(&package, api);
    let request = request(operation, group, [Link::awaited().tried()], &mut values);
    let mut body = vec![brief_client(operation, api)];
    body.append(&mut values.lines);
    body.push(let_statement("response", &request, 4));
    body.push("    println!(\"{response:#?}\");".to_owned());
    let mut uses = used(&body);
    uses.insert("Client");
    program(&package, &uses, true, &body)
}

/// A function that tells the documented failures of an operation apart. `None` where there is none.
pub fn failure(operation: &Operation, group: &Group, api: &Api, options: &Options) -> Option<String> {
    let failures = failures(operation);
    let failure = failures.iter().find(|failure| failure.name == "NotFound").or(failures.first())?;
    let package = options.crate_name();
    let mut values = Values::new(&package, api);
    let request = request(operation, group, [Link::awaited()], &mut values);
    let error = format!("{}Error", operation.name.pascal());
    let name = &failure.name;

    let mut body = std::mem::take(&mut values.lines);
    body.push(let_statement("result", &request, 4));
    body.push("    match result {".to_owned());
    body.push(match gives_body(operation) {
        true => "        Ok(response) => println!(\"{response:#?}\"),".to_owned(),
        false => "        Ok(()) => println!(\"done\"),".to_owned(),
    });
    body.push("        Err(Error::Api(failure)) => match failure.error {".to_owned());
    body.push(match failure.arrival {
        Arrival::Nothing => format!("            {error}::{name} => eprintln!(\"{name}\"),"),
        Arrival::Body(..) => format!("            {error}::{name}(body) => eprintln!(\"{name}: {{body:?}}\"),"),
    });
    body.push("            other => eprintln!(\"{}: {other}\", failure.status),".to_owned());
    body.push("        },".to_owned());
    body.push("        // No connection, a timeout, a body that is not what the description says …".to_owned());
    body.push("        Err(error) => return Err(error.into()),".to_owned());
    body.push("    }".to_owned());
    let import = format!("use {package}::apis::{}::{error};", spelling::snake(&group.name));
    Some(format!("{import}\n{}", function(&package, &["async fn show"], body, &["Error"])))
}

/// A function that waits for the response of an operation. Only a crate with the feature `blocking` has it.
pub fn blocking(operation: &Operation, group: &Group, api: &Api, options: &Options) -> String {
    let package = options.crate_name();
    let mut values = Values::new(&package, api);
    let request = request(operation, group, [Link::call("send_blocking", Vec::new()).tried()], &mut values);
    let mut body = std::mem::take(&mut values.lines);
    body.push(let_statement("response", &request, 4));
    body.push("    println!(\"{} {:#?}\", response.status, response.body);".to_owned());
    function(&package, &["#[cfg(feature = \"blocking\")]", "fn show"], body, &[])
}

/// A function that goes through the items of a list that comes in pages.
pub fn listing(operation: &Operation, group: &Group, api: &Api, options: &Options) -> String {
    let package = options.crate_name();
    let mut values = Values::new(&package, api);
    let request = request(operation, group, [Link::call("items", Vec::new())], &mut values);
    let mut body = std::mem::take(&mut values.lines);
    body.push(let_statement("mut items", &request, 4));
    body.push("    while let Some(item) = items.next().await {".to_owned());
    body.push("        println!(\"{:?}\", item?);".to_owned());
    body.push("    }".to_owned());
    function(&package, &["async fn list"], body, &[])
}

/// A call whose body is read as it comes.
#[derive(Clone, Copy, Debug)]
pub struct StreamingCall<'a> {
    /// What is called.
    pub operation: &'a Operation,
    /// How the body is read.
    pub reading: Reading,
    /// Its media type, where that has to be asked for.
    content: Option<&'a Content>,
}

impl<'a> StreamingCall<'a> {
    /// The call of an operation, if it gives such a body.
    pub fn of(operation: &'a Operation) -> Option<Self> {
        let preferred = match outcome(operation) {
            Outcome::One(Arrival::Body(reading, _)) => Some((None, reading)),
            Outcome::One(Arrival::Nothing) | Outcome::Several(_) => None,
        };
        let others = if only_with_body(operation).is_none() { alternatives(operation) } else { Vec::new() };
        let others = others.into_iter().map(|(content, reading)| (Some(content), reading));
        let (content, reading) = preferred.into_iter().chain(others).find(|(_, reading)| reading.is_streamed())?;
        Some(Self { operation, reading, content })
    }
}

/// A function that reads a body as it comes.
pub fn streaming(call: &StreamingCall<'_>, group: &Group, api: &Api, options: &Options) -> String {
    let package = options.crate_name();
    let mut values = Values::new(&package, api);
    let name = if call.reading.is_sequence() { "items" } else { "stream" };
    let mut body;
    match call.content {
        None => {
            let request = request(call.operation, group, [Link::awaited().tried()], &mut values);
            body = std::mem::take(&mut values.lines);
            body.push(let_statement(&format!("mut {name}"), &request, 4));
        }
        Some(content) => {
            let send = Link::call(format!("send_as_{}", content.name.snake()), Vec::new());
            let request = request(call.operation, group, [send, Link::awaited().tried()], &mut values);
            body = std::mem::take(&mut values.lines);
            body.push(let_statement("response", &request, 4));
            body.push(format!("    let mut {name} = response.body;"));
        }
    }
    if call.reading.is_sequence() {
        body.push("    while let Some(item) = items.next().await {".to_owned());
        body.push("        println!(\"{:?}\", item?);".to_owned());
    } else {
        body.push("    while let Some(chunk) = stream.chunk().await? {".to_owned());
        body.push("        println!(\"{} bytes\", chunk.len());".to_owned());
    }
    body.push("    }".to_owned());
    function(&package, &["async fn read"], body, &[])
}

/// A test of code that calls an operation, which gives a model. `None` where there is no small value of that. Only a crate
/// with the feature `test-support` has the server.
pub fn mocked(operation: &Operation, group: &Group, api: &Api, options: &Options) -> Option<String> {
    let (ty, def) = model_of(operation, api)?;
    let package = options.crate_name();
    let mut values = Values::new(&package, api);
    let request = request(operation, group, [], &mut values);
    let value = sample(ty, About::new(def.name.snake(), None), Detail::Answer, &api.types)?;
    let value = values.statements.argument(&def.name, &value, Passing::Reference);
    values.lines.append(&mut values.statements.take_lines(4));
    let links =
        vec![Link::call("expect", vec![request]), Link::call("responds", vec![Expr::atom("200"), Expr::Atom(value)])];

    let start = format!("    let mock = {package}::mock::Mock::start()?;");
    let mut body = vec![start, "    let client = mock.client()?;".to_owned()];
    body.append(&mut values.lines);
    body.push(let_statement("called", &Expr::Chain(Box::new(Expr::atom("mock")), links), 4));
    body.push("    // Here the code is run that is tested: it calls the API by this client.".to_owned());
    body.push("    assert_eq!(called.count(), 1);".to_owned());
    Some(wrapped(&package, "#[cfg(feature = \"test-support\")]\nasync fn test()", &used(&body), body))
}

/// The model that a call gives: its type, and what defines it.
pub fn model_of<'a>(operation: &'a Operation, api: &'a Api) -> Option<(&'a TypeRef, &'a TypeDef)> {
    let Outcome::One(Arrival::Body(Reading::Json, ty)) = outcome(operation) else { return None };
    let (def, meant) = (api.types.named(ty)?, api.types.named(api.types.look_through(ty))?);
    matches!(meant.kind, TypeKind::Struct(_)).then_some((ty, def))
}

/// A function with this `head` and body, which is given a client, and what it imports: `others` too, where the body has more
/// than can be seen in it.
fn function(package: &str, head: &[&str], body: Vec<String>, others: &[&'static str]) -> String {
    let mut uses = used(&body);
    uses.insert("Client");
    uses.extend(others);
    wrapped(package, &format!("{}(client: &Client)", head.join("\n")), &uses, body)
}

/// A function with this `head` and body, which may fail, and what it imports.
fn wrapped(package: &str, head: &str, uses: &BTreeSet<&str>, body: Vec<String>) -> String {
    let mut lines = imports(package, uses);
    lines.push(String::new());
    lines.push(format!("{head} -> Result<(), Box<dyn std::error::Error>> {{"));
    lines.extend(body);
    lines.extend(["    Ok(())", "}"].map(str::to_owned));
    lines.join("\n")
}

/// Values of the arguments of a call.
struct Values<'a> {
    statements: Statements<'a>,
    api: &'a Api,
    /// The statements that make the values.
    lines: Vec<String>,
}

impl<'a> Values<'a> {
    fn new(package: &'a str, api: &'a Api) -> Self {
        let names = &["api", "called", "client", "mock", "response", "result"];
        Self { statements: Statements::new(package, &api.types, names), api, lines: Vec::new() }
    }

    /// The call of the method, with what it needs.
    fn call(&mut self, operation: &Operation, call: &Call<'a>) -> Link {
        let arguments = call.arguments.iter().map(|argument| self.argument(argument)).collect();
        Link::call(spelling::snake(&operation.name), arguments)
    }

    /// Makes the value of an argument, under a comment that says what it is; gives what the call takes.
    fn argument(&mut self, argument: &Argument<'a>) -> Expr {
        let about = |example| About::new(argument.name().snake(), example);
        let (about, default, is_required) = match argument {
            Argument::Parameter(parameter) => {
                let default = parameter.default.as_ref();
                let about = about(parameter.example.as_ref().or(default)).within(&parameter.constraints);
                (about, default, parameter.required)
            }
            Argument::Body(body, content) => (about(content.example.as_ref()), None, body.required),
        };
        let passing = argument.passing(&self.api.types);
        // A part of a path must not be empty.
        let is_of_path = matches!(argument, Argument::Parameter(of) if of.location == ParameterLocation::Path);
        let detail = if is_of_path { Detail::Full } else { Detail::Brief };
        let document = match argument {
            Argument::Body(_, content) => document(argument.name().snake(), content),
            Argument::Parameter(_) => None,
        };
        let given = if let Some(document) = document {
            self.statements.document(argument.name(), document)
        } else if let Some(sample) = sample(argument.ty(), about, detail, &self.api.types) {
            self.statements.argument(argument.name(), &sample, passing)
        } else {
            self.statements.file(argument.name(), argument.ty(), passing)
        };
        let mut notes: Vec<_> = argument.docs().description.as_deref().map(first_paragraph).into_iter().collect();
        notes.extend((!is_required).then(|| "(optional)".to_owned()));
        notes.extend(default.map(|default| format!("(default to {default})")));
        // The last statement makes the argument, those before it what it is made of.
        let mut lines = self.statements.take_lines(4);
        let argument = lines.pop();
        self.lines.append(&mut lines);
        self.lines.extend(comment(&notes.join(" "), 4));
        self.lines.extend(argument);
        Expr::Atom(given)
    }
}

/// `client.repositories().get_repository(repository).await`
fn request<'a>(
    operation: &'a Operation,
    group: &Group,
    sending: impl IntoIterator<Item = Link>,
    values: &mut Values<'a>,
) -> Expr {
    let group = Link::call(spelling::snake(&group.name), Vec::new());
    let call = values.call(operation, &Call::new(operation));
    Expr::Chain(Box::new(Expr::atom("client")), [group, call].into_iter().chain(sending).collect())
}

fn gives_body(operation: &Operation) -> bool {
    !matches!(outcome(operation), Outcome::One(Arrival::Nothing))
}

/// The statements that send a request and print what comes back.
fn sending(request: &Expr, name: &str, operation: &Operation) -> Vec<String> {
    let line = request.line();
    let mut lines = Vec::new();
    // rustfmt breaks longer chains, and a broken one is hard to read within `match`.
    let result = if line.chars().count() <= 60 {
        line
    } else {
        lines.push(let_statement("result", request, 4));
        "result".to_owned()
    };
    let error = |indent| print("eprintln", &format!("Error when calling {name}: {{error}}"), indent);
    if gives_body(operation) {
        lines.push(format!("    match {result} {{"));
        let is_sequence =
            matches!(outcome(operation), Outcome::One(Arrival::Body(reading, _)) if reading.is_sequence());
        lines.push(format!("        Ok({}response) => {{", if is_sequence { "mut " } else { "" }));
        lines.push(print("println", &format!("The response of {name}:"), 12));
        match outcome(operation) {
            Outcome::One(Arrival::Body(Reading::Stream, _)) => {
                lines.push("            println!(\"{} bytes\", response.bytes().await?.len());".to_owned());
            }
            _ if is_sequence => {
                lines.push("            while let Some(item) = response.next().await {".to_owned());
                lines.push("                println!(\"{:#?}\", item?);".to_owned());
                lines.push("            }".to_owned());
            }
            _ => lines.push("            println!(\"{response:#?}\");".to_owned()),
        }
        lines.push("        }".to_owned());
        lines.push("        Err(error) => {".to_owned());
        lines.push(error(12));
        lines.push("        }".to_owned());
    } else {
        lines.push(format!("    if let Err(error) = {result} {{"));
        lines.push(error(8));
    }
    lines.push("    }".to_owned());
    lines
}
