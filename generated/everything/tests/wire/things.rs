//! The operations of the tag `things`.
#![allow(deprecated, reason = "What the description deprecates is still called.")]

use crate::server::Answer;
use crate::support::{LEAST, THING, builder, client, headers, least, only_request, server, thing};
use everything_sdk::Error;
use everything_sdk::apis::things::{CreateThingSuccess, GetThingError, ListThings, ListThingsError, UpdateThingError};
use everything_sdk::models::{Filter, Presence, Problem, State, Ticket};
use std::collections::HashMap;
use uuid::Uuid;

const ID: Uuid = Uuid::from_u128(0x67e55044_10b1_426f_9247_bb680e5fe0c8);

#[tokio::test]
async fn a_parameter_of_every_kind() {
    let server = server([Answer::json(200, "[]")]);
    let request = client(&server).things().list_things();
    request
        .theme("dark")
        .x_request_id(ID)
        .redirect("https://example.com/a?b=c&d#e f")
        .since("2024-02-29T22:59:59.5Z".parse().unwrap())
        .filter(&Filter::new().with_min_size(-3).with_owner("m&m"))
        .state(&State::ToBeArchived)
        .id([1, -2])
        .label(["a b", "c,d"])
        .await
        .unwrap();
    let sent = only_request(&server);
    assert_eq!(
        sent.line,
        "GET /things?label=a%20b&label=c%2Cd&id=1%7C-2&state=to-be-archived\
         &filter%5Bowner%5D=m%26m&filter%5Bmin_size%5D=-3&since=2024-02-29T22%3A59%3A59.5Z\
         &redirect=https://example.com/a?b=c%26d%23e%20f HTTP/1.1"
    );
    assert_eq!(
        headers(&sent),
        [
            "accept: application/json, application/problem+json",
            "cookie: theme=dark",
            "x-request-id: 67e55044-10b1-426f-9247-bb680e5fe0c8"
        ]
    );
}

#[tokio::test]
async fn values_at_the_edge() {
    type Set = fn(ListThings) -> ListThings;
    let table: [(Set, &str); 8] = [
        (|request| request, "/things"),
        (|request| request.label(Vec::<String>::new()), "/things"),
        (|request| request.label(["one"]).label(["two"]), "/things?label=two"),
        (|request| request.label([""]), "/things?label="),
        (|request| request.id([7]), "/things?id=7"),
        (|request| request.filter(&Filter::new()), "/things"),
        (|request| request.state(&State::Empty), "/things?state="),
        (|request| request.state(&State::from("new & unknown")), "/things?state=new%20%26%20unknown"),
    ];
    for (set, target) in table {
        let server = server([Answer::json(200, "[]")]);
        set(client(&server).things().list_things()).await.unwrap();
        assert_eq!(only_request(&server).target(), target);
    }
}

