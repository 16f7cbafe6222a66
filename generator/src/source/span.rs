//! Where the nodes of a document stand in its text.
//!
//! Nothing is remembered while a description is read, so that a correct one pays nothing: the text is
//! read once more, for all places at once, when there is something to show.

mod json;
mod tree;
mod yaml;

use super::Source;
use crate::pointer::Pointer;
use std::ops::Range;
use tree::Tree;

/// Where a node stands, in bytes of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its key in the object that holds it, quotes included.
    pub key: Option<Range<usize>>,
    /// Its value. It is empty for a key without a value.
    pub value: Range<usize>,
    /// The same key once more in the same object.
    pub second_key: Option<Range<usize>>,
}

/// The places of `pointers`, in their order, found in one pass over the text.
///
/// A pointer that leads to nothing in the text, such as into the copy that an alias makes, gives the
/// place of its nearest ancestor. Where a key stands twice, its first value is meant.
pub fn locate_all(source: &Source, pointers: &[&Pointer]) -> Vec<Place> {
    let mut tree = Tree::new(pointers);
    if !source.looks_like_json() || (!json::scan(source.text(), &mut tree) && !source.is_named_json()) {
        tree = Tree::new(pointers);
        yaml::scan(source.text(), &mut tree);
    }
    pointers.iter().map(|pointer| tree.place(pointer)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places<'a>(source: &'a Source, pointer: &str) -> (Option<&'a str>, &'a str, Option<usize>) {
        let pointer = Pointer::parse(pointer).unwrap();
        let place = locate_all(source, &[&pointer]).remove(0);
        let text = source.text();
        (place.key.map(|key| &text[key]), &text[place.value], place.second_key.map(|key| key.start))
    }

    #[test]
    fn yaml_nodes_are_found() {
        let text = "é: ü\n\"/a\":\n  - b: 'x y'\n    c: {d: [1, 2]}\n  - *e\nf:\ng: |\n  h\n  i\n? j\n: k\n";
        let source = Source::new("a.yaml", text.replace("*e", "e").into_bytes());
        assert_eq!(places(&source, "/é"), (Some("é"), "ü", None));
        assert_eq!(places(&source, "/~1a/0/b"), (Some("b"), "'x y'", None));
        assert_eq!(places(&source, "/~1a/0/c"), (Some("c"), "{d: [1, 2]}", None));
        assert_eq!(places(&source, "/~1a/0/c/d/1"), (None, "2", None));
        assert_eq!(places(&source, "/~1a/1"), (None, "e", None));
        assert_eq!(places(&source, "/~1a/0"), (None, "b: 'x y'\n    c: {d: [1, 2]}", None));
        assert_eq!(places(&source, "/f"), (Some("f"), "", None));
        assert_eq!(places(&source, "/g"), (Some("g"), "h\n  i", None));
        assert_eq!(places(&source, "/j"), (Some("j"), "k", None));
    }

    #[test]
    fn json_nodes_are_found() {
        let text = r#" {"a\u0062": [1, {"c/~": "d\"]}", "e": {} }], "f": null, "ab": 2} "#;
        let source = Source::new("a.json", text.as_bytes().to_vec());
        assert_eq!(places(&source, "/ab/0"), (None, "1", None));
        assert_eq!(places(&source, "/ab/1/c~1~0"), (Some(r#""c/~""#), r#""d\"]}""#, None));
        assert_eq!(places(&source, "/ab/1/e"), (Some(r#""e""#), "{}", None));
        assert_eq!(places(&source, "/f").1, "null");
        assert_eq!(places(&source, "/ab").2, text.rfind("\"ab\""));
        assert_eq!(places(&source, "").1, text.trim());
    }

    #[test]
    fn what_is_not_there_is_at_its_nearest_ancestor() {
        for (file, text) in [("a.yaml", "a:\n  b: 1\n"), ("a.json", r#"{"a": {"b": 1}}"#), ("a.yaml", "{a: {b: 1}}")] {
            let source = Source::new(file, text.as_bytes().to_vec());
            assert_eq!(places(&source, "/a/b/c/d").1, "1", "{text}");
            assert!(places(&source, "/a/x").0.is_some_and(|key| key.trim_matches('"') == "a"), "{text}");
        }
    }

    #[test]
    fn any_text_has_a_place() {
        for text in ["", "{", "{\"a\"", "[", "\"", "{\"a\": [1, }", "a: [", "\u{0}", "{]}", "}", "- a: b\n c"] {
            for file in ["a.json", "a.yaml"] {
                let source = Source::new(file, text.as_bytes().to_vec());
                let _ = places(&source, "/a/0");
            }
        }
    }
}
