//! The Rust of a generated crate: a module a tag, a file a model, and what holds them together.
//!
//! Items are built as tokens and formatted one by one, or as text where they are laid out as they are written down, and
//! joined with a blank line. A file is built, formatted and dropped within one task, files side by side.

mod apis;
mod auth;
mod body;
mod descriptor;
mod doc;
mod enums;
mod failure;
mod file;
mod fits;
mod headers;
mod item;
mod layout;
mod library;
mod mock;
mod models;
mod operation;
mod outcome;
mod pages;
mod status;
mod status_range;
mod structs;
mod unions;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens as _, quote};
use rayon::prelude::*;

use crate::emit::spelling;
use crate::file_set::FileSet;
use crate::ir::{self, Api};
use crate::options::Options;

/// The Rust files of the crate, without the parts of the runtime that are copied.
pub fn emit(api: &Api, options: &Options) -> FileSet {
    let mut tasks: Vec<Task<'_>> = vec![Task::Library, Task::Models, Task::Runtime, Task::Pages];
    if !api.groups.is_empty() {
        tasks.extend([Task::Auth, Task::Apis]);
    }
    tasks.extend(api.groups.iter().flat_map(|group| [Task::Group(group), Task::Mocked(group)]));
    tasks.extend(models::files(api).map(Task::Model));
    let files: Vec<_> = tasks.par_iter().map(|task| task.run(api, options)).collect();
    let mut set = FileSet::new();
    for (path, content) in files {
        set.insert(path, content);
    }
    set
}

/// A file to be written.
enum Task<'a> {
    Library,
    Auth,
    Apis,
    Models,
    Runtime,
    Pages,
    Group(&'a ir::Group),
    Mocked(&'a ir::Group),
    Model(models::ModelFile),
}

impl Task<'_> {
    fn run(&self, api: &Api, options: &Options) -> (String, String) {
        let (path, file) = match self {
            Self::Library => ("src/lib.rs".to_owned(), library::file(api, options)),
            Self::Auth => ("src/auth.rs".to_owned(), auth::file(api)),
            Self::Apis => ("src/apis/mod.rs".to_owned(), apis::index(api)),
            Self::Models => ("src/models/mod.rs".to_owned(), models::index(api)),
            Self::Runtime => ("src/runtime/mod.rs".to_owned(), library::runtime(api)),
            Self::Pages => ("src/pages.rs".to_owned(), library::pages(api)),
            Self::Group(group) => (format!("src/apis/{}.rs", spelling::file(&group.name)), apis::group(group, api)),
            Self::Mocked(group) => {
                (format!("src/apis/{}/mocked.rs", spelling::file(&group.name)), mock::file(group, api))
            }
            Self::Model(model) => model.file(api),
        };
        (path, file.format(options))
    }
}

/// The name of a type or a variant.
fn pascal(name: &ir::Ident) -> Ident {
    Ident::new(name.pascal(), Span::call_site())
}

/// The name of a function, a field or an argument.
fn snake(name: &ir::Ident) -> Ident {
    ident(&spelling::snake(name))
}

/// The name that `text` spells, raw or not.
fn ident(text: &str) -> Ident {
    match text.strip_prefix("r#") {
        Some(raw) => Ident::new_raw(raw, Span::call_site()),
        None => Ident::new(text, Span::call_site()),
    }
}

/// The condition on what only a feature of the crate needs.
fn of_feature(feature: Option<String>) -> Option<TokenStream> {
    feature.map(|feature| quote!(#[cfg(feature = #feature)]))
}

/// The tokens of a type that [`spelling`] spelled.
fn tokens(spelled: &str) -> TokenStream {
    // Most are a name alone.
    if spelled.starts_with(|first: char| first.is_ascii_alphabetic())
        && spelled.bytes().all(|byte| byte.is_ascii_alphanumeric())
    {
        return ident(spelled).into_token_stream();
    }
    // What `spelling` writes is balanced and free of literals: it always lexes.
    spelled.parse().unwrap_or_default()
}
