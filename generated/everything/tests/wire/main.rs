//! The client against an HTTP server on loopback: what lakeFS does not have, each operation at least once.

mod credentials;
mod models;
#[allow(dead_code, reason = "The server has more to offer than these tests need.")]
#[path = "../../../../templates/tests/src/server.rs"]
mod server;
mod shapes;
mod support;
mod things;
