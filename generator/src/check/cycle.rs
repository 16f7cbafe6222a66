//! References that lead to themselves, and schemas that contain all of themselves.

use super::reference::{Target, target};
use super::table::section as section_of;
use super::walk::placeholder;
use crate::diagnostic::{Code, Diagnostics};
use crate::pointer::Pointer;
use serde_json::{Map, Value};
use std::collections::HashMap;

/// Reports every cycle of components that only refer to each other, directly or by `allOf`, and breaks it.
///
/// A schema may lead to itself through a property or the items of a list: its values end somewhere. One that
/// *is* itself means nothing.
pub(super) fn check(doc: &mut Value, diags: &mut Diagnostics) {
    let Some(Value::Object(components)) = doc.get_mut("components") else { return };
    for (section, members) in components {
        let Value::Object(members) = members else { continue };
        let mut broken = Vec::new();
        let edges = edges(section, members);
        for cycle in cycles(members, &edges) {
            let [first, ..] = cycle.as_slice() else { continue };
            let at = Pointer::root().key("components").key(section).key(first.from);
            let at = first.edge.tail.iter().fold(at, |at, token| at.key(token));
            diags
                .error(Code::ReferenceCycle, at, message(&cycle))
                .help("let one of them say what it is instead of referring to another");
            broken.push(first.from.to_owned());
        }
        for name in broken {
            members.insert(name, section_of(section).map_or(Value::Null, placeholder));
        }
    }
}

/// A way from one component to another, and where in the component it is written.
struct Edge {
    to: String,
    tail: Vec<String>,
}

type Edges = HashMap<String, Vec<Edge>>;

fn edges(section: &str, members: &Map<String, Value>) -> Edges {
    let mut edges = Edges::new();
    for (name, member) in members {
        let mut found = Vec::new();
        collect(section, member, &mut Vec::new(), &mut found);
        if !found.is_empty() {
            edges.insert(name.clone(), found);
        }
    }
    edges
}

fn collect(section: &str, member: &Value, tail: &mut Vec<String>, found: &mut Vec<Edge>) {
    if let Some(reference) = member.get("$ref").and_then(Value::as_str) {
        if let Target::Component { section: other, name } = target(reference)
            && other == section
        {
            found.push(Edge { to: name, tail: tail.iter().cloned().chain(["$ref".to_owned()]).collect() });
        }
    } else if section == "schemas"
        && let Some(Value::Array(parts)) = member.get("allOf")
    {
        for (index, part) in parts.iter().enumerate() {
            tail.extend(["allOf".to_owned(), index.to_string()]);
            collect(section, part, tail, found);
            tail.truncate(tail.len() - 2);
        }
    }
}

/// One edge of a cycle, and the component that it begins in.
struct Step<'a> {
    from: &'a str,
    edge: &'a Edge,
}

enum Seen {
    /// On the way that is being followed, at this place of it.
    OnWay(usize),
    Done,
}

/// The cycles, each from the component that is first in the document.
///
/// The way is a list rather than the stack: a chain of references may be as long as the document.
fn cycles<'a>(members: &'a Map<String, Value>, edges: &'a Edges) -> Vec<Vec<Step<'a>>> {
    let mut seen: HashMap<&str, Seen> = HashMap::new();
    let mut cycles = Vec::new();
    for start in members.keys().filter(|name| edges.contains_key(*name)) {
        if seen.contains_key(start.as_str()) {
            continue;
        }
        let mut way: Vec<(&str, std::slice::Iter<'_, Edge>, Option<&Edge>)> = Vec::new();
        let mut next = Some(start.as_str());
        loop {
            if let Some(name) = next.take() {
                seen.insert(name, Seen::OnWay(way.len()));
                way.push((name, edges.get(name).map(|edges| edges.iter()).unwrap_or_default(), None));
            }
            let Some((name, rest, current)) = way.last_mut() else { break };
            *current = rest.next();
            match current {
                None => {
                    seen.insert(name, Seen::Done);
                    way.pop();
                }
                Some(edge) => match seen.get(edge.to.as_str()) {
                    None => next = Some(&edge.to),
                    Some(Seen::Done) => {}
                    Some(Seen::OnWay(place)) => {
                        let steps = way[*place..].iter().take(SHOWN + 1);
                        cycles.push(steps.filter_map(|(from, _, edge)| Some(Step { from, edge: (*edge)? })).collect());
                    }
                },
            }
        }
    }
    cycles
}

/// How many components of a cycle a message names.
const SHOWN: usize = 5;

fn message(cycle: &[Step<'_>]) -> String {
    let names: Vec<String> = cycle.iter().map(|step| format!("`{}`", step.from)).collect();
    match names.as_slice() {
        [name, through @ ..] if !through.is_empty() => {
            let more = if names.len() > SHOWN { " and others" } else { "" };
            format!("{name} refers to itself by way of {}{more}, and so means nothing", through.join(", "))
        }
        _ => format!("{} refers to itself, and so means nothing", names.concat()),
    }
}
