//! The reference pages: every link leads somewhere, and no text of a description is more than text.
//!
//! They are read as rustdoc reads them.

#![allow(clippy::unwrap_used, clippy::panic, reason = "A test that cannot go on fails.")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use generator::Reading;
use generator::file_set::FileSet;
use generator::options::Options;
use generator::source::Source;
use generator::templates::Templates;
use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

#[test]
fn every_link_leads_somewhere() {
    for file in ["../spec/lakefs.yaml", "tests/pages/shapes.yaml"] {
        let pages = pages(&read(file));
        let anchors: BTreeMap<&str, BTreeSet<String>> =
            pages.iter().map(|(path, text)| (path, anchors(text))).collect();
        let mut links = 0;
        for (path, text) in pages.iter() {
            for link in links_of(text).into_iter().filter(|link| !link.starts_with("https://")) {
                let (target, anchor) = link.split_once('#').map_or((&*link, ""), |(target, anchor)| (target, anchor));
                let target = if target.is_empty() { path.to_owned() } else { resolve(path, target) };
                let known = anchors.get(target.as_str()).unwrap_or_else(|| panic!("{path}: {link} is no page"));
                assert!(anchor.is_empty() || known.contains(anchor), "{path}: {link} is no heading of {known:?}");
                links += 1;
            }
        }
        assert!(links > 50, "{file} has only {links} links");
    }
}

#[test]
fn pages_of_every_shape_read_as_expected() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("pages/expected");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for (path, content) in pages(&read("tests/pages/shapes.yaml")).iter() {
            insta::assert_snapshot!(path.replace('/', "__"), content);
        }
    });
}

#[test]
fn every_page_is_listed() {
    let pages = pages(&read("tests/pages/shapes.yaml"));
    let readme = links_of(pages.get("README.md").unwrap());
    for (path, _) in pages.iter().filter(|(path, _)| path.starts_with("docs/")) {
        assert!(readme.iter().any(|link| link.split('#').next() == Some(path)), "{path}");
        assert!(path.is_ascii() && !path.eq_ignore_ascii_case("docs/con.md"));
    }
    let names: BTreeSet<_> = pages.iter().map(|(path, _)| path.to_ascii_lowercase()).collect();
    assert_eq!(names.len(), pages.len());
}

/// What tries to be more than text.
const HOSTILE: &[&str] = &[
    "a | b || c \\| d",
    "a\nb\n\nc\r\nd\re",
    "`` ` ``` `",
    "<script>alert(1)</script><img src=x onerror=alert(1)><!-- --><b>",
    "](javascript:alert(1)) [x](javascript:alert(1)) [y]: javascript:alert(1)",
    "# one\n## two\nthree\n===\nfour\n---",
    "```\npanic!()\n```\n\n~~~rust\npanic!()\n~~~\n\n```rust\npanic!()",
    "    panic!();\n\n- x\n\n      panic!();\n\n> ~~~\n> panic!()",
    "{{ 7 * 7 }} {% raw %} {# x #}",
    "\u{202e}txet\u{2066}\u{feff}\u{0}\u{1b}[31m\u{2028}x",
    "a|b\n-|-\n`c|` d",
    "\"#; panic!(); //\" \\\" {x:?} {}",
    "*/ --> ]]> </details> &#x202e; &lt;b&gt;",
];

#[test]
fn text_of_a_description_stays_text() {
    let plain = pages(&read("tests/pages/hostile.yaml"));
    for hostile in HOSTILE {
        let quoted: String = serde_json::to_string(hostile).unwrap().chars().map(escaped).collect();
        let server = format!("\"/{}", &quoted[1..]);
        let text = read("tests/pages/hostile.yaml").replace("\"/HOSTILE\"", &server).replace("HOSTILE", &quoted);
        let pages = pages(&text);
        let paths = |pages: &FileSet| pages.iter().map(|(path, _)| path.to_owned()).collect::<Vec<_>>();
        assert_eq!(paths(&pages), paths(&plain));
        for (path, page) in pages.iter() {
            let expected = Outline::of(plain.get(path).unwrap());
            let found = Outline::of(page);
            assert_eq!(found, expected, "{hostile:?} in {path}");
            assert!(!page.contains(['\u{202e}', '\u{2066}', '\u{0}', '\u{1b}', '\r']), "{hostile:?} in {path}");
        }
    }
}

