//! The nodes that are looked for, and what was found of them.

use super::Place;
use crate::pointer::Pointer;
use std::collections::HashMap;
use std::ops::Range;

/// The pointers that are looked for, as a tree, and the way to the node that is being scanned.
pub(super) struct Tree {
    nodes: Vec<Node>,
    open: Vec<Frame>,
}

#[derive(Default)]
struct Node {
    children: HashMap<String, usize>,
    key: Option<Range<usize>>,
    value: Option<Range<usize>>,
    second_key: Option<Range<usize>>,
}

/// An object or array whose end is not reached.
struct Frame {
    /// Its node, if it is on the way to one that is looked for.
    node: Option<usize>,
    start: usize,
    next: Next,
}

/// What the next scalar or collection is.
enum Next {
    Key,
    Value(Option<usize>),
    Element(usize),
}

impl Tree {
    pub(super) fn new(pointers: &[&Pointer]) -> Self {
        let mut tree = Self { nodes: vec![Node::default()], open: Vec::new() };
        for pointer in pointers {
            let mut node = 0;
            for token in pointer.tokens() {
                let fresh = tree.nodes.len();
                node = *tree.nodes[node].children.entry(token).or_insert(fresh);
                if node == fresh {
                    tree.nodes.push(Node::default());
                }
            }
        }
        tree
    }

    /// The place of a pointer that the tree was made for, or of its nearest ancestor that was found.
    pub(super) fn place(&self, pointer: &Pointer) -> Place {
        let mut place = self.found(0).unwrap_or(Place { key: None, value: 0..0, second_key: None });
        let mut node = 0;
        for token in pointer.tokens() {
            let Some(child) = self.nodes[node].children.get(&token) else { break };
            let Some(found) = self.found(*child) else { break };
            (node, place) = (*child, found);
        }
        place
    }

    fn found(&self, node: usize) -> Option<Place> {
        let Node { children: _, key, value, second_key } = &self.nodes[node];
        Some(Place { key: key.clone(), value: value.clone()?, second_key: second_key.clone() })
    }

    /// Changes all that was found from one unit to another, as from characters to bytes.
    pub(super) fn map_offsets(&mut self, offset: impl Fn(usize) -> usize) {
        for node in &mut self.nodes {
            for range in [&mut node.key, &mut node.value, &mut node.second_key].into_iter().flatten() {
                *range = offset(range.start)..offset(range.end);
            }
        }
    }

    /// Takes the white space before the end off every value: the end of a YAML block is where the next one begins.
    pub(super) fn trim_ends(&mut self, text: &str) {
        for value in self.nodes.iter_mut().filter_map(|node| node.value.as_mut()) {
            value.end = value.start + text[value.clone()].trim_end().len();
        }
    }

    /// How many objects and arrays are open.
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    /// Whether a scalar that comes next is a key.
    pub(super) fn wants_key(&self) -> bool {
        matches!(self.open.last(), Some(Frame { next: Next::Key, .. }))
    }

    /// Whether the text of a key that comes next matters.
    pub(super) fn wants_key_text(&self) -> bool {
        matches!(self.open.last(), Some(Frame { node: Some(_), next: Next::Key, .. }))
    }

    /// A key of the innermost object. Its text may be left out where it does not matter.
    pub(super) fn key(&mut self, text: &str, at: Range<usize>) {
        let Some(frame) = self.open.last_mut() else { return };
        let mut child = frame.node.and_then(|node| self.nodes[node].children.get(text).copied());
        if let Some(index) = child {
            let node = &mut self.nodes[index];
            if node.key.is_none() {
                node.key = Some(at);
            } else {
                node.second_key.get_or_insert(at);
                child = None;
            }
        }
        frame.next = Next::Value(child);
    }

    /// A value without members.
    pub(super) fn scalar(&mut self, at: Range<usize>) {
        if let Some(node) = self.enter() {
            self.nodes[node].value = Some(at);
        }
    }

    /// The begin of an object or array. Its value is what begins, until its end is known.
    pub(super) fn open(&mut self, is_object: bool, at: Range<usize>) {
        let node = self.enter();
        let start = at.start;
        if let Some(node) = node {
            self.nodes[node].value = Some(at);
        }
        self.open.push(Frame { node, start, next: if is_object { Next::Key } else { Next::Element(0) } });
    }

    /// The end of the innermost object or array.
    pub(super) fn close(&mut self, end: usize) {
        if let Some(Frame { node: Some(node), start, .. }) = self.open.pop() {
            self.nodes[node].value = Some(start..end.max(start));
        }
    }

    /// The node that comes next, if it is looked for.
    fn enter(&mut self) -> Option<usize> {
        let Some(frame) = self.open.last_mut() else { return Some(0) };
        match frame.next {
            // A key that is a collection: nothing is looked for in it, nor in its value.
            Next::Key => {
                frame.next = Next::Value(None);
                None
            }
            Next::Value(node) => {
                frame.next = Next::Key;
                node
            }
            Next::Element(index) => {
                frame.next = Next::Element(index + 1);
                self.nodes[frame.node?].children.get(&index.to_string()).copied()
            }
        }
    }
}
