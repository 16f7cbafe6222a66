//! The server that a generated crate has for its users' tests, called over real connections.
#![allow(clippy::unwrap_used)] // helpers of tests count as no tests

use fixtures::evolution_before::apis::bodies::SetNoteBody;
use fixtures::evolution_before::apis::things::{GetThingError, ReplaceThingSuccess};
use fixtures::evolution_before::mock::{Answer, Mock};
use fixtures::evolution_before::models::{Circle, ListThingsResponseBody, Problem, Thing};
use fixtures::evolution_before::{Client, Error};

fn started() -> (Mock, Client) {
    let mock = Mock::start().unwrap();
    let client = mock.client().unwrap();
    (mock, client)
}

fn thing(name: &str) -> Thing {
    Thing::new(name, Circle::new(1.5).into())
}

#[tokio::test]
async fn a_success_is_answered() {
    let (mock, client) = started();
    let called = mock.expect(client.things().get_thing("a/b")).with_header("ETag", "v1").responds(200, &thing("it"));
    let response = client.things().get_thing("a/b").send().await.unwrap();
    assert_eq!((response.body, response.headers.etag.as_deref()), (thing("it"), Some("v1")));
    assert_eq!(client.things().get_thing("a/b").await.unwrap(), thing("it"));
    assert_eq!((called.count(), mock.unexpected()), (2, Vec::new()));
}

