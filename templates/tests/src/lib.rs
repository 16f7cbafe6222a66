//! Tests of the parts in `templates/runtime`, and [`Server`], the HTTP server that they and the tests of generated crates talk to.
//!
//! The parts are compiled here as they are in a generated crate, but only for the tests.

mod server;

#[cfg(test)]
pub mod runtime;
#[cfg(test)]
mod tests;

pub use server::{Answer, Received, Server};
