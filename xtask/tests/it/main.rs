//! The command, run as its users run it.
// What fails here fails a test.
#![allow(clippy::unwrap_used, clippy::panic)]

mod check;
mod codegen;
mod config;
mod corpus;
mod files;
mod generate;
mod help;
mod lint;
mod obstacles;
mod repository;
mod sandbox;
mod tidy;