/// What of a page no text may change.
#[derive(Debug, Default, PartialEq)]
struct Outline {
    /// The levels of the headings.
    headings: Vec<String>,
    /// The number of cells of each row of the tables of the page.
    rows: Vec<usize>,
    /// The raw HTML.
    html: Vec<String>,
    /// The languages of the blocks of code, but for those that hold text.
    code: Vec<String>,
    /// The links to other places than the web.
    links: Vec<String>,
}

impl Outline {
    fn of(page: &str) -> Self {
        let mut outline = Self::default();
        let mut heads: Vec<String> = Vec::new();
        for event in parse(page) {
            match event {
                Event::Start(Tag::Heading { level, .. }) => outline.headings.push(level.to_string()),
                Event::Start(Tag::TableHead | Tag::TableRow) => heads.push(String::new()),
                Event::Start(Tag::TableCell) => heads.iter_mut().last().unwrap().push('|'),
                Event::End(TagEnd::Table) => {
                    // A description may hold a table of its own, of two columns.
                    outline.rows.extend(heads.drain(..).map(|row| row.len()).filter(|cells| *cells > 2));
                }
                Event::Html(text) | Event::InlineHtml(text) => outline.html.push(text.into_string()),
                Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => outline.code.push("indented".to_owned()),
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) if &*language != "text" => {
                    outline.code.push(language.into_string());
                }
                Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                    outline.links.push(dest_url.into_string());
                }
                _ => {}
            }
        }
        outline
    }
}

fn pages(description: &str) -> FileSet {
    let source = Source::new("spec.yaml", description.as_bytes().to_vec());
    let options = Options::new("lakefs-sdk");
    let Reading { api, report } = generator::read(&source, &options).unwrap();
    assert_eq!(report.errors(), 0, "{}", report.render(false));
    generator::emit::docs::emit(&api.unwrap(), &options, &Templates::builtin()).unwrap()
}

/// A character as YAML takes it, which refuses some.
fn escaped(character: char) -> String {
    if character.is_ascii() { character.to_string() } else { format!("\\u{:04x}", u32::from(character)) }
}

fn read(file: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap()
}

fn parse(page: &str) -> Parser<'_> {
    use pulldown_cmark::Options;
    Parser::new_ext(
        page,
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS,
    )
}

fn links_of(page: &str) -> Vec<String> {
    let links = parse(page).filter_map(|event| match event {
        Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url.into_string()),
        _ => None,
    });
    links.collect()
}

/// The anchors that the headings of a page get: lower case, without punctuation, numbered where they repeat.
fn anchors(page: &str) -> BTreeSet<String> {
    let mut anchors = BTreeSet::new();
    let mut heading: Option<String> = None;
    for event in parse(page) {
        match (&mut heading, event) {
            (heading, Event::Start(Tag::Heading { .. })) => *heading = Some(String::new()),
            (Some(text), Event::Text(part) | Event::Code(part)) => text.push_str(&part),
            (heading, Event::End(TagEnd::Heading(_))) => {
                let text = heading.take().unwrap().to_lowercase().replace(' ', "-");
                let slug: String =
                    text.chars().filter(|part| part.is_alphanumeric() || ['-', '_'].contains(part)).collect();
                let mut numbered = std::iter::once(slug.clone()).chain((1..).map(|number| format!("{slug}-{number}")));
                anchors.insert(numbered.find(|anchor| !anchors.contains(anchor)).unwrap());
            }
            _ => {}
        }
    }
    anchors
}

/// The path of a page that another page links to.
fn resolve(from: &str, target: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        if part == ".." {
            parts.pop();
        } else {
            parts.push(part);
        }
    }
    parts.join("/")
}