#[tokio::test]
async fn a_failure_is_answered() {
    let (mock, client) = started();
    let error = GetThingError::NotFound(Problem::new("there is none"));
    mock.expect(client.things().get_thing("it")).fails(&error);
    match client.things().get_thing("it").await {
        Err(Error::Api(failure)) => assert_eq!((failure.status.as_u16(), failure.error), (404, error)),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn anything_is_answered() {
    let (mock, client) = started();
    mock.expect(client.things().get_thing("it")).answers(Answer::bytes(418, "text/plain", "short and stout"));
    let error = client.things().get_thing("it").await.unwrap_err();
    assert_eq!((error.status().unwrap().as_u16(), &error.body().unwrap()[..]), (418, &b"short and stout"[..]));
}

#[tokio::test]
async fn what_is_not_expected_is_told() {
    let (mock, client) = started();
    let called = mock.expect(client.things().list_things().after("x")).answers(Answer::empty(503));
    let error = client.things().list_things().after("y").await.unwrap_err();
    assert_eq!(error.status().unwrap().as_u16(), 501);
    assert!(client.things().get_thing("x").await.is_err());
    assert_eq!(
        (mock.unexpected(), called.count()),
        (vec!["GET /things?after=y".to_owned(), "GET /things/x".to_owned()], 0)
    );
}

#[tokio::test]
async fn more_may_come_than_is_expected() {
    let (mock, client) = started();
    let called = mock.expect(client.things().delete_thing("it").with_header("X-A", "1")).responds(204, &());
    client.things().delete_thing("it").with_header("X-A", "1").with_header("X-B", "2").await.unwrap();
    assert_eq!(client.things().delete_thing("it").with_header("X-A", "2").await.unwrap_err().status().unwrap(), 501);
    assert_eq!(called.count(), 1);
}

#[tokio::test]
async fn bodies_tell_requests_apart() {
    let (mock, client) = started();
    mock.expect(client.things().create_thing(&thing("a"))).responds(201, &thing("made of a"));
    mock.expect(client.things().create_thing(&thing("b"))).responds(201, &thing("made of b"));
    assert_eq!(client.things().create_thing(&thing("b")).await.unwrap().name, "made of b");
    assert_eq!(client.things().create_thing(&thing("a")).await.unwrap().name, "made of a");
    assert!(client.things().create_thing(&thing("c")).await.is_err());
    mock.expect(client.things().create_thing(&thing("a"))).any_body().responds(201, &thing("made of any"));
    assert_eq!(client.things().create_thing(&thing("c")).await.unwrap().name, "made of any");
    mock.expect(client.bodies().set_note().thing(SetNoteBody::Xml("<a/>"))).responds(200, &());
    client.bodies().set_note().thing(SetNoteBody::Xml("<a/>")).await.unwrap();
}

#[tokio::test]
async fn several_answer_in_their_order() {
    let (mock, client) = started();
    let things = client.things();
    let page = |name: &str, next: Option<&str>| {
        let page = ListThingsResponseBody::new(vec![thing(name)]);
        next.into_iter().fold(page, ListThingsResponseBody::with_next_cursor)
    };
    mock.expect(things.list_things()).responds(200, &page("first", Some("2")));
    mock.expect(things.list_things().after("2")).responds(200, &page("second", None));
    let mut items = things.list_things().items();
    let mut names = Vec::new();
    while let Some(item) = items.next().await {
        names.push(item.unwrap().name);
    }
    assert_eq!(names, ["first", "second"]);
    mock.expect(things.replace_thing("it", &thing("a"))).responds(200, &ReplaceThingSuccess::Ok(thing("1")));
    mock.expect(things.replace_thing("it", &thing("a")))
        .responds(201, &ReplaceThingSuccess::Created(Problem::new("2")));
    for expected in [
        ReplaceThingSuccess::Ok(thing("1")),
        ReplaceThingSuccess::Created(Problem::new("2")),
        ReplaceThingSuccess::Created(Problem::new("2")),
    ] {
        assert_eq!(things.replace_thing("it", &thing("a")).await.unwrap(), expected);
    }
}

#[tokio::test]
async fn texts_and_bytes_are_as_they_are() {
    let (mock, client) = started();
    mock.expect(client.bodies().set_text("ask")).responds(200, "answer");
    assert_eq!(client.bodies().set_text("ask").await.unwrap(), "answer");
    mock.expect(client.bodies().set_names(&["a".to_owned()])).responds(200, "JSON");
    assert_eq!(client.bodies().set_names(&["a".to_owned()]).await.unwrap(), "JSON");
    mock.expect(client.bodies().set_blob("in")).responds(200, b"out");
    let stream = client.bodies().set_blob("in").await.unwrap();
    assert_eq!(&stream.bytes().await.unwrap()[..], b"out");
}

#[test]
fn code_without_async_is_answered_too() {
    let (mock, client) = started();
    mock.expect(client.things().get_thing("it")).responds(200, &thing("it"));
    assert_eq!(client.things().get_thing("it").send_blocking().unwrap().body, thing("it"));
}

#[tokio::test]
async fn nothing_answers_when_the_server_is_gone() {
    let (mock, client) = started();
    drop(mock);
    assert!(matches!(client.things().get_thing("it").await, Err(Error::Transport(error)) if error.is_connect()));
}

#[tokio::test]
async fn items_come_one_after_the_other() {
    use fixtures::sequences::{mock::Mock, models::Line};
    let mock = Mock::start().unwrap();
    let client = mock.client().unwrap();
    let lines = ["one", "two"].map(|text| Line::new().with_text(text));
    mock.expect(client.default().read_log()).responds(200, &lines);
    let mut log = client.default().read_log().await.unwrap();
    for line in lines {
        assert_eq!(log.next().await.unwrap().unwrap(), line);
    }
    assert!(log.next().await.is_none());
}

#[tokio::test]
async fn events_are_answered_by_what_they_say() {
    use fixtures::sequences::{apis::default::HearSuccess, mock::Answer, mock::Mock, models::Line};
    let mock = Mock::start().unwrap();
    let calls = mock.client().unwrap().default();
    // Nobody but the client has a stream: where one is among several successes, it is answered by what comes of it.
    let lines = ["one", "two"].map(|text| Line::new().with_text(text));
    mock.expect(calls.hear()).answers(Answer::events(200, "text/event-stream", &lines));
    let HearSuccess::Ok(mut events) = calls.hear().await.unwrap() else { panic!("another success") };
    for line in lines {
        assert_eq!(events.next().await.unwrap().unwrap().data, line);
    }
    assert!(events.next().await.is_none());
    let texts = ["", "one", "data: two\nid: 3", ":four\r\n\r\nfive", "six\r", "[DONE]"].map(str::to_owned);
    mock.expect(calls.hear_texts()).responds(200, &texts);
    let mut events = calls.hear_texts().await.unwrap();
    for text in texts {
        let event = events.next().await.unwrap().unwrap();
        assert_eq!((event.event.as_str(), event.id.as_str()), ("message", ""));
        assert_eq!(event.data, text.replace("\r\n", "\n").replace('\r', "\n"));
    }
    assert!(events.next().await.is_none());
}