#[tokio::test]
async fn cookies_that_cannot_be_sent_are_refused() {
    let server = server([Answer::json(200, "[]")]);
    let error = client(&server).things().list_things().theme("dark; admin=1").await.unwrap_err();
    assert_eq!(error.to_string(), r#"invalid request: the parameter "theme": a cookie cannot hold the character ';'"#);
    assert!(matches!(error, Error::InvalidRequest(_)) && server.received().is_empty());
}

#[tokio::test]
async fn typed_headers_are_read_leniently() {
    for (lines, expected) in [
        (&["X-Total-Count: 3", "X-Rate-Reset: 1970-01-01T00:00:01Z"] as &[_], (Some(3), Some(1))),
        (&["X-Total-Count: many", "X-Rate-Reset: soon"], (None, None)),
        (&[], (None, None)),
    ] {
        let server = server([Answer::new(200, lines, format!("[{THING},{LEAST}]"))]);
        let response = client(&server).things().list_things().send().await.unwrap();
        assert_eq!(response.body, [thing(), least()]);
        let headers = response.headers;
        assert_eq!((headers.x_total_count, headers.x_rate_reset.map(|reset| reset.as_second())), expected);
    }
}

#[tokio::test]
async fn a_range_of_statuses_is_one_failure() {
    let problem = r#"{"title":"no","status":4}"#;
    for (status, expected) in [
        (400, Some(ListThingsError::ClientError(Problem::new("no").with_status(4)))),
        (499, Some(ListThingsError::ClientError(Problem::new("no").with_status(4)))),
        (503, Some(ListThingsError::ServiceUnavailable)),
        (500, None),
        (201, None),
    ] {
        let server = server([Answer::new(status, &["Content-Type: application/problem+json"], problem)]);
        let error = client(&server).things().list_things().await.unwrap_err();
        assert_eq!(error.status().unwrap().as_u16(), status);
        match (&error, expected) {
            (Error::Api(failure), Some(expected)) => assert_eq!(failure.error, expected),
            (Error::Unexpected(response), None) => assert_eq!(response.body, problem),
            (other, expected) => panic!("{status}: {other:?} is not {expected:?}"),
        }
    }
}

#[tokio::test]
async fn each_of_several_successes_has_its_variant() {
    for (answer, status, expected) in [
        (Answer::json(200, LEAST), 200, CreateThingSuccess::Ok(least())),
        (Answer::json(202, r#"{"number":7}"#), 202, CreateThingSuccess::Accepted(Ticket::new(7))),
        (Answer::new(204, &[], ""), 204, CreateThingSuccess::NoContent),
    ] {
        let server = server([answer]);
        let things = client(&server).things();
        let response = things.create_thing(&thing()).send().await.unwrap();
        assert_eq!((response.status.as_u16(), &response.body), (status, &expected));
        let sent = only_request(&server);
        assert_eq!((&*sent.line, &*sent.text()), ("POST /things HTTP/1.1", THING));
        assert_eq!(things.create_thing(&least()).await.unwrap(), expected);
        assert_eq!(server.received()[1].text(), LEAST);
    }
    for status in [201, 400, 500] {
        let server = server([Answer::json(status, "{}")]);
        let error = client(&server).things().create_thing(&least()).await.unwrap_err();
        assert!(matches!(&error, Error::Unexpected(response) if response.status == status), "{error:?}");
    }
}

#[tokio::test]
async fn a_number_that_json_does_not_have_is_refused() {
    let server = server([Answer::new(204, &[], "")]);
    let error = client(&server).things().create_thing(&thing().with_ratio(f64::NAN)).await.unwrap_err();
    assert_eq!(error.to_string(), "invalid request: the body: ratio: JSON has no number for NaN");
    assert!(server.received().is_empty());
}

/// The description says of one number that it may be a text: then all are read from texts. They are sent as numbers.
#[tokio::test]
async fn a_number_is_read_from_a_text_of_its_digits() {
    let text = THING.replace(r#""count":18446744073709551615"#, r#""count":"18446744073709551615""#);
    assert_ne!(text, THING);
    let server = server([Answer::json(200, &text), Answer::json(200, text.replace(r#"615""#, r#"615 ""#))]);
    let things = client(&server).things();
    assert_eq!(things.create_thing(&thing()).await.unwrap(), CreateThingSuccess::Ok(thing()));
    assert_eq!(server.received()[0].text(), THING);
    let error = things.create_thing(&thing()).await.unwrap_err();
    assert!(error.to_string().contains("count: expected an integer, not negative"), "{error}");
}

/// A documented redirect is a response like any other, and an operation without security is called without.
#[tokio::test]
async fn a_documented_redirect_goes_to_the_caller() {
    let server = server([Answer::redirect(301, "/elsewhere"), Answer::json(200, LEAST)]);
    let things = builder(&server).header_key("key").login("token").build().unwrap().things();
    let error = things.get_thing(ID).await.unwrap_err();
    assert_eq!(error.headers().unwrap()["location"], "/elsewhere");
    assert!(matches!(error, Error::Api(failure) if failure.error == GetThingError::MovedPermanently));
    assert_eq!(things.get_thing(ID).await.unwrap(), least());
    for sent in server.received() {
        assert_eq!(sent.line, "GET /things/67e55044-10b1-426f-9247-bb680e5fe0c8 HTTP/1.1");
        assert_eq!(headers(&sent), ["accept: application/json"]);
    }
}

#[tokio::test]
async fn a_default_is_the_success_too() {
    let body = r#"{"required":"r","nullable":null}"#;
    for status in [200, 299] {
        let server = server([Answer::json(status, body)]);
        let presence = client(&server).things().update_thing(ID).await.unwrap();
        assert_eq!(presence, Presence::new("r", None));
        let sent = only_request(&server);
        assert_eq!(sent.line, "PATCH /things/67e55044-10b1-426f-9247-bb680e5fe0c8 HTTP/1.1");
        assert_eq!(headers(&sent), ["accept: application/json", "content-length: 0"], "the body is optional");
    }
    for status in [404, 500] {
        let server = server([Answer::json(status, body)]);
        let error = client(&server).things().update_thing(ID).await.unwrap_err();
        let Error::Api(failure) = error else { panic!("{error:?}") };
        assert_eq!(failure.error, UpdateThingError::Default(Presence::new("r", None)));
    }
}

#[tokio::test]
async fn what_is_missing_and_what_is_null_are_told_apart() {
    let more = HashMap::from([("a".to_owned(), 1), ("b".to_owned(), -1)]);
    for (presence, body) in [
        (Presence::new("r", None), r#"{"required":"r","nullable":null}"#),
        (
            Presence::new("r", "n".to_owned()).with_optional("o").with_optional_nullable(None),
            r#"{"required":"r","optional":"o","nullable":"n","optional_nullable":null}"#,
        ),
        (
            Presence::new("r", None).with_optional_nullable("x".to_owned()).with_additional_properties(more),
            r#"{"required":"r","nullable":null,"optional_nullable":"x","a":1,"b":-1}"#,
        ),
    ] {
        let server = server([Answer::json(200, body)]);
        let answer = client(&server).things().update_thing(ID).presence(&presence).await.unwrap();
        assert_eq!((only_request(&server).text(), answer), (body.to_owned(), presence));
    }
    let server = server([Answer::json(200, r#"{"required":"r"}"#)]);
    let error = client(&server).things().update_thing(ID).await.unwrap_err();
    assert!(error.to_string().contains(r#"Presence without the required property "nullable""#), "{error}");
}

#[tokio::test]
async fn a_path_with_several_parameters_in_a_segment() {
    let server = server([Answer::new(200, &["Content-Type: text/plain"], "one\ntwo é")]);
    let things = client(&server).things();
    assert_eq!(things.list_parts(["a/b", "c.d"], -1, i32::MAX).await.unwrap(), "one\ntwo é");
    let sent = only_request(&server);
    assert_eq!(sent.line, "GET /things/.a%2Fb.c.d/parts/-1-2147483647 HTTP/1.1");
    assert_eq!(headers(&sent), ["accept: text/plain"]);
    let error = things.list_parts(Vec::<String>::new(), 1, 2).await.unwrap_err();
    assert!(matches!(error, Error::InvalidRequest(_)), "a path cannot do without a parameter");
}
