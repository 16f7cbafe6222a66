//! Generates every fixture into a module, and two for the promise about additions.

#[path = "../folder/mod.rs"]
mod folder;

use std::error::Error;
use std::fs;
use std::path::Path;

use folder::Folder;
use generator::Description;
use generator::options::Options;
use generator::source::Source;
use generator::templates::Templates;

fn main() -> Result<(), Box<dyn Error>> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let (fixtures, evolution) = (tests.join("fixtures"), tests.join("evolution"));
    let out = std::env::var("OUT_DIR")?;
    println!("cargo::rerun-if-changed={}", fixtures.display());
    println!("cargo::rerun-if-changed={}", evolution.display());
    let mut names = fs::read_dir(&fixtures)?
        .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
        .collect::<Result<Vec<_>, Box<dyn Error>>>()?;
    names.sort();
    let mut modules = String::new();
    for name in &names {
        modules.push_str(&generate(&fixtures.join(name).join("spec.yaml"), &[], Path::new(&out), name)?);
    }
    let spec = evolution.join("spec.yaml");
    let additions = Source::new("additions.yaml", fs::read(evolution.join("additions.yaml"))?);
    modules.push_str(&generate(&spec, &[], Path::new(&out), "evolution_before")?);
    modules.push_str(&generate(&spec, &[additions], Path::new(&out), "evolution_after")?);
    fs::write(Path::new(&out).join("fixtures.rs"), modules)?;
    Ok(())
}

/// Writes the crate of `spec` into the folder `name` of `out`, its paths changed from `crate::` to those of the module of
/// that name, which is declared by what comes back.
fn generate(spec: &Path, overlays: &[Source], out: &Path, name: &str) -> Result<String, Box<dyn Error>> {
    let (source, folder) = (Source::new(spec.display().to_string(), fs::read(spec)?), out.join(name));
    let files = &Folder(spec.parent().ok_or("a description without a folder")?);
    let description = Description { source: &source, files, overlays };
    let output = generator::generate(description, &Options::new(name), &Templates::builtin())
        .map_err(|error| format!("{name}: {error}"))?;
    for (path, content) in output.files.iter().filter(|(path, _)| path.starts_with("src/")) {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().ok_or("a file without a folder")?)?;
        fs::write(path, content.replace("crate::", &format!("crate::{name}::")))?;
    }
    let root = folder.join("src/lib.rs");
    Ok(format!("#[path = {root:?}]\npub mod {name};\n"))
}
