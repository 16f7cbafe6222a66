//! Which types hold which.
//!
//! Chains of types can be as long as a description, so no walk here takes stack.

/// A use of a type, by indices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The type that has it.
    pub from: usize,
    /// The property or variant.
    pub slot: usize,
    /// The type that it is a use of.
    pub to: usize,
    /// Whether it is a variant of a union.
    pub is_variant: bool,
}

/// Types and their uses of each other.
pub struct Graph<'e> {
    uses: Vec<Vec<&'e Edge>>,
}

/// How far a walk has come with a node.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Open,
    Done,
}

impl<'e> Graph<'e> {
    /// The graph of `count` types.
    pub fn new(count: usize, edges: &'e [Edge]) -> Self {
        let mut uses = vec![Vec::new(); count];
        for edge in edges {
            if let Some(uses) = uses.get_mut(edge.from) {
                uses.push(edge);
            }
        }
        Self { uses }
    }

    /// The number of the cycle that each type is in: two types have the same where each holds the other in the end
    /// (Tarjan's strongly connected components).
    pub fn components(&self) -> Vec<usize> {
        let count = self.uses.len();
        let (mut order, mut low) = (vec![usize::MAX; count], vec![0; count]);
        let (mut component, mut stack, mut next) = (vec![usize::MAX; count], Vec::new(), 0);
        for start in 0..count {
            let mut path: Vec<(usize, usize)> = Vec::new();
            if order[start] == usize::MAX {
                path.push((start, 0));
            }
            while let Some((node, step)) = path.pop() {
                if step == 0 {
                    (order[node], low[node]) = (next, next);
                    next += 1;
                    stack.push(node);
                }
                if let Some(edge) = self.uses[node].get(step) {
                    path.push((node, step + 1));
                    if order[edge.to] == usize::MAX {
                        path.push((edge.to, 0));
                    } else if component[edge.to] == usize::MAX {
                        low[node] = low[node].min(order[edge.to]);
                    }
                    continue;
                }
                if low[node] == order[node] {
                    while let Some(member) = stack.pop() {
                        component[member] = node;
                        if member == node {
                            break;
                        }
                    }
                }
                if let Some((parent, _)) = path.last() {
                    low[*parent] = low[*parent].min(low[node]);
                }
            }
        }
        component
    }

    /// The uses that close a cycle: those that lead a walk back to a type that it is in. A walk begins at the first type of a
    /// cycle and does not leave the cycle.
    pub fn closing(&self) -> Vec<Edge> {
        let components = self.components();
        let mut state = vec![State::New; self.uses.len()];
        let mut closing = Vec::new();
        for start in 0..self.uses.len() {
            let mut path: Vec<(usize, usize)> = Vec::new();
            if state[start] == State::New {
                path.push((start, 0));
            }
            while let Some((node, step)) = path.pop() {
                state[node] = State::Open;
                let Some(edge) = self.uses[node].get(step) else {
                    state[node] = State::Done;
                    continue;
                };
                path.push((node, step + 1));
                if components[edge.to] != components[node] {
                    continue;
                }
                match state[edge.to] {
                    State::New => path.push((edge.to, 0)),
                    State::Open => closing.push((*edge).clone()),
                    State::Done => {}
                }
            }
        }
        closing
    }
}
