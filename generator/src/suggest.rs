//! What was meant by a name that nobody knows.

/// The name that is nearest to `wrong`, if one is near enough to be meant.
pub fn closest<'a>(wrong: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    // Nobody mistypes a text of this length; whoever is hostile shall not make us compare them.
    if wrong.len() > 100 {
        return None;
    }
    let wrong: Vec<char> = wrong.to_lowercase().chars().collect();
    let most = (wrong.len() / 3).max(1);
    let near = names.filter(|name| name.len().abs_diff(wrong.len()) <= most * 4).filter_map(|name| {
        let right: Vec<char> = name.to_lowercase().chars().collect();
        let distance = distance(&wrong, &right, most)?;
        // One letter that became another is no typo but another name.
        (distance < right.len().max(wrong.len())).then_some((distance, name))
    });
    near.min_by_key(|(distance, _)| *distance).map(|(_, name)| name)
}

/// How many letters must be added, removed, changed or swapped with their neighbour to make one text the other; `None`
/// where it is more than `most`.
fn distance(a: &[char], b: &[char], most: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for row in 1..=a.len() {
        let mut next = vec![row];
        for column in 1..=b.len() {
            let change = last[column - 1] + usize::from(a[row - 1] != b[column - 1]);
            let mut least = change.min(last[column] + 1).min(next[column - 1] + 1);
            if row > 1 && column > 1 && a[row - 1] == b[column - 2] && a[row - 2] == b[column - 1] {
                least = least.min(before[column - 2] + 1);
            }
            next.push(least);
        }
        if next.iter().all(|distance| *distance > most) {
            return None;
        }
        before = std::mem::replace(&mut last, next);
    }
    last.last().copied().filter(|distance| *distance <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typos_are_recognised_and_other_names_are_not() {
        let names = ["nullable", "type", "format", "operationId", "in", "x"];
        for (wrong, right) in [
            ("nullabel", Some("nullable")),
            ("Type", Some("type")),
            ("fromat", Some("format")),
            ("operationID", Some("operationId")),
            ("operation_id", Some("operationId")),
            ("int", Some("in")),
            ("y", None),
            ("discriminator", None),
            ("", None),
        ] {
            assert_eq!(closest(wrong, names.into_iter()), right, "{wrong}");
        }
    }
}
