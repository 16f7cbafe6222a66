//! What comes out is judged by the parser that rustdoc uses.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};

use super::*;

#[test]
fn what_reads_well_is_kept() {
    for text in [
        "A *fine* `day`.",
        "- one\n- two\n  - three\n\n  more of two",
        "See [the docs](<https://example.com/a_b>).",
        "1. a\n2. b",
        "> a quote",
        "**Bold** text",
        "R&amp;D",
    ] {
        assert_eq!(block(text), text);
    }
}

#[test]
fn what_would_act_is_text() {
    for (text, shown) in [
        ("<script>x</script>", "\\<script>x\\</script>"),
        ("[x](javascript:alert(1))", "x (javascript:alert(1))"),
        ("[x](some words) [](/y)", "\\[x\\](some words) \\[\\](/y)"),
        ("[x]: https://example.com", "\\[x\\]: <https://example.com>"),
        ("\\<b>", "\\<b>"),
        ("\\\\<b>", "\\\\\\<b>"),
        ("# Title", "**Title**"),
        ("# \\*<script>", "**\\\\\\*\\<script\\>**"),
        ("a\n===", "a\n\\==="),
        ("    let x = 1;", "let x = 1;"),
        ("```rust\npanic!()\n", "```text\npanic!()\n```"),
        ("~~~\n```\n~~~", "````text\n```\n````"),
        ("- ~~~rust\n  panic!()", "-\n  ```text\n  panic!()\n  ```"),
        ("- ```sh\n  curl y\n  ```\n\nThen `more`.", "-\n  ```text\n  curl y\n  ```\n\nThen `more`."),
        ("> # Title", "> \\# Title"),
        ("> [!NOTE]\n> Mind *this*.\n\n> [!OTHER]", "> **Note**\n>\n> Mind *this*.\n\n> \\[!OTHER\\]"),
        ("-     code", "- code"),
        ("a\n14. b", "a\n14\\. b"),
        ("see https://example.com/a.", "see <https://example.com/a>."),
        ("xhttp://example.com http://{host}/", "xhttp\\://example.com http\\://{host}/"),
        ("`<b>|` | a\n-|-", "`<b>|` | a\n\\-|-"),
        ("a | b\n-|-\n`<b>|` | a", "a | b\n-|-\n\\`\\<b>|\\` | a"),
        ("www.x.y<b> FTP://x<b> a@b.c", "www\\.x.y\\<b> FTP\\://x\\<b> a\\@b.c"),
        ("an `open", "an \\`open"),
        ("a\u{202e}b\rc\u{200b}", "aU+202Eb\ncU+200B"),
        ("&#x202e;&lrm;", "\\&#x202e;\\&lrm;"),
        ("![x] y", "\\!\\[x\\] y"),
    ] {
        assert_eq!(block(text), shown, "{text}");
    }
}

#[test]
fn lines_stand_at_the_column_of_what_holds_them() {
    for (text, shown) in [
        ("- a\nb", "- a\n  b"),
        ("10. a\n\n    b\n\n        c\nd", "10. a\n\n    b\n\n    c\n    d"),
        ("- a\n\nb\n    c", "- a\n\nb\nc"),
        ("- a\n  ```\n    x\n\n  ```\n- b", "- a\n\n  ```text\n    x\n\n  ```\n- b"),
        ("> a\nb", "> a\n\nb"),
        ("a\n# b\nc", "a\n\n**b**\n\nc"),
    ] {
        assert_eq!(block(text), shown, "{text}");
    }
}

