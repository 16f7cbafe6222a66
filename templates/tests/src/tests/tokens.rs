//! Tokens that are fetched: kept, shared, renewed, and never shown.

use super::support::{builder, call, leak, operation, server, untimed_builder};
use crate::runtime::{
    Bearer, BoxError, Client, ClientCredentials, Credential, Error, Operation, Request, Requirement, Token,
    TokenFuture, TokenProvider,
};
use crate::{Answer, Server};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

const SECURED: &[Requirement] = &[&["access"]];

/// Gives `token-1`, `token-2` …, each good for as long.
#[derive(Clone, Default)]
struct Counting {
    asked: Arc<AtomicUsize>,
    lifetime: Option<Duration>,
}

impl TokenProvider for Counting {
    fn token(&self) -> TokenFuture<'_> {
        let token = Token::new(format!("token-{}", self.asked.fetch_add(1, Ordering::Relaxed) + 1));
        let token = self.lifetime.map_or(token.clone(), |lifetime| token.expires_in(lifetime));
        Box::pin(async { Ok(token) })
    }
}

#[tokio::test]
async fn a_token_is_asked_for_once() {
    let (server, provider) = (server([Answer::json(200, "{}")]), Counting::default());
    let client = client(&server, Bearer::provider(provider.clone()));
    for _ in 0..3 {
        call(get(&client)).await.unwrap();
    }
    assert_eq!(tokens(&server), ["token-1"; 3]);
    assert_eq!(provider.asked.load(Ordering::Relaxed), 1);
}

#[tokio::test]
async fn a_function_gives_texts_or_tokens() {
    let server = server([Answer::json(200, "{}")]);
    call(get(&client(&server, Bearer::provider(|| async { Ok("a".to_owned()) })))).await.unwrap();
    call(get(&client(&server, Bearer::provider(|| async { Ok(Token::from("b")) })))).await.unwrap();
    assert_eq!(tokens(&server), ["a", "b"]);
}

#[tokio::test]
async fn another_token_is_asked_for_after_401_once() {
    let refused = || Answer::new(401, &[], "");
    let renewed = server([refused(), Answer::json(200, "1")]);
    let client_of = |server| client(server, Bearer::provider(Counting::default()));
    let client_1 = client_of(&renewed);
    assert_eq!(call(get(&client_1)).await.unwrap().body, 1);
    call(get(&client_1)).await.unwrap();
    assert_eq!(tokens(&renewed), ["token-1", "token-2", "token-2"]);

    let twice = server([refused()]);
    let error = call(get(&client_of(&twice))).await.unwrap_err();
    assert_eq!((error.status().unwrap().as_u16(), error.attempts()), (401, 2));
    assert_eq!(tokens(&twice), ["token-1", "token-2"]);

    // Nothing was done yet, so that any method is sent again, with its body.
    let posted = server([refused(), Answer::json(200, "1")]);
    let post = leak(Operation { method: "POST", security: SECURED, ..operation() });
    let mut request = Request::new(&client_of(&posted), post);
    request.json("application/json", "body");
    call(request).await.unwrap();
    let bodies: Vec<String> = posted.received().iter().map(crate::Received::text).collect();
    assert_eq!(bodies, ["\"body\""; 2]);
}

/// A stream is gone once it is sent.
#[tokio::test]
async fn a_stream_is_not_sent_again_with_another_token() {
    let server = server([Answer::new(401, &[], "")]);
    let post = leak(Operation { method: "POST", security: SECURED, ..operation() });
    let mut request = Request::new(&client(&server, Bearer::provider(Counting::default())), post);
    request.body("text/plain", super::streams::chunks(None, ["x"]));
    assert_eq!(call(request).await.unwrap_err().attempts(), 1);
    assert_eq!(tokens(&server), ["token-1"]);
}

#[tokio::test]
async fn what_never_changes_is_not_sent_again() {
    let server = server([Answer::new(401, &[], "")]);
    let fixed = client(&server, Bearer::token("fixed"));
    assert_eq!(call(get(&fixed)).await.unwrap_err().attempts(), 1);
    // Nor where the call brings its own.
    let mut own = get(&client(&server, Bearer::provider(Counting::default())));
    own.with_header("Authorization", "Bearer mine");
    assert_eq!(call(own).await.unwrap_err().attempts(), 1);
    assert_eq!(tokens(&server), ["fixed", "mine"]);
}

/// Another origin has not seen the token: what it says of it is of no interest.
#[tokio::test]
async fn another_origin_cannot_refuse_a_token() {
    let other = server([Answer::new(401, &[], "")]);
    let first = server([Answer::redirect(302, &other.url())]);
    let provider = Counting::default();
    let client = client(&first, Bearer::provider(provider.clone()));
    call(get(&client)).await.unwrap_err();
    assert!(other.received()[0].header("authorization").is_empty());
    assert_eq!((first.received().len(), provider.asked.load(Ordering::Relaxed)), (1, 1));
}

