//! The tests, a module a concern.

mod body;
mod building;
mod events;
mod form;
mod headers;
mod hooks;
mod hostile;
mod json_formats;
mod json_fuzz;
mod json_reading;
mod json_reference;
mod json_syntax;
mod json_writing;
mod multipart;
mod pages;
mod parameters;
mod paths;
mod redirects;
mod responses;
mod retries;
mod retry_after;
mod security;
mod servers;
mod streams;
mod support;
mod tokens;
