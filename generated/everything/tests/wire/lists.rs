//! Lists that come in pages.

use crate::server::{Answer, Server};
use crate::support::{client, server};

#[tokio::test]
async fn pages_are_numbered() {
    let server = server([tickets(&[1, 2]), tickets(&[3]), tickets(&[])]);
    let mut items = client(&server).lists().list_events().per_page(2).items();
    let mut numbers = Vec::new();
    while let Some(item) = items.next().await {
        numbers.push(item.unwrap().number);
    }
    assert_eq!(numbers, [1, 2, 3]);
    assert_eq!(targets(&server), ["/events?per_page=2", "/events?page=1&per_page=2", "/events?page=2&per_page=2"]);
}

#[tokio::test]
async fn items_are_counted() {
    let server = server([
        Answer::json(200, r#"{"log": ["a", "b"], "hints": []}"#),
        Answer::json(200, r#"{"log": ["c"]}"#),
        Answer::json(200, r#"{"hints": ["that is all"]}"#),
    ]);
    let mut pages = client(&server).lists().list_log().from(7).pages();
    let mut lines = Vec::new();
    while let Some(page) = pages.next().await {
        lines.extend(page.unwrap().log.unwrap_or_default());
    }
    assert_eq!(lines, ["a", "b", "c"]);
    assert_eq!(targets(&server), ["/log?from=7", "/log?from=9", "/log?from=10"]);
}

#[tokio::test]
async fn links_are_followed() {
    let linked = Answer::new(200, &[r#"Link: </history?page=2&x=%2F>; rel="next", </history?page=9>; rel=last"#], "[]");
    let server = server([linked, tickets(&[5])]);
    let mut items = client(&server).lists().list_history().items();
    assert_eq!(items.next().await.unwrap().unwrap().number, 5);
    assert!(items.next().await.is_none());
    assert_eq!(targets(&server), ["/history", "/history?page=2&x=%2F"]);
}

fn tickets(numbers: &[i64]) -> Answer {
    let tickets: Vec<String> = numbers.iter().map(|number| format!(r#"{{"number":{number}}}"#)).collect();
    Answer::json(200, format!("[{}]", tickets.join(",")))
}

fn targets(server: &Server) -> Vec<String> {
    server.received().iter().map(|request| request.target().to_owned()).collect()
}