#[test]
fn html_that_says_what_markdown_can_is_markdown() {
    for (text, shown) in [
        ("<p>One.</p> <p>Two <b> bold </b>, <i>so</i>.</p>", "One.\n\nTwo **bold** , *so*."),
        ("A<br>b<BR />\n\nc", "A\nb\n\nc"),
        (
            "See <a href=\"https://example.com/a_(b)\">the <code>docs</code></a>.",
            "See [the `docs`](<https://example.com/a_%28b%29>).",
        ),
        ("<a href='/docs'>here</a> <a href='#x'>there</a>", "here (/docs) there"),
        ("<a href=\"javascript:alert(1)\">x</a>", "x (javascript:alert(1))"),
        (
            "All:<ul> <li> <p>one</p> <p>more</p> </li> <li>two<ol><li>a<li>b</ol></li></ul>End",
            "All:\n\n- one\n\n  more\n- two\n  1. a\n  2. b\n\nEnd",
        ),
        ("<code>a&lt;b</code> <code> </code><code>`</code>", "`a<b` `` ` ``"),
        ("<h2>A <b>title</b></h2>text", "**A title**\n\ntext"),
        ("x<pre>a\n  b &amp; <b>c</b></pre>y", "x\n\n```text\na\n  b & c\n```\n\ny"),
        ("<note> <p>Mind.</p> </note>", "**Note:** Mind."),
        (
            "<table><tr><th>a</th><th>b</th></tr><tr><td>1<br>2</td><td>3|4</td></tr></table>",
            "| a | b |\n|---|---|\n| 1 2 | 3\\|4 |",
        ),
        ("The <see cref=\"T:My.Thing\"/> is <c>null</c>.", "The `Thing` is `null`."),
        ("<img src=\"https://example.com/x.png\" alt=\"A chart\">", "[A chart](<https://example.com/x.png>)"),
        ("a <b></b>b", "a b"),
        // Not HTML.
        ("/users/<id>/<b> `<p>` \\<i>x</i>", "/users/\\<id>/\\<b> `<p>` \\<i>x\\</i>"),
        ("a < b <br", "a \\< b \\<br"),
        ("```\n<p>x</p>\n```", "```text\n<p>x</p>\n```"),
    ] {
        assert_eq!(block(text), shown, "{text}");
    }
    assert_eq!(cell("<p>a</p><p>b|c</p>"), "a b\\|c");
    assert_eq!(first_paragraph("<p>One<br>two.</p><p>Three.</p>"), "One\ntwo.");
    assert_eq!(first_line("<p>One <i>x</i>.</p><p>Two.</p>"), "One *x*.");
}

#[test]
fn a_link_that_leads_nowhere_from_here_is_its_text() {
    for (text, shown) in [
        ("See [the *guide*](/docs/guide_a).", "See the *guide* (/docs/guide_a)."),
        ("See [paging](#section/Paging) and [/docs](/docs).", "See paging and /docs."),
        ("See [it](./a.md \"A title\") or [b](<c>)", "See it (./a.md) or b (c)"),
        ("[*x*](<a*b>)", "*x* (a\\*b)"),
        ("![x](https://example.com/y)", "[x](<https://example.com/y>)"),
        ("![A chart](chart.png)", "A chart (chart.png)"),
        ("- See [the\n  *guide*](/a), and\n  more", "- See the *guide* (/a), and\n  more"),
        ("```\n[a\nb](/c)\n```", "```text\n[a\nb](/c)\n```"),
        ("[![CI](https://example.com/i.svg)](https://example.com/ci) ok", "[CI](<https://example.com/ci>) ok"),
    ] {
        assert_eq!(block(text), shown, "{text}");
    }
}

#[test]
fn a_cell_is_one_line_without_a_bar() {
    assert_eq!(cell("a | b\n\n# c"), "a \\| b # c");
    assert_eq!(cell("a \\| b \\\\| c"), "a \\| b \\\\\\| c");
    assert_eq!(cell("- x"), "\\- x");
    assert_eq!(cell("1. x"), "1\\. x");
    assert_eq!(code("a`b"), "``a`b``");
    assert_eq!(cell_code("^(a|b)$"), "`^(a\\|b)$`");
    assert_eq!(cell_code("^a\\|b$"), "^a\\\\\\|b$");
}

#[test]
fn a_literal_shows_its_text() {
    for text in [
        "Vec<Option<String>>",
        "/a/{b}*_c_|d",
        "r#type",
        "__init__",
        "\\`[x](y)",
        "&lt; https://x.y",
        "- a",
        "# b",
        "1. c",
    ] {
        let literal = literal(text);
        let shown = events(&literal).filter_map(|event| match event {
            Event::Text(text) => Some(text.into_string()),
            Event::Start(Tag::Paragraph) | Event::End(_) => None,
            other => panic!("{text}: {other:?}"),
        });
        assert_eq!(shown.collect::<String>(), text);
    }
}

