//! Secrets do not show: not in `Debug`, not in the text of errors.

use crate::server::Answer;
use crate::support::{builder, direct, server};
use lakefs_sdk::apis::repositories::GetRepositoryError;
use lakefs_sdk::models::RepositoryCreation;
use lakefs_sdk::{Client, ClientBuilder, Error};
use std::fmt::Debug;
use std::time::Duration;

/// Every secret below holds this, or is the Base64 of something with it.
const SECRETS: [&str; 2] = ["s3cret", "dTpzM2NyZXQtcGFzc3dvcmQ"];

fn with_secrets(builder: ClientBuilder) -> ClientBuilder {
    builder
        .basic_auth("u", "s3cret-password")
        .cookie_auth("s3cret-cookie")
        .oidc_auth("s3cret-oidc")
        .saml_auth("s3cret-saml")
        .jwt_token("s3cret-token")
        .default_header("X-Tenant", "s3cret-tenant")
}

/// The same without Basic Authentication, which would win.
fn with_secret_token(builder: ClientBuilder) -> ClientBuilder {
    builder.jwt_token("s3cret-token").default_header("X-Tenant", "s3cret-tenant")
}

#[test]
fn builders_clients_and_requests_do_not_show_secrets() {
    let server = server([]);
    let builder = with_secrets(builder(&server));
    assert_silent(&builder);
    assert!(format!("{builder:?}").contains("saml_auth"), "which schemes are configured is no secret");
    let client: Client = builder.build().unwrap();
    assert_silent(&client);
    let api = client.repositories();
    assert_silent(&api);
    assert_silent(&api.get_repository("s3cret-name").with_header("X-Key", "s3cret-key"));
    assert_silent(&api.dump_status("a", "s3cret-task"));
    assert_silent(&api.set_branch_protection_rules("a", &[]).if_match("s3cret-etag"));
    assert_silent(&api.create_repository(&RepositoryCreation::new("s3cret-name", "s3://s3cret-bucket/")).bare(true));
    let provider = || async { Ok("s3cret-token".to_owned()) };
    assert_silent(&Client::builder().jwt_token_provider(provider));
}

#[test]
fn errors_of_building_do_not_show_secrets() {
    let server = server([]);
    for builder in [
        with_secrets(builder(&server)).jwt_token("s3cret\n"),
        with_secrets(builder(&server)).cookie_auth("s3cret;"),
        with_secrets(builder(&server)).basic_auth("u", "s3cret\0"),
        with_secrets(builder(&server)).default_header("X-Other", "s3cret\n"),
        with_secrets(builder(&server)).base_url("https://u:s3cret@example.com"),
        with_secrets(builder(&server)).base_url("https://example.com/?token=s3cret"),
        with_secrets(builder(&server)).base_url("s3cret"),
    ] {
        assert_silent_error(&builder.build().unwrap_err());
    }
}

#[tokio::test]
async fn errors_of_calls_do_not_show_secrets() {
    let cookie = "Set-Cookie: session=s3cret-session";
    let answers = [
        Answer::new(404, &[cookie, "Content-Type: application/json"], r#"{"message":"no such repository"}"#),
        Answer::new(420, &[cookie], "s3cret"),
        Answer::new(206, &[cookie], "s3cret"),
        Answer::new(200, &[cookie], r#"{"id": 1, "token": "s3cret"}"#),
        Answer::new(200, &[cookie], r#"{"token": "s3cret""#),
        Answer::cut("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\ns3cret"),
        Answer::cut(""),
        Answer::redirect(307, "mailto:s3cret"),
    ];
    for configure in [with_secrets, with_secret_token] {
        for answer in &answers {
            let server = server([answer.clone()]);
            let api = configure(builder(&server)).build().unwrap().repositories();
            let error = api.get_repository("s3cret").with_header("X-Key", "s3cret-key").await.unwrap_err();
            assert!(!server.received()[0].header("authorization").is_empty(), "the secrets were sent");
            assert_silent_error(&error);
        }
        let server = server([Answer::stall("")]);
        let api = configure(builder(&server)).timeout(Duration::from_millis(50)).build().unwrap().repositories();
        assert_silent_error(&api.get_repository("s3cret").await.unwrap_err());
    }
}

#[tokio::test]
async fn errors_of_requests_that_are_not_sent_do_not_show_secrets() {
    let server = server([]);
    let api = with_secrets(builder(&server)).build().unwrap().repositories();
    let error: Error<GetRepositoryError> =
        api.get_repository("a").with_header("X-Key", "s3cret\r\nX-Other: s3cret").await.unwrap_err();
    assert_silent_error(&error);
    assert_silent_error(&api.set_branch_protection_rules("a", &[]).if_match("s3cret\n").await.unwrap_err());
    let nobody = with_secrets(Client::builder().base_url("http://127.0.0.1:1").reqwest(direct())).build().unwrap();
    assert_silent_error(&nobody.repositories().get_repository("s3cret").await.unwrap_err());
}

fn assert_silent(value: &dyn Debug) {
    for shown in [format!("{value:?}"), format!("{value:#?}")] {
        for secret in SECRETS {
            assert!(!shown.contains(secret), "{secret} shows in {shown}");
        }
    }
}

/// Nothing shows in an error, nor in any of its sources.
fn assert_silent_error(error: &(dyn std::error::Error + 'static)) {
    let mut next = Some(error);
    while let Some(error) = next {
        assert_silent(&error);
        assert_silent(&format_args!("{error}"));
        next = error.source();
    }
}
