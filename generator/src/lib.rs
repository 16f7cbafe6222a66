//! Turns an OpenAPI description into a Rust client crate and its Markdown reference.
//!
//! A description goes in, one deterministic set of files comes out, and every stage between is a plain function:
//!
//! ```text
//! spec.yaml
//!    │ source    text → untyped Value; remembers the text, so that any place can be shown as file:line:col
//!    ▼
//!  Value
//!    │ overlay   the corrections that the user makes
//!    │ bundle    everything that it refers to in other files, in the one document
//!    │ convert   any version → the shape of OpenAPI 3.0
//!    │ check     every object against a table of its keys: reports everything at once, repairs what real
//!    │           descriptions get wrong, prunes what stays bad
//!    │ parse     → openapiv3::OpenAPI; cannot fail after check
//!    ▼
//!  openapiv3::OpenAPI ── lower ──▶ ir::Api       the only stage that sees both
//!    │
//!    ├─ emit::rust    ──▶ FileSet    client modules and models
//!    ├─ emit::docs    ──▶ FileSet    the reference pages and the README
//!    └─ emit::package ──▶ FileSet    the manifest and the parts of the runtime
//!                         │
//!                         ▼  FileSet::diff(on disk)    to write, to check, to test: the same function
//! ```
//!
//! [`generate`] is that picture as code. Read it, then [`lower`], then one emitter.
//!
//! # What holds everywhere
//!
//! - **One direction.** A stage sees what the one before it made, and nothing of what comes after: emitters see only
//!   [`ir`], `lower` alone sees both models. `cargo xtask tidy` checks the `use` lines.
//! - **Pure.** There is no input, no output, no clock, no environment in this crate: `xtask` has all of it. The same
//!   description and options give the same bytes, anywhere, with any number of threads.
//! - **Everything at once.** A stage that meets a bad node reports it to [`Diagnostics`] and
//!   goes on. An error anywhere means no files; nothing is left out without a message.
//! - **A place for every message.** The innermost code that knows a node attaches its [`Pointer`](pointer::Pointer).
//!   [`report`] turns pointers into lines and columns, only when there is something to show.
//! - **Text is data.** What a description says becomes code, Markdown or a path only through the one function that
//!   encodes it: [`ir::Ident`] for names, `emit::markdown` for prose, literals for the rest.
//! - **Order is decided in `lower`.** Nothing iterates over a hash map on the way to the output.

pub mod bundle;
pub mod check;
pub mod convert;
pub mod diagnostic;
pub mod emit;
pub mod extension;
pub mod file_set;
pub mod ir;
pub mod lower;
pub mod media_type;
pub mod number_text;
pub mod options;
pub mod overlay;
pub mod parse;
pub mod path_template;
pub mod pointer;
pub mod report;
pub mod shape;
pub mod source;
pub mod suggest;
pub mod templates;
pub mod token;

use bundle::{Bundle, Files, NoFiles};
use convert::Converted;
use diagnostic::Diagnostics;
use file_set::FileSet;
use options::Options;
use pointer::{FileId, Origins};
use report::Report;
use serde_json::Value;
use source::Source;
use templates::Templates;

/// What a description gave.
#[derive(Debug)]
pub struct Output {
    /// The files of the crate.
    pub files: FileSet,
    /// What was odd in the description, and what of it the generator can't do yet.
    pub warnings: Report,
}

/// Why a description gave nothing.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The description is wrong, or the options don't fit it.
    #[error("{}", .0.render(false).trim_end())]
    Description(Report),
    /// A template can't be read or filled.
    #[error("a template cannot be used: {0:#}")]
    Template(#[from] minijinja::Error),
    /// The generator is wrong.
    #[error(transparent)]
    Bug(#[from] parse::Bug),
}

/// What a description is read from.
#[derive(Clone, Copy)]
pub struct Description<'a> {
    /// The file that the user named.
    pub source: &'a Source,
    /// What opens the files that it refers to.
    pub files: &'a dyn Files,
    /// Corrections of it, in the order in which they are made.
    pub overlays: &'a [Source],
}

