//! Redirects: followed, with an eye on where credentials go.

use crate::server::{Answer, Server};
use crate::support::{Configure, REPOSITORY, builder, only_request, server, text};
use lakefs_sdk::Error;
use lakefs_sdk::apis::repositories::RepositoriesApi;
use lakefs_sdk::models::RepositoryCreation;

/// One credential in `Authorization`, one in a cookie.
const CREDENTIALS: [(&str, Configure); 2] = [
    ("authorization", |builder| builder.basic_auth("user", "password")),
    ("cookie", |builder| builder.saml_auth("saml")),
];

#[tokio::test]
async fn to_the_same_origin_credentials_go_along() {
    for (header, configure) in CREDENTIALS {
        let server = server([Answer::redirect(307, "/elsewhere?x=%2F"), Answer::json(200, REPOSITORY)]);
        let repository = api(&server, configure).get_repository("a").with_header("X-Key", "k").await.unwrap();
        assert_eq!(repository.id, "quickstart");
        let [first, second] = &server.received()[..] else { panic!("two requests") };
        assert_eq!((first.target(), second.target()), ("/api/v1/repositories/a", "/elsewhere?x=%2F"));
        assert_eq!(first.headers, second.headers);
        assert_eq!((second.header(header).len(), second.header("x-key")), (1, vec!["k"]));
    }
}

#[tokio::test]
async fn to_another_origin_no_credential_goes_along() {
    for (header, configure) in CREDENTIALS {
        let other = server([Answer::json(201, REPOSITORY)]);
        let server = server([Answer::redirect(308, &(other.url() + "/there"))]);
        let request = api(&server, configure).create_repository(&RepositoryCreation::new("abc", "s3://b/"));
        request.with_header("X-Key", "k").await.unwrap();
        assert_eq!(only_request(&server).header(header).len(), 1);
        let there = only_request(&other);
        assert_eq!(there.line, "POST /there HTTP/1.1");
        assert_eq!(there.text(), r#"{"name":"abc","storage_namespace":"s3://b/"}"#);
        let mut names: Vec<String> = there.headers.iter().map(|(name, _)| name.to_ascii_lowercase()).collect();
        names.sort_unstable();
        assert_eq!(names, ["accept", "content-length", "content-type", "host"]);
    }
}

/// What a status of the operation says holds for the answer of the place where it leads.
#[tokio::test]
async fn the_answer_behind_a_redirect_is_the_answer() {
    let server = server([Answer::redirect(302, "/login"), Answer::json(404, r#"{"message":"gone"}"#)]);
    let error = api(&server, CREDENTIALS[0].1).get_repository("a").await.unwrap_err();
    assert!(error.is_not_found() && matches!(error, Error::Api(_)));
}

#[tokio::test]
async fn what_cannot_be_followed_is_an_error() {
    for (answer, expected) in [
        (Answer::new(302, &[], ""), "cannot follow the redirect with status 302 Found: it has no header `Location`"),
        (Answer::redirect(302, "/loop"), "the server redirected more than 10 times"),
        (
            Answer::redirect(301, "file:///etc/passwd"),
            "cannot follow the redirect with status 301 Moved Permanently: it leads to something else than http and https",
        ),
    ] {
        let server = server([answer]);
        let error = api(&server, CREDENTIALS[0].1).get_repository("a").await.unwrap_err();
        assert_eq!(text(&error, &server), expected);
        assert!(matches!(&error, Error::Transport(error) if error.is_redirect()));
    }
}

fn api(server: &Server, configure: Configure) -> RepositoriesApi {
    configure(builder(server)).build().unwrap().repositories()
}
