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
    let closest = similar::get_close_matches(given, &known, 1, 0.6).first().copied();
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
