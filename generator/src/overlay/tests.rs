use super::*;
use crate::pointer::{Location, Pointer};
use serde_json::json;

/// What overlays make of a document, and what was said.
fn overlaid(document: Value, overlays: &[&str]) -> (Value, Origins, Vec<String>) {
    let (mut document, mut origins, mut diags) = (document, Origins::new(), Diagnostics::new());
    for (number, overlay) in overlays.iter().enumerate() {
        let overlay = Source::new("overlay.yaml", overlay.as_bytes().to_vec());
        apply(&mut document, &overlay, FileId(number as u32 + 1), &mut origins, &mut diags);
    }
    let told = diags.iter();
    let told = told.map(|found| format!("{} {}:{} {}", found.code, found.at.file.0, found.at.pointer, found.message));
    let told = told.collect();
    (document, origins, told)
}

/// The document after actions of which nothing is to be said.
fn after(document: Value, actions: &str) -> Value {
    let (document, _, told) =
        overlaid(document, &[&format!("overlay: 1.1.0\ninfo: {{title: a, version: b}}\nactions: {actions}")]);
    assert_eq!(told, Vec::<String>::new());
    document
}

#[test]
fn updates_merge_objects_and_append_to_lists() {
    let document = json!({"a": {"b": 1, "c": {"d": 2}, "l": [1]}, "e": [{"k": 1}, {"k": 2}]});
    let actions = "[{target: $.a, update: {b: 2, c: {f: 3}, l: [2, 3], n: {}}}, {target: '$.e[*]', update: {x: 1}}, {target: $.e, update: {k: 3}}, {target: $.a.b, update: z}]";
    assert_eq!(
        after(document, actions),
        json!({
            "a": {"b": "z", "c": {"d": 2, "f": 3}, "l": [1, 2, 3], "n": {}},
            "e": [{"k": 1, "x": 1}, {"k": 2, "x": 1}, {"k": 3}],
        })
    );
}

#[test]
fn what_is_selected_is_removed() {
    let document =
        json!({"paths": {"/a": {"get": {}, "post": {}}, "/b": {"get": {"x-internal": true}}}, "l": [1, 2, 3, 4]});
    let actions = r#"[{target: "$.paths['/a'].post", remove: true}, {target: "$.paths[?@.get['x-internal'] == true]", remove: true}, {target: "$.l[?@ > 1 && @ < 4]", remove: true}, {target: $, remove: true}]"#;
    assert_eq!(after(document, actions), json!({"paths": {"/a": {"get": {}}}, "l": [1, 4]}));
}

#[test]
fn a_copy_is_an_update_with_what_stands_elsewhere() {
    let document = json!({"a": {"b": 1}, "c": {"d": 2}});
    assert_eq!(after(document, "[{target: $.c, copy: $.a}]"), json!({"a": {"b": 1}, "c": {"d": 2, "b": 1}}));
}

#[test]
fn places_lead_to_where_they_were_written() {
    let first = "{overlay: 1.0.0, info: {}, actions: [{target: '$.l[0]', remove: true}, {target: $.l, update: {n: 1}}, {target: $.o, update: {p: {q: 1}}}]}";
    let second = "{overlay: 1.0.0, info: {}, actions: [{target: '$.l[0]', remove: true}, {target: $.o.p, update: {q: 2, r: 3}}]}";
    let (document, origins, told) =
        overlaid(json!({"l": [{"a": 1}, {"a": 2}, {"a": 3}], "o": {"s": 1}}), &[first, second]);
    assert_eq!(document, json!({"l": [{"a": 3}, {"n": 1}], "o": {"s": 1, "p": {"q": 2, "r": 3}}}));
    assert_eq!(told, Vec::<String>::new());
    let place = |file: u32, pointer: &str| Location { file: FileId(file), pointer: Pointer::parse(pointer).unwrap() };
    for (new, file, old) in [
        ("/l/0/a", 0, "/l/2/a"),
        ("/l/1/n", 1, "/actions/1/update/n"),
        ("/o/s", 0, "/o/s"),
        ("/o/p", 1, "/actions/2/update/p"),
        ("/o/p/q", 2, "/actions/1/update/q"),
        ("/o/p/r", 2, "/actions/1/update/r"),
    ] {
        assert_eq!(origins.origin(&place(0, new)), place(file, old), "{new}");
    }
}

#[test]
fn what_is_wrong_is_reported_and_the_rest_applied() {
    let overlay = "{overlay: 1.2, infos: {}, actions: [{target: $.x, update: {}}, {target: '$[', remove: true}, {update: {}}, {target: $.a}, 5, {target: $.a, copy: $.*}, {target: $.a, remov: true, update: 2}]}";
    let (document, _, told) = overlaid(json!({"a": 1, "b": 2}), &[overlay, "[]", "a: [b"]);
    assert_eq!(document, json!({"a": 2, "b": 2}));
    let short: Vec<_> = told.iter().map(|told| told.splitn(3, ' ').take(2).collect::<Vec<_>>().join(" ")).collect();
    assert_eq!(
        short,
        [
            "version 1:/overlay",
            "unknown-key 1:/infos",
            "missing-key 1:/actions/2",
            "missing-key 1:/actions/3",
            "wrong-kind 1:/actions/4",
            "unknown-key 1:/actions/6/remov",
            "overlay-target 1:/actions/0/target",
            "overlay-target 1:/actions/1/target",
            "overlay-target 1:/actions/5/copy",
            "version 2:/",
            "syntax 3:/",
        ]
    );
}

#[test]
fn growth_has_limits() {
    let actions = (0..200).map(|_| "{target: $, update: {}}, {target: $.a, copy: $}").collect::<Vec<_>>().join(", ");
    let (_, _, told) = overlaid(json!({"a": {"a": {}}}), &[&format!("{{overlay: 1.1.0, actions: [{actions}]}}")]);
    assert!(told[0].contains("more than 120 levels deep"), "{told:?}");
    let actions = (0..40).map(|number| format!("{{target: $.l, copy: $.l}}, {{target: $, update: {{n{number}: 1}}}}"));
    let actions = actions.collect::<Vec<_>>().join(", ");
    let (_, _, told) = overlaid(json!({"l": [1]}), &[&format!("{{overlay: 1.1.0, actions: [{actions}]}}")]);
    assert!(told[0].contains("more than 4000000 nodes"), "{told:?}");
}
