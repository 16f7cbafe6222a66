//! The security schemes that lakeFS does not have, and several at once.

use crate::server::Answer;
use crate::support::{THING, builder, headers, only_request, server, thing};
use everything_sdk::models::Thing;
use everything_sdk::{ClientBuilder, ClientCredentials, json};
use uuid::Uuid;

type Configure = fn(ClientBuilder) -> ClientBuilder;

#[tokio::test]
async fn each_scheme_sends_its_credential() {
    let table: [(Configure, &str, &[&str]); 7] = [
        (|builder| builder, "/tree", &[]),
        (|builder| builder.header_key("k e y"), "/tree", &["x-api-key: k e y"]),
        (|builder| builder.query_key("k&e=y+#é"), "/tree?api_key=k%26e%3Dy%2B%23%C3%A9", &[]),
        (|builder| builder.access("token"), "/tree", &["authorization: Bearer token"]),
        (|builder| builder.login("id.token"), "/tree", &["authorization: Bearer id.token"]),
        (|builder| builder.login("login").access("access").query_key("key"), "/tree?api_key=key", &[]),
        (
            |builder| builder.login_provider(|| async { Ok("fetched".to_owned()) }),
            "/tree",
            &["authorization: Bearer fetched"],
        ),
    ];
    for (configure, target, credentials) in table {
        let server = server([Answer::json(200, r#"{"value":""}"#)]);
        configure(builder(&server)).build().unwrap().shapes().get_tree().await.unwrap();
        let sent = only_request(&server);
        let lines = headers(&sent);
        assert_eq!((sent.target(), &*credentials_of(&lines)), (target, credentials));
    }
}

/// The endpoint of the description is a host that nobody has: another is named, and the scheme's method takes it from there.
#[tokio::test]
async fn a_client_gets_its_token_by_itself() {
    let server = server([Answer::json(200, r#"{"access_token":"at"}"#), Answer::json(200, r#"{"value":""}"#)]);
    let credentials = ClientCredentials::new("id", "secret").scope("things.read").token_url("/token");
    let client = builder(&server).access_client_credentials(credentials).build().unwrap();
    client.shapes().get_tree().await.unwrap();
    let [asked, called] = &server.received()[..] else { panic!() };
    assert_eq!((asked.target(), asked.text().as_str()), ("/token", "grant_type=client_credentials&scope=things.read"));
    assert_eq!(called.header("authorization"), ["Bearer at"]);
}

/// The headers that are not about the message.
fn credentials_of(lines: &[String]) -> Vec<&str> {
    let public = ["accept: ", "content-length: "];
    lines.iter().map(String::as_str).filter(|line| !public.iter().any(|name| line.starts_with(name))).collect()
}

/// Two schemes of one requirement are used together, or neither is.
#[tokio::test]
async fn a_requirement_is_met_whole_or_not_at_all() {
    let table: [(Configure, &[&str]); 4] = [
        (|builder| builder.header_key("key").access("token"), &["authorization: Bearer token", "x-api-key: key"]),
        (|builder| builder.header_key("key"), &[]),
        (|builder| builder.access("token"), &[]),
        (|builder| builder.login("token"), &[]),
    ];
    for (configure, credentials) in table {
        let server = server([Answer::json(200, r#"{"required":"","nullable":null}"#)]);
        let things = configure(builder(&server)).build().unwrap().things();
        things.update_thing(Uuid::nil()).await.unwrap();
        let lines = headers(&only_request(&server));
        assert_eq!(credentials_of(&lines), credentials);
    }
}

/// The query is part of the URL, which likes to show up in errors.
#[tokio::test]
async fn a_key_in_the_query_does_not_show() {
    let server = server([Answer::cut("")]);
    let client = builder(&server).query_key("s3cret").build().unwrap();
    let error = client.shapes().get_tree().await.unwrap_err();
    assert!(only_request(&server).target().contains("s3cret"));
    let mut shown = format!("{client:?} {error} {error:?}");
    let mut source = std::error::Error::source(&error);
    while let Some(error) = source {
        shown += &format!("{error} {error:?}");
        source = error.source();
    }
    assert!(!shown.contains("s3cret"), "{shown}");
}

#[test]
fn a_secret_property_does_not_show() {
    assert!(format!("{:?} {:#?}", thing(), thing()).contains("[redacted]"));
    assert!(!format!("{:?} {:#?}", thing(), thing()).contains("s3cret"));
    let wrong = THING.replace(r#""s3cret""#, "1234567");
    let error = json::from_slice::<Thing>(wrong.as_bytes()).unwrap_err();
    assert_eq!(error.to_string(), "token: expected a string, found a number");
    assert!(!format!("{error:?}").contains("1234567"));
}

/// The description's server is absolute, so that a client needs nothing.
#[test]
fn a_base_url_need_not_be_given() {
    assert_eq!(everything_sdk::Client::builder().build().unwrap().base_url(), "https://everything.example/v2");
}
