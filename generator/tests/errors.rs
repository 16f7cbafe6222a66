//! What people read when a description is wrong: a broken document a file, and the rendered report beside it.

#![allow(clippy::expect_used)]

mod folder;

use cpu_time::ThreadTime;
use folder::Folder;
use generator::Description;
use generator::options::Options;
use generator::report::Report;
use generator::source::Source;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The report of a description that went through all but the emitters.
fn report(file: &str, bytes: Vec<u8>) -> Report {
    let source = Source::new(file, bytes);
    let description = Description { source: &source, files: &Folder(&folder()), overlays: &[] };
    generator::read(description, &Options::new("errors")).expect("what was checked can be parsed").report
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/errors")
}

#[test]
fn every_broken_document_has_a_clear_report() {
    let folder = folder();
    let mut settings = insta::Settings::new();
    settings.set_snapshot_path("errors");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let mut names: Vec<String> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".yaml") || name.ends_with(".json"))
        .collect();
    names.sort();
    assert!(names.len() >= 60, "the documents are in {}", folder.display());
    for name in names {
        let start = ThreadTime::now();
        let report = report(&name, std::fs::read(folder.join(&name)).unwrap());
        assert!(start.elapsed() < Duration::from_secs(1), "{name} takes {:?}", start.elapsed());
        assert!(!report.is_empty(), "{name} is not broken");
        assert_eq!(without_colors(&report.render(true)), report.render(false));
        settings.bind(|| insta::assert_snapshot!(name.as_str(), report.render(false)));
    }
}

/// The text without the escape sequences that set colours.
fn without_colors(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let plain = parts.next().unwrap_or_default().to_owned();
    parts.fold(plain, |plain, part| plain + part.split_once('m').map_or("", |(_, rest)| rest))
}

/// The report of a text that is too large, too deep or too strange for a file beside this one.
fn hostile(file: &str, bytes: impl Into<Vec<u8>>) -> String {
    // The time of the processor: what else runs on the machine has no part in it.
    let start = ThreadTime::now();
    let text = report(file, bytes.into()).render(false);
    assert!(start.elapsed() < Duration::from_secs(10), "{:?} even in a debug build", start.elapsed());
    assert!(text.lines().all(|line| line.chars().count() < 700), "{text}");
    text
}

#[test]
fn nesting_has_a_limit() {
    for (file, text) in [
        ("deep.json", "[".repeat(10_000)),
        ("deep.json", "{\"a\":".repeat(10_000)),
        ("deep.yaml", "[".repeat(10_000)),
        ("deep.yaml", "{a: ".repeat(10_000)),
        ("deep.yaml", "- ".repeat(10_000)),
        ("deep.yaml", (0..2_000).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect()),
    ] {
        let report = hostile(file, text);
        assert!(
            report.starts_with("error[limit]: objects and lists lie in each other more than 120 levels deep"),
            "{report}"
        );
    }
}

#[test]
fn aliases_have_a_limit() {
    let mut text = "a: &a [x,x,x,x,x,x,x,x,x,x]\n".to_owned();
    for (name, before) in ('b'..='z').zip('a'..) {
        text += &format!("{name}: &{name} [{}]\n", vec![format!("*{before}"); 10].join(","));
    }
    let report = hostile("bomb.yaml", text);
    assert!(report.starts_with("error[limit]: the aliases of this text unfold to more than 64 MB"), "{report}");
}

#[test]
fn utf_16_and_byte_order_marks_are_read() {
    let text = "openapi: 3.0.3\ninfo: {title: é}\npaths: {}\n";
    let plain = hostile("a.yaml", text);
    assert!(plain.contains("a.yaml:2:1"), "{plain}");
    assert_eq!(hostile("a.yaml", format!("\u{feff}{text}")), plain);
    for unit in [u16::to_le_bytes as fn(u16) -> [u8; 2], u16::to_be_bytes] {
        for text in [text.to_owned(), format!("\u{feff}{text}")] {
            assert_eq!(hostile("a.yaml", text.encode_utf16().flat_map(unit).collect::<Vec<u8>>()), plain);
        }
    }
}

#[test]
fn binary_files_are_named_so() {
    insta::assert_snapshot!(hostile("logo.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec()), @r"
    error[encoding]: this is a binary file, not a description
    --> logo.png:1:1
     = help: give the YAML or JSON text of the description; unpack it first if it is compressed
    ");
    insta::assert_snapshot!(hostile("latin-1.yaml", b"openapi: 3.0.3\ninfo: {title: caf\xe9}\n".to_vec()), @r"
    error[encoding]: the text is not UTF-8: the byte 0xE9 can't stand here
     --> latin-1.yaml:2:18
      |
    2 | info: {title: caf�}
      |                  ^
      |
      = help: save the file as UTF-8 (it may be in an older encoding, such as Latin-1)
    ");
    insta::assert_snapshot!(hostile("empty.yaml", ""), @r"
    error[version]: the text is empty
    --> empty.yaml:1:1
     = help: a description is an object with `openapi`, `info` and `paths`
    ");
}

#[test]
fn a_terminal_is_not_obeyed() {
    let text = "openapi: 3.0.3\ninfo: {title: a, version: b}\npaths: {}\n\"\\e[31mred\\u202e\": \"\\a\"\n\"\u{1b}[1m\u{202e}\": 1\n";
    let report = hostile("evil\u{1b}[2J.yaml", text);
    assert!(!report.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{report}");
}

#[test]
fn a_long_line_is_cut_around_the_node() {
    let filler: String = (0..20_000).map(|n| format!(r#""x-{n}": "{n}", "#)).collect();
    let text =
        format!(r#"{{"openapi": "3.0.3", {filler}"paths": {{}}, "info": {{"title": 1, "version": []}}, "é": 1}}"#);
    let column = 1 + text[..text.find("[]").unwrap()].chars().count();
    let report = hostile("line.json", text);
    assert!(report.contains(&format!("line.json:1:{column}\n")), "{report}");
    assert!(report.lines().all(|line| line.chars().count() < 160), "{report}");
}

#[test]
fn many_problems_are_told_in_short_time() {
    let filler: String = (0..100_000).map(|n| format!(r#""bad-{n}": {{"$ref": "nowhere"}}, "#)).collect();
    let report = hostile(
        "many.json",
        format!(r#"{{"openapi": "3.0.3", {filler}"info": {{"title": "a", "version": "b"}}, "paths": 1}}"#),
    );
    assert!(report.contains("error[wrong-kind]"), "errors come before warnings where not all are shown");
    assert!(report.ends_with("more messages of this kind\n"));
}
