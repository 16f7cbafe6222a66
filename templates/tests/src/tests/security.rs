//! Credentials: which are sent, where, and where they never show.

use super::support::{builder, call, leak, operation, parameters, server};
use crate::runtime::Location::{Cookie, Query};
use crate::runtime::Style::Form;
use crate::runtime::{
    Basic, Bearer, ClientBuilder, CookieKey, Error, HeaderKey, HttpCredentials, Operation, Parameter, QueryKey,
    Request, Requirement, TokenProvider,
};
use crate::{Answer, Received, Server};

const ANY: &[Requirement] = &[&["basic"], &["bearer"], &["header"], &["query"], &["cookie"]];

#[tokio::test]
async fn each_scheme_alone() {
    let basic = sent(ANY, |builder| with_basic(builder, "AKIA", "s/cr+t é")).await;
    assert_eq!(basic.header("authorization"), ["Basic QUtJQTpzL2NyK3Qgw6k="]);
    assert_eq!(sent(ANY, with_bearer).await.header("authorization"), ["Bearer token-1"]);
    assert_eq!(sent(ANY, with_header).await.header("x-api-key"), ["key 1"]);
    assert_eq!(sent(ANY, with_query).await.target(), "/it?api%20key=a%26b%20%2B");
    assert_eq!(sent(ANY, with_cookie).await.header("cookie"), ["session=c00kie="]);
}

#[tokio::test]
async fn other_schemes_of_http_take_credentials_as_they_are() {
    let with = |scheme: &'static str, credentials: &'static str| {
        move |mut builder: ClientBuilder| {
            builder.credentials.insert("other", HttpCredentials::credential(scheme, credentials));
            builder
        }
    };
    let request = sent(&[&["other"]], with("Digest", "username=\"a\", nonce=\"b\"")).await;
    assert_eq!(request.header("authorization"), ["Digest username=\"a\", nonce=\"b\""]);
    for (credentials, reason) in
        [("", "it is empty"), ("a\r\nX-Evil: 1", "a header cannot hold control characters, such as a line break")]
    {
        let server = server([]);
        let error = with("Token", credentials)(builder(&server)).build().unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("the credential for the security scheme `other` cannot be sent: {reason}")
        );
    }
}

/// RFC 4648 § 10, by way of passwords.
#[tokio::test]
async fn base64_of_every_length() {
    for (password, expected) in [("", "Og=="), ("f", "OmY="), ("fo", "OmZv"), ("foo", "OmZvbw=="), ("foob", "OmZvb2I=")]
    {
        let request = sent(ANY, |builder| with_basic(builder, "", password)).await;
        assert_eq!(request.header("authorization"), [format!("Basic {expected}")]);
    }
}

#[tokio::test]
async fn the_first_alternative_that_is_configured_is_used() {
    let both = |builder| with_header(with_bearer(builder));
    let first = sent(ANY, both).await;
    assert_eq!((first.header("authorization").len(), first.header("x-api-key").len()), (1, 0));
    let swapped = sent(&[&["header"], &["bearer"]], both).await;
    assert_eq!((swapped.header("authorization").len(), swapped.header("x-api-key").len()), (0, 1));
    let whole = sent(&[&["header", "cookie"], &["bearer"]], both).await;
    assert_eq!((whole.header("authorization").len(), whole.header("x-api-key").len()), (1, 0));
    let together = sent(&[&["header", "bearer"]], both).await;
    assert_eq!((together.header("authorization").len(), together.header("x-api-key").len()), (1, 1));
}

#[tokio::test]
async fn without_a_configured_alternative_nothing_is_sent() {
    for security in [&[] as &[Requirement], &[&[]], &[&["basic"]], &[&["header", "basic"]]] {
        let request = sent(security, with_header).await;
        assert_eq!((request.header("authorization").len(), request.header("x-api-key").len()), (0, 0), "{security:?}");
    }
    // Where none is needed, one that is at hand is sent all the same: the server may show more to those it knows.
    assert_eq!(sent(&[&[], &["header"]], with_header).await.header("x-api-key").len(), 1);
}

#[tokio::test]
async fn keys_join_parameters_of_the_same_location() {
    let described = [(Cookie, "a"), (Query, "q"), (Cookie, "b")].map(|(at, name)| Parameter::new(at, name, Form, true));
    let operation =
        Operation { parameters: parameters(described.into()), security: &[&["cookie", "query"]], ..operation() };
    let server = server([Answer::json(200, "{}")]);
    let client = with_query(with_cookie(builder(&server))).build().unwrap();
    let mut request = Request::new(&client, leak(operation));
    request.cookie("b", "2");
    request.cookie("a", "1");
    request.query("q", "x");
    call(request).await.unwrap();
    let received = server.received().remove(0);
    assert_eq!(received.header("cookie"), ["a=1; b=2; session=c00kie="]);
    assert_eq!(received.target(), "/it?q=x&api%20key=a%26b%20%2B");
}

#[tokio::test]
async fn a_header_of_the_call_wins_over_a_credential() {
    let server = server([Answer::json(200, "{}")]);
    let client = with_bearer(builder(&server)).default_header("X-A", "1").default_header("X-B", "1").build().unwrap();
    let mut request = Request::new(&client, leak(Operation { security: ANY, ..operation() }));
    request.with_header("authorization", "Bearer mine");
    request.with_header("x-b", "2");
    request.with_header("accept", "text/plain");
    call(request).await.unwrap();
    let received = server.received().remove(0);
    assert_eq!(received.header("authorization"), ["Bearer mine"]);
    assert_eq!((received.header("x-a"), received.header("x-b")), (vec!["1"], vec!["2"]));
    assert_eq!(received.header("accept"), ["text/plain"]);
}

