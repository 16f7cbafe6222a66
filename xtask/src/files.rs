//! The files beside a description that it may refer to: those below its folder, and below the folders that are allowed.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use generator::bundle::{Files, Opened, Refusal};
use generator::source::Source;

use crate::paths::join;
use crate::problem::{Problem, shown};
use crate::spec::{ENOUGH, STANDARD_INPUT, neighbour};

/// The files that a description may refer to.
#[derive(Debug)]
pub struct Beside {
    /// The folder of the description, as the user names it. None: the description is no file.
    folder: Option<PathBuf>,
    /// The description itself, as the system names it.
    first: Option<PathBuf>,
    /// What may be read, as the system names it.
    allowed: Vec<PathBuf>,
}

impl Beside {
    /// The files for the description at `spec`, which may be in its folder or in one of `allowed`.
    pub fn of(spec: &Path, allowed: &[PathBuf]) -> Result<Self, Problem> {
        if spec == Path::new(STANDARD_INPUT) {
            return Ok(Self { folder: None, first: None, allowed: Vec::new() });
        }
        let folder = spec.parent().unwrap_or(Path::new("")).to_owned();
        let here = if folder == Path::new("") { Path::new(".") } else { &folder };
        // A description that is not there is told of when it is read.
        let own = fs::canonicalize(here).into_iter().map(Ok);
        let others = allowed.iter().map(|folder| match fs::canonicalize(folder) {
            Ok(real) if real.is_dir() => Ok(real),
            Ok(_) => {
                Err(Problem::new(format!("{} is no folder", shown(folder)), "name the folder that holds the file"))
            }
            Err(error) => Err(Problem::io("find the folder", folder, &error)),
        });
        let allowed = own.chain(others).collect::<Result<_, _>>()?;
        Ok(Self { folder: Some(folder), first: fs::canonicalize(spec).ok(), allowed })
    }

    fn refuse_outside(&self, path: &Path) -> Refusal {
        let folder = shown(path.parent().unwrap_or(path));
        Refusal::Outside(format!(
            "move it there, or allow {folder}: by `--allow-dir`, or by `allow-dirs` in the configuration"
        ))
    }
}

impl Files for Beside {
    fn first(&self) -> Option<String> {
        self.first.as_deref().map(identity)
    }

    fn open(&self, path: &str) -> Result<Opened, Refusal> {
        let Some(folder) = &self.folder else {
            let help = "give the name of its file in place of `-`, or bundle it into one file";
            return Err(Refusal::Nowhere(help.to_owned()));
        };
        let path = join(folder, Path::new(path));
        let real = match fs::canonicalize(&path) {
            Ok(real) => real,
            // Nothing is said of what there is or is not elsewhere.
            Err(_) if !self.may_hold(&path) => return Err(self.refuse_outside(&path)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(Refusal::Missing(neighbour(&path))),
            Err(error) => return Err(Refusal::Unreadable(error.to_string())),
        };
        if !self.allowed.iter().any(|folder| real.starts_with(folder)) {
            return Err(self.refuse_outside(&path));
        }
        if !real.is_file() {
            let what = if real.is_dir() { "it is a folder" } else { "it is no file" };
            return Err(Refusal::Unreadable(what.to_owned()));
        }
        let mut bytes = Vec::new();
        match File::open(&real).and_then(|file| file.take(ENOUGH).read_to_end(&mut bytes)) {
            Ok(_) => {
                let name = path.to_string_lossy().replace('\\', "/");
                Ok(Opened { identity: identity(&real), source: Source::new(name, bytes) })
            }
            Err(error) => Err(Refusal::Unreadable(error.to_string())),
        }
    }
}

impl Beside {
    /// Whether the nearest folder of `path` that there is may be read.
    fn may_hold(&self, path: &Path) -> bool {
        let nearest = path
            .ancestors()
            .skip(1)
            .find_map(|folder| fs::canonicalize(if folder == Path::new("") { Path::new(".") } else { folder }).ok());
        nearest.is_some_and(|real| self.allowed.iter().any(|folder| real.starts_with(folder)))
    }
}

fn identity(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
