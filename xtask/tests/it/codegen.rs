//! `codegen`: what is written, and what is not.

use crate::sandbox::{CONFIG, PETS, Sandbox};

#[test]
fn the_first_run_writes_everything_and_the_next_nothing() {
    let sandbox = Sandbox::pets();
    let first = sandbox.run(&["codegen"]).good();
    assert!(first.out.starts_with("pets: "), "{first:?}");
    assert!(first.out.contains(" files, ") && first.out.contains(" 0 removed, 0 unchanged, "), "{first:?}");
    assert!(first.out.ends_with(" ms\n"), "{first:?}");
    assert!(sandbox.has("generated/pets/src/models/pet.rs"));
    assert!(sandbox.read("generated/pets/.generated").contains("  src/models/pet.rs\n"));
    sandbox.age();
    let before = sandbox.state();
    sandbox.run(&["codegen"]).good().says(&[" 0 written, 0 removed, "]);
    assert_eq!(sandbox.state(), before);
}

#[test]
fn only_what_changed_is_written() {
    let sandbox = Sandbox::generated();
    sandbox.age();
    let before = sandbox.state();
    sandbox.write("spec/pets.yaml", PETS.replace("properties: {id:", "properties: {age: {type: integer}, id:"));
    sandbox.run(&["codegen"]).good();
    let after = sandbox.state();
    let (changed, same) = ("generated/pets/src/models/pet.rs", "generated/pets/src/models/cat.rs");
    assert_ne!(after[&sandbox.path(changed)], before[&sandbox.path(changed)]);
    assert_eq!(after[&sandbox.path(same)], before[&sandbox.path(same)]);
}

#[test]
fn what_is_not_generated_any_more_is_removed_and_nothing_else() {
    let sandbox = Sandbox::generated();
    sandbox.write("generated/pets/tests/mine.rs", "// mine");
    sandbox.take_cat_out();
    sandbox.run(&["codegen"]).good();
    assert!(!sandbox.has("generated/pets/src/models/cat.rs"));
    assert!(!sandbox.has("generated/pets/docs/Cat.md"));
    assert!(sandbox.has("generated/pets/src/models/pet.rs"));
    assert_eq!(sandbox.read("generated/pets/tests/mine.rs"), "// mine");
    sandbox.run(&["codegen", "--check"]).good();
}

#[test]
fn an_error_in_one_description_leaves_the_crates_of_all_as_they_were() {
    let sandbox = Sandbox::generated();
    sandbox.take_cat_out();
    sandbox.write("spec/codegen.toml", format!("{CONFIG}[broken]\nspec = \"broken.yaml\"\npackage = \"broken\"\n"));
    sandbox.write("spec/broken.yaml", "openapi: 3.0.3\nopenapi: 3.0.3\n");
    sandbox.age();
    let before = sandbox.state();
    sandbox.run(&["codegen"]).error(&["spec/broken.yaml"]);
    assert_eq!(sandbox.state(), before);
}

#[test]
fn the_errors_of_all_descriptions_are_told_at_once() {
    let sandbox = Sandbox::empty();
    let table = |name: &str| format!("[{name}]\nspec = \"{name}.yaml\"\npackage = \"{name}\"\n");
    sandbox.write("spec/codegen.toml", ["absent", "broken", "folder"].map(table).concat());
    sandbox.write("spec/broken.yaml", "a: [");
    sandbox.write("spec/folder.yaml/x", "");
    sandbox.run(&["codegen"]).error(&[
        "there is no file `spec/absent.yaml`",
        "spec/broken.yaml:1:",
        "`spec/folder.yaml` is a folder",
    ]);
    assert!(!sandbox.has("generated"));
}

