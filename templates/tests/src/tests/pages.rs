//! Lists that come in pages, and servers that have no end.

use super::support::{Failed, builder, client, leak, operation, parameters, server};
use crate::runtime::Location::Query;
use crate::runtime::Style::Form;
use crate::runtime::{Error, Items, NextPage, Operation, Pages, Pagination, Parameter, Request, Retry};
use crate::{Answer, Server};
use futures_core::Stream;
use serde_json::{Value, json};
use std::pin::pin;

static CURSOR: Pagination = Pagination {
    next: NextPage::Cursor { parameter: "after", member: &["pagination", "next"] },
    more: &["pagination", "has_more"],
    items: &["results"],
};
static PLAIN_CURSOR: Pagination =
    Pagination { next: NextPage::Cursor { parameter: "after", member: &["next"] }, more: &[], items: &["results"] };
static NUMBER: Pagination =
    Pagination { next: NextPage::Number { parameter: "page", first: 1 }, more: &[], items: &[] };
static OFFSET: Pagination =
    Pagination { next: NextPage::Offset { parameter: "skip" }, more: &["more"], items: &["a", "b"] };
static LINK: Pagination = Pagination { next: NextPage::Link, more: &[], items: &[] };

#[tokio::test]
async fn a_cursor_leads_from_page_to_page() {
    let server = server([
        page("[1, 2]", r#"{"next": "b&c", "has_more": true}"#),
        page("[]", r#"{"next": "d", "has_more": true}"#),
        page("[3]", r#"{"next": "e", "has_more": false}"#),
    ]);
    assert_eq!(all_items(&server, &CURSOR).await.unwrap(), [json!(1), json!(2), json!(3)]);
    assert_eq!(targets(&server), ["/it?x=y", "/it?after=b%26c&x=y", "/it?after=d&x=y"]);

    // From the middle of the list, and whole pages.
    let server = super::support::server([page("[1]", r#"{"next": "d", "has_more": true}"#), page("[2]", "{}")]);
    let mut request = request(&server);
    request.query("after", "c");
    let mut pages: Pages<Value, Failed> = Pages::new(request, &CURSOR);
    assert_eq!(pages.next().await.unwrap().unwrap()["results"], json!([1]));
    assert_eq!(pages.next().await.unwrap().unwrap()["pagination"], json!({}));
    assert!(pages.next().await.is_none() && pages.next().await.is_none());
    assert_eq!(targets(&server), ["/it?after=c&x=y", "/it?after=d&x=y"]);
}

#[test]
fn code_that_is_not_asynchronous_goes_through_a_list() {
    let server = server([page("[1]", r#"{"next": "b", "has_more": true}"#), page("[2]", "{}")]);
    let items: Items<Value, Failed> = Items::new(request(&server), &CURSOR);
    assert_eq!(items.map(Result::unwrap).collect::<Vec<_>>(), [json!(1), json!(2)]);
    let pages: Pages<Value, Failed> = Pages::new(request(&super::support::server([page("[1]", "{}")])), &CURSOR);
    assert_eq!(pages.map(Result::unwrap).count(), 1);
}

#[tokio::test]
async fn a_list_ends_where_nothing_follows() {
    for last in [r#"{"results": [9]}"#, r#"{"results": [9], "next": null}"#, r#"{"results": [9], "next": ""}"#] {
        let server = server([Answer::json(200, r#"{"results": [8], "next": 17}"#), Answer::json(200, last)]);
        assert_eq!(all_items(&server, &PLAIN_CURSOR).await.unwrap(), [json!(8), json!(9)]);
        assert_eq!(targets(&server)[1], "/it?after=17&x=y");
    }
    for nothing in [r#"{"results": null}"#, "{}", r#"{"results": []}"#] {
        assert!(all_items(&server([Answer::json(200, nothing)]), &PLAIN_CURSOR).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn pages_have_numbers_and_items_are_counted() {
    let server = server([Answer::json(200, "[1, 2]"), Answer::json(200, "[3]"), Answer::json(200, "[]")]);
    assert_eq!(all_items(&server, &NUMBER).await.unwrap().len(), 3);
    assert_eq!(targets(&server), ["/it?x=y", "/it?x=y&page=2", "/it?x=y&page=3"]);

    let part = |items: &str, more: &str| Answer::json(200, format!(r#"{{"a": {{"b": {items}}}, "more": {more}}}"#));
    let server = super::support::server([part("[1, 2]", "true"), part("[3, 4]", "null"), part("[5]", "false")]);
    let mut from_ten = request(&server);
    from_ten.query("skip", &10);
    let items: Items<Value, Failed> = Items::new(from_ten, &OFFSET);
    assert_eq!(collect(items).await.unwrap().len(), 5);
    assert_eq!(targets(&server), ["/it?x=y&skip=10", "/it?x=y&skip=12", "/it?x=y&skip=14"]);
}

#[tokio::test]
async fn links_lead_on() {
    #[rustfmt::skip]
    let table = [
        (r#"Link: </next?p=2>; rel="next""#, Some("/next?p=2")),
        (r#"Link: <?p=2>;rel=next;title="a, b""#, Some("/it?p=2")),
        (r#"LINK: <a>; rel="prev"; title="rel=next, <x>", <b>; title="; x"; REL="last NEXT""#, Some("/b")),
        (r#"Link: <a>; rel="nextish", <b>; rev=next, <c>"#, None),
        ("Link: <a; rel=next", None),
        ("Link: ", None),
    ];
    for (header, expected) in table {
        let server = server([Answer::new(200, &[header], "[1]"), Answer::json(200, "[2]")]);
        let count = 1 + usize::from(expected.is_some());
        assert_eq!(all_items(&server, &LINK).await.unwrap().len(), count, "{header}");
        assert_eq!(targets(&server).get(1).map(String::as_str), expected, "{header}");
    }
}

/// Credentials go along with a link: it may lead to the origin of the API alone.
#[tokio::test]
async fn a_link_does_not_lead_to_another_origin() {
    let other = server([Answer::json(200, "[2]")]);
    for target in [other.url(), "http://[".to_owned(), "file:///etc/passwd".to_owned()] {
        let first = server([Answer::new(200, &[&format!("Link: <{target}>; rel=next")], "[1]")]);
        let mut items: Items<Value, Failed> = Items::new(request(&first), &LINK);
        assert_eq!(items.next().await.unwrap().unwrap(), 1);
        let error = items.next().await.unwrap().unwrap_err();
        assert!(error.to_string().contains("the list cannot be continued"), "{error}");
        assert!(items.next().await.is_none());
    }
    assert!(other.received().is_empty());
}

/// What was given is given; then an error, and nothing more.
#[tokio::test]
async fn a_server_that_goes_in_circles_is_left() {
    let linked = |target: &str| Answer::new(200, &[&format!("Link: <{target}>; rel=next")], "[1]");
    let one = |next: &str| Answer::json(200, format!(r#"{{"results": [1], "next": "{next}"}}"#));
    #[rustfmt::skip]
    let table = [
        (&PLAIN_CURSOR, vec![one("a"), one("b"), one("a")], 3, "a page leads back to one that was before"),
        (&PLAIN_CURSOR, vec![one("a")], 2, "a page leads back to one that was before"),
        (&CURSOR, vec![page("[1]", r#"{"has_more": true}"#)], 1, "a page says that there is another, and not which"),
        (&NUMBER, vec![Answer::json(200, "[1]")], 2, "a page is the same as the one before"),
        (&OFFSET, vec![Answer::json(200, r#"{"a": {"b": [1]}}"#)], 2, "a page is the same as the one before"),
        (&LINK, vec![linked("/b"), linked("/c"), linked("/b")], 3, "a page leads back to one that was before"),
    ];
    for (pagination, answers, pages, expected) in table {
        let server = server(answers);
        let mut items: Items<Value, Failed> = Items::new(request(&server), pagination);
        for _ in 0..pages {
            items.next().await.unwrap().unwrap();
        }
        let error = items.next().await.unwrap().unwrap_err();
        assert!(matches!(&error, Error::Decode(_)) && error.to_string().contains(expected), "{error}");
        assert!(items.next().await.is_none() && items.next().await.is_none());
        assert_eq!(server.received().len(), pages);
    }
    // The first page of a list that begins in the middle leads back to itself.
    let server = server([one("a")]);
    let mut request = request(&server);
    request.query("after", "a");
    let mut pages: Pages<Value, Failed> = Pages::new(request, &PLAIN_CURSOR);
    pages.next().await.unwrap().unwrap();
    assert!(pages.next().await.unwrap().is_err());
}

#[tokio::test]
async fn a_page_fails_as_any_call_does() {
    #[rustfmt::skip]
    let table = [
        (Answer::json(404, "{}"), "404 Not Found: there is no such thing"),
        (Answer::json(200, "<html>"), "200 OK: cannot decode the response: not JSON: expected a value, found '<' at byte 0 (application/json, 6 bytes)"),
        (Answer::json(200, r#"{"results": 1}"#), "200 OK: cannot decode the response: results: expected an array, found 1 (application/json, 14 bytes)"),
    ];
    for (answer, expected) in table {
        let server = server([page("[1]", r#"{"next": "a", "has_more": true}"#), answer]);
        let mut items: Items<Value, Failed> = Items::new(request(&server), &CURSOR);
        items.next().await.unwrap().unwrap();
        assert_eq!(items.next().await.unwrap().unwrap_err().to_string(), expected);
        assert!(items.next().await.is_none());
    }
    // A page is sent again as any call is.
    let server = server([
        page("[1]", r#"{"next": "a", "has_more": true}"#),
        Answer::new(503, &["Retry-After: 0"], ""),
        page("[2]", "{}"),
    ]);
    let policy = Retry::default().base_delay(std::time::Duration::ZERO);
    let patient = builder(&server).retry(policy).build().unwrap();
    let items: Items<Value, Failed> = Items::new(Request::new(&patient, listing()), &CURSOR);
    assert_eq!(collect(items).await.unwrap().len(), 2);
}

/// Nothing is fetched ahead, and what is given up is not fetched.
#[tokio::test]
async fn nothing_is_asked_for_in_vain() {
    let server = server([page("[1, 2]", r#"{"next": "a", "has_more": true}"#)]);
    let mut items: Items<Value, Failed> = Items::new(request(&server), &CURSOR);
    assert!(server.received().is_empty());
    items.next().await.unwrap().unwrap();
    items.next().await.unwrap().unwrap();
    assert_eq!(server.received().len(), 1);
    assert!(format!("{items:?}").starts_with("Items"));
}

#[test]
fn streams_can_be_sent_and_pinned_anywhere() {
    fn check<T: Stream + Send + Unpin>() {}
    check::<Pages<Value, Failed>>();
    check::<Items<Value, Failed>>();
}

async fn all_items(server: &Server, pagination: &'static Pagination) -> Result<Vec<Value>, Error<Failed>> {
    collect(Items::new(request(server), pagination)).await
}

/// As any stream.
async fn collect(items: Items<Value, Failed>) -> Result<Vec<Value>, Error<Failed>> {
    let (mut items, mut all) = (pin!(items), Vec::new());
    while let Some(item) = std::future::poll_fn(|cx| items.as_mut().poll_next(cx)).await {
        all.push(item?);
    }
    Ok(all)
}

fn listing() -> &'static Operation {
    let described = ["after", "x", "page", "skip"].map(|name| Parameter::new(Query, name, Form, true));
    leak(Operation { parameters: parameters(described.into()), ..operation() })
}

fn request(server: &Server) -> Request {
    let mut request = Request::new(&client(server), listing());
    request.query("x", "y");
    request
}

fn page(results: &str, pagination: &str) -> Answer {
    Answer::json(200, format!(r#"{{"results": {results}, "pagination": {pagination}}}"#))
}

fn targets(server: &Server) -> Vec<String> {
    server.received().iter().map(|request| request.target().to_owned()).collect()
}
