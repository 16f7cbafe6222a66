//! The inside of a line.

/// Neither a link nor a span of code is looked for further than this, so that a text of opening brackets takes no time.
const REACH: usize = 4096;

/// A line in which emphasis, code and links to the web are kept, and everything else is text.
pub fn escape(line: &str) -> String {
    escape_where(line, |_| true)
}

/// The same for a row of a table, where a bar ends a cell within code too.
pub fn escape_row(line: &str) -> String {
    escape_where(line, |code| !code.contains('|'))
}

/// Whether a line with one below it of the shape of [`is_delimiter_row`] can be the head of a table as we wrote it.
pub fn is_row(line: &str) -> bool {
    !line.contains('|') || escape(line) == escape_row(line)
}

/// Whether a line may make a table of the line above it (GFM § 4.10).
pub fn is_delimiter_row(line: &str) -> bool {
    line.contains('-') && line.chars().all(|character| matches!(character, '-' | ':' | '|' | ' '))
}

/// Whether the label of a link begins in `line` and ends in the one below it: together they are one line.
pub fn is_link_parted(line: &str, below: &str) -> bool {
    let begins = line.rfind(['[', ']']).is_some_and(|last| line[last..].starts_with('['));
    begins && below.find(['[', ']']).is_some_and(|end| below[end..].starts_with("]("))
}

fn escape_where(line: &str, is_code: impl Fn(&str) -> bool) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let mut rest = line;
    loop {
        // Most of a text is letters and spaces.
        let plain = rest.bytes().position(may_mean_something).unwrap_or(rest.len());
        out.push_str(&rest[..plain]);
        rest = &rest[plain..];
        let Some(first) = rest.chars().next() else { return out };
        let taken = match first {
            '\\' => backslash(rest, &mut out),
            '`' => code_span(rest, &is_code, &mut out),
            '<' => auto_link(rest, &mut out),
            '[' => link(rest, &is_code, &mut out),
            '!' if rest[1..].starts_with('[') => image(rest, &is_code, &mut out),
            ']' => text("\\]", 1, &mut out),
            '&' => reference(rest, &mut out),
            'h' if is_web(rest) => bare_url(rest, &mut out),
            ':' | '.' | '@' if is_address(&out, rest) => text(&format!("\\{first}"), 1, &mut out),
            other => {
                out.push(other);
                other.len_utf8()
            }
        };
        rest = &rest[taken..];
    }
}

/// Whether a byte may begin something that [`escape_where`] looks at.
fn may_mean_something(byte: u8) -> bool {
    matches!(byte, b'\\' | b'`' | b'<' | b'[' | b'!' | b']' | b'&' | b'h' | b':' | b'.' | b'@')
}

/// A line in which nothing is Markdown.
pub fn literal(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let mut before = None;
    for (at, character) in line.char_indices() {
        let after = line[at + character.len_utf8()..].chars().next();
        let is_within_word = || [before, after].iter().all(|next| next.is_some_and(char::is_alphanumeric));
        let is_markup = match character {
            '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '|' | '~' => true,
            '_' => !is_within_word(),
            '&' => after.is_some_and(|after| after == '#' || after.is_ascii_alphabetic()),
            ':' | '.' | '@' => is_address(&line[..at], &line[at..]),
            _ => false,
        };
        if is_markup {
            out.push('\\');
        }
        out.push(character);
        before = Some(character);
    }
    escape_start(&out)
}

/// Markdown of a line, changed so that it begins no list, heading, quote or fence, and is no rule.
pub fn escape_start(line: &str) -> String {
    let marks = line.len() - line.trim_start_matches(|mark: char| mark.is_ascii_digit()).len();
    let after = &line[marks..];
    let ends_marker = |after: &str| after.is_empty() || after.starts_with(' ');
    if (1..=9).contains(&marks) && after.strip_prefix(['.', ')']).is_some_and(ends_marker) {
        return format!("{}\\{after}", &line[..marks]);
    }
    let is_mark = match line.chars().next() {
        Some('#' | '>' | '=') => true,
        Some('~') => line.starts_with("~~~"),
        Some('-' | '+' | '*') => line[1..].is_empty() || line[1..].starts_with(' ') || is_rule(line),
        Some('_') => is_rule(line),
        _ => false,
    };
    if is_mark { format!("\\{line}") } else { line.to_owned() }
}

/// Whether a line would underline the one before, or part it from the next.
pub fn is_rule(line: &str) -> bool {
    ['-', '=', '*', '_'].iter().any(|mark| line.chars().all(|character| character == *mark || character == ' '))
}

fn text(shown: &str, taken: usize, out: &mut String) -> usize {
    out.push_str(shown);
    taken
}

/// An escape stays one; a backslash before anything else is itself.
fn backslash(rest: &str, out: &mut String) -> usize {
    match rest[1..].chars().next() {
        Some(next) if next.is_ascii_punctuation() => text(&rest[..2], 2, out),
        _ => text("\\\\", 1, out),
    }
}

fn code_span(rest: &str, is_code: &impl Fn(&str) -> bool, out: &mut String) -> usize {
    let length = rest.len() - rest.trim_start_matches('`').len();
    let within = near(rest);
    let mut from = length;
    while let Some(found) = within.get(from..).and_then(|after| after.find('`')) {
        let start = from + found;
        let run = rest[start..].len() - rest[start..].trim_start_matches('`').len();
        if run == length && is_code(&rest[..start]) {
            return text(&rest[..start + run], start + run, out);
        }
        from = start + run;
    }
    text(&"\\`".repeat(length), length, out)
}

