//! No template is forgotten: each is listed in the generator, which is compiled with its text.

use std::path::Path;

use generator::templates::Templates;

use super::Finding;
use crate::problem::Problem;
use crate::repository::files_below;

pub fn check(top: &Path) -> Result<Vec<Finding>, Problem> {
    let folder = top.join("templates");
    let builtin = Templates::builtin();
    let files = ["crate", "docs", "runtime"].into_iter().flat_map(|part| files_below(&folder.join(part), |_| true));
    let name = |file: &Path| file.strip_prefix(&folder).unwrap_or(file).to_string_lossy().replace('\\', "/");
    let unlisted = files.filter(|file| builtin.get(&name(file)).is_none());
    let message = "the template is not listed in generator/src/templates.rs: add it there, or delete it";
    Ok(unlisted.map(|file| Finding::new(top, &file, 1, message)).collect())
}
