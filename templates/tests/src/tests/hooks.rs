//! What sees calls from outside: hooks, spans, and code that is not asynchronous.

use super::support::{Failed, builder, call, client, leak, operation, server, untimed_builder};
use crate::Answer;
use crate::runtime::blocking;
use crate::runtime::{
    Bearer, BoxError, Call, Error, Hook, Incoming, Operation, Outgoing, Received, Request, Retry, TransportError,
};
use reqwest::Method;
use reqwest::header::HeaderValue;
use serde_json::{Value, json};
use std::fmt::Write;
use std::sync::{Arc, Mutex};
use std::thread::{self, ThreadId};
use std::time::Duration;
use tokio::runtime::Builder;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// Keeps what it sees, a line each.
#[derive(Clone, Default)]
struct Seen(Arc<Mutex<Vec<String>>>);

impl Seen {
    fn push(&self, line: String) {
        self.0.lock().unwrap().push(line);
    }

    fn lines(&self) -> Vec<String> {
        self.0.lock().unwrap().clone()
    }
}

impl Hook for Seen {
    fn before(&self, call: &Call<'_>, request: &mut Outgoing<'_>) -> Result<(), BoxError> {
        let authorized = request.headers.contains_key("authorization");
        let length = request.body.map(|body| body.len());
        self.push(format!(
            "{} {} {} {} {authorized} {length:?}",
            call.attempt, call.operation, request.method, call.path
        ));
        request.headers.insert("x-signature", HeaderValue::from(request.url.path().len()));
        Ok(())
    }

