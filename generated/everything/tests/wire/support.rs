//! What the tests share.

use crate::server::{Answer, Received, Server};
use everything_sdk::models::{Priority, State, Thing, ThingOwner, ThingRequired};
use everything_sdk::{Base64, Client, ClientBuilder};
use std::collections::HashMap;
use std::time::Duration;

/// A `Thing` with all its properties.
pub const THING: &str = r#"{"type":"box","id":"67e55044-10b1-426f-9247-bb680e5fe0c8","created":"2024-02-29T22:59:59.5Z","day":"2024-02-29","size":-2147483648,"weight":0.1,"state":"2nd","priority":5,"data":"AP8+","count":18446744073709551615,"ratio":0.25,"token":"s3cret","extra":{"a":[null,1]},"labels":{"b":["x","y"]},"owner":{"name":"me","self":"https://example.com/me"},"old":"no"}"#;

/// A `Thing` with what is required.
pub const LEAST: &str = r#"{"type":"box","id":"67e55044-10b1-426f-9247-bb680e5fe0c8","created":"2024-02-29T22:59:59.5Z","day":"2024-02-29","size":-2147483648,"weight":0.1,"state":""}"#;

pub fn server(answers: impl IntoIterator<Item = Answer>) -> Server {
    Server::start(answers).unwrap()
}

/// Connections to loopback, whatever proxy the environment names. Reading the system's certificates would take the time of all the
/// rest, and no test waits forever.
pub fn direct() -> reqwest::ClientBuilder {
    let builder = reqwest::Client::builder().no_proxy().read_timeout(Duration::from_secs(20));
    #[cfg(any(feature = "rustls", feature = "native-tls"))]
    let builder = builder.tls_certs_only([]);
    builder
}

/// A builder of clients for `server`.
pub fn builder(server: &Server) -> ClientBuilder {
    Client::builder().base_url(server.url()).reqwest(direct())
}

pub fn client(server: &Server) -> Client {
    builder(server).build().unwrap()
}

/// The one request that the server received.
pub fn only_request(server: &Server) -> Received {
    let mut received = server.received();
    assert_eq!(received.len(), 1, "{received:?}");
    received.remove(0)
}

/// The headers of a request as lines, without those that every request has.
pub fn headers(received: &Received) -> Vec<String> {
    let lines = received.headers.iter().map(|(name, value)| format!("{}: {value}", name.to_ascii_lowercase()));
    let mut lines: Vec<String> = lines.filter(|line| !line.starts_with("host: ")).collect();
    lines.sort_unstable();
    lines
}

/// What [`LEAST`] stands for.
pub fn least() -> Thing {
    Thing::new(ThingRequired {
        r#type: "box".to_owned(),
        id: "67e55044-10b1-426f-9247-bb680e5fe0c8".parse().unwrap(),
        created: "2024-02-29T23:59:59.5+01:00".parse().unwrap(),
        day: "2024-02-29".parse().unwrap(),
        size: i32::MIN,
        weight: 0.1,
        state: State::Empty,
    })
}

/// What [`THING`] stands for.
#[allow(deprecated, reason = "What the description deprecates is still sent.")]
pub fn thing() -> Thing {
    let mut thing = least()
        .with_old("no")
        .with_owner(ThingOwner::new("me").with_self("https://example.com/me"))
        .with_labels(HashMap::from([("b".to_owned(), vec!["x".to_owned(), "y".to_owned()])]))
        .with_extra(serde_json::json!({"a": [null, 1]}))
        .with_token("s3cret")
        .with_ratio(0.25)
        .with_count(u64::MAX)
        .with_data(Base64(vec![0x00, 0xff, 0x3e]))
        .with_priority(Priority::Value5);
    thing.state = State::Value2nd;
    thing
}
