//! Descriptions, read from files or from standard input.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use generator::source::Source;

use crate::problem::{Problem, shown, suggestion};

/// More bytes than the generator takes: so many are read, for it to say so, of a file without an end.
pub const ENOUGH: u64 = (100 << 20) + 4;

/// The path that means standard input.
pub const STANDARD_INPUT: &str = "-";

/// The description in a file, or from standard input where the path is `-`.
pub fn read(path: &Path) -> Result<Source, Problem> {
    let standard_input = path == Path::new(STANDARD_INPUT);
    let mut bytes = Vec::new();
    let done = if standard_input {
        io::stdin().lock().take(ENOUGH).read_to_end(&mut bytes)
    } else {
        File::open(path).and_then(|file| file.take(ENOUGH).read_to_end(&mut bytes))
    };
    let name = if standard_input { "<stdin>".to_owned() } else { path.to_string_lossy().replace('\\', "/") };
    done.map(|_| Source::new(name, bytes)).map_err(|error| refused(path, &error))
}

fn refused(path: &Path, error: &io::Error) -> Problem {
    if path.is_dir() {
        let message = format!("{} is a folder, and a description is a file", shown(path));
        return Problem::new(message, "name the file, such as `openapi.yaml` in it");
    }
    if error.kind() == io::ErrorKind::NotFound {
        return Problem::new(format!("there is no file {}", shown(path)), neighbour(path));
    }
    Problem::io("read the description", path, error)
}

/// A hint at a file of nearly the same name.
pub fn neighbour(path: &Path) -> String {
    let folder = match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    let Ok(entries) = fs::read_dir(folder) else { return format!("there is no folder {} either", shown(folder)) };
    let is_description = |name: &String| [".yaml", ".yml", ".json"].iter().any(|end| name.ends_with(end));
    let mut names: Vec<_> = entries.flatten().filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.retain(is_description);
    names.sort();
    let wrong = path.file_name().unwrap_or_default().to_string_lossy();
    match names.len() {
        0 => format!("there is no description in {}: paths are relative to where they are written", shown(folder)),
        _ => suggestion(&wrong, names.iter().map(String::as_str)),
    }
}
