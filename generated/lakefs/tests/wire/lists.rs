//! Lists that come in pages.

use crate::server::Answer;
use crate::support::{api, server};
use lakefs_sdk::Error;

fn page(id: &str, next: &str, has_more: bool) -> Answer {
    Answer::json(
        200,
        format!(
            r#"{{"pagination": {{"has_more": {has_more}, "next_offset": "{next}", "results": 1, "max_per_page": 1000}},
                "results": [{{"id": "{id}", "creation_date": 1, "default_branch": "main", "storage_namespace": "s3://a"}}]}}"#
        ),
    )
}

#[tokio::test]
async fn repositories_come_in_pages() {
    let server = server([page("a", "a&b", true), page("b", "", false)]);
    let mut items = api(&server).list_repositories().amount(1).items();
    let mut ids = Vec::new();
    while let Some(repository) = items.next().await {
        ids.push(repository.unwrap().id);
    }
    assert_eq!(ids, ["a", "b"]);
    let targets: Vec<String> = server.received().iter().map(|request| request.target().to_owned()).collect();
    assert_eq!(targets, ["/api/v1/repositories?amount=1", "/api/v1/repositories?after=a%26b&amount=1"]);
}

#[tokio::test]
async fn a_cursor_that_comes_again_is_an_error() {
    let server = server([page("a", "x", true)]);
    let mut pages = api(&server).list_repositories().pages();
    assert_eq!(pages.next().await.unwrap().unwrap().results[0].id, "a");
    assert_eq!(pages.next().await.unwrap().unwrap().results[0].id, "a");
    let error = pages.next().await.unwrap().unwrap_err();
    assert!(matches!(&error, Error::Decode(failure) if failure.status == 200), "{error}");
    assert!(pages.next().await.is_none());
    assert_eq!(server.received().len(), 2);
}
