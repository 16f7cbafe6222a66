//! `cargo xtask ci`: all that CI checks, each step with the time it took.

use std::env;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use clap::ValueEnum;

use crate::problem::Problem;
use crate::terminal::{self, BOLD, GREEN, RED};
use crate::{Done, Verdict, cli, codegen, generate, repository, tidy};

/// A step of CI, the quick ones first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Step {
    /// Sources are formatted (generated crates opt out by their rustfmt.toml)
    Fmt,
    /// The rules of `cargo xtask tidy` hold
    Tidy,
    /// Every generated file is current: `cargo xtask codegen --check`
    Drift,
    /// No warning of rustc or clippy, anywhere
    Clippy,
    /// Every test passes
    Tests,
    /// No warning of rustdoc
    Docs,
    /// The generated crates compile without a warning for a browser, where its target is installed
    Browser,
    /// What may be added to a description breaks nobody who uses its crate, as cargo-semver-checks sees it, where it is installed
    Semver,
}

/// Runs the steps, all of them even where one fails, and sums up.
pub fn run(arguments: &cli::Ci) -> Done {
    let top = repository::find().map_err(|problem| vec![problem])?;
    let steps = if arguments.steps.is_empty() { Step::value_variants() } else { &arguments.steps };
    let (start, mut failed) = (Instant::now(), Vec::new());
    for step in steps {
        let name = name(*step);
        terminal::say(format_args!("{BOLD}── {name}{BOLD:#}"));
        let start = Instant::now();
        let passed = match step.run(&top) {
            Ok(verdict) => verdict == Verdict::Good,
            Err(problems) => {
                terminal::complain(&problems);
                false
            }
        };
        let seconds = start.elapsed().as_secs_f64();
        if passed {
            terminal::say(format_args!("{GREEN}{name}: passed{GREEN:#}, {seconds:.1} s"));
        } else {
            failed.push(name.clone());
            terminal::say(format_args!("{RED}{name}: failed{RED:#}, {seconds:.1} s"));
        }
    }
    let (total, seconds) = (steps.len(), start.elapsed().as_secs_f64());
    if failed.is_empty() {
        terminal::say(format_args!("{GREEN}{total} of {total} steps passed{GREEN:#}, {seconds:.1} s"));
        return Ok(Verdict::Good);
    }
    let good = total - failed.len();
    let failed = failed.join(", ");
    terminal::say(format_args!("{RED}{good} of {total} steps passed, failed: {failed}{RED:#}, {seconds:.1} s"));
    Ok(Verdict::Bad)
}

impl Step {
    fn run(self, top: &Path) -> Done {
        match self {
            Self::Fmt => cargo(top, "fmt --all --check", &[]),
            Self::Tidy => tidy::check(top),
            Self::Drift => codegen::run(&cli::Codegen { names: Vec::new(), check: true, strict: false, config: None }),
            Self::Clippy => cargo(top, "clippy --workspace --all-targets --locked -- --deny warnings", &[]),
            Self::Tests => cargo(top, "test --workspace --locked", &[]),
            Self::Browser => browser(top),
            Self::Semver => semver(top),
            Self::Docs => cargo(top, "doc --workspace --no-deps --locked", &[("RUSTDOCFLAGS", "--deny warnings")]),
        }
    }
}

/// The target of crates that run in a browser.
const BROWSER: &str = "wasm32-unknown-unknown";

/// Checks the generated crates for a browser. Not everybody has its target: without it this only says so.
///
/// That they run as well is seen by hand, as it takes more tools: a library of calls, made ready by wasm-bindgen, in Node.js against a server
/// on loopback. So were seen limits of time, waits between attempts, tokens that expire, pages, streams, and calls that are dropped.
fn browser(top: &Path) -> Done {
    if !is_installed(BROWSER) {
        terminal::say(format_args!("not checked: `rustup target add {BROWSER}` installs what it takes"));
        return Ok(Verdict::Good);
    }
    let crates = "--workspace --exclude generator --exclude fixtures --exclude runtime-tests --exclude xtask --features test-support,tracing";
    cargo(top, &format!("clippy {crates} --target {BROWSER} --locked -- --deny warnings"), &[])
}

/// Compares what comes of a description before and after the additions that the promise covers. Not everybody has the tool:
/// without it this only says so.
fn semver(top: &Path) -> Done {
    if !has_semver_checks() {
        terminal::say("not checked: `cargo install cargo-semver-checks --locked` installs what it takes");
        return Ok(Verdict::Good);
    }
    let from = top.join("generator/tests/evolution");
    let generate = |name: &str, overlays: &[&str]| {
        let overlays = overlays.iter().map(|overlay| from.join(overlay)).collect();
        generate::run(&cli::Generate {
            spec: from.join("spec.yaml"),
            out: top.join("target/semver").join(name),
            package: Some("evolution-sdk".to_owned()),
            reading: cli::Reading { allow_dirs: Vec::new(), overlays, strict: false, allow: Vec::new() },
            tags: Vec::new(),
            operations: Vec::new(),
        })
    };
    generate("before", &[])?;
    generate("after", &["additions.yaml"])?;
    let (before, after) = ("target/semver/before", "target/semver/after/Cargo.toml");
    // Libraries of TLS take long to compile, and nothing of them is to be seen.
    let features = "--only-explicit-features --features all-tags,blocking,tracing,test-support";
    let arguments = format!("--baseline-root {before} --manifest-path {after} --release-type minor {features}");
    cargo(top, &format!("semver-checks {arguments}"), &[])
}

fn has_semver_checks() -> bool {
    let output = cargo_command().args(["semver-checks", "--version"]).output();
    output.is_ok_and(|output| output.status.success())
}

/// Whether the standard library is there for `target`.
fn is_installed(target: &str) -> bool {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc).args(["--print", "target-libdir", "--target", target]).output();
    output.is_ok_and(|output| Path::new(String::from_utf8_lossy(&output.stdout).trim()).is_dir())
}

/// Runs the Cargo that runs this, with its output where ours goes.
fn cargo(top: &Path, arguments: &str, environment: &[(&str, &str)]) -> Done {
    let mut command = cargo_command();
    command.args(arguments.split(' ')).current_dir(top).envs(environment.iter().copied());
    match command.status() {
        Ok(status) if status.success() => Ok(Verdict::Good),
        Ok(_) => Ok(Verdict::Bad),
        Err(error) => {
            Err(vec![Problem::new(format!("can't run cargo: {error}"), "install Rust from https://rustup.rs")])
        }
    }
}

fn cargo_command() -> Command {
    Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

fn name(step: Step) -> String {
    step.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
}
