//! This repository itself: current and tidy. The same code as on the command line says so.

use std::path::Path;
use std::process::Command;

/// Runs the command at the top of the repository; what it said, where something is not as it should be.
fn complaint(arguments: &[&str]) -> Option<String> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let output = Command::new(env!("CARGO_BIN_EXE_xtask")).args(arguments).current_dir(top).output().unwrap();
    let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    (!output.status.success()).then(|| said.concat())
}

#[test]
fn generated_is_current() {
    if let Some(drift) = complaint(&["codegen", "--check"]) {
        panic!("generated files are not up to date\n{drift}");
    }
}

#[test]
fn the_repository_is_tidy() {
    if let Some(findings) = complaint(&["tidy"]) {
        panic!("{findings}");
    }
}
