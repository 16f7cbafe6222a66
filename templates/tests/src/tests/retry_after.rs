//! `Retry-After` (RFC 9110 § 10.2.3).

use super::support::{call, client, leak, operation, server};
use crate::Answer;
use crate::runtime::Request;
use std::time::Duration;

#[tokio::test]
async fn seconds_and_dates_are_read() {
    let far = Duration::from_secs(200 * 365 * 86_400);
    for (value, expected) in [
        ("120", Some(Duration::from_secs(120))),
        ("0", Some(Duration::ZERO)),
        ("Sun, 06 Nov 1994 08:49:37 GMT", Some(Duration::ZERO)),
        ("Sunday, 06-Nov-94 08:49:37 GMT", Some(Duration::ZERO)),
        ("Sun Nov  6 08:49:37 1994", Some(Duration::ZERO)),
        ("", None),
        ("-1", None),
        ("soon", None),
        ("99999999999999999999", None),
        ("Sun, 06 Nov 1994 08:49:37 CET", None),
        ("Sun, 06 Nox 1994 08:49:37 GMT", None),
        ("Sun, 99999999999999999 Nov 1994 08:49:37 GMT", None),
        ("Sun, 06 Nov 18446744073709551615 08:49:37 GMT", None),
        ("Sun, 06 Nov 1950 08:49:37 GMT", None),
    ] {
        assert_eq!(retry_after(value).await, expected, "{value}");
    }
    // What a date means in seconds is told by two of them: the wait for a leap day in 2400 and for the day after.
    let leap = retry_after("Tue, 29 Feb 2400 00:00:00 GMT").await.unwrap();
    let next = retry_after("Wed, 01 Mar 2400 00:00:00 GMT").await.unwrap();
    assert!(leap > far && next > leap);
    assert_eq!((next - leap).as_secs_f64().round(), 86_400.0);
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
    // 13,574,563,200 seconds from 1970 to 2400-02-29.
    assert_eq!((leap + now).as_secs_f64().round(), 13_574_563_200.0);
}

async fn retry_after(value: &str) -> Option<Duration> {
    let server = server([Answer::new(420, &[&format!("Retry-After: {value}")], "")]);
    call(Request::new(&client(&server), leak(operation()))).await.unwrap_err().retry_after()
}
