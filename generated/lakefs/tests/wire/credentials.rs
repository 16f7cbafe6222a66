//! Credentials: what each security scheme sends, and which of several is used.

use crate::page;
use crate::server::{Answer, Received, Server};
use crate::support::{Configure, REPOSITORY, builder, only_request, server};
use lakefs_sdk::{ClientBuilder, Error, Token, TokenFuture, TokenProvider};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A security scheme: how it is configured, and the header that it sends.
struct Scheme {
    name: &'static str,
    configure: Configure,
    sends: (&'static str, &'static str),
}

/// In the order of the description, the first of which wins.
const SCHEMES: [Scheme; 5] = [
    Scheme {
        name: "basic_auth",
        configure: |builder| builder.basic_auth("AKIAIOSFODNN7EXAMPLE", "päss:word"),
        sends: ("authorization", "Basic QUtJQUlPU0ZPRE5ON0VYQU1QTEU6cMOkc3M6d29yZA=="),
    },
    Scheme {
        name: "cookie_auth",
        configure: |builder| builder.cookie_auth("internal==/+"),
        sends: ("cookie", "internal_auth_session=internal==/+"),
    },
    Scheme {
        name: "oidc_auth",
        configure: |builder| builder.oidc_auth("oidc"),
        sends: ("cookie", "oidc_auth_session=oidc"),
    },
    Scheme {
        name: "saml_auth",
        configure: |builder| builder.saml_auth("saml"),
        sends: ("cookie", "saml_auth_session=saml"),
    },
    Scheme {
        name: "jwt_token",
        configure: |builder| builder.jwt_token("eyJhbGciOiJIUzI1NiJ9.e30.c2ln"),
        sends: ("authorization", "Bearer eyJhbGciOiJIUzI1NiJ9.e30.c2ln"),
    },
];

#[test]
fn every_operation_takes_these_schemes() {
    for method in page::methods() {
        assert_eq!(method.schemes, SCHEMES.map(|scheme| scheme.name), "{}", method.name);
    }
}

#[tokio::test]
async fn each_scheme_sends_its_credential() {
    for scheme in SCHEMES {
        let sent = sent(scheme.configure).await;
        assert_eq!(credentials(&sent), [scheme.sends], "{}", scheme.name);
    }
}

#[tokio::test]
async fn of_two_schemes_the_first_of_the_description_wins() {
    for (position, first) in SCHEMES.iter().enumerate() {
        for second in &SCHEMES[position + 1..] {
            for configure in [[first, second], [second, first]] {
                let sent = sent(|builder| (configure[1].configure)((configure[0].configure)(builder))).await;
                assert_eq!(credentials(&sent), [first.sends], "{} and {}", first.name, second.name);
            }
        }
    }
}

#[tokio::test]
async fn the_last_credential_of_a_scheme_is_used() {
    let sent = sent(|builder| builder.oidc_auth("old").oidc_auth("new")).await;
    assert_eq!(credentials(&sent), [("cookie", "oidc_auth_session=new")]);
}

#[tokio::test]
async fn without_a_credential_none_is_sent() {
    let sent = sent(|builder| builder).await;
    assert_eq!(credentials(&sent), []);
}

#[tokio::test]
async fn a_header_of_the_call_wins_over_the_credential() {
    let server = server([Answer::json(200, REPOSITORY)]);
    let api = builder(&server).jwt_token("of the client").build().unwrap().repositories();
    api.get_repository("a").with_header("Authorization", "Bearer mine").await.unwrap();
    assert_eq!(credentials(&only_request(&server)), [("authorization", "Bearer mine")]);
}