/// Pieces that mean something to Markdown, in any order.
const PIECES: &[&str] = &[
    "a",
    "word ",
    " ",
    "  ",
    "    ",
    "\n",
    "\n\n",
    "\t",
    "- ",
    "* ",
    "+ ",
    "1. ",
    "14) ",
    "> ",
    "# ",
    "## ",
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<ul><li>",
    "</li></ul>",
    "<code>",
    "</code>",
    "<table><tr><td>",
    "<td>",
    "</table>",
    "<a href='https://x.y'>",
    "</a>",
    "<h1>",
    "</h1>",
    "<pre>",
    "</pre>",
    "===",
    "---",
    "***",
    "___",
    "```",
    "~~~",
    "```rust\n",
    "`",
    "``",
    "|",
    "\\",
    "\\|",
    "<b>",
    "<!--",
    "-->",
    "</",
    ">",
    "[",
    "](",
    ")",
    "[x](y)",
    "]: z",
    "![",
    "https://example.com",
    "http://",
    "<https://x.y>",
    "&lt;",
    "&#60;",
    "{{ x }}",
    "{% x %}",
    "*",
    "_",
    "**",
    "~~",
    ":",
    "=",
    "\r",
    "\u{202e}",
    "| - | - |\n",
    "\n|-|-|\n",
    "\n- | -\n",
    "\n--- | ---\n",
    "`a|b`",
    "<script>alert(1)</script>",
    "javascript:x",
    "//",
    "é",
];

#[test]
fn no_order_of_pieces_acts() {
    let mut random = Random(1);
    for _ in 0..20_000 {
        let text: String = (0..random.below(16)).map(|_| PIECES[random.below(PIECES.len())]).collect();
        let shown = block(&text);
        for event in events(&shown) {
            assert!(is_inert(&event), "{text:?} became {shown:?}, which holds {event:?}");
        }
        assert!(!shown.contains(['\r', '\u{202e}']));
    }
}

#[test]
fn no_order_of_pieces_breaks_a_table() {
    let mut random = Random(2);
    for _ in 0..20_000 {
        let text: String = (0..random.below(12)).map(|_| PIECES[random.below(PIECES.len())]).collect();
        for shown in [cell(&text), cell_code(&text), literal(&text)] {
            let page = format!("a | b | c\n-|-|-\nfirst | {shown} | last\n\nend");
            let mut cells = Vec::new();
            for event in events(&page) {
                assert!(is_inert(&event), "{text:?} became {shown:?}, which holds {event:?}");
                match event {
                    Event::Start(Tag::TableCell) => cells.push(String::new()),
                    Event::Text(text) => cells.iter_mut().last().unwrap().push_str(&text),
                    _ => {}
                }
            }
            assert_eq!(
                (cells.len(), &*cells[3], cells[5].trim_end_matches("end")),
                (6, "first", "last"),
                "{text:?} became {shown:?}"
            );
        }
    }
}

#[test]
fn a_text_of_openings_takes_no_time() {
    for opening in ["[", "<", "a`", "[](", "[![](", "<https://", "`a``b"] {
        assert!(block(&opening.repeat(100_000)).len() >= 100_000);
    }
}

fn events(markdown: &str) -> impl Iterator<Item = Event<'_>> {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    Parser::new_ext(markdown, options)
}

fn is_inert(event: &Event<'_>) -> bool {
    match event {
        Event::Html(_) | Event::InlineHtml(_) | Event::FootnoteReference(_) => false,
        Event::Start(Tag::Heading { .. } | Tag::Image { .. } | Tag::HtmlBlock | Tag::FootnoteDefinition(_)) => false,
        Event::Start(Tag::CodeBlock(kind)) => *kind == CodeBlockKind::Fenced("text".into()),
        Event::Start(Tag::Link { dest_url, .. }) => dest_url.starts_with("http"),
        _ => true,
    }
}

/// Numbers that are the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}
