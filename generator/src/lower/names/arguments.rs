//! The names of the arguments of a call: its parameters and its body.

use super::scope::{Candidate, Scope};
use super::{Namer, reserved};
use crate::ir::{Body, Ident, Operation, Parameter, TypeRef, TypeTable};

/// Names the parameters and the body of an operation.
pub fn assign(namer: &mut Namer<'_>, operation: &mut Operation, types: &TypeTable) {
    let others = operation.responses.iter().flat_map(|response| response.content.iter().skip(1));
    let sends = others.map(|content| format!("send_as_{}", content.name.snake()));
    let sends: Vec<String> = sends.flat_map(|name| [format!("{name}_blocking"), name]).collect();
    let reserved: Vec<&str> = reserved::REQUEST.iter().copied().chain(sends.iter().map(String::as_str)).collect();
    let Operation { parameters, body, .. } = operation;
    if let Some(body) = body {
        body.name = body_name(body, types);
    }
    let of_parameter = |parameter: &Parameter| {
        let pinned = namer.pins.find_member(parameter.at.as_str());
        let candidate = Candidate::described(&parameter.wire_name, &parameter.name, &parameter.at, Ident::snake);
        candidate.or(located(parameter, parameters)).pinned(pinned)
    };
    let mut candidates: Vec<_> = parameters.iter().map(of_parameter).collect();
    candidates.extend(body.iter().map(|body: &Body| {
        let word = body.name.snake();
        let telling = if word == "body" { "request_body".to_owned() } else { format!("{word}_body") };
        let candidate = Candidate::made(&body.name, &body.at).or(Ident::new(&telling, "n"));
        candidate.pinned(namer.pins.find(&[body.at.as_str()]))
    }));
    let mut names = namer.name(Scope::snake(&reserved), candidates).into_iter();
    parameters.iter_mut().zip(&mut names).for_each(|(parameter, name)| parameter.name = name);
    body.iter_mut().zip(names).for_each(|(body, name)| body.name = name);
}

/// The name of a parameter with where it stands, as there may be one of its name in each location; `None` where that does not
/// tell it from another one, such as `date<` from `date`.
fn located(parameter: &Parameter, all: &[Parameter]) -> Option<Ident> {
    let alike = all.iter().filter(|other| other.name == parameter.name && other.location == parameter.location);
    if alike.count() > 1 {
        return None;
    }
    Ident::new(&format!("{}_{}", parameter.name.snake(), parameter.location.word()), "n")
}

/// The name of the argument of a body: its type's, or that of its items; `body` where the description names neither.
fn body_name(body: &Body, types: &TypeTable) -> Ident {
    let mut ty = body.content.first().map(|content| &content.ty);
    while let Some(TypeRef::List(inner) | TypeRef::Nullable(inner)) = ty {
        ty = Some(inner);
    }
    let named = match ty {
        Some(TypeRef::Named(id)) => Some(&types[*id]),
        _ => None,
    };
    named.filter(|def| def.is_component()).map_or_else(|| body.name.clone(), |def| def.name.clone())
}
