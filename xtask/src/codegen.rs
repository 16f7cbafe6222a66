//! `cargo xtask codegen`: generates what the configuration lists.

use generator::options::Options;
use generator::pointer::Pointer;
use generator::source::Source;

use crate::cli::Codegen;
use crate::config::{self, Api, Config};
use crate::input::Input;
use crate::job::{self, Configured, Job};
use crate::problem::{Problem, shown, suggestion};
use crate::{Done, drift, templates, write};

/// Generates the APIs of the configuration, or checks that they are current.
pub fn run(arguments: &Codegen) -> Done {
    let Config { apis, source } = select(arguments)?;
    let mut all = job::make_all(apis.into_iter().map(|api| prepare(api, &source, arguments.strict)))?;
    if arguments.check { Ok(drift::report(&all, arguments.config.as_deref())) } else { write::write(&mut all) }
}

/// The configuration, of its APIs only those that were asked for.
fn select(arguments: &Codegen) -> Result<Config, Vec<Problem>> {
    let file = arguments.config.clone().map_or_else(config::find, Ok).map_err(|problem| vec![problem])?;
    let mut config = config::read(&file).map_err(|problem| vec![problem])?;
    let unknown = arguments.names.iter().filter(|name| !config.apis.iter().any(|api| api.name == **name));
    let problems: Vec<_> = unknown
        .map(|name| {
            let help = suggestion(name, config.apis.iter().map(|api| api.name.as_str()));
            Problem::new(format!("{} has no table `{}`", shown(&file), name.escape_debug()), help)
        })
        .collect();
    if !problems.is_empty() {
        return Err(problems);
    }
    if !arguments.names.is_empty() {
        config.apis.retain(|api| arguments.names.contains(&api.name));
    }
    Ok(config)
}

fn prepare(api: Api, config: &Source, strict: bool) -> Result<Job<'_>, Vec<Problem>> {
    let Api {
        name,
        span: _,
        spec,
        package,
        out,
        tags,
        operations,
        rename,
        templates,
        allow_dirs,
        overlays,
        allow,
        formats,
        pagination,
        pages,
        places,
    } = api;
    let command = "cargo xtask codegen".to_owned();
    let options = Options { package, command, tags, operations, rename, formats, allow, strict, pagination, pages };
    match (Input::read(&spec, &allow_dirs, &overlays), templates::read(templates.as_deref())) {
        (Ok(input), Ok(templates)) => {
            let table = Pointer::root().key(&name);
            let configured = Some(Configured { source: config, table, places });
            Ok(Job { name, input, options, templates, out, configured })
        }
        (input, templates) => Err(input.err().into_iter().chain(templates.err()).flatten().collect()),
    }
}
