//! `cargo xtask lint`: what is wrong or odd in a description.

use generator::options::Options;
use generator::report::Report;

use crate::cli::Lint;
use crate::input::Input;
use crate::problem::Problem;
use crate::{Done, Verdict, terminal};

/// Reads the description, says all there is to say about it, and sums up.
pub fn run(arguments: &Lint) -> Done {
    let Lint { spec, reading } = arguments;
    let input = Input::read(spec, &reading.allow_dirs, &reading.overlays)?;
    let options = Options { allow: reading.allow.clone(), strict: reading.strict, ..Options::new("lint") };
    let reading = generator::read(input.description(), &options)
        .map_err(|bug| vec![Problem::Plain { message: bug.to_string(), help: None }])?;
    terminal::report(&reading.report);
    terminal::say(sum(input.source.file(), &reading.report));
    Ok(if reading.report.errors() == 0 { Verdict::Good } else { Verdict::Bad })
}

fn sum(name: &str, report: &Report) -> String {
    let count = |number: usize, what: &str| format!("{number} {what}{}", if number == 1 { "" } else { "s" });
    let name = terminal::visible(name);
    format!("{name}: {}, {}", count(report.errors(), "error"), count(report.warnings(), "warning"))
}
