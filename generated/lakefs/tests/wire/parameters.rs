//! Optional parameters: set in any order, any number of times, or not at all.

use crate::server::{Answer, Received};
use crate::support::{api, only_request, server};
use lakefs_sdk::apis::repositories::{ListRepositories, RepositoriesApi};
use lakefs_sdk::models::RepositoryCreation;

const LIST: &str = r#"{"pagination":{"has_more":false,"next_offset":"","results":0,"max_per_page":1000},"results":[]}"#;

#[tokio::test]
async fn the_query_is_what_the_description_says() {
    type Set = fn(ListRepositories) -> ListRepositories;
    let table: [(Set, &str); 8] = [
        // Nothing is sent for what is not set, and defaults are the server's.
        (|request| request, ""),
        (|request| request.amount(100), "?amount=100"),
        // The order is the description's.
        (|request| request.search("s").amount(1).after("a").prefix("p"), "?prefix=p&after=a&amount=1&search=s"),
        (|request| request.search("s").after("a"), "?after=a&search=s"),
        // The last call wins.
        (|request| request.amount(1).prefix("one").amount(2).prefix("two"), "?prefix=two&amount=2"),
        // An empty text is a value.
        (|request| request.prefix("").after(""), "?prefix=&after="),
        (|request| request.amount(i64::MIN), "?amount=-9223372036854775808"),
        (|request| request.prefix("a=b&c#d%20'+"), "?prefix=a%3Db%26c%23d%2520%27%2B"),
    ];
    for (set, query) in table {
        let server = server([Answer::json(200, LIST)]);
        set(api(&server).list_repositories()).await.unwrap();
        assert_eq!(only_request(&server).target(), format!("/api/v1/repositories{query}"));
    }
}

#[tokio::test]
async fn booleans_are_sent_where_they_are_set() {
    for (set, query) in [(None, ""), (Some(true), "?force=true"), (Some(false), "?force=false")] {
        let server = server([Answer::new(204, &[], "")]);
        let request = api(&server).delete_repository("a");
        set.into_iter().fold(request, |request, force| request.force(force)).await.unwrap();
        assert_eq!(only_request(&server).target(), format!("/api/v1/repositories/a{query}"));
    }
}

#[tokio::test]
async fn a_header_is_sent_where_it_is_set() {
    let sent = async |set: fn(&RepositoriesApi) -> lakefs_sdk::apis::repositories::SetBranchProtectionRules| {
        let server = server([Answer::new(204, &[], "")]);
        set(&api(&server)).await.unwrap();
        only_request(&server)
    };
    let header = |received: &Received| received.header("If-Match").join("|");
    assert_eq!(header(&sent(|api| api.set_branch_protection_rules("a", &[])).await), "");
    let twice = sent(|api| api.set_branch_protection_rules("a", &[]).if_match("\"1\"").if_match("\"2\"")).await;
    assert_eq!((header(&twice), twice.text()), ("\"2\"".to_owned(), "[]".to_owned()));
    let own =
        sent(|api| api.set_branch_protection_rules("a", &[]).with_header("if-match", "*").if_match("\"1\"")).await;
    assert_eq!(header(&own), "*", "a header of the call wins over a parameter");
}

#[tokio::test]
async fn properties_that_are_not_set_are_not_in_the_body() {
    let server = server([Answer::json(201, crate::support::REPOSITORY)]);
    api(&server).create_repository(&RepositoryCreation::new("abc", "mem://")).await.unwrap();
    let sent = only_request(&server);
    assert_eq!(
        (sent.target(), &*sent.text()),
        ("/api/v1/repositories", r#"{"name":"abc","storage_namespace":"mem://"}"#)
    );
}