#[tokio::test]
async fn a_token_provider_is_asked_when_one_is_needed() {
    let server = server([Answer::json(200, REPOSITORY), Answer::new(401, &[], ""), Answer::json(200, REPOSITORY)]);
    let asked = Arc::new(AtomicUsize::new(0));
    let counter = asked.clone();
    let provider = move || {
        let number = counter.fetch_add(1, Ordering::SeqCst);
        async move { Ok(format!("token-{number}")) }
    };
    let api = builder(&server).jwt_token_provider(provider).build().unwrap().repositories();
    let request = api.get_repository("a");
    assert_eq!(asked.load(Ordering::SeqCst), 0, "building and making a request does not ask");
    request.await.unwrap();
    api.clone().get_repository("a").await.unwrap();
    let sent: Vec<Received> = server.received();
    assert_eq!(credentials(&sent[0]), [("authorization", "Bearer token-0")]);
    assert_eq!(credentials(&sent[1]), [("authorization", "Bearer token-0")]);
    assert_eq!(credentials(&sent[2]), [("authorization", "Bearer token-1")]);
    assert_eq!(asked.load(Ordering::SeqCst), 2);
}

/// A provider with a type of its own, which answers from what it holds.
struct Held(Result<&'static str, &'static str>);

impl TokenProvider for Held {
    fn token(&self) -> TokenFuture<'_> {
        Box::pin(async { Ok(Token::new(self.0?)) })
    }
}

#[tokio::test]
async fn without_a_token_nothing_is_sent() {
    for (held, expected) in [
        (Err("the vault is locked"), "no credential for the security scheme `jwt_token`: the vault is locked"),
        (Ok(""), "no credential for the security scheme `jwt_token`: it is empty"),
        (
            Ok("a\r\nX-Admin: 1"),
            "no credential for the security scheme `jwt_token`: a header cannot hold control characters, such as a line break",
        ),
    ] {
        let server = server([Answer::json(200, REPOSITORY)]);
        let api = builder(&server).jwt_token_provider(Held(held)).build().unwrap().repositories();
        let error = api.get_repository("a").await.unwrap_err();
        assert_eq!(error.to_string(), expected);
        assert!(matches!(&error, Error::Transport(error) if error.is_authorization() && !error.is_connect()));
        assert!(std::error::Error::source(&error).is_some());
        assert_eq!(server.received(), []);
    }
}

/// A provider of a scheme that another goes before has no say.
#[tokio::test]
async fn a_provider_that_is_not_needed_is_not_asked() {
    let sent = sent(|builder| builder.saml_auth("saml").jwt_token_provider(Held(Err("asked")))).await;
    assert_eq!(credentials(&sent), [("cookie", "saml_auth_session=saml")]);
}

#[test]
fn credentials_that_cannot_be_sent_are_refused_at_once() {
    let table: [(Configure, &str); 5] = [
        (
            |builder| builder.basic_auth("SECRET:user", "x"),
            "`basic_auth` cannot be sent: a user name cannot hold `:`, which separates it from the password",
        ),
        (
            |builder| builder.basic_auth("user", "SECRET\n"),
            "`basic_auth` cannot be sent: user names and passwords cannot hold control characters",
        ),
        (
            |builder| builder.cookie_auth("SECRET; admin=1"),
            "`cookie_auth` cannot be sent: a cookie cannot hold the character ';'",
        ),
        (|builder| builder.saml_auth(""), "`saml_auth` cannot be sent: it is empty"),
        (
            |builder| builder.jwt_token("SECRET\n"),
            "`jwt_token` cannot be sent: a header cannot begin or end with white space, such as a line break",
        ),
    ];
    let server = server([]);
    for (configure, expected) in table {
        let error = configure(builder(&server)).build().unwrap_err();
        assert_eq!(error.to_string(), format!("the credential for the security scheme {expected}"));
        assert!(!format!("{error:?}").contains("SECRET"));
    }
}

/// A call with a client that is configured so, as the server received it.
async fn sent(configure: impl FnOnce(ClientBuilder) -> ClientBuilder) -> Received {
    let server: Server = server([Answer::json(200, REPOSITORY)]);
    let api = configure(builder(&server)).build().unwrap().repositories();
    api.get_repository("a").await.unwrap();
    let sent = only_request(&server);
    assert_eq!(sent.target(), "/api/v1/repositories/a", "no credential is in the URL");
    sent
}

/// The headers that could carry a credential.
fn credentials(received: &Received) -> Vec<(&str, &str)> {
    let public = ["accept", "host"];
    let headers = received.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    headers.filter(|(name, _)| !public.contains(name)).collect()
}
