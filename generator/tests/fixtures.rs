//! What the generator makes of each fixture, a snapshot a file: reviewed as code.

mod folder;

use std::fs;
use std::path::{Path, PathBuf};

use folder::Folder;
use generator::Description;
use generator::options::Options;
use generator::source::Source;
use generator::templates::Templates;

#[test]
fn every_fixture_gives_the_expected_files() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut folders: Vec<PathBuf> = fs::read_dir(fixtures).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    for folder in folders {
        let bytes = fs::read(folder.join("spec.yaml")).unwrap();
        let source = Source::new("spec.yaml", bytes);
        let description = Description { source: &source, files: &Folder(&folder), overlays: &[] };
        let output = generator::generate(description, &Options::new("fixture"), &Templates::builtin())
            .unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(folder.join("expected"));
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| {
            for (path, content) in output.files.iter().filter(|(path, _)| is_specific(path)) {
                insta::assert_snapshot!(path.replace('/', "__"), content);
            }
            if !output.warnings.is_empty() {
                insta::assert_snapshot!("warnings", output.warnings.render(false));
            }
        });
    }
}

/// Whether a file says something about the fixture: the runtime is the same everywhere, and lists are tested elsewhere.
fn is_specific(path: &str) -> bool {
    let is_code = path.starts_with("src/apis/") || path.starts_with("src/models/") || path == "src/auth.rs";
    is_code && !path.ends_with("/mod.rs")
}

#[test]
fn what_no_response_needs_is_not_there() {
    let of = |headers: &str| {
        let response = format!("{{description: ok, headers: {headers}}}");
        let text = format!(
            "openapi: 3.0.3\ninfo: {{title: t, version: '1'}}\npaths: {{/a: {{get: {{responses: {{'204': {response}}}}}}}}}\n"
        );
        let source = Source::new("spec.yaml", text.into_bytes());
        generator::generate(&source, &Options::new("Needs--Less"), &Templates::builtin()).unwrap().files
    };
    let has = |headers: &str| of(headers).iter().any(|(path, _)| path == "src/runtime/no_headers.rs");
    assert!(has("{}"));
    assert!(!has("{X-A: {schema: {type: string}}}"), "it would be dead code");
    let files = of("{}");
    let manifest = files.iter().find(|(path, _)| *path == "Cargo.toml").unwrap().1;
    assert!(manifest.contains("[lib]\nname = \"needs_less\"\n\n[features]"), "{manifest}");
}
