//! `codegen.toml`: which crates are generated from which descriptions.

mod api;
mod pages;
mod value;

use std::fs;
use std::path::{Path, PathBuf};

use generator::diagnostic::{Code, Diagnostics};
use generator::pointer::Pointer;
use generator::report::Report;
use generator::source::Source;
use toml::de::DeTable;

pub use api::Api;

use crate::problem::{Problem, shown};

/// The name of the file, as it is looked for in the current folder and those above.
const NAME: &str = "spec/codegen.toml";

/// The configuration nearest to the current folder, as a path relative to it.
pub fn find() -> Result<PathBuf, Problem> {
    let help = "run the command within the repository, or name the file with `--config FILE`";
    let missing = || Problem::new(format!("there is no `{NAME}` in this folder or one above it"), help);
    let here = std::env::current_dir().map_err(|error| Problem::io("find", Path::new("."), &error))?;
    let height = here.ancestors().position(|folder| folder.join(NAME).is_file()).ok_or_else(missing)?;
    Ok(std::iter::repeat_n("..", height).collect::<PathBuf>().join(NAME))
}

/// A configuration.
#[derive(Debug)]
pub struct Config {
    /// The APIs, in the order of their names.
    pub apis: Vec<Api>,
    /// Its text, to show places in it.
    pub source: Source,
}

/// A configuration. Everything that is wrong in it is told at once.
pub fn read(file: &Path) -> Result<Config, Problem> {
    let bytes = fs::read(file).map_err(|error| Problem::io("read", file, &error))?;
    // The generator's report shows places of any text: that of its descriptions, and of this.
    let source = Source::new(shown(file).trim_matches('`'), bytes);
    let mut diags = Diagnostics::new();
    let (document, errors) = DeTable::parse_recoverable(source.text());
    for error in errors {
        let span = error.span().unwrap_or_default();
        diags.error(Code::Syntax, Pointer::root(), format!("this is not TOML: {}", error.message())).span(span);
    }
    let mut apis = Vec::new();
    if diags.is_empty() {
        let folder = file.parent().unwrap_or(Path::new(""));
        apis.extend(document.get_ref().iter().filter_map(|(name, value)| api::read(name, value, folder, &mut diags)));
        api::refuse_shared_folders(&apis, &mut diags);
    }
    if diags.has_errors() {
        return Err(Problem::Report(Report::new(diags.into_vec(), &[&source])));
    }
    Ok(Config { apis, source })
}