#[tokio::test]
async fn a_failing_provider_is_an_error_of_its_own() {
    let server = server([Answer::json(200, "{}")]);
    let operation = leak(Operation { security: ANY, ..operation() });
    let client = provider(&server, || async { Err::<String, _>("the vault is sealed".into()) }).build().unwrap();
    let error = call(Request::new(&client, operation)).await.unwrap_err();
    assert_eq!(error.to_string(), "no credential for the security scheme `bearer`: the vault is sealed");
    assert!(matches!(&error, Error::Transport(error) if error.is_authorization()));
    let client = provider(&server, || async { Ok("hunter2\r\nX-Evil: 1".to_owned()) }).build().unwrap();
    let error = call(Request::new(&client, operation)).await.unwrap_err();
    assert!(error.to_string().contains("line break") && !format!("{error:?}{error}").contains("hunter2"), "{error}");
    assert!(server.received().is_empty());
}

#[test]
fn a_credential_that_can_never_be_sent_is_an_error_of_the_builder() {
    let server = server([]);
    let builders: [fn(ClientBuilder) -> ClientBuilder; 12] = [
        |builder| with_basic(builder, "hunter2:", "p"),
        |builder| with_basic(builder, "u", "hunter2\n"),
        |builder| with_credential(builder, "x", Bearer::token("hunter2\n")),
        |builder| with_credential(builder, "x", Bearer::token("")),
        |builder| with_credential(builder, "x", HeaderKey::credential("X-Api-Key", "hunter2\r\nX-Evil: 1")),
        |builder| with_credential(builder, "x", CookieKey::credential("session", "hunter2; admin=1")),
        |builder| with_credential(builder, "x", HeaderKey::credential("X-Api-Key", "")),
        |builder| with_credential(builder, "x", QueryKey::credential("key", "")),
        |builder| with_credential(builder, "x", CookieKey::credential("session", "")),
        |builder| with_credential(builder, "x", HeaderKey::credential("X-Api-Key:", "cannot")),
        |builder| with_credential(builder, "x", CookieKey::credential("a;b", "cannot")),
        |builder| builder.default_header("X-Key", "hunter2\r\nX-Evil: 1"),
    ];
    for broken in builders {
        let error = broken(builder(&server)).build().unwrap_err();
        assert!(!format!("{error:?}{error}").contains("hunter2"), "{error}");
        assert!(
            error.to_string().contains("the credential for the security scheme")
                || error.to_string().contains("default header"),
            "{error}"
        );
    }
}

#[tokio::test]
async fn secrets_do_not_show() {
    let secrets = ["hunter2", "aHVudGVy", "token-1", "key 1", "a&b", "a%26b", "c00kie"];
    let hides = |shown: String| {
        for secret in secrets {
            assert!(!shown.contains(secret), "{secret} in {shown}");
        }
    };
    let server = server([Answer::new(404, &["Set-Cookie: session=c00kie"], "hunter2"), Answer::cut("")]);
    let all = with_basic(with_bearer(with_header(with_query(with_cookie(builder(&server))))), "u", "hunter2");
    let all = all.default_header("X-Secret", "hunter2");
    hides(format!("{all:?}"));
    let client = all.build().unwrap();
    hides(format!("{client:?}"));
    assert!(format!("{client:?}").contains("bearer"));
    let operation = leak(Operation { security: &[&["basic", "header", "query", "cookie"]], ..operation() });
    for _ in 0..2 {
        let error = call(Request::new(&client, operation)).await.unwrap_err();
        hides(format!("{error:?} {error:#?} {error}"));
        let mut source = std::error::Error::source(&error);
        while let Some(cause) = source {
            hides(format!("{cause:?} {cause}"));
            source = cause.source();
        }
    }
    assert!(server.received()[1].target().contains("a%26b"));
}

async fn sent(security: &'static [Requirement], configure: impl FnOnce(ClientBuilder) -> ClientBuilder) -> Received {
    let server = server([Answer::json(200, "{}")]);
    let client = configure(builder(&server)).build().unwrap();
    call(Request::new(&client, leak(Operation { security, ..operation() }))).await.unwrap();
    server.received().remove(0)
}

fn provider(server: &Server, provider: impl TokenProvider) -> ClientBuilder {
    with_credential(builder(server), "bearer", Bearer::provider(provider))
}

fn with_credential(
    mut builder: ClientBuilder,
    scheme: &'static str,
    credential: Box<dyn crate::runtime::Credential>,
) -> ClientBuilder {
    builder.credentials.insert(scheme, credential);
    builder
}

pub fn with_basic(builder: ClientBuilder, username: &str, password: &str) -> ClientBuilder {
    with_credential(builder, "basic", Basic::credential(username, password))
}

pub fn with_bearer(builder: ClientBuilder) -> ClientBuilder {
    with_credential(builder, "bearer", Bearer::token("token-1"))
}

pub fn with_header(builder: ClientBuilder) -> ClientBuilder {
    with_credential(builder, "header", HeaderKey::credential("X-Api-Key", "key 1"))
}

pub fn with_query(builder: ClientBuilder) -> ClientBuilder {
    with_credential(builder, "query", QueryKey::credential("api key", "a&b +"))
}

pub fn with_cookie(builder: ClientBuilder) -> ClientBuilder {
    with_credential(builder, "cookie", CookieKey::credential("session", "c00kie="))
}