fn auto_link(rest: &str, out: &mut String) -> usize {
    let end = near(rest).find('>').filter(|end| is_web_address(&rest[1..*end]));
    match end {
        Some(end) => text(&rest[..=end], end + 1, out),
        None => text("\\<", 1, out),
    }
}

/// `[text](https://…)` stays a link. One to elsewhere leads nowhere from here: its text stays, with where it would lead;
/// without, where that is within the document that it was written for.
fn link(rest: &str, is_code: &impl Fn(&str) -> bool, out: &mut String) -> usize {
    let Some(Link { label, address, length }) = read_badge(rest).or_else(|| read_link(rest)) else {
        return text("\\[", 1, out);
    };
    // Within a label an address must not become a link of its own: links don't nest.
    let shown = escape_label(label, is_code);
    match address {
        _ if is_web_address(address) => out.push_str(&format!("[{shown}](<{address}>)")),
        _ if address.starts_with('#') || label == address => out.push_str(&shown),
        _ => out.push_str(&format!("{shown} ({})", literal(address))),
    }
    length
}

/// An image is shown by nothing but its description, which leads to it.
fn image(rest: &str, is_code: &impl Fn(&str) -> bool, out: &mut String) -> usize {
    let after = &rest[1..];
    if read_link(after).is_some() { 1 + link(after, is_code, out) } else { text("\\!", 1, out) }
}

/// `[label](address "title")`, and how long it is (CommonMark § 6.3).
struct Link<'a> {
    label: &'a str,
    address: &'a str,
    length: usize,
}

fn read_link(rest: &str) -> Option<Link<'_>> {
    let end = near(rest.strip_prefix('[')?).find(['[', ']'])?;
    let (label, after) = rest[1..].split_at(end);
    let (address, length) = read_target(after.strip_prefix("](")?)?;
    (!label.trim().is_empty()).then_some(Link { label, address, length: "[](".len() + end + length })
}

/// A link whose label is an image, `[![label](image)](address)`, as badges are: without the image.
fn read_badge(rest: &str) -> Option<Link<'_>> {
    let Link { label, length: image, .. } = read_link(rest.strip_prefix("[!")?)?;
    let after = "[!".len() + image;
    let (address, length) = read_target(rest[after..].strip_prefix("](")?)?;
    Some(Link { label, address, length: after + "](".len() + length })
}

/// What stands between the parentheses of a link, `target` beginning behind the first, and how long it is with the other.
fn read_target(target: &str) -> Option<(&str, usize)> {
    let end = near(target).find(')')?;
    let address = target[..end].split(" \"").next()?.trim().trim_start_matches('<').trim_end_matches('>');
    (!address.is_empty() && !address.contains(char::is_whitespace)).then_some((address, end + 1))
}

fn escape_label(label: &str, is_code: &impl Fn(&str) -> bool) -> String {
    let mut out = String::new();
    let mut rest = label;
    while let Some(first) = rest.chars().next() {
        let taken = match first {
            '\\' => backslash(rest, &mut out),
            '`' => code_span(rest, is_code, &mut out),
            '<' => text("\\<", 1, &mut out),
            '&' => reference(rest, &mut out),
            ':' | '.' | '@' if is_address(&out, rest) => text(&format!("\\{first}"), 1, &mut out),
            other => {
                out.push(other);
                other.len_utf8()
            }
        };
        rest = &rest[taken..];
    }
    out
}

/// A character reference (HTML § 13.5) stays one, but for those that could stand for a character that does not show.
fn reference(rest: &str, out: &mut String) -> usize {
    let hides = ["&#", "&lrm", "&rlm", "&zwj", "&zwnj", "&ZeroWidth", "&NoBreak", "&shy", "&InvisibleComma", "&ic;"]
        .iter()
        .any(|reference| rest.starts_with(reference));
    text(if hides { "\\&" } else { "&" }, 1, out)
}

fn bare_url(rest: &str, out: &mut String) -> usize {
    let end = rest
        .find(|character: char| character.is_whitespace() || "<>\"'`()[]{}|\\^*".contains(character))
        .unwrap_or(rest.len());
    let address = rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '_', '~']);
    if is_web_address(address) && !out.ends_with(|last: char| last.is_alphanumeric()) {
        out.push_str(&format!("<{address}>"));
        address.len()
    } else {
        // No renderer makes a link of it, and rustdoc does not miss one.
        let scheme = rest.find(':').unwrap_or_default();
        text(&format!("{}\\:", &rest[..scheme]), scheme + 1, out)
    }
}

/// Whether GitHub would make a link of what ends before a mark and begins with it (GFM § 6.9). An escape that follows
/// is then a part of the address, and escapes nothing.
fn is_address(before: &str, rest: &str) -> bool {
    let is_letter = |letter: char| letter.is_ascii_alphanumeric();
    match rest.chars().next() {
        Some(':') => rest.starts_with("://") || before.ends_with("xmpp"),
        Some('.') => before.ends_with("www"),
        Some('@') => {
            before.ends_with(|letter| is_letter(letter) || ".-_+".contains(letter)) && rest[1..].starts_with(is_letter)
        }
        _ => false,
    }
}

fn is_web(text: &str) -> bool {
    text.starts_with("http://") || text.starts_with("https://")
}

/// Whether `address` is one of the web, without a character that would end a link.
pub fn is_web_address(address: &str) -> bool {
    let host = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    host.is_some_and(|host| {
        host.starts_with(|first: char| first.is_ascii_alphanumeric())
            && host.chars().all(|character| character.is_ascii_graphic() && !"<>\"`\\^{}|[]".contains(character))
    })
}

/// The beginning of a text, as far as is looked.
fn near(text: &str) -> &str {
    let mut end = text.len().min(REACH);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
