//! Tags of HTML, and what they mean.

/// A tag is looked for no further than this, so that a text of opening brackets takes no time.
const REACH: usize = 2048;

/// A tag.
#[derive(Clone, Debug)]
pub struct Tag {
    /// Its name, in lower case.
    pub name: String,
    /// What stands behind its name.
    attributes: String,
    /// Whether it ends an element.
    pub is_closing: bool,
    /// Whether it is an element of its own: `<br/>`.
    pub is_empty: bool,
    /// How long it is.
    pub length: usize,
}

/// What an element means for text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// Emphasis, with this mark.
    Mark(&'static str),
    /// Code in a line.
    Code,
    /// Code in lines of its own.
    Preformatted,
    Link,
    Image,
    /// Something that is named by an attribute, as in comments of .NET.
    Named,
    /// A paragraph that begins with this.
    Notice(&'static str),
    Break,
    /// A paragraph, which ends where the next one begins.
    Paragraph,
    /// Paragraphs.
    Division,
    Heading(usize),
    List {
        is_ordered: bool,
    },
    Item,
    Table,
    Row,
    Cell,
    /// What holds text, and says nothing about it.
    Nothing,
}

impl Kind {
    /// Whether the element ends with a tag of its own.
    pub fn needs_end(self) -> bool {
        !matches!(self, Self::Image | Self::Named | Self::Break | Self::Paragraph | Self::Item | Self::Row | Self::Cell)
    }
}

impl Tag {
    /// The tag that `text` begins with.
    pub fn parse(text: &str) -> Option<Self> {
        let rest = text.strip_prefix('<')?;
        let (is_closing, rest) = rest.strip_prefix('/').map_or((false, rest), |rest| (true, rest));
        let end = rest.find(|character: char| !character.is_ascii_alphanumeric())?;
        let (name, behind) = rest.split_at(end);
        if !name.starts_with(|first: char| first.is_ascii_alphabetic()) || !behind.starts_with([' ', '\n', '/', '>']) {
            return None;
        }
        let length = end_of(behind)?;
        let attributes = behind[..length].trim();
        let is_empty = attributes.ends_with('/');
        Some(Self {
            name: name.to_ascii_lowercase(),
            attributes: attributes.trim_end_matches('/').trim_end().to_owned(),
            is_closing,
            is_empty,
            length: text.len() - behind.len() + length + 1,
        })
    }

    /// What it means. `None` for what is no element of HTML, or says more than text can.
    pub fn kind(&self) -> Option<Kind> {
        Some(match self.name.as_str() {
            "b" | "strong" => Kind::Mark("**"),
            "i" | "em" | "var" | "cite" | "dfn" => Kind::Mark("*"),
            "code" | "tt" | "kbd" | "samp" | "c" => Kind::Code,
            "pre" => Kind::Preformatted,
            "a" => Kind::Link,
            "img" => Kind::Image,
            "see" | "seealso" | "paramref" | "typeparamref" => self.named().map(|_| Kind::Named)?,
            "note" => Kind::Notice("**Note:** "),
            "important" => Kind::Notice("**Important:** "),
            "caution" => Kind::Notice("**Caution:** "),
            "warning" => Kind::Notice("**Warning:** "),
            "tip" => Kind::Notice("**Tip:** "),
            "br" => Kind::Break,
            "p" | "hr" | "dt" => Kind::Paragraph,
            "div" | "section" | "blockquote" | "center" | "dl" | "dd" | "para" | "fullname" | "remarks" | "details" => {
                Kind::Division
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Kind::Heading(self.name[1..].parse().ok()?),
            "ul" => Kind::List { is_ordered: false },
            "ol" => Kind::List { is_ordered: true },
            "li" => Kind::Item,
            "table" => Kind::Table,
            "tr" => Kind::Row,
            "td" | "th" => Kind::Cell,
            "span" | "font" | "u" | "small" | "big" | "thead" | "tbody" | "tfoot" | "summary" => Kind::Nothing,
            _ => return None,
        })
    }

    /// What it names: `cref="T:Space.Name"`.
    pub fn named(&self) -> Option<&str> {
        let value = ["cref", "langword", "name"].iter().find_map(|name| self.attribute(name))?;
        let last = value.trim().rsplit([':', '.']).next()?;
        (!last.is_empty()).then_some(last)
    }

    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let lower = self.attributes.to_ascii_lowercase();
        let is_name =
            |at: &usize| lower[..*at].is_empty() || lower[..*at].ends_with(|before: char| before.is_ascii_whitespace());
        let at = lower.match_indices(name).map(|(at, _)| at).find(is_name)?;
        let value = self.attributes[at + name.len()..].trim_start().strip_prefix('=')?.trim_start();
        match value.chars().next()? {
            quote @ ('"' | '\'') => value[1..].split(quote).next(),
            _ => value.split_whitespace().next(),
        }
    }
}

/// Where the bracket is that ends a tag, outside of quotes.
fn end_of(behind: &str) -> Option<usize> {
    let mut quote = None;
    for (at, character) in behind.char_indices().take(REACH) {
        match (quote, character) {
            (None, '>') => return Some(at),
            (None, '<') => return None,
            (None, '"' | '\'') => quote = Some(character),
            (Some(open), character) if open == character => quote = None,
            _ => {}
        }
    }
    None
}

/// The text of HTML: without tags, with the characters that references stand for.
pub fn plain(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let known = REFERENCES.iter().find(|(reference, _)| rest.starts_with(reference));
        let tag = Tag::parse(rest).filter(|tag| tag.kind().is_some());
        let taken = match (known, tag) {
            (Some((reference, character)), _) => {
                out.push(*character);
                reference.len()
            }
            (None, Some(tag)) => {
                out.extend((tag.kind() == Some(Kind::Break)).then_some('\n'));
                tag.length
            }
            (None, None) => {
                out.push_str(&rest[..1]);
                1
            }
        };
        rest = &rest[taken..];
    }
    out + rest
}

/// The character references that stand for what HTML needs for itself.
const REFERENCES: &[(&str, char)] = &[
    ("&lt;", '<'),
    ("&gt;", '>'),
    ("&amp;", '&'),
    ("&quot;", '"'),
    ("&apos;", '\''),
    ("&#39;", '\''),
    ("&#34;", '"'),
    ("&nbsp;", ' '),
];
