//! The reference pages: one for each group of operations, one for each model, and the README of the crate, which
//! lists them.
//!
//! A page is a template and a view. The view holds every text as it stands on the page; the template only says
//! where. What comes from the description goes through `markdown` on its way into a view.

mod anchor;
mod example;
mod pages;
mod view;

use minijinja::value::Serde;

use crate::emit::template;
use crate::file_set::FileSet;
use crate::ir::Api;
use crate::options::Options;
use crate::templates::Templates;

/// The pages of an API.
///
/// # Errors
///
/// A template of the user's that minijinja can't read or fill.
pub fn emit(api: &Api, options: &Options, templates: &Templates) -> Result<FileSet, minijinja::Error> {
    let environment = template::environment(templates)?;
    let mut files = FileSet::new();
    let calls = environment.get_template("docs/api.md.j2")?;
    for group in &api.groups {
        let view = view::calls(group, api, options);
        files.insert(format!("docs/{}.md", pages::of_group(group)), calls.render(Serde(view))?);
    }
    let model = environment.get_template("docs/model.md.j2")?;
    for (id, _) in api.types.iter() {
        let view = view::model(id, api, options);
        files.insert(format!("docs/{}.md", pages::of_type(id, &api.types)), model.render(Serde(view))?);
    }
    let readme = environment.get_template("crate/README.md.j2")?;
    files.insert("README.md", readme.render(Serde(view::readme(api, options)))?);
    Ok(files)
}
