//! References as they are written (RFC 3986, sections 4.2 and 5.2; RFC 6901, section 6).

use crate::pointer::{Pointer, percent_decoded};

/// What the text of a reference says.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Reference<'a> {
    /// Somewhere in the same file.
    Here { fragment: &'a str },
    /// A file, relative to the folder of this one, as it is written.
    File { path: &'a str, fragment: &'a str },
    /// Something with a scheme, such as `https:`.
    Absolute { scheme: &'a str },
}

/// What `text` says.
pub(super) fn parse(text: &str) -> Reference<'_> {
    let (path, fragment) = text.split_once('#').unwrap_or((text, ""));
    if path.is_empty() {
        return Reference::Here { fragment };
    }
    let scheme = path.split_once(':').map(|(scheme, _)| scheme);
    let is_scheme = |scheme: &&str| {
        let mut characters = scheme.chars();
        characters.next().is_some_and(|first| first.is_ascii_alphabetic())
            && characters.all(|character| character.is_ascii_alphanumeric() || "+-.".contains(character))
    };
    match scheme.filter(is_scheme) {
        Some(scheme) => Reference::Absolute { scheme },
        None if path.starts_with("//") => Reference::Absolute { scheme: "https" },
        None => Reference::File { path, fragment },
    }
}

/// The pointer that a fragment spells, percent-decoded. `None` where it is no pointer.
pub(super) fn pointer(fragment: &str) -> Option<Pointer> {
    // `file.yaml#/` is written where the whole file is meant: no file has a key without a name.
    if fragment == "/" { Some(Pointer::root()) } else { Pointer::parse(&percent_decoded(fragment)) }
}

/// `path`, as it is written in the file `base`, relative to the folder of the first file.
pub(super) fn join(base: &str, path: &str) -> String {
    let folder = base.rsplit_once('/').map_or("", |(folder, _)| folder);
    let (absolute, folder) = if path.starts_with('/') { ("/", "") } else { ("", folder) };
    let absolute = if base.starts_with('/') { "/" } else { absolute };
    let mut names: Vec<&str> = Vec::new();
    for name in folder.split('/').chain(path.split('/')) {
        match (name, names.last()) {
            ("" | ".", _) => {}
            ("..", Some(&last)) if last != ".." => _ = names.pop(),
            ("..", None) if !absolute.is_empty() => {}
            (name, _) => names.push(name),
        }
    }
    format!("{absolute}{}", names.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_told_apart() {
        assert_eq!(parse("#/a"), Reference::Here { fragment: "/a" });
        assert_eq!(parse("a.yaml"), Reference::File { path: "a.yaml", fragment: "" });
        assert_eq!(parse("../b/a.yaml#/x"), Reference::File { path: "../b/a.yaml", fragment: "/x" });
        assert_eq!(parse("https://a.example/b#/c"), Reference::Absolute { scheme: "https" });
        assert_eq!(parse("//a.example/b"), Reference::Absolute { scheme: "https" });
        assert_eq!(parse("a/b:c.yaml"), Reference::File { path: "a/b:c.yaml", fragment: "" });
    }

    #[test]
    fn paths_are_joined() {
        for (base, path, joined) in [
            ("", "a.yaml", "a.yaml"),
            ("a/b.yaml", "c.yaml", "a/c.yaml"),
            ("a/b.yaml", "../c.yaml", "c.yaml"),
            ("a/b.yaml", "../../c.yaml", "../c.yaml"),
            ("../b.yaml", "../c.yaml", "../../c.yaml"),
            ("a/b.yaml", "./x//../c.yaml", "a/c.yaml"),
            ("a/b.yaml", "/etc/passwd", "/etc/passwd"),
            ("/etc/b.yaml", "../../c.yaml", "/c.yaml"),
        ] {
            assert_eq!(join(base, path), joined, "{base} {path}");
        }
    }

    #[test]
    fn fragments_are_decoded() {
        assert_eq!(pointer("/a%20b/~1").map(|it| it.to_string()), Some("/a b/~1".to_owned()));
        assert_eq!(pointer("/"), Some(Pointer::root()));
        assert_eq!(pointer("Pet"), None);
        assert_eq!(percent_decoded("100%"), "100%");
    }
}
