//! Documented headers that are documents and objects.

use crate::runtime::{HeaderMap, header_json, header_object};
use serde_json::{Value, json};

fn headers(value: &'static str) -> HeaderMap {
    HeaderMap::from_iter([("x-it".parse().unwrap(), value.parse().unwrap())])
}

#[test]
fn json_is_read_leniently() {
    for (text, value) in [(r#"{"a": [1]}"#, Some(json!({"a": [1]}))), ("{", None), ("", None)] {
        assert_eq!(header_json::<Value>(&headers(text), "X-It"), value, "{text}");
    }
    assert_eq!(header_json::<i64>(&headers("\"text\""), "X-It"), None);
    assert_eq!(header_json::<Value>(&HeaderMap::new(), "X-It"), None);
}

#[test]
fn objects_are_read_in_both_of_their_forms() {
    let both = Some(json!({"n": -2.5, "b": true, "t": "1"}));
    for (text, value) in [
        ("n=-2.5,b=true,t=1", both.clone()),
        ("n,-2.5, b,true, t,1", both),
        ("t=a=b", Some(json!({"t": "a=b"}))),
        ("", Some(json!({}))),
        ("n=many", None),
        ("n,1,t", None),
    ] {
        assert_eq!(header_object::<Value>(&headers(text), "X-It", &["n", "b"]), value, "{text}");
    }
    assert_eq!(header_object::<Value>(&HeaderMap::new(), "X-It", &[]), None);
}
