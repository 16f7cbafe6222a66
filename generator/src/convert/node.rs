//! The way through the objects of a description of version 3 (OpenAPI 3.0 to 3.2).

use crate::pointer::Trail;
use crate::shape::Shape;
use serde_json::Value;

pub(super) use crate::shape::Kind as Node;

/// Visits `value` and all objects in it, each before those that it holds: what a visit rewrites is walked as it is then.
///
/// What is of another kind than expected is passed over: whether a document is right is not asked here.
pub(super) fn walk(
    value: &mut Value,
    node: Node,
    trail: &Trail<'_>,
    visit: &mut impl FnMut(Node, &mut Value, &Trail<'_>),
) {
    visit(node, value, trail);
    if node == Node::Callback {
        return objects(value, Shape::Open(Node::PathItem), trail, visit);
    }
    let Value::Object(map) = value else { return };
    for (key, shape) in node.members() {
        if let Some(value) = map.get_mut(*key) {
            objects(value, *shape, &trail.key(key), visit);
        }
    }
}

/// Visits the objects of `shape` that `value` is, and those in them.
fn objects(value: &mut Value, shape: Shape, trail: &Trail<'_>, visit: &mut impl FnMut(Node, &mut Value, &Trail<'_>)) {
    let node = shape.of();
    match (shape, value) {
        (Shape::OneOrFlag(_), Value::Bool(_)) => {}
        (Shape::List(_) | Shape::OneOrList(_), Value::Array(list)) => {
            for (index, value) in list.iter_mut().enumerate() {
                walk(value, node, &trail.index(index), visit);
            }
        }
        (Shape::Map(_) | Shape::Open(_), Value::Object(map)) => {
            let is_open = matches!(shape, Shape::Open(_));
            for (key, value) in map.iter_mut().filter(|(key, _)| !is_open || !key.starts_with("x-")) {
                walk(value, node, &trail.key(key), visit);
            }
        }
        (Shape::One(_) | Shape::OneOrList(_) | Shape::OneOrFlag(_), value) => walk(value, node, trail, visit),
        (Shape::Map(_) | Shape::Open(_) | Shape::List(_), _) => {}
    }
}
