//! `cargo xtask generate`: a crate from any description, without configuration.

use std::path::Path;

use generator::options::Options;
use generator::source::Source;
use generator::templates::Templates;

use crate::cli::Generate;
use crate::input::Input;
use crate::job::{self, Job};
use crate::problem::Problem;
use crate::{Done, package_name, write};

/// Generates the crate that the arguments ask for.
pub fn run(arguments: &Generate) -> Done {
    let mut all = job::make_all([prepare(arguments)])?;
    write::write(&mut all)
}

fn prepare(arguments: &Generate) -> Result<Job<'static>, Vec<Problem>> {
    let Generate { spec, out, package, reading, tags, operations } = arguments;
    let checked = package.as_deref().map_or(Ok(()), package_name::check);
    let mut problems: Vec<_> = checked.err().map(|why| Problem::new(why, package_name::HELP)).into_iter().collect();
    let input = Input::read(spec, &reading.allow_dirs, &reading.overlays).map_err(|more| problems.extend(more)).ok();
    let (Some(input), []) = (input, problems.as_slice()) else { return Err(problems) };
    let package =
        package.clone().map_or_else(|| default_package(spec, &input.source), Ok).map_err(|problem| vec![problem])?;
    let options = Options {
        command: "cargo xtask generate".to_owned(),
        tags: tags.clone(),
        operations: operations.clone(),
        allow: reading.allow.clone(),
        strict: reading.strict,
        ..Options::new(package)
    };
    let name = options.package.clone();
    Ok(Job { name, input, options, templates: Templates::builtin(), out: out.clone(), configured: None })
}

fn default_package(spec: &Path, source: &Source) -> Result<String, Problem> {
    let nameless = || {
        let message = "neither the file's name nor the description's title makes the name of a package";
        Problem::new(message, "give one with `--package NAME`, such as `--package petstore-sdk`")
    };
    package_name::default(spec, source).ok_or_else(nameless)
}
