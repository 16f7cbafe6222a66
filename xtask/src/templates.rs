//! Templates of the user's own, in place of builtin ones.

use std::fs;
use std::path::Path;

use generator::templates::Templates;

use crate::problem::{Problem, shown, suggestion};

/// The builtin templates, with the files of `folder` in place of those of the same path. Hidden files don't count.
pub fn read(folder: Option<&Path>) -> Result<Templates, Vec<Problem>> {
    let mut templates = Templates::builtin();
    let mut problems = Vec::new();
    if let Some(folder) = folder {
        replace(&mut templates, folder, "", &mut problems);
    }
    if problems.is_empty() { Ok(templates) } else { Err(problems) }
}

fn replace(templates: &mut Templates, folder: &Path, prefix: &str, problems: &mut Vec<Problem>) {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries.flatten(),
        Err(error) => return problems.push(Problem::io("read the templates in", folder, &error)),
    };
    for entry in entries {
        let (path, file_name) = (entry.path(), entry.file_name());
        let name = format!("{prefix}{}", file_name.to_string_lossy());
        if file_name.to_string_lossy().starts_with('.') {
            continue;
        }
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            replace(templates, &path, &format!("{name}/"), problems);
            continue;
        }
        match fs::read_to_string(&path) {
            Ok(text) => {
                if templates.replace(&name, text).is_err() {
                    let help = suggestion(&name, templates.iter().map(|(name, _)| name));
                    problems.push(Problem::new(format!("{} replaces no template", shown(&path)), help));
                }
            }
            Err(error) => problems.push(Problem::io("read the template", &path, &error)),
        }
    }
}
