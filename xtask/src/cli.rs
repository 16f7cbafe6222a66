//! The command line.

use std::num::NonZero;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use generator::diagnostic::Code;
use globset::Glob;

use crate::problem::suggestion;

/// Turns OpenAPI descriptions into Rust client crates and their Markdown reference
#[derive(Debug, Parser)]
#[command(name = "xtask", bin_name = "cargo xtask", after_help = EXAMPLES, disable_help_subcommand = true)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,

    /// How to say what is wrong or odd: for people, or one JSON object a line, on standard output, for programs
    #[arg(long, global = true, value_name = "FORMAT", default_value = "human")]
    pub message_format: Format,

    /// Show every message, not only the first of each kind
    #[arg(short, long, global = true)]
    pub verbose: bool,
}

/// How messages are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Human,
    /// For programs
    Json,
}

const EXAMPLES: &str = "\
Examples:
  cargo xtask codegen                    generate everything anew that spec/codegen.toml lists
  cargo xtask codegen --check            say what is not up to date, and change nothing
  cargo xtask generate petstore.yaml --out ../petstore
                                         generate a crate from any description
  cargo xtask lint petstore.yaml         say what is wrong or odd in a description
  cargo xtask explain unknown-key        say what a code means, with an example
  cargo xtask corpus ../descriptions     generate from every description of a folder, and sum up
  cargo xtask ci                         check all that CI checks, before you push

Exit status: 0 done and current, 1 something is not as it should be, 2 nothing could be done.";

#[derive(Debug, Subcommand)]
pub enum Command {
    Codegen(Codegen),
    Generate(Generate),
    Lint(Lint),
    Explain(Explain),
    Corpus(Corpus),
    #[command(hide = true)]
    CorpusWorker(CorpusWorker),
    /// Check the rules of this repository's own sources: dependencies, sizes, headers, templates
    Tidy,
    Ci(Ci),
}

/// Generate the crates that spec/codegen.toml lists
///
/// Writes the files that changed, and removes those that it wrote once and would not write now. Files that it did not
/// write are never touched. Where anything is wrong, all of it is told and nothing is written.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  cargo xtask codegen                generate all
  cargo xtask codegen lakefs         generate one
  cargo xtask codegen --check        for CI: fail where a generated file is not up to date

Exit status: 0 current, 1 not up to date (--check), 2 error.")]
pub struct Codegen {
    /// The APIs to generate, by the names of their tables [default: all]
    #[arg(value_name = "NAME")]
    pub names: Vec<String>,

    /// Write nothing; list what is not up to date, with a diff, and exit with status 1
    #[arg(long)]
    pub check: bool,

    /// Treat warnings as errors
    #[arg(long)]
    pub strict: bool,

    /// The configuration [default: spec/codegen.toml, in this folder or one above it]
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// Generate a crate from any description, without configuration
///
/// The folder may be new, empty, or one that was generated into before: then only what changed is written. Files that
/// were not generated are never touched.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  cargo xtask generate petstore.yaml --out ../petstore
  cargo xtask generate petstore.yaml --out ../petstore --package petstore-sdk --tag pets --tag store
  curl https://petstore.example/openapi.json | cargo xtask generate - --out ../petstore

Exit status: 0 done, 2 error, and then nothing is written.")]
pub struct Generate {
    /// The OpenAPI description, YAML or JSON; `-` reads it from standard input
    #[arg(value_name = "SPEC")]
    pub spec: PathBuf,

    /// The folder of the crate
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,

    /// The name of the crate [default: after the description's file or title, such as `petstore-sdk`]
    #[arg(long, value_name = "NAME")]
    pub package: Option<String>,

    #[command(flatten)]
    pub reading: Reading,

    /// Generate only operations of this tag; may be repeated [default: all]
    #[arg(long = "tag", value_name = "TAG")]
    pub tags: Vec<String>,

    /// Generate only the operation of this `operationId`; may be repeated [default: all]
    #[arg(long = "operation", value_name = "ID")]
    pub operations: Vec<String>,
}

/// Say what is wrong or odd in a description, and generate nothing
///
/// Everything is run but the emission of files.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  cargo xtask lint petstore.yaml
  cargo xtask lint petstore.yaml --strict --allow component-name
  cargo xtask lint petstore.yaml --message-format json

Exit status: 0 nothing is wrong, 1 something is, 2 the description can't be read.")]
pub struct Lint {
    /// The OpenAPI description, YAML or JSON; `-` reads it from standard input
    #[arg(value_name = "SPEC")]
    pub spec: PathBuf,