#[test]
fn only_the_named_apis_are_generated() {
    let sandbox = Sandbox::pets();
    let other = "[others]\nspec = \"pets.yaml\"\npackage = \"others-sdk\"\nout = \"../elsewhere\"\n";
    sandbox.write("spec/codegen.toml", format!("{CONFIG}{other}"));
    sandbox.run(&["codegen", "others"]).good();
    assert!(sandbox.has("elsewhere/Cargo.toml") && !sandbox.has("generated"));
    sandbox.run(&["codegen", "pet", "other"]).error(&[
        "`spec/codegen.toml` has no table `pet`",
        "did you mean `pets`?",
        "no table `other`",
        "did you mean `others`?",
    ]);
}

#[test]
fn a_hand_edited_file_is_overwritten_and_said() {
    let sandbox = Sandbox::generated();
    let path = "generated/pets/src/models/pet.rs";
    let original = sandbox.read(path);
    sandbox.write(path, "// edited");
    sandbox.run(&["codegen"]).good().says(&["1 written", &format!("overwrote `{path}`, which was edited by hand")]);
    assert_eq!(sandbox.read(path), original);
}

#[test]
fn a_missing_or_broken_manifest_is_rebuilt() {
    let sandbox = Sandbox::generated();
    let manifest = sandbox.read("generated/pets/.generated");
    sandbox.age();
    let mut before = sandbox.state();
    before.remove(&sandbox.path("generated/pets/.generated"));
    for broken in [None, Some("<<<<<<< HEAD\n"), Some("0000000000000000  ../../spec/pets.yaml\n")] {
        match broken {
            None => sandbox.remove("generated/pets/.generated"),
            Some(text) => sandbox.write("generated/pets/.generated", text),
        }
        sandbox.run(&["codegen"]).good().says(&["0 written, 0 removed", "manifest rebuilt"]);
        assert_eq!(sandbox.read("generated/pets/.generated"), manifest);
        let mut after = sandbox.state();
        after.remove(&sandbox.path("generated/pets/.generated"));
        assert_eq!(after, before);
    }
}

#[test]
fn without_a_manifest_a_stale_file_is_still_known_as_generated() {
    let sandbox = Sandbox::generated();
    sandbox.remove("generated/pets/.generated");
    sandbox.write("spec/pets.yaml", PETS.replace("properties: {id:", "properties: {age: {type: integer}, id:"));
    sandbox.run(&["codegen"]).good();
    sandbox.run(&["codegen", "--check"]).good();
}

#[test]
fn an_orphan_is_left_and_said() {
    let sandbox = Sandbox::generated();
    sandbox.write("generated/pets/src/mine.rs", "");
    sandbox.run(&["codegen"]).good().says(&["warning: `generated/pets/src/mine.rs` was not generated"]);
    assert!(sandbox.has("generated/pets/src/mine.rs"));
}

#[test]
fn it_works_from_any_folder_below() {
    let sandbox = Sandbox::pets();
    sandbox.write("a/b/c.txt", "");
    let below = sandbox.path("a/b");
    sandbox.run_with(&["codegen"], "", |command| _ = command.current_dir(&below)).good();
    sandbox.run(&["codegen", "--check"]).good();
}

#[test]
fn the_folder_does_not_show_in_the_files() {
    let (one, two) = (Sandbox::generated(), Sandbox::generated());
    let files = |sandbox: &Sandbox| {
        let root = sandbox.path("generated");
        let state = sandbox.state();
        let inside = state
            .into_iter()
            .filter_map(|(path, (content, _))| Some((path.strip_prefix(&root).ok()?.to_owned(), content)));
        inside.collect::<Vec<_>>()
    };
    assert_eq!(files(&one), files(&two));
    let elsewhere = one.path("a/deep/folder/codegen.toml");
    one.write("a/deep/folder/codegen.toml", CONFIG.replace("pets.yaml", "../../../spec/pets.yaml"));
    one.run(&["codegen", "--config", elsewhere.to_str().unwrap()]).good();
    let there = "a/deep/generated/pets/src/models/pet.rs";
    assert_eq!(one.read(there), one.read("generated/pets/src/models/pet.rs"));
}
