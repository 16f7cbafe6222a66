//! Whatever stands in the way: one message with what to do, and nothing written.

use crate::sandbox::{CONFIG, Sandbox};

#[track_caller]
fn refused(sandbox: &Sandbox, parts: &[&str]) {
    let before = sandbox.state();
    let run = sandbox.run(&["codegen"]).error(parts);
    assert!(run.err.contains("help: "), "{run:?}");
    assert_eq!(run.out, "");
    assert_eq!(sandbox.state(), before);
}

#[test]
fn a_file_of_somebody_else_is_not_overwritten() {
    let sandbox = Sandbox::pets();
    sandbox.write("generated/pets/Cargo.toml", "[package]\nname = \"mine\"\n");
    sandbox.write("generated/pets/README.md", "# Mine\n");
    refused(
        &sandbox,
        &[
            "`generated/pets/Cargo.toml` was not generated, and would be overwritten",
            "`generated/pets/README.md` was not generated, and would be overwritten",
        ],
    );
    sandbox.run(&["codegen", "--check"]).bad(&["in the way `generated/pets/Cargo.toml`"]);
}

#[test]
fn a_file_of_somebody_else_with_the_same_content_is_taken_over() {
    let (sandbox, other) = (Sandbox::pets(), Sandbox::generated());
    sandbox.write("generated/pets/Cargo.toml", other.read("generated/pets/Cargo.toml"));
    sandbox.run(&["codegen"]).good().says(&[" 1 unchanged"]);
    sandbox.run(&["codegen", "--check"]).good();
}

#[test]
fn an_output_folder_that_is_a_file() {
    let sandbox = Sandbox::pets();
    sandbox.write("generated/pets", "a file");
    refused(&sandbox, &["the output folder `generated/pets` is a file"]);
}

#[cfg(unix)]
#[test]
fn an_output_folder_below_a_file() {
    let sandbox = Sandbox::pets();
    sandbox.write("generated", "a file");
    refused(&sandbox, &["the output folder `generated/pets` can't be made: `generated` is a file"]);
}

#[test]
fn folders_and_files_where_the_other_is_to_be() {
    let sandbox = Sandbox::pets();
    sandbox.write("generated/pets/Cargo.toml/x", "");
    sandbox.write("generated/pets/src", "a file");
    refused(
        &sandbox,
        &[
            "`generated/pets/Cargo.toml` is a folder, and a file is to be written there",
            "`generated/pets/src` is a file, and a folder is to be written there",
        ],
    );
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_is_not_followed() {
    use std::os::unix::fs::symlink;
    let sandbox = Sandbox::pets();
    sandbox.write("outside/lib.rs", "theirs");
    sandbox.write("generated/pets/x", "");
    symlink(sandbox.path("outside"), sandbox.path("generated/pets/src")).unwrap();
    symlink(sandbox.path("outside/lib.rs"), sandbox.path("generated/pets/README.md")).unwrap();
    refused(&sandbox, &["`generated/pets/src` is a symbolic link", "`generated/pets/README.md` is a symbolic link"]);

    let sandbox = Sandbox::pets();
    sandbox.write("outside/x", "");
    sandbox.write("generated/x", "");
    symlink(sandbox.path("outside"), sandbox.path("generated/pets")).unwrap();
    refused(&sandbox, &["the output folder `generated/pets` is a symbolic link", "name the folder that it leads to"]);
}

#[cfg(unix)]
#[test]
fn a_link_that_an_interrupted_run_could_have_left_is_not_followed() {
    let sandbox = Sandbox::pets();
    sandbox.write("outside", "theirs");
    sandbox.write("generated/pets/x", "");
    for name in [".Cargo.toml.new", ".Cargo.toml.old"] {
        std::os::unix::fs::symlink(sandbox.path("outside"), sandbox.path("generated/pets").join(name)).unwrap();
    }
    sandbox.run(&["codegen"]).good();
    assert_eq!(sandbox.read("outside"), "theirs");
}

/// Nobody can make a folder in `/sys`, not even root.
#[cfg(target_os = "linux")]
#[test]
fn an_output_folder_that_can_not_be_made() {
    let sandbox = Sandbox::pets();
    sandbox.write("spec/codegen.toml", format!("{CONFIG}out = \"/sys/pets\"\n"));
    refused(&sandbox, &["can't make the folder `/sys/pets`"]);
}

/// A file system may be shared with other systems; a folder without permission to write is common. Root needs none.
#[cfg(unix)]
#[test]
fn an_output_folder_that_can_not_be_written() {
    use std::fs::{self, Permissions};
    use std::os::unix::fs::PermissionsExt;
    let sandbox = Sandbox::generated();
    sandbox.take_cat_out();
    let folder = sandbox.path("generated/pets/src/models");
    fs::set_permissions(&folder, Permissions::from_mode(0o555)).unwrap();
    if fs::write(folder.join("probe"), "").is_ok() {
        // This is root: what the others see, `an_output_folder_that_can_not_be_made` shows.
        return;
    }
    refused(&sandbox, &["generated/pets/src/models/", "permission denied"]);
    fs::set_permissions(&folder, Permissions::from_mode(0o755)).unwrap();
}
