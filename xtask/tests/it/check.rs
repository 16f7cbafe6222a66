//! `codegen --check`: all that is not current, and nothing written.

use crate::sandbox::{PETS, Sandbox};

#[test]
fn a_current_folder_passes() {
    Sandbox::generated().run(&["codegen", "--check"]).good().says(&["pets: ", " files, all current"]);
}

#[test]
fn nothing_generated_yet_is_drift() {
    let sandbox = Sandbox::pets();
    let before = sandbox.state();
    sandbox.run(&["codegen", "--check"]).bad(&["missing `generated/pets/Cargo.toml`", "cargo xtask codegen pets"]);
    assert_eq!(sandbox.state(), before);
}

#[test]
fn every_kind_of_drift_is_shown_and_nothing_is_written() {
    let sandbox = Sandbox::generated();
    sandbox.take_cat_out();
    let with_age = sandbox.read("spec/pets.yaml").replace("properties: {id:", "properties: {age: {type: integer}, id:");
    sandbox.write("spec/pets.yaml", with_age);
    sandbox.remove("generated/pets/README.md");
    sandbox.write("generated/pets/Cargo.toml", "edited = true\n");
    sandbox.write("generated/pets/docs/Cat.md", "edited\n");
    sandbox.write("generated/pets/src/mine.rs", "fn mine() {}\n");
    sandbox.write("generated/pets/src/deep/mine.rs", "");
    sandbox.write("generated/pets/tests/mine.rs", "");
    sandbox.write("generated/pets/src/.mine.rs.swp", "");
    let before = sandbox.state();
    let run = sandbox.run(&["codegen", "--check"]).bad(&[
        "missing `generated/pets/README.md`",
        "hand-edited `generated/pets/Cargo.toml`",
        "hand-edited `generated/pets/docs/Cat.md`",
        "stale `generated/pets/src/models/pet.rs`",
        "obsolete `generated/pets/src/models/cat.rs`",
        "orphaned `generated/pets/src/mine.rs`",
        "orphaned `generated/pets/src/deep/mine.rs`",
        "  -edited = true",
        "  -fn mine() {}",
        "  @@ -",
        "To mend it, run cargo xtask codegen pets\nand move away or delete the 2 files that were never generated",
    ]);
    assert!(!run.out.contains("tests/mine.rs") && !run.out.contains(".swp"), "{run:?}");
    assert_eq!(sandbox.state(), before);
}

#[test]
fn what_mends_it_mends_it() {
    let sandbox = Sandbox::generated();
    sandbox.take_cat_out();
    sandbox.remove("generated/pets/README.md");
    sandbox.write("generated/pets/Cargo.toml", "edited = true\n");
    sandbox.run(&["codegen", "--check"]).bad(&["cargo xtask codegen pets"]);
    sandbox.run(&["codegen", "pets"]).good();
    sandbox.run(&["codegen", "--check"]).good();
}

#[test]
fn a_missing_or_broken_manifest_is_drift() {
    let sandbox = Sandbox::generated();
    sandbox.write("generated/pets/.generated", "<<<<<<< HEAD\n");
    sandbox.run(&["codegen", "--check"]).bad(&["manifest `generated/pets/.generated`", "is not what codegen writes"]);
    sandbox.remove("generated/pets/.generated");
    sandbox.run(&["codegen", "--check"]).bad(&["manifest `generated/pets/.generated`", "is not there"]);
}

#[test]
fn a_long_diff_is_cut() {
    let sandbox = Sandbox::generated();
    sandbox.write("generated/pets/src/long.rs", "line\n".repeat(1000));
    let run = sandbox.run(&["codegen", "--check"]).bad(&["… 960 more lines"]);
    assert_eq!(run.out.matches("-line").count(), 40);
}

#[test]
fn what_a_terminal_would_obey_is_escaped() {
    let sandbox = Sandbox::generated();
    sandbox.write("generated/pets/src/a.rs", "\u{1b}]0;owned\u{7}\n\u{202e}\n");
    let run = sandbox.run(&["codegen", "--check"]).bad(&[r"-\u{1b}]0;owned\u{7}", r"-\u{202e}"]);
    assert!(!run.out.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{run:?}");
}

#[test]
fn a_file_that_is_not_text_is_drift_as_any() {
    let sandbox = Sandbox::generated();
    sandbox.write("generated/pets/src/models/pet.rs", [0xff, 0xfe, 0x00]);
    sandbox.run(&["codegen", "--check"]).bad(&["hand-edited `generated/pets/src/models/pet.rs`"]);
}

#[test]
fn an_error_is_no_drift() {
    let sandbox = Sandbox::generated();
    sandbox.write("spec/pets.yaml", PETS.replacen("openapi: 3.0.3", "openapi: [", 1));
    sandbox.run(&["codegen", "--check"]).error(&["spec/pets.yaml:"]);
}

#[cfg(unix)]
#[test]
fn a_reader_who_leaves_changes_nothing() {
    use std::process::{Command, Stdio};
    let sandbox = Sandbox::pets();
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(["codegen", "--check"]).current_dir(sandbox.path("")).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8(output.stderr).unwrap().as_str()), (Some(1), ""));
}