/// Twenty calls, all refused before the second token is there: one fetch serves them all.
#[tokio::test]
async fn calls_at_the_same_time_share_a_token() {
    const CALLS: usize = 20;
    let refusals = vec![Answer::new(401, &[], ""); CALLS];
    let server = Arc::new(server(refusals.into_iter().chain([Answer::json(200, "{}")])));
    let asked = Arc::new(AtomicUsize::new(0));
    let (seen, counter) = (Arc::clone(&server), Arc::clone(&asked));
    let provider = Bearer::provider(move || {
        let (seen, number) = (Arc::clone(&seen), counter.fetch_add(1, Ordering::Relaxed) + 1);
        async move {
            while number == 2 && seen.received().len() < CALLS {
                tokio::task::yield_now().await;
            }
            Ok(format!("token-{number}"))
        }
    });
    let client = client(&server, provider);
    let calls: Vec<_> = (0..CALLS).map(|_| tokio::spawn(call(get(&client)))).collect();
    for call in calls {
        call.await.unwrap().unwrap();
    }
    assert_eq!(asked.load(Ordering::Relaxed), 2);
    assert_eq!(tokens(&server), [["token-1"; CALLS], ["token-2"; CALLS]].concat());
}

#[tokio::test(start_paused = true)]
async fn a_token_is_replaced_before_it_expires() {
    let (server, provider) = (
        server([Answer::json(200, "{}")]),
        Counting { lifetime: Some(Duration::from_secs(3600)), ..Counting::default() },
    );
    let mut builder = untimed_builder(&server);
    builder.credentials.insert("access", Bearer::provider(provider.clone()));
    let client = builder.build().unwrap();
    for seconds in [0, 3589, 2, 3589, 2] {
        tokio::time::advance(Duration::from_secs(seconds)).await;
        call(get(&client)).await.unwrap();
    }
    assert_eq!(tokens(&server), ["token-1", "token-1", "token-2", "token-2", "token-3"]);
    // No lifetime is too long, or too short.
    for lifetime in [Duration::MAX, Duration::ZERO] {
        drop(Token::new("t").expires_in(lifetime));
    }
}

/// A token that cannot be sent is not kept.
#[tokio::test]
async fn what_is_no_token_is_asked_for_again() {
    let server = server([Answer::json(200, "{}")]);
    let asked = AtomicUsize::new(0);
    let provider = move || {
        let token = if asked.fetch_add(1, Ordering::Relaxed) == 0 { "" } else { "good" };
        async move { Ok(token) }
    };
    let client = client(&server, Bearer::provider(provider));
    assert!(call(get(&client)).await.unwrap_err().to_string().ends_with("it is empty"));
    call(get(&client)).await.unwrap();
    assert_eq!(tokens(&server), ["good"]);
}

/// A call that is given up takes nothing with it.
#[tokio::test]
async fn a_fetch_that_is_given_up_is_begun_anew() {
    let server = server([Answer::json(200, "{}")]);
    let asked = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&asked);
    let provider = Bearer::provider(move || {
        let number = counter.fetch_add(1, Ordering::Relaxed);
        async move { if number == 0 { std::future::pending().await } else { Ok::<_, BoxError>("good".to_owned()) } }
    });
    let client = client(&server, provider);
    let first = tokio::spawn(call(get(&client)));
    while asked.load(Ordering::Relaxed) == 0 {
        tokio::task::yield_now().await;
    }
    let second = tokio::spawn(call(get(&client)));
    tokio::task::yield_now().await;
    first.abort();
    second.await.unwrap().unwrap();
    assert_eq!(tokens(&server), ["good"]);
}

