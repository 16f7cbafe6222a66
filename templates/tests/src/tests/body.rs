//! Bodies of requests.

use super::support::{operation, refused, sent};
use crate::runtime::Operation;
use serde_json::json;

const JSON: &str = "application/json";

fn post() -> Operation {
    Operation { method: "POST", ..operation() }
}

#[tokio::test]
async fn a_body_has_its_type_and_length() {
    let request = sent(post(), |request| request.json(JSON, &json!({"name": "é\n"}))).await;
    assert_eq!(request.text(), "{\"name\":\"é\\n\"}");
    assert_eq!(request.header("content-type"), ["application/json"]);
    assert_eq!(request.header("content-length"), ["15"]);
    assert_eq!(request.header("accept"), ["application/json"]);
    let patch = Operation { method: "PATCH", ..operation() };
    let request = sent(patch, |request| request.json("application/merge-patch+json", "x")).await;
    assert_eq!((request.method(), request.header("content-type")), ("PATCH", vec!["application/merge-patch+json"]));
    let request = sent(post(), |request| request.bytes("application/octet-stream", vec![0, 255])).await;
    assert_eq!(
        (request.body.as_slice(), request.header("content-type")),
        (&[0, 255][..], vec!["application/octet-stream"])
    );
}

#[tokio::test]
async fn without_a_body_there_is_no_type() {
    let request = sent(post(), |_| {}).await;
    assert_eq!((request.header("content-type").len(), request.header("content-length")), (0, vec!["0"]));
    let request = sent(Operation { accept: "", ..operation() }, |_| {}).await;
    assert_eq!((request.header("content-length").len(), request.header("accept")), (0, vec!["*/*"]));
}

#[tokio::test]
async fn the_last_body_wins_and_a_wrong_one_is_refused() {
    let request = sent(post(), |request| {
        request.json(JSON, "old");
        request.json(JSON, "new");
    });
    assert_eq!(request.await.text(), "\"new\"");
    let reason = refused(post(), |request| request.json(JSON, &[1.0, f64::NAN][..])).await;
    assert!(reason.starts_with("invalid request: the body: [1]: "), "{reason}");
}
