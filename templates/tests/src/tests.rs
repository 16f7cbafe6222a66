//! The tests, a module a concern.

mod body;
mod building;
mod parameters;
mod paths;
mod redirects;
mod responses;
mod retry_after;
mod security;
mod support;