#[tokio::test]
async fn a_client_gets_tokens_for_itself() {
    let issuer = server([
        Answer::json(200, r#"{"access_token": "at-1", "token_type": "Bearer", "expires_in": 3600}"#),
        Answer::json(200, r#"{"access_token": "at-2", "token_type": "bearer", "expires_in": "3600"}"#),
    ]);
    let api = server([Answer::json(200, "{}"), Answer::new(401, &[], ""), Answer::json(200, "{}")]);
    let credentials = ClientCredentials::new("an id", "s3cret&%:é").scope("things.read").scope("things.write");
    let client = client(&api, credentials.credential(&format!("{}/token?v=1", issuer.url())));
    call(get(&client)).await.unwrap();
    call(get(&client)).await.unwrap();
    assert_eq!(tokens(&api), ["at-1", "at-1", "at-2"]);
    assert_eq!(issuer.received().len(), 2);
    let asked = issuer.received().remove(0);
    assert_eq!(asked.line, "POST /token?v=1 HTTP/1.1");
    assert_eq!(asked.text(), "grant_type=client_credentials&scope=things.read%20things.write");
    assert_eq!(asked.header("content-type"), ["application/x-www-form-urlencoded"]);
    assert_eq!(asked.header("accept"), ["application/json"]);
    // an%20id:s3cret%26%25%3A%C3%A9
    assert_eq!(asked.header("authorization"), ["Basic YW4lMjBpZDpzM2NyZXQlMjYlMjUlM0ElQzMlQTk="]);
}

#[tokio::test]
async fn a_client_may_prove_itself_in_the_body() {
    let here = server([Answer::json(200, r#"{"access_token": "at"}"#), Answer::json(200, "{}")]);
    let credentials = ClientCredentials::new("id", "s3cret&").in_body().parameter("audience", "https://api/");
    call(get(&client(&here, credentials.token_url("/t").credential("https://elsewhere.example/")))).await.unwrap();
    let [asked, called] = &here.received()[..] else { panic!() };
    assert_eq!((asked.target(), asked.header("authorization").len()), ("/t", 0));
    assert_eq!(
        asked.text(),
        "grant_type=client_credentials&client_id=id&client_secret=s3cret%26&audience=https%3A%2F%2Fapi%2F"
    );
    assert_eq!(called.header("authorization"), ["Bearer at"]);
}

#[tokio::test]
async fn a_token_endpoint_that_fails_says_why() {
    #[rustfmt::skip]
    let table = [
        (Answer::json(401, r#"{"error": "invalid_client", "error_description": "who\nare you?"}"#), r"answered 401 Unauthorized: invalid_client: who\nare you?"),
        (Answer::json(400, r#"{"error": "invalid_client", "error_description": "hunter2 is wrong"}"#), "answered 400 Bad Request: invalid_client"),
        (Answer::new(502, &[], "<html>"), "answered 502 Bad Gateway, and no JSON"),
        (Answer::json(200, r#"{"token": "hunter2"}"#), "answered 200 OK, and no `access_token`"),
        (Answer::json(200, r#"{"access_token": "hunter2", "token_type": "mac"}"#), "gave a token that is no bearer token"),
        (Answer::redirect(302, "http://127.0.0.1:1/"), "answered 302 Found, and no JSON"),
        (Answer::cut(""), "cannot be reached: connection closed before message completed"),
    ];
    for (answer, expected) in table {
        let (issuer, api) = (server([answer]), server([Answer::json(200, "{}")]));
        let credentials = ClientCredentials::new("id", "hunter2").credential(&format!("{}/?hunter2", issuer.url()));
        let error = call(get(&client(&api, credentials))).await.unwrap_err();
        let expected = format!(
            "no credential for the security scheme `access`: the token endpoint of {} {expected}",
            issuer.url()
        );
        assert_eq!(error.to_string(), expected);
        assert!(matches!(&error, Error::Transport(error) if error.is_authorization()));
        assert!(!format!("{error:?} {error}").contains("hunter2"), "{error:?}");
        assert!(api.received().is_empty());
    }
}

#[tokio::test]
async fn a_token_endpoint_that_hangs_is_cut_off() {
    let (issuer, api) = (server([Answer::stall("")]), server([Answer::json(200, "{}")]));
    let credential = ClientCredentials::new("id", "secret").credential(&issuer.url());
    let mut request = get(&client(&api, credential));
    request.timeout(Duration::from_millis(60));
    let error = call(request).await.unwrap_err();
    assert!(error.is_timeout() && matches!(&error, Error::Transport(error) if error.is_authorization()));
}

#[test]
fn what_cannot_be_asked_for_is_an_error_of_the_builder() {
    let server = server([]);
    for (credential, expected) in [
        (ClientCredentials::new("", "s").credential("/token"), "the identifier of the client is empty"),
        (
            ClientCredentials::new("i", "s").credential(""),
            "no token endpoint is known: call `ClientCredentials::token_url`",
        ),
    ] {
        let mut builder = builder(&server);
        builder.credentials.insert("access", credential);
        let error = builder.build().unwrap_err().to_string();
        assert!(error.ends_with(expected), "{error}");
    }
}

#[test]
fn tokens_and_secrets_do_not_show() {
    let credentials = ClientCredentials::new("me", "hunter2").parameter("assertion", "hunter2");
    let shown = format!("{credentials:?} {:?}", Token::new("hunter2").expires_in(Duration::from_secs(1)));
    assert!(shown.contains("me") && !shown.contains("hunter2"), "{shown}");
}

fn client(server: &Server, credential: Box<dyn Credential>) -> Client {
    let mut builder = builder(server);
    builder.credentials.insert("access", credential);
    builder.build().unwrap()
}

fn get(client: &Client) -> Request {
    Request::new(client, leak(Operation { security: SECURED, ..operation() }))
}

/// The tokens that the server saw.
fn tokens(server: &Server) -> Vec<String> {
    let received = server.received();
    received.iter().map(|request| request.header("authorization").join("|").replace("Bearer ", "")).collect()
}
