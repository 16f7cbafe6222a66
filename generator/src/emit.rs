//! What is made of the model: Rust, Markdown, and the package around them.
//!
//! The emitters read [`ir`](crate::ir) side by side and know nothing of each other. What the
//! pages say about the Rust, they say because both ask the same functions: `spelling` for names
//! and types, `surface` for what a caller meets.

pub mod docs;
pub mod package;
pub mod rust;

mod markdown;
mod spelling;
mod surface;
mod template;
mod wording;
