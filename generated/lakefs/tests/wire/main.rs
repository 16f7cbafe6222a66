//! The client against an HTTP server on loopback: what goes over the wire, and what becomes of what comes back.

mod concurrency;
mod connection;
mod credentials;
mod lists;
mod models;
mod operation;
mod page;
mod parameters;
mod proxy;
mod redaction;
mod redirects;
mod refusals;
mod responses;
#[allow(dead_code, reason = "The server has more to offer than these tests need.")]
#[path = "../../../../templates/tests/src/server.rs"]
mod server;
mod support;
mod table;
