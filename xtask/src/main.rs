//! The command line of the generator. All input and output of the product is here: the library is given texts and
//! gives back texts.
//!
//! ```text
//! codegen (config) ─┐
//!                   ├─▶ job: generate in memory, compare with the disk ─┬─▶ write ─▶ transaction   all, or nothing
//! generate ─────────┘                                                   └─▶ drift                  --check
//! ```
//!
//! `lint` only says what is wrong, and `explain` what that means. `corpus` generates from thousands of descriptions,
//! each in a process of its own, to see what works. `tidy` and `ci` guard the repository itself.

mod ci;
mod cli;
mod codegen;
mod config;
mod corpus;
mod disk;
mod drift;
mod explain;
mod files;
mod generate;
mod input;
mod job;
mod lint;
mod package_name;
mod paths;
mod problem;
mod repository;
mod spec;
mod templates;
mod terminal;
mod tidy;
mod transaction;
mod write;

use std::process::ExitCode;

use clap::Parser;

use cli::{Cli, Command};
use problem::Problem;

/// The generator makes and drops millions of small texts: a fifth of its time went into the system's allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let Cli { command, message_format, verbose } = Cli::parse();
    terminal::set_up(message_format, verbose);
    let done = match command {
        Command::Codegen(arguments) => codegen::run(&arguments),
        Command::Generate(arguments) => generate::run(&arguments),
        Command::Lint(arguments) => lint::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Corpus(arguments) => corpus::run(&arguments),
        Command::CorpusWorker(arguments) => corpus::work(&arguments),
        Command::Tidy => tidy::run(),
        Command::Ci(arguments) => ci::run(&arguments),
    };
    match done {
        Ok(Verdict::Good) => ExitCode::SUCCESS,
        Ok(Verdict::Bad) => ExitCode::from(1),
        Err(problems) => {
            terminal::complain(&problems);
            ExitCode::from(2)
        }
    }
}

/// What a command that could do its work has found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    /// All is as it should be.
    Good,
    /// Something is not as it should be, as was said.
    Bad,
}

/// What a command ends with: an error is what kept it from its work.
type Done = Result<Verdict, Vec<Problem>>;
