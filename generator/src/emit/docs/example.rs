//! The programs of the pages: complete, and such as rustfmt leaves them.

mod call;
mod client;
mod document;
mod expression;
mod json;
mod layout;
mod model;
mod program;
mod sample;

pub use call::{StreamingCall, blocking, call, failure, first_call, listing, mocked, streaming};
pub use client::schemes;
pub use model::{ModelExample, model};
