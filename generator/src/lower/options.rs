//! Options that name something which the description does not have.

use crate::diagnostic::{Code, Diagnostics};
use crate::pointer::{FileId, Location, Pointer};

/// Reports that the option `option` names `given`, which is none of `known`.
pub fn report_unknown<'k>(
    diags: &mut Diagnostics,
    option: &str,
    what: &str,
    given: &str,
    known: impl Iterator<Item = &'k str>,
) {
    let mut known: Vec<_> = known.collect();
    if known.contains(&given) {
        return;
    }
    known.sort_unstable();
    known.dedup();
    let closest = closest(given, &known);
    let at = Location { file: FileId::OPTIONS, pointer: Pointer::root().key(option).key(given) };
    let diagnostic = diags.error(
        Code::UnknownOption,
        at,
        format!("the option `{option}` names `{given}`, and the description has no such {what}"),
    );
    if let Some(closest) = closest {
        diagnostic.help(format!("did you mean `{closest}`?"));
    } else if !known.is_empty() && known.len() <= 20 {
        diagnostic.help(format!("it has: {}", known.join(", ")));
    }
}

/// The text that `given` was most likely meant to be.
fn closest<'k>(given: &str, known: &[&'k str]) -> Option<&'k str> {
    let limit = given.chars().count() / 3 + 1;
    let candidates = known.iter().filter_map(|known| Some((distance(given, known, limit)?, *known)));
    candidates.min().map(|(_, known)| known)
}

/// The number of characters to be changed, added or left out to make one text of the other, ignoring case; `None`
/// where it is more than `limit`.
fn distance(left: &str, right: &str, limit: usize) -> Option<usize> {
    let (left, right) = (left.to_lowercase(), right.to_lowercase());
    let (left, right): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
    if left.len().abs_diff(right.len()) > limit {
        return None;
    }
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (index, character) in left.iter().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], index + 1);
        for (column, other) in right.iter().enumerate() {
            let replaced = diagonal + usize::from(character != other);
            diagonal = row[column + 1];
            row[column + 1] = replaced.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row.last().copied().filter(|distance| *distance <= limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closest_text_is_proposed() {
        assert_eq!(closest("repositorys", &["branches", "repositories"]), Some("repositories"));
        assert_eq!(closest("getGcRules", &["getGCRules"]), Some("getGCRules"));
        assert_eq!(closest("x", &["repositories"]), None);
    }
}
