//! References that lead to themselves, and schemas that contain all of themselves.

use super::reference::References;
use super::table::{Object, section};
use super::walk::placeholder;
use crate::diagnostic::{Code, Diagnostics};
use crate::pointer::Pointer;
use serde_json::{Map, Value};
use std::collections::HashMap;

/// Reports every cycle of what only refers to each other, directly or by `allOf`, and breaks it.
///
/// A schema may lead to itself through a property or the items of a list: its values end somewhere. One that
/// *is* itself means nothing.
pub(super) fn check(doc: &mut Value, references: &References, diags: &mut Diagnostics) {
    let nodes = nodes(doc, references);
    let edges = edges(doc, &nodes);
    let mut broken = Vec::new();
    for cycle in cycles(&nodes, &edges) {
        let [first, ..] = cycle.as_slice() else { continue };
        let at = first.edge.tail.iter().fold(first.from.at.clone(), |at, token| at.key(token));
        diags
            .error(Code::ReferenceCycle, at, message(&cycle))
            .help("let one of them say what it is instead of referring to another");
        broken.push((first.from.at.clone(), first.from.object));
    }
    for (at, object) in broken {
        if let Some(value) = doc.pointer_mut(at.as_str()) {
            *value = placeholder(object);
        }
    }
}

/// Something that is referred to, or may be.
struct Node {
    at: Pointer,
    object: &'static Object,
}

/// The components in the order of the document, then what else references lead to.
fn nodes(doc: &Value, references: &References) -> Vec<Node> {
    let mut nodes = Vec::new();
    for (name, members) in doc.get("components").and_then(Value::as_object).into_iter().flatten() {
        let Some(section) = section(name) else { continue };
        let at = Pointer::root().key("components").key(name);
        let members = members.as_object().into_iter().flat_map(Map::keys);
        nodes.extend(members.map(|member| Node { at: at.key(member), object: section.object }));
    }
    let mut places: Vec<_> = references.places().filter(|(at, _)| !is_component(at)).collect();
    places.sort_by(|a, b| a.0.cmp(b.0));
    places.dedup_by(|a, b| a.0 == b.0);
    nodes.extend(places.into_iter().map(|(at, object)| Node { at: at.clone(), object }));
    nodes
}

/// A way from one node to another, and where in the node it is written.
struct Edge {
    /// The index of the node that it leads to.
    to: usize,
    tail: Vec<String>,
}

/// The ways from each node.
fn edges(doc: &Value, nodes: &[Node]) -> Vec<Vec<Edge>> {
    let indices: HashMap<&Pointer, usize> = nodes.iter().enumerate().map(|(index, node)| (&node.at, index)).collect();
    let edges = nodes.iter().map(|node| {
        let mut found = Vec::new();
        if let Some(value) = doc.pointer(node.at.as_str()) {
            collect(value, &indices, &mut Vec::new(), &mut found);
        }
        found
    });
    edges.collect()
}

fn collect(value: &Value, nodes: &HashMap<&Pointer, usize>, tail: &mut Vec<String>, found: &mut Vec<Edge>) {
    if let Some(reference) = value.get("$ref").and_then(Value::as_str) {
        if let Some(to) = Pointer::from_reference(reference).and_then(|to| nodes.get(&to)) {
            found.push(Edge { to: *to, tail: tail.iter().cloned().chain(["$ref".to_owned()]).collect() });
        }
    } else if let Some(Value::Array(parts)) = value.get("allOf") {
        for (index, part) in parts.iter().enumerate() {
            tail.extend(["allOf".to_owned(), index.to_string()]);
            collect(part, nodes, tail, found);
            tail.truncate(tail.len() - 2);
        }
    }
}

/// One edge of a cycle, and the node that it begins in.
struct Step<'a> {
    from: &'a Node,
    edge: &'a Edge,
}

#[derive(Clone, Copy)]
enum Seen {
    NotYet,
    /// On the way that is being followed, at this place of it.
    OnWay(usize),
    Done,
}

/// The cycles, each from the node that is first.
///
/// The way is a list rather than the stack: a chain of references may be as long as the document.
fn cycles<'a>(nodes: &'a [Node], edges: &'a [Vec<Edge>]) -> Vec<Vec<Step<'a>>> {
    let mut seen = vec![Seen::NotYet; nodes.len()];
    let mut cycles = Vec::new();
    for start in 0..nodes.len() {
        if !matches!(seen[start], Seen::NotYet) {
            continue;
        }
        let mut way: Vec<(usize, std::slice::Iter<'_, Edge>, Option<&Edge>)> = Vec::new();
        let mut next = Some(start);
        loop {
            if let Some(node) = next.take() {
                seen[node] = Seen::OnWay(way.len());
                way.push((node, edges[node].iter(), None));
            }
            let Some((node, rest, current)) = way.last_mut() else { break };
            *current = rest.next();
            match *current {
                None => {
                    seen[*node] = Seen::Done;
                    way.pop();
                }
                Some(edge) => match seen[edge.to] {
                    Seen::NotYet => next = Some(edge.to),
                    Seen::Done => {}
                    Seen::OnWay(place) => {
                        let steps = way[place..].iter().take(SHOWN + 1);
                        let steps =
                            steps.filter_map(|(from, _, edge)| Some(Step { from: &nodes[*from], edge: (*edge)? }));
                        cycles.push(steps.collect());
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
    let names: Vec<String> = cycle.iter().map(|step| format!("`{}`", name(step.from))).collect();
    match names.as_slice() {
        [name, through @ ..] if !through.is_empty() => {
            let more = if names.len() > SHOWN { " and others" } else { "" };
            format!("{name} refers to itself by way of {}{more}, and so means nothing", through.join(", "))
        }
        _ => format!("{} refers to itself, and so means nothing", names.concat()),
    }
}

/// What people call a node: the name of a component, the place of anything else.
fn name(node: &Node) -> String {
    match node.at.last() {
        Some(name) if is_component(&node.at) => name,
        _ => node.at.to_string(),
    }
}

fn is_component(at: &Pointer) -> bool {
    at.as_str().starts_with("/components/") && at.tokens().count() == 3
}
