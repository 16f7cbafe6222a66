//! Generates every fixture into a module.

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
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures");
    let out = std::env::var("OUT_DIR")?;
    println!("cargo::rerun-if-changed={}", fixtures.display());
    let mut names = fs::read_dir(&fixtures)?
        .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
        .collect::<Result<Vec<_>, Box<dyn Error>>>()?;
    names.sort();
    let mut modules = String::new();
    for name in &names {
        let folder = Path::new(&out).join(name);
        generate(&fixtures.join(name).join("spec.yaml"), &folder, name)?;
        let root = folder.join("src/lib.rs");
        modules.push_str(&format!("#[path = {root:?}]\npub mod {name};\n"));
    }
    fs::write(Path::new(&out).join("fixtures.rs"), modules)?;
    Ok(())
}

/// Writes the crate of `spec`, its paths changed from `crate::` to those of the module `name`.
fn generate(spec: &Path, folder: &Path, name: &str) -> Result<(), Box<dyn Error>> {
    let source = Source::new(spec.display().to_string(), fs::read(spec)?);
    let files = &Folder(spec.parent().ok_or("a description without a folder")?);
    let description = Description { source: &source, files, overlays: &[] };
    let output = generator::generate(description, &Options::new(name), &Templates::builtin())
        .map_err(|error| format!("{name}: {error}"))?;
    for (path, content) in output.files.iter().filter(|(path, _)| path.starts_with("src/")) {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().ok_or("a file without a folder")?)?;
        fs::write(path, content.replace("crate::", &format!("crate::{name}::")))?;
    }
    Ok(())
}
