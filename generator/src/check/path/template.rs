//! The names in a path template.

/// How many parameters a path may have: more is a mistake or an attack.
const MOST: usize = 100;

/// The names between the braces of a path, in their order, or what is wrong with it.
pub(super) fn names(path: &str) -> Result<Vec<&str>, String> {
    let mut names = Vec::new();
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
        if names.contains(&name) {
            return Err(format!("`{{{name}}}` stands twice in this path"));
        }
        if names.len() == MOST {
            return Err(format!("this path has more than {MOST} parameters"));
        }
        names.push(name);
        rest = &after[end + 1..];
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_what_stands_between_braces() {
        assert_eq!(names("/a/{b}/c-{d}.{e}"), Ok(vec!["b", "d", "e"]));
        assert_eq!(names("/"), Ok(vec![]));
        for wrong in ["/{a", "/a}", "/{}", "/{a}{a}", "/{a{b}}"] {
            assert!(names(wrong).is_err(), "{wrong}");
        }
    }
}
