//! Which operations give a list in pages, and how the next page is asked for.

mod fit;
mod shapes;

use super::context::Context;
use super::options::report_unknown;
use crate::diagnostic::Code;
use crate::ir::Group;
use crate::pointer::{FileId, Location, Pointer};

/// Finds the pages of every operation: as the options say of it, else by the rule for all, else by its shape.
pub fn find(cx: &mut Context<'_, '_>, groups: &mut [Group]) {
    let types = &cx.types.table;
    for operation in groups.iter_mut().flat_map(|group| &mut group.operations) {
        operation.pages = match cx.options.pages.get(&operation.id) {
            Some(None) => None,
            Some(Some(rule)) => match fit::fit(rule, operation, types) {
                Ok(pages) => Some(pages),
                Err(why) => {
                    let at =
                        Location { file: FileId::OPTIONS, pointer: Pointer::root().key("pages").key(&operation.id) };
                    let message = format!("the option `pages` does not fit the operation `{}`: {why}", operation.id);
                    cx.diags.error(Code::UnknownOption, at, message);
                    None
                }
            },
            None => {
                let by_rule = cx.options.pagination.as_ref().and_then(|rule| fit::fit(rule, operation, types).ok());
                by_rule.or_else(|| shapes::by_shape(operation, types))
            }
        };
    }
    for id in cx.options.pages.keys() {
        let known = groups.iter().flat_map(|group| &group.operations).map(|operation| operation.id.as_str());
        report_unknown(cx.diags, "pages", "operation", id, known);
    }
}
