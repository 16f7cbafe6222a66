//! Bodies of the media type `application/x-www-form-urlencoded`.

use super::support::{operation, refused, sent};
use crate::runtime::{Encoding, Operation, Style};
use serde_json::{Value, json};

const FORM: &str = "application/x-www-form-urlencoded";

type Encodings = &'static [(&'static str, Encoding)];

async fn written(encodings: Encodings, body: Value) -> String {
    let post = Operation { method: "POST", ..operation() };
    let request = sent(post, |request| request.form(FORM, encodings, &body)).await;
    assert_eq!(request.header("content-type"), [FORM]);
    request.text()
}

#[tokio::test]
async fn properties_are_pairs() {
    for (body, expected) in [
        (json!({"a": "x y&z=é+~", "b b": 1.0, "c": true, "d": -2.5}), "a=x%20y%26z%3D%C3%A9%2B~&b%20b=1&c=true&d=-2.5"),
        (json!({"l": ["x", null, 2], "e": [], "n": null, "s": ""}), "l=x&l=2&s="),
        // What the description says nothing about is JSON in the form.
        (json!({"o": {"k": [1, "\""]}}), "o=%7B%22k%22%3A%5B1%2C%22%5C%22%22%5D%7D"),
        (json!({"l": [{"k": 1}, [2]]}), "l=%7B%22k%22%3A1%7D&l=%5B2%5D"),
        (json!({}), ""),
        (Value::Null, ""),
    ] {
        assert_eq!(written(&[], body).await, expected);
    }
}

#[tokio::test]
async fn each_property_is_written_as_the_description_says() {
    const ENCODINGS: Encodings = &[
        ("deep", Encoding::Style(Style::DeepObject, true)),
        ("flat", Encoding::Style(Style::Form, true)),
        ("joined", Encoding::Style(Style::Form, false)),
        ("piped", Encoding::Style(Style::PipeDelimited, false)),
        ("url", Encoding::Reserved(Style::Form, true)),
        ("json", Encoding::Json),
    ];
    for (body, expected) in [
        (
            json!({"deep": {"a": {"b": 1}, "l": [{"x": 1}, {"x": "é"}]}}),
            "deep%5Ba%5D%5Bb%5D=1&deep%5Bl%5D%5B0%5D%5Bx%5D=1&deep%5Bl%5D%5B1%5D%5Bx%5D=%C3%A9",
        ),
        (json!({"deep": ["a", "b"]}), "deep%5B%5D=a&deep%5B%5D=b"),
        (json!({"deep": ""}), "deep="),
        (json!({"deep": {}, "other": 1}), "other=1"),
        (json!({"flat": {"a": 1, "b": 2}, "joined": [1, 2]}), "a=1&b=2&joined=1,2"),
        (
            json!({"piped": ["a", "b"], "url": "http://h/?q", "json": [1], "text": "t"}),
            "piped=a%7Cb&url=http://h/?q&json=%5B1%5D&text=t",
        ),
        (json!({"json": "t"}), "json=%22t%22"),
        (json!({"joined": [["a"], 1]}), "joined=%5B%22a%22%5D,1"),
    ] {
        assert_eq!(written(ENCODINGS, body).await, expected);
    }
}

#[tokio::test]
async fn what_is_no_form_is_refused() {
    let post = Operation { method: "POST", ..operation() };
    let refused = refused(post, |request| request.form(FORM, &[], &json!(["a"]))).await;
    let reason = "a form is made of the properties of an object, and this is none";
    assert_eq!(refused, format!("invalid request: the body: {reason}"));
}
