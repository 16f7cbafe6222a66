//! Responses that are not what the description says.

use crate::server::Answer;
use crate::support::{REPOSITORY, api, builder, server, text};
use lakefs_sdk::Error;
use lakefs_sdk::apis::repositories::GetRepositoryError;
use std::time::Duration;

/// A page of repositories whose second one has this as its `creation_date`.
fn list(creation_date: &str) -> String {
    let second = REPOSITORY.replace("1700000000", creation_date);
    let page = r#"{"has_more":false,"next_offset":"","results":2,"max_per_page":10}"#;
    format!(r#"{{"pagination":{page},"results":[{REPOSITORY},{second}]}}"#)
}

#[tokio::test]
async fn a_body_that_cannot_be_decoded_says_what_and_where() {
    #[rustfmt::skip]
    let table = [
        (list(r#""yesterday""#), r#"results[1].creation_date: expected an integer, found "yesterday""#),
        (list("1.5"), "results[1].creation_date: expected an integer, found 1.5"),
        (list("9223372036854775808"), "results[1].creation_date: expected an integer, found 9223372036854775808"),
        (list("null"), "results[1].creation_date: expected an integer, found null"),
        (list("0").replace(r#""next_offset":"","#, ""), r#"pagination: Pagination without the required property "next_offset""#),
        (list("0").replace("true", "\"true\""), r#"results[0].read_only: expected a boolean, found "true""#),
        (r#"{"pagination":[],"results":[]}"#.to_owned(), "pagination: expected an object, found an array"),
        ("[]".to_owned(), "expected an object, found an array"),
        ("null".to_owned(), "expected an object, found null"),
        ("{}".to_owned(), r#"RepositoryList without the required property "pagination""#),
        ("{\"pagination\": \u{e9}}".to_owned(), "not JSON: expected a value, found 'é' at byte 15"),
        (list("01"), "not JSON: expected no digit behind a leading zero, found '1' at byte 278"),
        (list("0") + "x", "not JSON: expected the end, found 'x' at byte 385"),
        ("[".repeat(100_000), "not JSON: expected at most 128 levels of arrays and objects, found '[' at byte 128"),
        (" ".to_owned(), "not JSON: expected a value at byte 1"),
    ];
    for (body, problem) in table {
        let server = server([Answer::json(200, &body)]);
        let error = api(&server).list_repositories().await.unwrap_err();
        let expected =
            format!("200 OK: cannot decode the response: {problem} (application/json, {} bytes)", body.len());
        assert_eq!(error.to_string(), expected);
        assert!(matches!(&error, Error::Decode(_)) && !error.is_timeout());
        assert_eq!((error.status().unwrap().as_u16(), &error.body().unwrap()[..]), (200, body.as_bytes()));
    }
}

#[tokio::test]
async fn the_place_of_a_problem_is_there_for_programs_too() {
    let body = list("true");
    let server = server([Answer::json(200, &body)]);
    let Err(Error::Decode(failure)) = api(&server).list_repositories().await else { panic!("no decode error") };
    assert_eq!(failure.error.path(), "results[1].creation_date");
    assert!(body[failure.error.offset().unwrap()..].starts_with("true,"));
    assert!(failure.error.excerpt(body.as_bytes()).contains(r#""creation_date":true,"#));
}

#[tokio::test]
async fn a_body_that_is_missing_is_said_to_be() {
    for (status, expected) in [
        (200, "200 OK: cannot decode the response: empty body"),
        (404, "404 Not Found: cannot decode the response: empty body"),
        (500, "500 Internal Server Error: cannot decode the response: empty body"),
    ] {
        let server = server([Answer::json(status, "")]);
        let error = api(&server).get_repository("a").await.unwrap_err();
        assert_eq!(error.to_string(), expected);
        assert!(matches!(error, Error::Decode(_)));
        assert_eq!((error.status().unwrap().as_u16(), error.is_not_found()), (status, status == 404));
    }
}

/// The status is what a caller acts on, whoever answered.
#[tokio::test]
async fn a_proxy_that_answers_with_html_is_told_from_the_server() {
    let html = "<html><title>502 Bad Gateway</title></html>";
    let server = server([Answer::new(502, &["Content-Type: text/html", "Retry-After: 120"], html)]);
    let error: Error<GetRepositoryError> = api(&server).get_repository("a").await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "502 Bad Gateway: cannot decode the response: \
         not JSON: expected a value, found '<' at byte 0 (text/html, 43 bytes)"
    );
    assert_eq!((error.status().unwrap().as_u16(), &error.body().unwrap()[..]), (502, html.as_bytes()));
    assert_eq!(error.headers().unwrap()["content-type"], "text/html");
    assert_eq!(error.retry_after(), Some(Duration::from_secs(120)));
}

/// What nobody asked for is nobody's problem.
#[tokio::test]
async fn bodies_and_properties_that_are_not_documented_are_ignored() {
    let more = REPOSITORY.replace('}', r#","owner":{"a":[1e400,"😀"]}}"#);
    let server = server([Answer::json(200, more), Answer::new(204, &["Content-Type: text/html"], "")]);
    let api = api(&server);
    assert_eq!(api.get_repository("a").await.unwrap().id, "quickstart");
    api.delete_repository("a").await.unwrap();
}

#[tokio::test]
async fn a_documented_header_that_is_missing_is_none() {
    let server = server([Answer::json(200, "[]")]);
    let response = api(&server).get_branch_protection_rules("a").send().await.unwrap();
    assert_eq!((response.headers.etag, response.body.len()), (None, 0));
}

#[tokio::test]
async fn a_body_over_the_limit_is_refused() {
    for (limit, fits) in [(REPOSITORY.len(), true), (REPOSITORY.len() - 1, false)] {
        let server = server([Answer::json(200, REPOSITORY)]);
        let api = builder(&server).max_body_bytes(limit).build().unwrap().repositories();
        match api.get_repository("a").await {
            Ok(repository) => assert!(fits && repository.id == "quickstart"),
            Err(error) => {
                assert!(!fits && matches!(&error, Error::Transport(error) if error.is_body_too_large()), "{error:?}");
                let expected = format!("the body of the response is larger than {limit} bytes, the client's limit");
                assert_eq!(text(&error, &server), expected);
            }
        }
    }
}