    fn after(&self, call: &Call<'_>, outcome: Result<Incoming<'_>, &TransportError>, took: Duration) {
        assert!(took < Duration::from_secs(60));
        match outcome {
            Ok(response) => self.push(format!("{} {} {}", call.attempt, response.status, response.headers.len())),
            Err(error) => self.push(format!("{} {}", call.attempt, error.is_connect())),
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_hook_sees_each_attempt() {
    let server = server([Answer::new(503, &[], ""), Answer::cut(""), Answer::json(200, "{}")]);
    let seen = Seen::default();
    let mut builder = untimed_builder(&server).retry(Retry::default()).hook(seen.clone());
    builder.credentials.insert("access", Bearer::token("token"));
    let put = Operation { method: "PUT", security: &[&["access"]], ..operation() };
    let mut request = Request::new(&builder.build().unwrap(), leak(put));
    request.json("application/json", "body");
    call(request).await.unwrap();
    assert_eq!(
        seen.lines(),
        [
            "1 getIt PUT /it true Some(6)",
            "1 503 Service Unavailable 1",
            "2 getIt PUT /it true Some(6)",
            "2 false",
            "3 getIt PUT /it true Some(6)",
            "3 200 OK 2",
        ]
    );
    assert!(server.received().iter().all(|request| request.header("x-signature") == ["3"]));
}

/// What a hook adds may be a secret.
#[tokio::test]
async fn what_a_hook_adds_stays_with_the_origin() {
    let other = server([Answer::json(200, "{}")]);
    let first = server([Answer::redirect(307, &other.url())]);
    let seen = Seen::default();
    call(Request::new(&builder(&first).hook(seen.clone()).build().unwrap(), leak(operation()))).await.unwrap();
    assert_eq!(first.received()[0].header("x-signature").len(), 1);
    assert_eq!(other.received()[0].header("x-signature").len(), 0);
    assert_eq!(seen.lines().len(), 2);
}

#[tokio::test]
async fn a_hook_may_refuse() {
    let server = server([Answer::json(200, "{}")]);
    let seen = Seen::default();
    let refusing = |call: &Call<'_>, _: &mut Outgoing<'_>| Err(format!("not {}", call.operation).into());
    let client = builder(&server).hook(seen.clone()).hook(refusing).build().unwrap();
    let error = call(Request::new(&client, leak(operation()))).await.unwrap_err();
    assert_eq!(error.to_string(), "invalid request: a hook refuses it: not getIt");
    assert!(server.received().is_empty() && seen.lines().len() == 1);
}

#[test]
fn what_is_sent_does_not_show() {
    let (mut headers, url) = ([("x-key", "hunter2")], "http://example.com/?key=hunter2".parse().unwrap());
    let mut map = reqwest::header::HeaderMap::new();
    headers.iter_mut().for_each(|(name, value)| drop(map.insert(*name, HeaderValue::from_static(value))));
    let shown = format!("{:?}", Outgoing { method: &Method::GET, url: &url, headers: &mut map, body: None });
    assert!(shown.contains("x-key") && !shown.contains("hunter2"), "{shown}");
}

/// Spans and events of one thread as lines: their fields, and what is recorded later. It is told of those of all threads: a subscriber
/// of one thread alone may never hear of what another thread was first to reach.
struct Spans(Seen, ThreadId);

impl Spans {
    fn push(&self, line: String) {
        if thread::current().id() == self.1 {
            self.0.push(line);
        }
    }
}

impl Subscriber for Spans {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == env!("CARGO_CRATE_NAME")
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        self.push(fields(span.metadata().name(), |visitor| span.record(visitor)));
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        self.push(fields("record", |visitor| values.record(visitor)));
    }

    fn event(&self, event: &Event<'_>) {
        self.push(fields("event", |visitor| event.record(visitor)));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        write!(self.0, " {}={value:?}", field.name()).unwrap();
    }
}

fn fields(start: &str, record: impl FnOnce(&mut Line)) -> String {
    let mut line = Line(start.to_owned());
    record(&mut line);
    line.0
}

#[tokio::test(start_paused = true)]
async fn a_span_tells_of_a_call() {
    let server = server([Answer::new(503, &[], ""), Answer::json(200, "{}"), Answer::new(204, &[], "")]);
    let seen = Seen::default();
    tracing::subscriber::set_global_default(Spans(seen.clone(), thread::current().id())).unwrap();
    let mut builder = untimed_builder(&server).retry(Retry::default());
    builder.credentials.insert("access", Bearer::token("hunter2"));
    let client = builder.build().unwrap();
    let secured = leak(Operation { security: &[&["access"]], ..operation() });
    call(Request::new(&client, secured)).await.unwrap();
    let mut refused = Request::new(&client, secured);
    refused.with_header("a b", "hunter2");
    call(refused).await.unwrap_err();
    assert_eq!(
        seen.lines(),
        [
            r#"call operation="getIt" http.request.method="GET" url.template="/it""#,
            "event message=the call is sent again attempt=1 status=503",
            "record http.response.status_code=200",
            "record attempts=2",
            r#"call operation="getIt" http.request.method="GET" url.template="/it""#,
            r#"record error=invalid request: the header "a b": its name is not the name of a header"#,
        ]
    );
}

#[test]
fn code_that_is_not_asynchronous_waits() {
    let server = server([Answer::json(200, r#"{"a": 1}"#), Answer::json(404, "{}")]);
    let client = client(&server);
    let get = || call(Request::new(&client, leak(operation())));
    assert_eq!(blocking::wait(get()).unwrap().body, json!({"a": 1}));
    assert!(blocking::wait(get()).unwrap_err().is_not_found());
    // From several threads, which share what waits for the connections.
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| assert!(blocking::wait(get()).unwrap_err().is_not_found()));
        }
    });
}

#[tokio::test]
async fn asynchronous_code_does_not_wait() {
    let server = server([Answer::json(200, "{}")]);
    let pending = Request::new(&client(&server), leak(operation())).send_for_body::<Value, Failed>(Received::json);
    let error: Error<Failed> = blocking::wait(pending).unwrap_err();
    assert_eq!(error.to_string(), "invalid request: asynchronous code must await it, not wait for it");
    assert!(server.received().is_empty());
}

/// Not in a task of either kind of runtime, nor in what it waits for itself; but where tokio has made room for it.
#[test]
fn a_thread_of_a_runtime_waits_where_it_may() {
    let server = server([Answer::json(200, "7")]);
    let client = client(&server);
    let wait = move || {
        let pending = Request::new(&client, leak(operation())).send_for_body::<u64, Failed>(Received::json);
        blocking::wait(pending).ok()
    };
    for mut builder in [Builder::new_current_thread(), Builder::new_multi_thread()] {
        let runtime = builder.enable_all().build().unwrap();
        let (in_task, on_thread) = (wait.clone(), wait.clone());
        assert_eq!(runtime.block_on(async { wait() }), None);
        assert_eq!(runtime.block_on(runtime.spawn(async move { in_task() })).unwrap(), None);
        assert_eq!(runtime.block_on(runtime.spawn_blocking(on_thread)).unwrap(), Some(7));
        let _context = runtime.enter();
        assert_eq!(wait(), Some(7));
    }
    let runtime = Builder::new_multi_thread().build().unwrap();
    assert_eq!(runtime.block_on(async { tokio::task::block_in_place(wait) }), Some(7));
}
