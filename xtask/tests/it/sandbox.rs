//! A folder to run the command in.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime};

use tempfile::TempDir;

/// A description of two schemas. `Cat` can be taken out of it.
pub const PETS: &str = r##"openapi: 3.0.3
info: {title: Pet Store API, version: 1.0.0}
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets]
      responses:
        "200":
          description: the pets
          content:
            application/json:
              schema: {type: array, items: {$ref: "#/components/schemas/Pet"}}
        default:
          description: what went wrong
          content:
            application/json:
              schema: {$ref: "#/components/schemas/Cat"}
components:
  schemas:
    Pet: {type: object, required: [id], properties: {id: {type: integer}}}
    Cat: {type: object, required: [name], properties: {name: {type: string}}}
"##;

pub const CONFIG: &str = "[pets]\nspec = \"pets.yaml\"\npackage = \"pets-sdk\"\n";

pub struct Sandbox {
    folder: TempDir,
}

/// What a run ended with.
#[derive(Debug)]
pub struct Run {
    pub status: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Sandbox {
    pub fn empty() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// One with a configuration of `pets`, not generated yet.
    pub fn pets() -> Self {
        let sandbox = Self::empty();
        sandbox.write("spec/codegen.toml", CONFIG);
        sandbox.write("spec/pets.yaml", PETS);
        sandbox
    }

    /// The same, generated.
    pub fn generated() -> Self {
        let sandbox = Self::pets();
        sandbox.run(&["codegen"]).good();
        sandbox
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    pub fn has(&self, path: &str) -> bool {
        fs::symlink_metadata(self.path(path)).is_ok()
    }

    pub fn remove(&self, path: &str) {
        fs::remove_file(self.path(path)).unwrap();
    }

    /// The description without the schema `Cat`.
    pub fn take_cat_out(&self) {
        let without: String =
            PETS.lines().filter(|line| !line.contains("Cat:")).map(|line| format!("{line}\n")).collect();
        self.write("spec/pets.yaml", without.replace("schemas/Cat", "schemas/Pet"));
    }

    pub fn run(&self, arguments: &[&str]) -> Run {
        self.run_with(arguments, "", |_| {})
    }

    /// Runs with a text on standard input.
    pub fn run_with(&self, arguments: &[&str], input: &str, prepare: impl Fn(&mut Command)) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.args(arguments).current_dir(self.folder.path());
        ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"].iter().for_each(|name| _ = command.env_remove(name));
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        prepare(&mut command);
        let mut child = command.spawn().unwrap();
        // A command that does not read its input closes it.
        let _closed = child.stdin.take().unwrap().write_all(input.as_bytes());
        let output = child.wait_with_output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Run { status: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }

    /// Every file with its content and the time it was written, every folder and link.
    pub fn state(&self) -> BTreeMap<PathBuf, (Vec<u8>, SystemTime)> {
        let mut state = BTreeMap::new();
        visit(self.folder.path(), &mut |path| {
            let found = fs::symlink_metadata(path).unwrap();
            let content = if found.is_file() { fs::read(path).unwrap() } else { Vec::new() };
            let time = if found.is_file() { found.modified().unwrap() } else { SystemTime::UNIX_EPOCH };
            state.insert(path.to_owned(), (content, time));
        });
        state
    }

    /// Makes every file look as if it had been written long ago, so that no write goes unnoticed.
    pub fn age(&self) {
        let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
        visit(self.folder.path(), &mut |path| {
            if path.is_file() {
                File::options().write(true).open(path).unwrap().set_modified(long_ago).unwrap();
            }
        });
    }
}

fn visit(folder: &Path, see: &mut impl FnMut(&Path)) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        see(&path);
        if fs::symlink_metadata(&path).unwrap().is_dir() {
            visit(&path, see);
        }
    }
}

impl Run {
    /// The run did its work.
    #[track_caller]
    pub fn good(self) -> Self {
        assert_eq!(self.status, Some(0), "{self:#?}");
        self
    }

    /// The run found that something is not as it should be, and said all of `parts`.
    #[track_caller]
    pub fn bad(self, parts: &[&str]) -> Self {
        assert_eq!(self.status, Some(1), "{self:#?}");
        self.says(parts)
    }

    /// The run could not do its work, and said all of `parts`.
    #[track_caller]
    pub fn error(self, parts: &[&str]) -> Self {
        assert_eq!(self.status, Some(2), "{self:#?}");
        self.says(parts)
    }

    #[track_caller]
    pub fn says(self, parts: &[&str]) -> Self {
        let all = format!("{}{}", self.out, self.err);
        for part in parts {
            assert!(all.contains(part), "`{part}` is not in\n{all}");
        }
        self
    }
}
