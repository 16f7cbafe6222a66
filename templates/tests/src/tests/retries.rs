//! Sending again. The clock is tokio's paused one: it jumps to the end of each wait, and shows how long it was.

use super::support::{call, leak, operation, server, untimed_builder as builder};
use crate::runtime::{Client, Error, Operation, Request, Retry};
use crate::{Answer, Server};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};
use tokio::time::Instant;

const MILLISECOND: Duration = Duration::from_millis(1);

#[tokio::test(start_paused = true)]
async fn a_failure_that_passes_is_not_seen() {
    for status in [420, 429, 502, 503, 504] {
        let server = server([Answer::new(status, &[], ""), Answer::new(status, &[], ""), Answer::json(200, "1")]);
        let started = Instant::now();
        assert_eq!(call(get(&client(&server, Retry::default()))).await.unwrap().body, 1);
        assert_eq!(server.received().len(), 3, "{status}");
        // 100 ms and 200 ms, each shortened by up to a half.
        let waited = started.elapsed();
        assert!(waited >= 149 * MILLISECOND && waited <= 310 * MILLISECOND, "{waited:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn the_last_failure_is_returned_with_the_number_of_attempts() {
    let server = server([Answer::new(503, &[], "")]);
    let error = call(get(&client(&server, Retry::default().max_attempts(4)))).await.unwrap_err();
    assert_eq!((error.attempts(), error.status().unwrap().as_u16(), server.received().len()), (4, 503, 4));
    assert!(error.to_string().ends_with(" bytes) (after 4 attempts)"), "{error}");
    let lost = super::support::server([Answer::cut("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{\"a\"")]);
    let error = call(get(&client(&lost, Retry::default()))).await.unwrap_err();
    assert!(matches!(&error, Error::Transport(error) if error.attempts() == 3), "{error:?}");
    assert!(error.to_string().ends_with("(after 3 attempts)"), "{error}");
    assert_eq!(lost.received().len(), 3);
    let documented = super::support::server([Answer::new(420, &[], "")]);
    let error = call(get(&client(&documented, Retry::default().max_attempts(2)))).await.unwrap_err();
    assert_eq!((error.to_string().as_str(), error.attempts()), ("420: too many requests (after 2 attempts)", 2));
}

#[tokio::test(start_paused = true)]
async fn by_default_a_call_is_sent_once() {
    let server = server([Answer::new(503, &[], "")]);
    let client = builder(&server).build().unwrap();
    let error = call(get(&client)).await.unwrap_err();
    assert_eq!((server.received().len(), error.attempts()), (1, 1));
    assert!(!error.to_string().contains("attempt"));
}

#[tokio::test(start_paused = true)]
async fn what_may_have_been_done_is_not_done_again() {
    #[rustfmt::skip]
    let table = [
        ("GET", 3), ("HEAD", 3), ("PUT", 3), ("DELETE", 3), ("OPTIONS", 3), ("TRACE", 3),
        ("QUERY", 3), ("POST", 1), ("PATCH", 1), ("COPY", 1),
    ];
    for (method, times) in table {
        for answer in [Answer::new(503, &[], ""), Answer::cut("")] {
            let server = server([answer]);
            let operation = leak(Operation { method, ..operation() });
            call(Request::new(&client(&server, Retry::default()), operation)).await.unwrap_err();
            assert_eq!(server.received().len(), times, "{method}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn what_will_not_pass_is_not_tried_again() {
    for answer in [
        Answer::new(400, &[], ""),
        Answer::new(401, &[], ""),
        Answer::new(500, &[], ""),
        Answer::new(501, &[], ""),
        Answer::json(200, "not JSON"),
        Answer::redirect(302, "file:///etc/passwd"),
        Answer::json(200, "[1, 2, 3]"),
    ] {
        let server = server([answer]);
        let client = builder(&server).max_body_bytes(8).retry(Retry::default()).build().unwrap();
        call(get(&client)).await.unwrap_err();
        assert_eq!(server.received().len(), 1);
    }
}

/// The same body, byte for byte.
#[tokio::test(start_paused = true)]
async fn a_body_is_sent_again_whole() {
    let server = server([Answer::new(503, &[], ""), Answer::cut(""), Answer::json(200, "{}")]);
    let put = leak(Operation { method: "PUT", ..operation() });
    let mut request = Request::new(&client(&server, Retry::default()), put);
    request.json("application/json", "a body");
    call(request).await.unwrap();
    let bodies: Vec<String> = server.received().iter().map(crate::Received::text).collect();
    assert_eq!(bodies, ["\"a body\""; 3]);
}

#[tokio::test(start_paused = true)]
async fn the_server_says_how_long_to_wait() {
    let after = |value: &str| Answer::new(429, &[&format!("Retry-After: {value}")], "");
    let server = server([after("7"), Answer::json(200, "{}")]);
    let started = Instant::now();
    call(get(&client(&server, Retry::default()))).await.unwrap();
    let waited = started.elapsed();
    assert!(waited >= Duration::from_secs(7) && waited <= Duration::from_millis(7_110), "{waited:?}");

    let date = http_date(SystemTime::now() + Duration::from_secs(20));
    let server = super::support::server([after(&date), Answer::json(200, "{}")]);
    let started = Instant::now();
    call(get(&client(&server, Retry::default()))).await.unwrap();
    let waited = started.elapsed();
    // A date has whole seconds.
    assert!(waited >= Duration::from_secs(18) && waited <= Duration::from_secs(21), "{waited:?}");

    // A date that has passed is no reason to hurry.
    let server = super::support::server([after("Sun, 06 Nov 1994 08:49:37 GMT"), Answer::json(200, "{}")]);
    let started = Instant::now();
    call(get(&client(&server, Retry::default()))).await.unwrap();
    assert!(started.elapsed() >= 50 * MILLISECOND);
}

/// On the real clock, which this takes nothing of: a paused one would run to the end of the call while the server answers.
#[tokio::test]
async fn nobody_waits_in_vain() {
    let server = server([Answer::new(503, &["Retry-After: 31"], "")]);
    let started = Instant::now();
    // Longer than the policy waits.
    let error = call(get(&client(&server, Retry::default()))).await.unwrap_err();
    assert_eq!((error.attempts(), error.retry_after()), (1, Some(Duration::from_secs(31))));
    // Longer than the call may take.
    let patient = Retry::default().max_delay(Duration::from_secs(3600));
    let limited = builder(&server).retry(patient).timeout(Duration::from_secs(30)).build().unwrap();
    let error = call(get(&limited)).await.unwrap_err();
    assert_eq!((error.attempts(), error.is_timeout()), (1, false));
    assert!(started.elapsed() < Duration::from_secs(1), "{:?}", started.elapsed());
}

/// The waits double, each shortened by up to a half, up to the longest; no number is too large.
#[tokio::test(start_paused = true)]
async fn waits_grow_up_to_a_limit() {
    let server = server([Answer::new(503, &[], "")]);
    let policy = Retry::default().max_attempts(9).base_delay(10 * MILLISECOND).max_delay(40 * MILLISECOND);
    let started = Instant::now();
    call(get(&client(&server, policy))).await.unwrap_err();
    // 10, 20 and six times 40.
    let waited = started.elapsed();
    assert!(waited > 135 * MILLISECOND && waited < 290 * MILLISECOND, "{waited:?}");
    let forever = Retry::default().max_attempts(40).base_delay(Duration::ZERO).max_delay(Duration::MAX);
    let error = call(get(&client(&server, forever))).await.unwrap_err();
    assert_eq!(error.attempts(), 40);
    let eternal = Retry::default().max_attempts(u32::MAX).base_delay(Duration::MAX).max_delay(Duration::MAX);
    let error = call(get(&client(&server, eternal))).await.unwrap_err();
    assert_eq!(error.attempts(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_budget_limits_what_all_calls_repeat() {
    let failing = server([Answer::new(503, &[], "")]);
    let policy = Retry::default().max_attempts(10).budget(3);
    let client = client(&failing, policy);
    assert_eq!(call(get(&client)).await.unwrap_err().attempts(), 4);
    assert_eq!(call(get(&client.clone())).await.unwrap_err().attempts(), 1);
    // Ten successes pay for one repetition, and never for more than there were at first.
    failing.answer(Answer::json(200, "{}"));
    call(get(&client)).await.unwrap_err();
    for _ in 0..10 {
        call(get(&client)).await.unwrap();
    }
    failing.answer(Answer::new(503, &[], ""));
    call(get(&client)).await.unwrap();
    assert_eq!(call(get(&client)).await.unwrap_err().attempts(), 2);
}

/// A limit of the call holds for the provider of its token too, of which reqwest knows nothing.
#[tokio::test(start_paused = true)]
async fn a_provider_that_hangs_is_cut_off() {
    let server = server([Answer::json(200, "{}")]);
    let started = Instant::now();
    let asked = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&asked);
    let mut hanging = builder(&server).timeout(Duration::from_secs(5)).retry(Retry::default());
    hanging.credentials.insert(
        "bearer",
        crate::runtime::Bearer::provider(move || {
            counted.fetch_add(1, Ordering::Relaxed);
            std::future::pending::<Result<String, crate::runtime::BoxError>>()
        }),
    );
    let operation = leak(Operation { security: &[&["bearer"]], ..operation() });
    let client = hanging.build().unwrap();
    for timeout in [None, Some(Duration::from_secs(5))] {
        let mut request = Request::new(&client, operation);
        timeout.into_iter().for_each(|timeout| request.timeout(timeout));
        let error = call(request).await.unwrap_err();
        assert_eq!(error.to_string(), "no credential for the security scheme `bearer` in time");
        assert!(matches!(&error, Error::Transport(error) if error.is_authorization() && error.is_timeout()));
        assert_eq!(error.attempts(), 0);
    }
    assert_eq!((started.elapsed().as_secs(), server.received().len(), asked.load(Ordering::Relaxed)), (10, 0, 2));
}

fn client(server: &Server, policy: Retry) -> Client {
    builder(server).retry(policy).build().unwrap()
}

fn get(client: &Client) -> Request {
    Request::new(client, leak(operation()))
}

/// RFC 9110 § 5.6.7
fn http_date(time: SystemTime) -> String {
    let seconds = time.duration_since(SystemTime::UNIX_EPOCH).unwrap().as_secs();
    let time = jiff::Timestamp::from_second(seconds.try_into().unwrap()).unwrap();
    time.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
}
