//! References that can't be followed, as people are told.

use super::Refusal;
use super::library::{Library, Lost};
use crate::diagnostic::{Code, Diagnostics};
use crate::pointer::Location;

/// Reports why the reference `text`, which stands at `at`, can't be followed.
pub(super) fn report(why: Lost, text: &str, at: Location, library: &Library<'_>, diags: &mut Diagnostics) {
    let file = text.split('#').next().unwrap_or_default();
    match why {
        Lost::Absolute { scheme } if matches!(scheme.as_str(), "http" | "https") => {
            let message = format!("`{text}` is on the web, and nothing is fetched from there");
            diags.error(Code::ForbiddenReference, at, message).help(
                "download it into the folder of the description, and refer to that file by a path such as `./shared.yaml`",
            );
        }
        Lost::Absolute { scheme } => {
            let message = format!("`{text}` begins with `{scheme}:`, and only paths of files are followed");
            diags
                .error(Code::ForbiddenReference, at, message)
                .help("write a path relative to this file, such as `./shared.yaml#/Pet`");
        }
        Lost::Refused { path, refusal } => refused(text, &path, refusal, at, diags),
        Lost::Nowhere { nearest, token, meant } => {
            let holder =
                if file.is_empty() { "this file".to_owned() } else { format!("`{}`", library.name(nearest.file)) };
            let message = format!("`{text}` leads nowhere: {holder} has no `{token}` there");
            let found = diags.error(Code::UnresolvedReference, at, message);
            found.related(nearest, format!("`{token}` would have to be in here"));
            found.help(match meant {
                Some(meant) => format!("did you mean `{file}#{meant}`?"),
                None => "define it there, or correct the reference".to_owned(),
            });
        }
        Lost::Fragment { meant } => {
            let message = format!("`{text}` leads nowhere: what follows `#` is no JSON pointer");
            let found = diags.error(Code::UnresolvedReference, at, message);
            match meant {
                Some(meant) => found.help(format!("did you mean `{file}#{meant}`?")),
                None => found.help("a JSON pointer begins with a slash: `#/components/schemas/Pet`"),
            };
        }
        Lost::Cycle => {
            let message = format!("`{text}` leads to itself, by way of other references, and so means nothing");
            diags
                .error(Code::ReferenceCycle, at, message)
                .help("let one of the files say what it is instead of referring to another");
        }
        Lost::TooMany => {
            let message = "the description is made of more files than are read";
            diags.error(Code::Limit, at, message).help("put what belongs together into one file");
        }
        Lost::Unreadable => {}
    }
}

fn refused(text: &str, path: &str, refusal: Refusal, at: Location, diags: &mut Diagnostics) {
    let (code, message, help) = match refusal {
        Refusal::Missing(help) => {
            (Code::UnresolvedReference, format!("`{text}` leads nowhere: there is no file `{path}`"), help)
        }
        Refusal::Outside(help) => (
            Code::ForbiddenReference,
            format!("`{text}` is outside of the description's folder, and is not read"),
            help,
        ),
        Refusal::Nowhere(help) => (
            Code::ForbiddenReference,
            format!("`{text}` is another file, and this description is not in a folder with others"),
            help,
        ),
        Refusal::Unreadable(reason) => (
            Code::UnresolvedReference,
            format!("`{path}` can't be read: {reason}"),
            "correct the reference, or the file".to_owned(),
        ),
    };
    diags.error(code, at, message).help(help);
}
