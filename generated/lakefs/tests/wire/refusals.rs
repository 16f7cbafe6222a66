//! What is refused before anything is sent, and what the client sends of its own.

use crate::server::Answer;
use crate::support::{AWKWARD, ENCODED, REPOSITORY, api, builder, only_request, refusal, server};
use lakefs_sdk::Client;
use lakefs_sdk::models::RefsRestore;
use std::env;
use std::process::Command;

#[tokio::test]
async fn names_that_would_lead_elsewhere_are_refused() {
    #[rustfmt::skip]
    let table = [
        ("", r#"invalid request: the parameter "repository": it is empty, which would make the path that of something else"#),
        (".", "invalid request: a path parameter makes the segment `.` or `..`, which never reach a server"),
        ("..", "invalid request: a path parameter makes the segment `.` or `..`, which never reach a server"),
    ];
    for (name, expected) in table {
        let server = server([Answer::json(200, REPOSITORY)]);
        let api = api(&server);
        assert_eq!(refusal(api.get_repository(name).await, &server), expected);
        assert_eq!(refusal(api.delete_repository(name).force(true).await, &server), expected);
        assert_eq!(refusal(api.delete_gc_rules(name).await, &server), expected);
        assert_eq!(refusal(api.restore_submit(name, &RefsRestore::new("", "", "")).send().await, &server), expected);
    }
}

/// No name gets out of its segment, whatever it holds.
#[tokio::test]
async fn every_other_name_arrives_as_it_is() {
    #[rustfmt::skip]
    let table = [
        (AWKWARD, ENCODED), ("...", "..."), ("../..", "..%2F.."), ("%2e%2e", "%252e%252e"), ("a\\..\\b", "a%5C..%5Cb"),
        (" ", "%20"), ("\r\n", "%0D%0A"), ("é😀", "%C3%A9%F0%9F%98%80"), ("{repository}", "%7Brepository%7D"),
        ("a;b=c,d&e+f", "a%3Bb%3Dc%2Cd%26e%2Bf"), ("~a-b_c.d", "~a-b_c.d"), ("\0", "%00"), ("\u{202e}", "%E2%80%AE"),
    ];
    let server = server([Answer::json(200, "{}")]);
    let api = api(&server);
    for (name, _) in table {
        api.get_repository_metadata(name).await.unwrap();
    }
    let targets: Vec<String> = server.received().iter().map(|received| received.target().to_owned()).collect();
    assert_eq!(targets, table.map(|(_, encoded)| format!("/api/v1/repositories/{encoded}/metadata")));
}

#[tokio::test]
async fn headers_that_cannot_be_sent_are_refused() {
    #[rustfmt::skip]
    let table = [
        ("X-Key", "a\r\nX-Admin: 1", r#"invalid request: the header "X-Key": a header cannot hold control characters, such as a line break"#),
        ("X-Key", "a\n", r#"invalid request: the header "X-Key": a header cannot begin or end with white space, such as a line break"#),
        ("X Key", "a", r#"invalid request: the header "X Key": its name is not the name of a header"#),
        ("X-Key: 1\r\nX-Admin", "a", r#"invalid request: the header "X-Key: 1\r\nX-Admin": its name is not the name of a header"#),
        ("", "a", r#"invalid request: the header "": its name is not the name of a header"#),
        ("Content-Length", "0", r#"invalid request: the header "Content-Length": it belongs to the connection"#),
        ("transfer-encoding", "chunked", r#"invalid request: the header "transfer-encoding": it belongs to the connection"#),
    ];
    for (name, value, expected) in table {
        let server = server([Answer::json(200, REPOSITORY)]);
        assert_eq!(refusal(api(&server).get_repository("a").with_header(name, value).await, &server), expected);
        let error = builder(&server).default_header(name, value).build().unwrap_err();
        assert_eq!(error.to_string(), expected.replace("invalid request: the header", "the default header"));
    }
    let server = server([]);
    assert_eq!(
        refusal(api(&server).set_branch_protection_rules("a", &[]).if_match("\"a\"\n").await, &server),
        r#"invalid request: the parameter "If-Match": a header cannot begin or end with white space, such as a line break"#
    );
}

/// The first problem is told, and what is right afterwards does not mend it.
#[tokio::test]
async fn a_request_that_went_wrong_once_is_not_sent() {
    let server = server([Answer::json(200, REPOSITORY)]);
    let request = api(&server).get_repository("").with_header("X-Key", "\n").with_header("X-Key", "a");
    assert!(refusal(request.await, &server).contains(r#"the parameter "repository""#));
}

#[tokio::test]
async fn headers_of_the_call_win_over_those_of_the_client() {
    let server = server([Answer::json(200, REPOSITORY)]);
    let client = builder(&server).default_header("X-Key", "client").default_header("X-Other", "client").build();
    let request = client.unwrap().repositories().get_repository("a");
    request
        .with_header("x-key", "first")
        .with_header("X-Key", "last")
        .with_header("Accept", "text/html")
        .await
        .unwrap();
    let sent = only_request(&server);
    assert_eq!((sent.header("X-Key"), sent.header("X-Other")), (vec!["last"], vec!["client"]));
    assert_eq!(sent.header("Accept"), ["text/html"]);
}

#[test]
fn a_base_url_is_asked_for_and_checked() {
    let error = Client::builder().build().unwrap_err();
    assert_eq!(
        error.to_string(),
        "no base URL: the description's server is `/api/v1`, relative to a host that it does not name; \
         call `base_url`, such as with `https://host/api/v1`"
    );
    for (url, expected) in [
        ("localhost:8000/api/v1", "the base URL does not begin with `http://` or `https://`"),
        ("/api/v1", "the base URL is not an absolute URL: relative URL without a base"),
        ("ftp://example.com", "the base URL does not begin with `http://` or `https://`"),
        ("https://example.com/?a", "the base URL has a query or a fragment"),
        (
            "https://user@example.com",
            "the base URL holds a user name or a password, which belong to the security schemes",
        ),
    ] {
        assert_eq!(Client::builder().base_url(url).build().unwrap_err().to_string(), expected);
    }
}

#[tokio::test]
async fn a_base_url_may_end_with_a_slash() {
    let server = server([Answer::json(200, REPOSITORY)]);
    for (suffix, base) in [("", ""), ("/", ""), ("/api/v1/", "/api/v1"), ("/a%2Fb/v1", "/a%2Fb/v1")] {
        let client = builder(&server).base_url(server.url() + suffix).build().unwrap();
        assert_eq!(client.base_url(), server.url() + base);
        client.repositories().get_repository("x").await.unwrap();
        assert_eq!(server.received().last().unwrap().target(), format!("{base}/repositories/x"));
    }
}

/// The client's own connections obey the proxies of the environment, so this one is called in an environment without.
#[tokio::test]
#[ignore = "another test runs it"]
async fn without_proxies() {
    let server = server([Answer::json(200, REPOSITORY)]);
    let client = Client::builder().base_url(server.url()).build().unwrap();
    client.repositories().get_repository("a").await.unwrap();
    assert_eq!(only_request(&server).header("User-Agent"), ["lakefs-sdk/1.0.0"]);
    client.repositories().get_repository("a").with_header("User-Agent", "mine/1").await.unwrap();
    assert_eq!(server.received()[1].header("User-Agent"), ["mine/1"]);
}

#[test]
fn the_client_says_who_it_is() {
    let mut test = Command::new(env::current_exe().unwrap());
    test.args(["--ignored", "--exact", "refusals::without_proxies"]);
    for (name, _) in env::vars_os() {
        if name.to_string_lossy().to_ascii_lowercase().ends_with("_proxy") {
            test.env_remove(name);
        }
    }
    let output = test.output().unwrap();
    let shown = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success() && shown.contains("1 passed"), "{shown}");
}
