//! The text of a description, and what it says as an untyped value.
//!
//! JSON goes through serde_json, and everything else is read as YAML from the events of
//! saphyr-parser, which also tell where every node stands. Both end in one builder, which holds what
//! is true of either: limits, keys that stand twice, numbers that do not fit.

mod builder;
mod decode;
mod json;
mod lenient;
mod merge;
mod scalar;
mod seed;
pub mod span;
mod textual;
mod yaml;
mod yaml_error;

use crate::diagnostic::{Code, Diagnostics};
use crate::pointer::Pointer;
use builder::Builder;
pub use builder::MAX_DEPTH;
use decode::Undecodable;
use serde_json::Value;

/// The longest text that is read, in bytes.
const MAX_TEXT: usize = 100 << 20;

/// One file of a description: the name that the user knows it by, and its text.
#[derive(Debug)]
pub struct Source {
    file: String,
    text: String,
    undecodable: Option<Undecodable>,
}

impl Source {
    /// A source from the bytes of a file.
    ///
    /// Nothing is reported yet: bytes that are no text are a diagnostic of [`to_value`](Self::to_value).
    pub fn new(file: impl Into<String>, bytes: Vec<u8>) -> Self {
        let (text, undecodable) = decode::decode(bytes);
        Self { file: file.into(), text, undecodable }
    }

    /// The name of the file, as it is shown to the user.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The text, without a byte order mark. What could not be decoded is replaced by `U+FFFD`.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What the text says, or `None` where it can't be read on.
    ///
    /// Keys keep their order. A key that stands twice, or a number that JSON can't hold, is an error,
    /// and the rest of the document is read nevertheless.
    pub fn to_value(&self, diags: &mut Diagnostics) -> Option<Value> {
        if let Some(undecodable) = &self.undecodable {
            undecodable.report(diags);
            return None;
        }
        if self.text.len() > MAX_TEXT {
            let message =
                format!("the text has {} MB, and at most {} MB are read", self.text.len() >> 20, MAX_TEXT >> 20);
            diags.error(Code::Limit, Pointer::root(), message);
            return None;
        }
        let mut builder = Builder::new(self.text.len());
        let value = self.read(&mut builder);
        builder.report(self, diags);
        value
    }

    /// Whether the text is JSON by the look of it: JSON's first byte is a brace, and a YAML mapping
    /// in flow style, which begins with one as well, is rare.
    fn looks_like_json(&self) -> bool {
        self.is_named_json() || self.text.trim_start().starts_with('{')
    }

    fn is_named_json(&self) -> bool {
        self.file.len() >= 5 && self.file.as_bytes()[self.file.len() - 5..].eq_ignore_ascii_case(b".json")
    }

