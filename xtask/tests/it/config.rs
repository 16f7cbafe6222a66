//! `codegen.toml`: whatever is wrong in it is shown with its place, all at once.

use crate::sandbox::{CONFIG, Sandbox};

#[track_caller]
fn check(config: &str, parts: &[&str]) {
    let sandbox = Sandbox::pets();
    sandbox.write("spec/codegen.toml", config);
    let before = sandbox.state();
    sandbox.run(&["codegen"]).error(parts);
    assert_eq!(sandbox.state(), before);
}

#[test]
fn everything_wrong_is_told_at_once() {
    check(
        "[pets]\nspec = 3\npakage = \"x\"\ntag = []\n\n[cats]\ntags = \"a\"\nspec = \"\"\npackage = \"a b\"\n",
        &[
            "spec/codegen.toml:2:8",
            "expected a text, found a number",
            "spec/codegen.toml:3:1",
            "unknown key `pakage`",
            "did you mean `package`?",
            "spec/codegen.toml:1:2",
            "`package` is missing",
            "spec/codegen.toml:4:1",
            "did you mean `tags`?",
            "spec/codegen.toml:7:8",
            "expected a list of texts, found a text",
            "spec/codegen.toml:8:8",
            "expected a text that is not empty",
            "spec/codegen.toml:9:11",
            "`a b` can't be the name of a package",
        ],
    );
}

#[test]
fn a_rule_for_pages_says_how_the_next_is_asked_for() {
    check(
        "[pets]\nspec = \"pets.yaml\"\npackage = \"a\"\npagination = { cursor = \"after\", items = \"x\" }\n\n[pets.pages]\nb = true\nc = { curser = \"d\" }\ne = { link = 1 }\nf = false\n",
        &[
            "spec/codegen.toml:4:14",
            "this does not say how the next page is asked for",
            "give one of: `cursor` with `next`, `offset`, `page`, `link = true`",
            "spec/codegen.toml:7:5",
            "expected a table, found a boolean",
            "spec/codegen.toml:8",
            "unknown key `curser`",
            "did you mean `cursor`?",
            "spec/codegen.toml:9",
            "expected a boolean, found a number",
        ],
    );
}

#[test]
fn a_key_outside_of_a_table_is_no_api() {
    check("spec = \"a\"\n", &["spec/codegen.toml:1:8", "expected a table, found a text"]);
}

#[test]
fn what_is_no_toml() {
    check("[pets\nspec = \n", &["spec/codegen.toml:1:6", "this is not TOML"]);
    check("\u{0}\u{1}", &["spec/codegen.toml:1:1"]);
}

#[test]
fn a_table_is_the_name_of_a_folder() {
    check(
        "[\"../x\"]\nspec = \"pets.yaml\"\npackage = \"a\"\n",
        &["spec/codegen.toml:1:2", "can't be the name of a folder"],
    );
}

#[test]
fn two_apis_can_not_share_a_folder() {
    let second = "[zoo]\nspec = \"pets.yaml\"\npackage = \"zoo\"\nout = \"../generated/./pets\"\n";
    let message = "`pets` and `zoo` are generated into the same folder";
    check(&format!("{CONFIG}{second}"), &["spec/codegen.toml:4:2", message]);
}

#[test]
fn a_format_has_one_of_the_types() {
    let formats = "[pets.formats]\ndate-time = \"chrono::DateTime\"\nuuid = 3\n";
    check(
        &format!("{CONFIG}{formats}"),
        &[
            "spec/codegen.toml:5:13",
            "`chrono::DateTime` is not a type that a format can have",
            "`jiff::Timestamp`",
            "spec/codegen.toml:6:8",
        ],
    );
}

#[test]
fn templates_replace_those_of_the_same_path() {
    let sandbox = Sandbox::pets();
    sandbox.write("spec/codegen.toml", format!("{CONFIG}templates = \"mine\"\n"));
    sandbox.run(&["codegen"]).error(&["can't read the templates in `spec/mine`"]);
    sandbox.write("spec/mine/crate/Cargo.toml.j3", "");
    sandbox.write("spec/mine/.hidden", "");
    sandbox.run(&["codegen"]).error(&["`spec/mine/crate/Cargo.toml.j3` replaces no template"]);
}

#[test]
fn no_configuration_anywhere() {
    Sandbox::empty()
        .run(&["codegen"])
        .error(&["there is no `spec/codegen.toml` in this folder or one above it", "help: "]);
    Sandbox::empty().run(&["codegen", "--config", "x.toml"]).error(&["can't read `x.toml`"]);
}

#[test]
fn an_unknown_tag_is_an_error() {
    let sandbox = Sandbox::pets();
    sandbox.write("spec/codegen.toml", format!("{CONFIG}tags = [\"pets\", \"nope\"]\n[pets.rename]\nDog = \"Cat\"\n"));
    sandbox.run(&["codegen"]).error(&["`nope`", "spec/codegen.toml:4:17", "`Dog`", "spec/codegen.toml:6:1"]);
    assert!(!sandbox.has("generated"));
    sandbox.run(&["generate", "spec/pets.yaml", "--out", "x", "--tag", "nope"]).error(&["`nope`", "pets"]);
}
