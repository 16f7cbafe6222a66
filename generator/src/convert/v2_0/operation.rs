//! Path items and operations (2.0, sections Path Item and Operation Object).

use super::super::pass::Pass;
use super::parameter::{is_of_body, place};
use super::shared::Shared;
use super::{body, form, media, parameter, response, servers};
use crate::pointer::Pointer;
use serde_json::{Map, Value};

const METHODS: &[&str] = &["get", "put", "post", "delete", "options", "head", "patch"];

/// Parameters that are the body or a part of it, with their places.
type OfBody = Vec<(Value, Pointer)>;

pub(super) fn rewrite_item(item: &mut Map<String, Value>, at: &Pointer, shared: &Shared, pass: &mut Pass<'_>) {
    let of_item = parameters(item, at, shared, pass);
    for (method, operation) in item.iter_mut().filter(|(key, _)| METHODS.contains(&key.as_str())) {
        if let Value::Object(operation) = operation {
            rewrite(operation, &at.key(method), &of_item, shared, pass);
        }
    }
}

fn rewrite(operation: &mut Map<String, Value>, at: &Pointer, of_item: &OfBody, shared: &Shared, pass: &mut Pass<'_>) {
    // Servers are the same for all; which of the protocols is used is the client's choice.
    servers::schemes(operation);
    let consumes = media::take(operation, "consumes").unwrap_or_else(|| shared.consumes.clone());
    let produces = media::take(operation, "produces");
    let mut of_body = parameters(operation, at, shared, pass);
    let has = |of_body: &OfBody, wanted: &str| of_body.iter().any(|(parameter, _)| place(parameter) == wanted);
    for (inherited, from) in of_item {
        let name = |parameter: &Value| parameter.get("name").cloned();
        let is_own = match place(inherited) {
            "body" => has(&of_body, "body"),
            _ => of_body.iter().any(|(own, _)| name(own) == name(inherited)),
        };
        if !is_own {
            of_body.push((inherited.clone(), from.clone()));
        }
    }
    let to = at.key("requestBody");
    let (bodies, fields): (OfBody, OfBody) = of_body.into_iter().partition(|(it, _)| place(it) == "body");
    if !bodies.is_empty()
        && let Some((_, field)) = fields.first()
    {
        let message = "an operation has a body or a form, and this one has both: the form is left out";
        pass.unsupported(field, message);
    }
    let body = match bodies.into_iter().next() {
        Some((parameter, from)) => Some(body::body(parameter, &from, &consumes, &to, pass)),
        None => form::body(fields, &consumes, &to, pass),
    };
    operation.extend(body.map(|body| ("requestBody".to_owned(), body)));
    responses(operation, at, produces, shared, pass);
}

/// Makes the parameters of a path item or an operation those of 3.0, and takes out what is of the body.
fn parameters(map: &mut Map<String, Value>, at: &Pointer, shared: &Shared, pass: &mut Pass<'_>) -> OfBody {
    let Some(Value::Array(list)) = map.get_mut("parameters") else { return Vec::new() };
    let at = at.key("parameters");
    let (mut of_body, mut others) = (Vec::new(), Vec::with_capacity(list.len()));
    for (index, mut item) in std::mem::take(list).into_iter().enumerate() {
        let from = at.index(index);
        if let Some((target, from)) = shared.parameter(&item, &from)
            && is_of_body(target)
        {
            of_body.push((target.clone(), from));
            continue;
        }
        let to = at.index(others.len());
        if to != from {
            pass.moved(&from, to.clone());
        }
        parameter::rewrite(&mut item, &to, pass);
        others.push(item);
    }
    *list = others;
    if list.is_empty() {
        map.shift_remove("parameters");
    }
    of_body
}

fn responses(
    operation: &mut Map<String, Value>,
    at: &Pointer,
    produces: Option<Vec<String>>,
    shared: &Shared,
    pass: &mut Pass<'_>,
) {
    let Some(Value::Object(responses)) = operation.get_mut("responses") else { return };
    let at = at.key("responses");
    // A shared response is of the media types of the description; an operation that has others gets its own.
    let differs = produces.as_ref().is_some_and(|produces| *produces != shared.produces);
    let produces = produces.as_deref().unwrap_or(&shared.produces);
    for (status, item) in responses.iter_mut().filter(|(status, _)| !status.starts_with("x-")) {
        let at = at.key(status);
        if differs && item.get("$ref").is_some() {
            let copy = shared.response(item, &at).filter(|(target, _)| target.get("schema").is_some());
            if let Some((target, from)) = copy.map(|(target, from)| (target.clone(), from)) {
                *item = target;
                pass.comes_from(&from, at.clone());
            }
        }
        response::rewrite(item, &at, produces, pass);
    }
}
