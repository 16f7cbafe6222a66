//! What is said of a description, and how: `lint`, `explain`, `--strict`, `--allow`, formats.

use crate::sandbox::{CONFIG, PETS, Sandbox};

/// A description with warnings of two codes.
fn odd() -> Sandbox {
    let sandbox = Sandbox::pets();
    let odd = PETS.replace("{id: {type: integer}}", "{id: {type: int}, a: {nullabel: true}}");
    sandbox.write("spec/pets.yaml", odd);
    sandbox
}

#[test]
fn lint_tells_and_sums_up() {
    let sandbox = odd();
    let before = sandbox.state();
    let run = sandbox.run(&["lint", "spec/pets.yaml"]).good();
    let run = run.says(&["warning[wrong-kind]", "--> spec/pets.yaml:21:", "spec/pets.yaml: 0 errors, 2 warnings"]);
    assert!(!run.err.contains("--verbose"));
    assert_eq!(sandbox.state(), before);
    sandbox.write("spec/pets.yaml", "openapi: 3.0.3\npaths: 1\n");
    sandbox.run(&["lint", "spec/pets.yaml"]).bad(&["error[wrong-kind]", "1 error, 1 warning"]);
    sandbox.run(&["lint", "nowhere.yaml"]).error(&["there is no file `nowhere.yaml`"]);
}

#[test]
fn strict_makes_warnings_errors_and_allowances_silence_them() {
    let sandbox = odd();
    let lint = |more: &[&str]| sandbox.run(&[&["lint", "spec/pets.yaml"], more].concat());
    lint(&["--strict"]).bad(&["error[wrong-kind]", "error[unknown-key]", "2 errors, 0 warnings"]);
    let run = lint(&["--strict", "--allow", "wrong-kind", "--allow", "unknown-key"]).good();
    assert!(run.err.is_empty(), "{run:?}");
    lint(&["--allow", "component-name"]).bad(&["`component-name` is allowed, and there is no warning of it"]);
    lint(&["--allow", "component-nam"]).error(&["did you mean `component-name`?"]);
    sandbox.run(&["generate", "spec/pets.yaml", "--out", "out", "--strict"]).error(&["error[unknown-key]"]);
    assert!(!sandbox.has("out"));
}

#[test]
fn the_configuration_allows_too() {
    let sandbox = odd();
    sandbox.write("spec/codegen.toml", format!("{CONFIG}allow = [\"unknown-key\", \"wrong-kind\"]\n"));
    let run = sandbox.run(&["codegen", "--strict"]).good();
    assert!(run.err.is_empty(), "{run:?}");
    sandbox.write("spec/codegen.toml", format!("{CONFIG}allow = [\"unknown-key\", \"limit\"]\n"));
    sandbox.run(&["codegen"]).error(&["error[unused-allowance]", "spec/codegen.toml:4:25"]);
    sandbox.write("spec/codegen.toml", format!("{CONFIG}allow = [\"unknown-keys\"]\n"));
    sandbox.run(&["codegen"]).error(&["`unknown-keys` is no code", "did you mean `unknown-key`?"]);
}

#[test]
fn messages_are_json_for_programs() {
    let sandbox = odd();
    let run = sandbox.run(&["lint", "spec/pets.yaml", "--message-format", "json"]).good();
    let lines: Vec<serde_json::Value> = run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let codes: Vec<_> = lines.iter().map(|line| line["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["wrong-kind", "unknown-key"]);
    assert_eq!(lines[0]["file"], "spec/pets.yaml");
    assert_eq!(lines[0]["line"], 21);
    let run = sandbox.run(&["--message-format", "json", "lint", "nowhere.yaml"]).error(&[]);
    let line: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(line["message"], "there is no file `nowhere.yaml`");
}

#[test]
fn github_shows_messages_beside_the_lines() {
    let sandbox = odd();
    let run = sandbox.run_with(&["lint", "spec/pets.yaml"], "", |command| _ = command.env("GITHUB_ACTIONS", "true"));
    assert!(run.out.contains("::warning file=spec/pets.yaml,line=21,"), "{run:?}");
}

#[test]
fn equal_warnings_are_shown_a_few_times() {
    let sandbox = Sandbox::pets();
    let keys: String = (0..9).map(|number| format!("odd-{number}: 1\n")).collect();
    sandbox.write("spec/pets.yaml", PETS.to_owned() + &keys);
    let short = sandbox.run(&["lint", "spec/pets.yaml"]).good();
    assert_eq!(short.err.matches("warning[").count(), 3, "{short:?}");
    short.says(&["6 more like this are not shown", "`--verbose` or `--message-format json` shows all"]);
    let long = sandbox.run(&["lint", "-v", "spec/pets.yaml"]).good();
    assert_eq!(long.err.matches("warning[").count(), 9);
}

#[test]
fn a_code_is_explained() {
    let sandbox = Sandbox::empty();
    sandbox.run(&["explain", "unknown-key"]).good().says(&["Wrong:", "nullabel", "Right:"]);
    sandbox.run(&["explain", "unknown-kye"]).error(&["did you mean `unknown-key`?"]);
    sandbox.run(&["explain"]).good().says(&["reference-cycle", "A reference leads to itself."]);
}

#[test]
fn overlays_correct_what_somebody_else_wrote() {
    let sandbox = odd();
    let overlay = |actions: &str| {
        sandbox.write("spec/fix.yaml", format!("overlay: 1.0.0\ninfo: {{title: a, version: b}}\nactions:\n{actions}"));
    };
    overlay(
        "  - {target: $.components.schemas.Pet.properties.a, remove: true}\n  - {target: $.components.schemas.Pet.properties.id, update: {type: integer}}\n",
    );
    let lint = || sandbox.run(&["lint", "spec/pets.yaml", "--overlay", "spec/fix.yaml", "--strict"]);
    lint().good();
    overlay("  - {target: $.nowhere, remove: true}\n");
    lint().bad(&["error[overlay-target]", "--> spec/fix.yaml:4:14"]);
    overlay("  - {target: $.components.schemas.Pet.properties.id, update: {type: integre}}\n");
    lint().bad(&["--> spec/fix.yaml:4:69", "did you mean `integer`?"]);
    sandbox.write("spec/codegen.toml", format!("{CONFIG}overlays = [\"fix.yaml\"]\n"));
    sandbox.run(&["codegen"]).error(&["--> spec/fix.yaml:4:69"]);
    overlay("  - {target: \"$.paths['/pets'].get\", update: {operationId: allPets}}\n");
    sandbox.run(&["codegen"]).good();
    assert!(sandbox.read("generated/pets/src/apis/pets.rs").contains("fn all_pets"));
    sandbox.run(&["codegen", "--check"]).good();
}
