//! The names in a path template.

/// How many parameters a path may have: more is a mistake or an attack.
const MOST: usize = 100;

/// The names between the braces of a path.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Names<'a> {
    /// Each once, in their order.
    pub(super) all: Vec<&'a str>,
    /// Those that stand there more than once.
    pub(super) twice: Vec<&'a str>,
}

/// The names between the braces of a path, or what is wrong with it.
pub(super) fn names(path: &str) -> Result<Names<'_>, String> {
    let (mut names, mut twice) = (Vec::new(), Vec::new());
    let mut rest = path;
    while let Some(at) = rest.find(['{', '}']) {
        let (brace, after) = rest[at..].split_at(1);
        if brace == "}" {
            return Err("a brace is closed in this path that was not opened".to_owned());
        }
        let Some(end) = after.find(['{', '}']).filter(|end| after[*end..].starts_with('}')) else {
            return Err("a brace is opened in this path and not closed".to_owned());
        };
        let name = &after[..end];
        if name.is_empty() {
            return Err("a parameter of this path has no name".to_owned());
        }
        if names.len() + twice.len() == MOST {
            return Err(format!("this path has more than {MOST} parameters"));
        }
        let known: &mut Vec<&str> = if names.contains(&name) { &mut twice } else { &mut names };
        known.push(name);
        rest = &after[end + 1..];
    }
    Ok(Names { all: names, twice })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_what_stands_between_braces() {
        let names_of = |path| names(path).map(|Names { all, twice }| (all, twice));
        assert_eq!(names_of("/a/{b}/c-{d}.{e}"), Ok((vec!["b", "d", "e"], vec![])));
        assert_eq!(names_of("/{a}{a}"), Ok((vec!["a"], vec!["a"])));
        assert_eq!(names_of("/"), Ok((vec![], vec![])));
        for wrong in ["/{a", "/a}", "/{}", "/{a{b}}"] {
            assert!(names(wrong).is_err(), "{wrong}");
        }
    }
}