impl<'a> Description<'a> {
    /// All files, in the order of their ids: those that it refers to are `others`.
    fn sources(&self, others: &'a [Source]) -> Vec<&'a Source> {
        std::iter::once(self.source).chain(self.overlays).chain(others).collect()
    }
}

impl<'a> From<&'a Source> for Description<'a> {
    /// A description of one file.
    fn from(source: &'a Source) -> Self {
        Self { source, files: &NoFiles, overlays: &[] }
    }
}

/// What a description means.
#[derive(Debug)]
pub struct Reading {
    /// The API; nothing where it can't be told.
    pub api: Option<ir::Api>,
    /// All that was said about the description.
    pub report: Report,
}

/// Makes the crate of a description: all of its files, or all that is wrong with it.
///
/// # Errors
///
/// [`Error::Description`] with every problem of the description; the others, see there.
pub fn generate<'a>(
    description: impl Into<Description<'a>>,
    options: &Options,
    templates: &Templates,
) -> Result<Output, Error> {
    let description = description.into();
    let Understood { api, diagnostics, others } = understand(description, options)?;
    let (sources, api) = (description.sources(&others), api.filter(|_| !diagnostics.has_errors()));
    let report = || Report::new(diagnostics.into_vec(), &sources);
    let Some(api) = api else { return Err(Error::Description(report())) };
    let (files, warnings) = rayon::join(|| emit(&api, options, templates), report);
    Ok(Output { files: files?, warnings })
}

fn emit(api: &ir::Api, options: &Options, templates: &Templates) -> Result<FileSet, minijinja::Error> {
    let mut files = emit::rust::emit(api, options);
    files.extend(emit::docs::emit(api, options, templates)?);
    files.extend(emit::package::emit(api, options, templates)?);
    Ok(files)
}

/// The API that a description describes, and what is to be said about the description.
///
/// # Errors
///
/// A bug of ours: `check` let something pass that `parse` can't take.
pub fn read<'a>(description: impl Into<Description<'a>>, options: &Options) -> Result<Reading, parse::Bug> {
    let description = description.into();
    let Understood { api, diagnostics, others } = understand(description, options)?;
    Ok(Reading { api, report: Report::new(diagnostics.into_vec(), &description.sources(&others)) })
}

/// What a description means, and what is to be said about it.
struct Understood {
    api: Option<ir::Api>,
    diagnostics: Diagnostics,
    /// The files that it refers to.
    others: Vec<Source>,
}

fn understand(description: Description<'_>, options: &Options) -> Result<Understood, parse::Bug> {
    let Description { source, files, overlays } = description;
    let mut diagnostics = Diagnostics::new();
    let (mut api, mut others) = (None, Vec::new());
    if let Some(mut document) = source.to_value(&mut diagnostics) {
        let (mut overlaid, mut next) = (Origins::new(), FileId(1));
        for overlay in overlays {
            overlay::apply(&mut document, overlay, next, &mut overlaid, &mut diagnostics);
            next.0 += 1;
        }
        // What is said from here on is about places of the document with its corrections, or of other files.
        let mut found = Diagnostics::new();
        let Bundle { document, origins, sources } = bundle::bundle(document, files, next, &mut found);
        let mut later = Diagnostics::new();
        api = model(document, options, &mut later)?;
        later.trace(&origins);
        found.append(later);
        found.trace(&overlaid);
        diagnostics.append(found);
        others = sources;
    }
    diagnostics.dedup();
    diagnostics.allow(&options.allow);
    if options.strict {
        diagnostics.deny_warnings();
    }
    Ok(Understood { api, diagnostics, others })
}

/// The API that a document of all files describes.
fn model(document: Value, options: &Options, diagnostics: &mut Diagnostics) -> Result<Option<ir::Api>, parse::Bug> {
    let Some(Converted { document, origins, words }) = convert::to_v3_0(document, diagnostics) else {
        return Ok(None);
    };
    // What is said from here on is about places of the converted document.
    let mut found = Diagnostics::new();
    let document = check::check(document, &mut found);
    let description = parse::parse(document)?;
    let api = lower::lower(&description, options, &mut found);
    // A large one takes a while to be given back.
    rayon::spawn(move || drop(description));
    found.trace(&origins);
    found.reword(words);
    diagnostics.append(found);
    Ok(Some(api))
}