    #[command(flatten)]
    pub reading: Reading,
}

/// How a description is read.
#[derive(Debug, Args)]
pub struct Reading {
    /// Let the description refer to files below this folder too, beside its own; may be repeated
    #[arg(long = "allow-dir", value_name = "DIR")]
    pub allow_dirs: Vec<PathBuf>,

    /// Correct the description by this overlay (OpenAPI Overlay 1.0 or 1.1); may be repeated
    #[arg(long = "overlay", value_name = "FILE")]
    pub overlays: Vec<PathBuf>,

    /// Treat warnings as errors
    #[arg(long)]
    pub strict: bool,

    /// Show no warnings of this code; may be repeated. An error where there are none
    #[arg(long, value_name = "CODE", value_parser = code)]
    pub allow: Vec<Code>,
}

fn code(name: &str) -> Result<Code, String> {
    Code::named(name).ok_or_else(|| suggestion(name, Code::ALL.iter().map(|code| code.name())))
}

/// Say what a code means, with an example of wrong and right
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  cargo xtask explain                    list all codes
  cargo xtask explain unknown-key
  cargo xtask explain --write            write docs/codes.md anew, in the generator's repository")]
pub struct Explain {
    /// The code, as messages show it: `error[unknown-key]` [default: all, a line each]
    #[arg(value_name = "CODE", value_parser = code)]
    pub code: Option<Code>,

    /// Write the page of all codes, docs/codes.md
    #[arg(long, conflicts_with = "code")]
    pub write: bool,
}

/// Generate from every description below a folder, and say what became of each
///
/// Each is generated by a process of its own, which may take 60 seconds and 2 GiB. What came of it is kept, and compared
/// with next time: what worked has to go on working.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  cargo xtask corpus ../descriptions
  cargo xtask corpus ../descriptions --only 'azure.com/**' --jobs 1
  cargo xtask corpus ../descriptions --sample 150 --check

Exit status: 0 nothing got worse, no panic and no limit exceeded, 1 something of that, 2 error.")]
pub struct Corpus {
    /// The folder: every JSON and YAML file below it is taken for a description
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,

    /// How many are generated side by side [default: one a processor]
    #[arg(long, value_name = "N")]
    pub jobs: Option<NonZero<usize>>,

    /// Take only the files whose paths below the folder match, such as `azure.com/**`
    #[arg(long, value_name = "GLOB")]
    pub only: Option<Glob>,

    /// Take only so many files, of all sizes, and always the same
    #[arg(long, value_name = "N")]
    pub sample: Option<NonZero<usize>>,

    /// How many seconds each may take; more than a minute is for a machine that is busy otherwise
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    pub timeout: u64,

    /// Compile each crate as well, and count the warnings
    #[arg(long)]
    pub check: bool,

    /// Lint each crate with the default set of clippy, instead of only compiling it
    #[arg(long, requires = "check")]
    pub clippy: bool,

    /// Send instances of the schemas through the types as well, and compare what comes back
    #[arg(long, requires = "check")]
    pub round_trip: bool,

    /// Where the results of the last run are kept [default: target/corpus/results.json of the repository]
    #[arg(long, value_name = "FILE")]
    pub json: Option<PathBuf>,
}

/// Generate one description of a corpus within limits, and print what came of it as JSON
#[derive(Debug, Args)]
pub struct CorpusWorker {
    pub spec: PathBuf,

    #[arg(long)]
    pub out: PathBuf,

    #[arg(long)]
    pub package: String,

    /// Write the program that sends instances of the schemas through the types
    #[arg(long)]
    pub round_trip: bool,
}

/// Check all that CI checks: format, rules, drift, lints, tests, docs
///
/// Every step runs, even where one fails, and the end sums up.
#[derive(Debug, Args)]
pub struct Ci {
    /// The steps to run [default: all]
    #[arg(value_name = "STEP")]
    pub steps: Vec<crate::ci::Step>,
}
