//! The reference pages: one for each group of operations, one for each model, and the README of the crate, which
//! lists them.
//!
//! A page is a template and a view. The view holds every text as it stands on the page; the template only says
//! where. What comes from the description goes through `markdown` on its way into a view.

mod anchor;
mod example;
mod pages;
mod view;

use minijinja::Environment;
use minijinja::value::Serde;
use rayon::prelude::*;
use std::collections::HashMap;

use crate::emit::template;
use crate::file_set::FileSet;
use crate::ir::{Api, Group, TypeId};
use crate::options::Options;
use crate::templates::Templates;

/// The pages of an API.
///
/// # Errors
///
/// A template of the user's that minijinja can't read or fill.
pub fn emit(api: &Api, options: &Options, templates: &Templates) -> Result<FileSet, minijinja::Error> {
    let environment = template::environment(templates)?;
    let mut tasks = vec![Page::Readme];
    tasks.extend(api.groups.iter().map(Page::Group));
    let mut synonyms: HashMap<TypeId, Vec<TypeId>> = HashMap::new();
    for (id, _) in api.types.iter() {
        match api.types.synonym_of(id) {
            Some(of) => synonyms.entry(of).or_default().push(id),
            None => tasks.push(Page::Model(id)),
        }
    }
    let pages: Vec<_> = tasks.par_iter().map(|page| page.write(&environment, &synonyms, api, options)).collect();
    let mut files = FileSet::new();
    // The error of the first page is the one that is told, whichever was found first.
    for page in pages {
        let (path, text) = page?;
        files.insert(path, text);
    }
    Ok(files)
}

/// A page to be written.
enum Page<'a> {
    Readme,
    Group(&'a Group),
    Model(TypeId),
}

impl Page<'_> {
    /// The path and the text of the page.
    fn write(
        &self,
        environment: &Environment<'_>,
        synonyms: &HashMap<TypeId, Vec<TypeId>>,
        api: &Api,
        options: &Options,
    ) -> Result<(String, String), minijinja::Error> {
        let template = |name| environment.get_template(name);
        Ok(match self {
            Self::Readme => {
                let text = template("crate/README.md.j2")?.render(Serde(view::readme(api, options)))?;
                ("README.md".to_owned(), text)
            }
            Self::Group(group) => {
                let text = template("docs/api.md.j2")?.render(Serde(view::calls(group, api, options)))?;
                (format!("docs/{}.md", pages::of_group(group)), text)
            }
            Self::Model(id) => {
                let synonyms = synonyms.get(id).map_or(&[][..], Vec::as_slice);
                let text = template("docs/model.md.j2")?.render(Serde(view::model(*id, synonyms, api, options)))?;
                (format!("docs/{}.md", pages::of_type(*id, &api.types)), text)
            }
        })
    }
}
