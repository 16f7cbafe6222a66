//! What the tests share.

use crate::server::{Answer, Received, Server};
use lakefs_sdk::apis::repositories::RepositoriesApi;
use lakefs_sdk::{Client, ClientBuilder, Error, json, models};
use std::fmt::Debug;
use std::time::Duration;

/// A name that must not get out of its segment of the path.
pub const AWKWARD: &str = "a/b c?#%";

/// The same as it goes over the wire.
pub const ENCODED: &str = "a%2Fb%20c%3F%23%25";

/// A `Repository`.
pub const REPOSITORY: &str = r#"{"id":"quickstart","creation_date":1700000000,"default_branch":"main","storage_namespace":"s3://example-bucket/","storage_id":"blue","read_only":true}"#;

/// What a test does to a builder of clients.
pub type Configure = fn(ClientBuilder) -> ClientBuilder;

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
    Client::builder().base_url(server.url() + "/api/v1").reqwest(direct())
}

pub fn api(server: &Server) -> RepositoriesApi {
    builder(server).build().unwrap().repositories()
}

/// What the server says where something is wrong.
pub fn error(message: &str) -> models::Error {
    json::from_slice(error_body(message).as_bytes()).unwrap()
}

/// The same as JSON.
pub fn error_body(message: &str) -> String {
    format!(r#"{{"message":"{message}"}}"#)
}

/// The one request that the server received.
pub fn only_request(server: &Server) -> Received {
    let mut received = server.received();
    assert_eq!(received.len(), 1, "{received:?}");
    received.remove(0)
}

/// The text of an error, with the server's own address taken out.
pub fn text<E: std::error::Error>(error: &Error<E>, server: &Server) -> String {
    error.to_string().replace(&server.url(), "ORIGIN")
}

/// The failure of a call, of which nothing reached `server`.
pub fn refusal<T: Debug, E: std::error::Error>(result: Result<T, Error<E>>, server: &Server) -> String {
    let error = result.unwrap_err();
    assert!(matches!(error, Error::InvalidRequest(_)), "{error:?}");
    assert_eq!((error.status(), error.body(), error.is_timeout()), (None, None, false));
    assert_eq!(server.received(), [], "nothing is sent");
    error.to_string()
}
