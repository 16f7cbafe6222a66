//! Generates every fixture into a module, and where it has several tags into one without any; two for the promise about
//! additions, and one for each tag alone of a description of everything.

#[path = "../folder/mod.rs"]
mod folder;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use folder::Folder;
use generator::Description;
use generator::file_set::FileSet;
use generator::options::Options;
use generator::source::Source;
use generator::templates::Templates;

fn main() -> Result<(), Box<dyn Error>> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let (fixtures, evolution) = (tests.join("fixtures"), tests.join("evolution"));
    let everything = tests.join("../../spec/everything.yaml");
    let out = &PathBuf::from(std::env::var("OUT_DIR")?);
    // What an earlier build wrote may be a file that is none any more.
    fs::remove_dir_all(out)?;
    fs::create_dir_all(out)?;
    println!("cargo::rerun-if-changed={}", fixtures.display());
    println!("cargo::rerun-if-changed={}", evolution.display());
    println!("cargo::rerun-if-changed={}", everything.display());
    let mut names = fs::read_dir(&fixtures)?
        .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
        .collect::<Result<Vec<_>, Box<dyn Error>>>()?;
    names.sort();
    let mut modules = String::new();
    for name in &names {
        let fixture = fixture(&fixtures.join(name).join("spec.yaml"), &[])?;
        modules.push_str(&fixture.write(out, name, Tags::All)?);
        if !fixture.tags.is_empty() {
            modules.push_str(&fixture.write(out, &format!("{name}_without_tags"), Tags::None)?);
        }
    }
    let spec = evolution.join("spec.yaml");
    let additions = Source::new("additions.yaml", fs::read(evolution.join("additions.yaml"))?);
    modules.push_str(&fixture(&spec, &[])?.write(out, "evolution_before", Tags::All)?);
    modules.push_str(&fixture(&spec, &[additions])?.write(out, "evolution_after", Tags::All)?);
    let everything = fixture(&everything, &[])?;
    modules.push_str(&everything.write(out, "everything_without_tags", Tags::None)?);
    for tag in &everything.tags {
        let name = format!("everything_with_{}", tag.replace('-', "_"));
        modules.push_str(&everything.write(out, &name, Tags::One(tag))?);
    }
    fs::write(out.join("fixtures.rs"), modules)?;
    Ok(())
}

/// A generated crate.
struct Crate {
    files: FileSet,
    /// The features of its tags.
    tags: Vec<String>,
}

/// Which features of tags are on.
enum Tags<'a> {
    All,
    One(&'a str),
    None,
}

/// The crate of `spec`.
fn fixture(spec: &Path, overlays: &[Source]) -> Result<Crate, Box<dyn Error>> {
    let source = Source::new(spec.display().to_string(), fs::read(spec)?);
    let files = &Folder(spec.parent().ok_or("a description without a folder")?);
    let description = Description { source: &source, files, overlays };
    let output = generator::generate(description, &Options::new("fixture"), &Templates::builtin())
        .map_err(|error| format!("{}: {error}", spec.display()))?;
    let manifest = output.files.get("Cargo.toml").unwrap_or_default();
    let features = manifest.lines().filter_map(|line| line.strip_suffix(" = []"));
    let tags = features.filter(|feature| feature.starts_with("tag-")).map(str::to_owned).collect();
    Ok(Crate { files: output.files, tags })
}

impl Crate {
    /// Writes the crate into the folder `name` of `out`, its paths changed from `crate::` to those of the module of that
    /// name, which is declared by what comes back. Its features are not those of the crate of the tests: the condition
    /// on one becomes a condition that holds, or one that does not.
    fn write(&self, out: &Path, name: &str, tags: Tags<'_>) -> Result<String, Box<dyn Error>> {
        let folder = out.join(name);
        for (path, content) in self.files.iter().filter(|(path, _)| path.starts_with("src/")) {
            let mut content = content.replace("crate::", &format!("crate::{name}::"));
            for tag in self.tags.iter().map(String::as_str).chain(["all-tags"]) {
                let is_on = match tags {
                    Tags::All => true,
                    Tags::One(one) => tag == one,
                    Tags::None => false,
                };
                let condition = if is_on { "feature = \"blocking\"" } else { "not(feature = \"blocking\")" };
                content = content.replace(&format!("feature = {tag:?}"), condition);
            }
            let path = folder.join(path);
            fs::create_dir_all(path.parent().ok_or("a file without a folder")?)?;
            fs::write(path, content)?;
        }
        let root = folder.join("src/lib.rs");
        Ok(format!("#[path = {root:?}]\npub mod {name};\n"))
    }
}