    fn read(&self, builder: &mut Builder) -> Option<Value> {
        if self.looks_like_json() {
            match json::read(&self.text, builder) {
                Ok(value) => return value,
                Err(error) if self.is_named_json() => {
                    error.report(builder);
                    return None;
                }
                // A YAML mapping in flow style: what the YAML parser says of it counts.
                Err(_) => builder.restart(self.text.len()),
            }
        }
        yaml::read(&self.text, builder)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read(file: &str, text: &str) -> (Option<Value>, Vec<String>) {
        let mut diags = Diagnostics::new();
        let value = Source::new(file, text.as_bytes().to_vec()).to_value(&mut diags);
        (value, diags.iter().map(|found| format!("{} {} {}", found.code, found.at.pointer, found.message)).collect())
    }

    fn value(text: &str) -> Value {
        let (value, found) = read("a.yaml", text);
        assert_eq!(found, Vec::<String>::new(), "{text}");
        value.unwrap()
    }

    #[test]
    fn keys_are_text_and_keep_their_order() {
        let read = value("200: a\nnull: b\n1.10: c\ntrue: d\n0x1: e\n");
        assert_eq!(serde_json::to_string(&read).unwrap(), r#"{"200":"a","null":"b","1.10":"c","true":"d","0x1":"e"}"#);
    }

    #[test]
    fn text_stays_text_where_the_specification_says_text() {
        assert_eq!(value("info: {version: 1.10, title: 2.0}"), json!({"info": {"version": "1.10", "title": "2.0"}}));
        assert_eq!(value("example: {version: 1.10}"), json!({"example": {"version": 1.1}}));
        assert_eq!(
            value("properties: {example: {title: 1.10}}"),
            json!({"properties": {"example": {"title": "1.10"}}})
        );
        assert_eq!(value("variables: {port: {default: 0x10}}"), json!({"variables": {"port": {"default": "0x10"}}}));
        assert_eq!(value("a: {type: number, default: 1.10, enum: [1.10]}")["a"]["enum"], json!([1.1]));
        let (read, found) = read("a.yaml", "a: {enum: [1.10, 2], default: 1.10, type: string}");
        assert_eq!(read.unwrap()["a"], json!({"enum": ["1.10", "2"], "default": "1.10", "type": "string"}));
        assert_eq!(found.len(), 3);
    }

    #[test]
    fn aliases_and_merge_keys_are_unfolded() {
        let read = value("a: &a {x: 1, y: 2}\nb: {<<: *a, y: 3}\nc: [*a]\nd: {<<: [{z: 1}, *a]}\n");
        assert_eq!(read["b"], json!({"y": 3, "x": 1}));
        assert_eq!(read["c"], json!([{"x": 1, "y": 2}]));
        assert_eq!(read["d"], json!({"z": 1, "x": 1, "y": 2}));
        assert_eq!(value("a: &k key\n? *k\n: 2\n"), json!({"a": "key", "key": 2}));
    }

    #[test]
    fn tags_of_the_core_schema_are_honoured() {
        assert_eq!(value("a: !!str 1\nb: ! 2\nc: !!int '3'\n"), json!({"a": "1", "b": "2", "c": 3}));
        assert_eq!(
            read("a.yaml", "a: !x 1").1,
            ["yaml-tag /a the tag `!x` means nothing in a description, and is ignored"]
        );
    }

    #[test]
    fn integers_beyond_64_bits_are_reported_and_floats_are_not() {
        for (file, text) in
            [("a.yaml", "a: 123456789012345678901\nb: 1e30"), ("a.json", r#"{"a": 123456789012345678901, "b": 1e30}"#)]
        {
            let (read, found) = read(file, text);
            assert_eq!(read, Some(json!({"a": 123456789012345678901.0, "b": 1e30})));
            assert!(found.len() == 1 && found[0].starts_with("limit /a this integer"), "{found:?}");
        }
    }

    #[test]
    fn json_that_is_yaml_is_read() {
        assert_eq!(value("{a: 1, 'b': [2,],}"), json!({"a": 1, "b": [2]}));
        assert_eq!(value("{\"a\": \"\\ud83d\\ude00\"}"), json!({"a": "😀"}));
        assert!(read("a.JSON", "{a: 1}").0.is_none());
    }

    #[test]
    fn what_libyaml_overlooks_is_read_with_a_warning() {
        let (read, found) = read("a.yaml", "a:\n  b: \"x\n  y\"\n  c: [\n  d]\n");
        assert_eq!(read, Some(json!({"a": {"b": "x y", "c": ["d"]}})));
        assert_eq!(found.len(), 1, "{found:?}");
    }

    #[test]
    fn depth_and_expansion_have_limits() {
        let block: String = (0..10_000).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
        let mut bomb = "a: &a [x,x,x,x,x,x,x,x,x,x]\n".to_owned();
        for (name, before) in ('b'..='k').zip('a'..) {
            bomb += &format!("{name}: &{name} [{}]\n", vec![format!("*{before}"); 10].join(","));
        }
        let chain: String =
            (1..100).fold("a0: &a0 [x]\n".to_owned(), |text, n| text + &format!("a{n}: &a{n} [[*a{}]]\n", n - 1));
        for (file, text) in [
            ("a.yaml", "[".repeat(10_000)),
            ("a.json", "[".repeat(10_000)),
            ("a.json", "{\"a\":".repeat(10_000)),
            ("a.yaml", "{a: ".repeat(10_000)),
            ("a.yaml", "- ".repeat(10_000)),
            ("a.yaml", block),
            ("a.yaml", bomb),
            ("a.yaml", chain),
        ] {
            let (read, found) = read(file, &text);
            assert!(read.is_none());
            assert!(found.len() == 1 && found[0].starts_with("limit "), "{} {found:?}", &text[..20]);
        }
    }
}
