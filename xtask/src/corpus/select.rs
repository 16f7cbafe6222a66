//! Which files of the folder are taken.

use std::fs;
use std::num::NonZero;
use std::path::Path;

use globset::Glob;

use crate::problem::{Problem, shown};
use crate::repository::files_below;

/// A file that is taken for a description.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Description {
    /// Its size in bytes.
    pub size: u64,
    /// Its path below the folder, with `/` between the parts.
    pub name: String,
}

impl Description {
    /// A name for the package that no other description has: what of the path a name of a package can hold, and a hash
    /// of all of it.
    pub fn package(&self) -> String {
        let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
        let stem: String = self.name.chars().map(plain).take(40).collect();
        let hash =
            self.name.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        format!("c-{}-{hash:08x}", stem.trim_matches('-'))
    }
}

/// The descriptions below `folder`, the smallest first: of those that match, all, or so many of all sizes.
pub fn select(folder: &Path, only: Option<&Glob>, sample: Option<NonZero<usize>>) -> Result<Vec<Description>, Problem> {
    if !folder.is_dir() {
        let message = format!("there is no folder {}", shown(folder));
        return Err(Problem::new(message, "name the folder that holds the descriptions"));
    }
    let matcher = only.map(Glob::compile_matcher);
    let mut all = Vec::new();
    for path in files_below(folder, is_description) {
        let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        if matcher.as_ref().is_none_or(|matcher| matcher.is_match(&name)) {
            let size = fs::metadata(&path).map_err(|error| Problem::io("look at", &path, &error))?.len();
            all.push(Description { size, name });
        }
    }
    all.sort();
    if all.is_empty() {
        let message = format!("no description in {} is asked for", shown(folder));
        return Err(Problem::new(message, "descriptions are files in JSON or YAML; see what `--only` asks for"));
    }
    Ok(sample.map_or(all.clone(), |number| spread(&all, number.get())))
}

/// So many of `all`, at equal distances, the first and the last among them.
fn spread(all: &[Description], number: usize) -> Vec<Description> {
    let (last, gaps) = (all.len() - 1, (number - 1).max(1));
    if number > all.len() { all.to_vec() } else { (0..number).map(|index| all[index * last / gaps].clone()).collect() }
}

fn is_description(path: &Path) -> bool {
    path.extension().is_some_and(|end| ["json", "yaml", "yml"].iter().any(|known| end.eq_ignore_ascii_case(known)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbered(count: u64) -> Vec<Description> {
        (0..count).map(|size| Description { size, name: format!("{size}.json") }).collect()
    }

    #[test]
    fn a_sample_is_of_all_sizes() {
        let sizes = |count, number| -> Vec<u64> { spread(&numbered(count), number).iter().map(|it| it.size).collect() };
        assert_eq!(sizes(9, 3), [0, 4, 8]);
        assert_eq!(sizes(10, 4), [0, 3, 6, 9]);
        assert_eq!(sizes(3, 1), [0]);
        assert_eq!(sizes(2, 2), [0, 1]);
        assert_eq!(sizes(2, 5), [0, 1]);
    }

    #[test]
    fn paths_that_look_alike_have_packages_of_their_own() {
        let package = |name: &str| Description { size: 0, name: name.to_owned() }.package();
        assert!(package("Azure.com/a_b.json").starts_with("c-azure-com-a-b-json-"));
        assert_ne!(package("a/b.json"), package("a-b.json"));
    }
}
