//! What a newcomer sees.

use crate::sandbox::Sandbox;

#[test]
fn the_help_names_the_commands_and_shows_examples() {
    let sandbox = Sandbox::empty();
    let help = sandbox.run(&["--help"]).good();
    for part in
        ["Usage: cargo xtask [OPTIONS] <COMMAND>", "codegen", "generate", "tidy", "ci", "Examples:", "Exit status:"]
    {
        assert!(help.out.contains(part), "{part}: {}", help.out);
    }
    for command in ["codegen", "generate", "lint", "explain"] {
        let help = sandbox.run(&[command, "--help"]).good();
        assert!(help.out.contains("Examples:") && help.out.contains("cargo xtask"), "{}", help.out);
    }
}

#[test]
fn a_wrong_argument_is_an_error_with_a_hint() {
    let sandbox = Sandbox::empty();
    sandbox.run(&["codgen"]).error(&["codgen", "codegen"]);
    sandbox.run(&["codegen", "--chek"]).error(&["--check"]);
    sandbox.run(&["generate", "a.yaml"]).error(&["--out <DIR>"]);
    sandbox.run(&[]).error(&["Usage: cargo xtask [OPTIONS] <COMMAND>"]);
}

#[test]
fn colours_are_for_terminals_and_those_who_ask() {
    let sandbox = Sandbox::pets();
    for arguments in [["codegen", "--check"], ["codegen", "nope"]] {
        let plain = sandbox.run(&arguments);
        assert!(!plain.out.contains('\u{1b}') && !plain.err.contains('\u{1b}'), "{plain:?}");
        let forced = sandbox.run_with(&arguments, "", |command| _ = command.env("CLICOLOR_FORCE", "1"));
        assert!(forced.out.contains('\u{1b}') || forced.err.contains('\u{1b}'), "{forced:?}");
        let refused = sandbox.run_with(&arguments, "", |command| _ = command.env("NO_COLOR", "1"));
        assert!(!refused.out.contains('\u{1b}') && !refused.err.contains('\u{1b}'), "{refused:?}");
    }
}
