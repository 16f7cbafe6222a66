//! The operations of the tag `shapes`: recursion and unions.

use crate::server::Answer;
use crate::support::{client, headers, only_request, server};
use everything_sdk::Error;
use everything_sdk::models::{Answer as Given, Circle, Problem, Shape, Square, Ticket};
use serde_json::json;

#[tokio::test]
async fn a_type_that_holds_itself() {
    let tree = r#"{"value":"a","left":{"value":"b","others":[{"value":"c"},{"value":"d","right":{"value":"e"}}]}}"#;
    let server = server([Answer::json(200, tree)]);
    let tree = client(&server).shapes().get_tree().await.unwrap();
    let left = tree.left.as_ref().unwrap();
    let others = left.others.as_ref().unwrap();
    assert_eq!((&*tree.value, &*left.value, &*others[0].value), ("a", "b", "c"));
    assert_eq!((&*others[1].right.as_ref().unwrap().value, &tree.right), ("e", &None));
    assert_eq!(only_request(&server).line, "GET /tree HTTP/1.1");
}

/// As deep as it may be, and one deeper.
#[tokio::test]
async fn a_tree_that_is_too_deep_is_an_error() {
    let nested = |depth: usize| {
        format!("{}{}", r#"{"value":"","left":"#.repeat(depth - 1), r#"{"value":""}"#) + &"}".repeat(depth - 1)
    };
    let server = server([Answer::json(200, nested(128)), Answer::json(200, nested(129))]);
    let shapes = client(&server).shapes();
    shapes.get_tree().await.unwrap();
    assert!(matches!(shapes.get_tree().await.unwrap_err(), Error::Decode(_)));
}

#[tokio::test]
async fn a_discriminator_chooses_the_variant() {
    let answer =
        r#"[{"kind":"square","side":2},{"kind":"circle","radius":0.5},{"kind":"line","from":[0,1]},{"side":1},7]"#;
    let server = server([Answer::json(200, answer)]);
    let shapes = client(&server).shapes();
    let sent = [Shape::from(Circle::new(1.5)), Square::new(2.0).into(), Shape::Unrecognized(json!({"kind": "dot"}))];
    let larger = shapes.replace_shapes(&sent).await.unwrap();
    let received = only_request(&server);
    assert_eq!(received.line, "PUT /shapes HTTP/1.1");
    assert_eq!(received.text(), r#"[{"kind":"circle","radius":1.5},{"kind":"square","side":2.0},{"kind":"dot"}]"#);
    assert_eq!(
        larger,
        [
            Shape::from(Square::new(2.0)),
            Circle::new(0.5).into(),
            Shape::Unrecognized(json!({"kind": "line", "from": [0, 1]})),
            Shape::Unrecognized(json!({"side": 1})),
            Shape::Unrecognized(json!(7)),
        ]
    );
    // What is not known goes back as it came.
    shapes.replace_shapes(&larger[2..]).await.unwrap();
    let text = server.received()[1].text();
    assert_eq!(
        serde_json::from_str::<serde_json::Value>(&text).unwrap(),
        json!([{"kind": "line", "from": [0, 1]}, {"side": 1}, 7])
    );
}

/// The variant that the discriminator names is the one that must fit: no other is tried.
#[tokio::test]
async fn a_variant_that_does_not_fit_its_discriminator_is_an_error() {
    let server = server([Answer::json(200, r#"[{"kind":"circle","side":2}]"#)]);
    let error = client(&server).shapes().replace_shapes(&[]).await.unwrap_err();
    assert!(error.to_string().contains(r#"[0]: Circle without the required property "radius""#), "{error}");
}

#[tokio::test]
async fn the_shape_of_a_value_chooses_the_variant() {
    #[rustfmt::skip]
    let table = [
        (Given::from("a".to_owned()), "\"a\""),
        (Given::from(-7), "-7"),
        (Given::from(vec!["a".to_owned(), String::new()]), r#"["a",""]"#),
        (Given::from(Vec::new()), "[]"),
        (Given::from(Ticket::new(7)), r#"{"number":7}"#),
        (Given::from(Problem::new("no").with_status(4)), r#"{"title":"no","status":4}"#),
        (Given::Unrecognized(json!(true)), "true"),
        (Given::Unrecognized(json!(0.5)), "0.5"),
        (Given::Unrecognized(json!(null)), "null"),
        (Given::Unrecognized(json!([1])), "[1]"),
        (Given::Unrecognized(json!({"other": 1})), r#"{"other":1}"#),
    ];
    for (answer, text) in table {
        let server = server([Answer::json(200, text)]);
        assert_eq!(client(&server).shapes().give_answer(&answer).await.unwrap(), answer, "{text}");
        let sent = only_request(&server);
        assert_eq!((&*sent.line, sent.text()), ("POST /answers HTTP/1.1", text.to_owned()));
        let length = format!("content-length: {}", text.len());
        assert_eq!(headers(&sent), ["accept: application/json", &length, "content-type: application/json"]);
    }
}
