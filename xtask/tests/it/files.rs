//! Descriptions of several files.

use crate::sandbox::{PETS, Sandbox};

/// The description with its schema `Pet` in `path`.
fn pets(path: &str) -> Sandbox {
    let sandbox = Sandbox::pets();
    let pet = "{type: object, required: [id], properties: {id: {type: integer}}}";
    sandbox.write("spec/pets.yaml", PETS.replace(pet, &format!("{{$ref: '{path}'}}")));
    sandbox
}

#[test]
fn a_file_below_the_folder_is_read() {
    let sandbox = pets("schemas/pet%20one.yaml");
    sandbox.write("spec/schemas/pet one.yaml", "{type: object, properties: {name: {$ref: ../name.json}}}");
    sandbox.write("spec/name.json", r#"{"type": "string"}"#);
    sandbox.run(&["codegen"]).good();
    assert!(sandbox.read("generated/pets/src/models/pet.rs").contains("pub name: Option<"));
    sandbox.run(&["codegen", "--check"]).good();
    sandbox.write("spec/name.json", r#"{"type": "integer"}"#);
    sandbox.run(&["codegen", "--check"]).bad(&["generated/pets/src/models/"]);
}

#[test]
fn a_problem_is_shown_in_its_file() {
    let sandbox = pets("schemas/pet.yaml");
    sandbox.run(&["codegen"]).error(&["there is no file `schemas/pet.yaml`", "spec/pets.yaml:21:17"]);
    sandbox.write("spec/schemas/pets.yaml", "{}");
    sandbox.run(&["codegen"]).error(&["did you mean `pets.yaml`?"]);
    sandbox.write("spec/schemas/pet.yaml", "type: object\nproperties: [a]\n");
    sandbox.run(&["codegen"]).error(&["--> spec/schemas/pet.yaml:2:13"]);
}

#[test]
fn nothing_is_read_elsewhere_unless_it_is_allowed() {
    let sandbox = pets("../common/pet.yaml");
    let generate = |more: &[&str]| {
        sandbox.run(&[&["generate", "spec/pets.yaml", "--out", "out", "--package", "pets"], more].concat())
    };
    let outside = ["`../common/pet.yaml` is outside of the description's folder", "allow `common`"];
    generate(&[]).error(&outside);
    sandbox.write("common/pet.yaml", "type: object");
    generate(&[]).error(&outside);
    generate(&["--allow-dir", "nowhere"]).error(&["can't find the folder `nowhere`"]);
    generate(&["--allow-dir", "common"]).good();
    sandbox
        .write("spec/codegen.toml", "[pets]\nspec = \"pets.yaml\"\npackage = \"pets\"\nallow-dirs = [\"../common\"]\n");
    sandbox.run(&["codegen"]).good();
}

#[cfg(unix)]
#[test]
fn a_link_leads_nowhere_else_and_is_the_same_file() {
    use std::os::unix::fs::symlink;
    let sandbox = pets("link.yaml");
    sandbox.write("secret.yaml", "type: object");
    symlink(sandbox.path("secret.yaml"), sandbox.path("spec/link.yaml")).unwrap();
    sandbox.run(&["codegen"]).error(&["`link.yaml` is outside of the description's folder"]);
    sandbox.remove("spec/link.yaml");
    sandbox.write("spec/pet.yaml", "{type: object, properties: {next: {$ref: pet.yaml}}}");
    symlink(sandbox.path("spec/pet.yaml"), sandbox.path("spec/link.yaml")).unwrap();
    sandbox.run(&["codegen"]).good();
    assert!(sandbox.read("generated/pets/src/models/pet.rs").contains("pub next: Option<Box<"));
    assert!(!sandbox.has("generated/pets/src/models/pet2.rs"));
}

#[test]
fn standard_input_has_no_files() {
    let sandbox = Sandbox::empty();
    let text = PETS.replace("#/components/schemas/Pet\"", "pet.yaml\"");
    let run = sandbox.run_with(&["generate", "-", "--out", "out"], &text, |_| {});
    run.error(&["`pet.yaml` is another file", "in place of `-`"]);
}
