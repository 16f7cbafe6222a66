use super::*;

/// The edges of a graph, given as `a>b` for a property and `a|b` for a variant.
fn edges(texts: &[&str]) -> (usize, Vec<Edge>) {
    let node = |text: &str| usize::from(text.as_bytes()[0] - b'a');
    let edges: Vec<_> = texts
        .iter()
        .enumerate()
        .map(|(slot, text)| Edge { from: node(text), slot, to: node(&text[2..]), is_variant: &text[1..2] == "|" })
        .collect();
    let count = edges.iter().map(|edge| edge.from.max(edge.to) + 1).max().unwrap_or(0);
    (count, edges)
}

fn closing(texts: &[&str]) -> Vec<String> {
    let (count, edges) = edges(texts);
    Graph::new(count, &edges).closing().iter().map(|edge| texts[edge.slot].to_owned()).collect()
}

#[test]
fn a_cycle_is_closed_where_it_comes_back_to_its_first_type() {
    for (graph, boxed) in [
        (&["a>a"][..], &["a>a"][..]),
        (&["a>b", "b>c", "c>a"], &["c>a"]),
        (&["a>c", "c>b", "b>a"], &["b>a"]),
        (&["a>b", "b>a", "b>c", "c>b"], &["b>a", "c>b"]),
        (&["a>b", "a>c", "b>d", "c>d"], &[]),
        (&["a>b", "a>b", "b>a"], &["b>a"]),
    ] {
        assert_eq!(closing(graph), boxed, "{graph:?}");
    }
}

#[test]
fn a_type_outside_of_a_cycle_moves_no_box() {
    // From `a` one comes into the cycle at `c`; still it is closed at its own first type, `b`.
    assert_eq!(closing(&["a>c", "b>c", "c>b"]), ["c>b"]);
    assert_eq!(closing(&["b>c", "c>b"]), ["c>b"]);
}

#[test]
fn types_of_a_cycle_are_known_by_one_number() {
    let (count, edges) = edges(&["a>b", "b>c", "c>b", "c>d", "d>d"]);
    let components = Graph::new(count, &edges).components();
    assert_eq!(components[1], components[2]);
    assert_ne!(components[0], components[1]);
    assert_ne!(components[3], components[1]);
}

#[test]
fn long_chains_take_no_stack() {
    let count = 200_000;
    let edges: Vec<_> =
        (0..count).map(|node| Edge { from: node, slot: 0, to: (node + 1) % count, is_variant: false }).collect();
    assert_eq!(Graph::new(count, &edges).closing().len(), 1);
}
