//! How lists come in pages.

use std::collections::BTreeMap;

use generator::diagnostic::{Code, Diagnostics};
use generator::options::{PageBy, PageRule};

use super::value::Value;
use crate::problem::suggestion;

const KEYS: &[&str] = &["cursor", "next", "offset", "page", "link", "more", "items"];

/// The rules of operations by their `operationId`; `false` says that one has no pages.
pub fn of_operations(value: &Value<'_>, diags: &mut Diagnostics) -> BTreeMap<String, Option<PageRule>> {
    let mut rules = BTreeMap::new();
    for (operation, value) in value.members(diags) {
        if value.is_false() {
            rules.insert(operation, None);
        } else if let Some(rule) = rule(&value, diags) {
            rules.insert(operation, Some(rule));
        }
    }
    rules
}

/// A rule. `None` where it is not whole, which is reported.
pub fn rule(value: &Value<'_>, diags: &mut Diagnostics) -> Option<PageRule> {
    let mut texts = BTreeMap::new();
    let mut is_linked = false;
    for (key, value) in value.members(diags) {
        match key.as_str() {
            "link" => is_linked = value.is_true(diags)?,
            known if KEYS.contains(&known) => drop(texts.insert(key, value.text(diags)?)),
            other => {
                let message = format!("unknown key `{}`", other.escape_debug());
                let help = suggestion(other, KEYS.iter().copied());
                diags.error(Code::UnknownKey, value.at, message).on_key().span(value.span).help(help);
                return None;
            }
        }
    }
    let ways = [texts.remove("cursor"), texts.remove("offset"), texts.remove("page")];
    let by = match (ways, texts.remove("next"), is_linked) {
        ([Some(parameter), None, None], Some(next), false) => PageBy::Cursor { parameter, next },
        ([None, Some(parameter), None], None, false) => PageBy::Offset(parameter),
        ([None, None, Some(parameter)], None, false) => PageBy::Number(parameter),
        ([None, None, None], None, true) => PageBy::Link,
        _ => {
            let message = "this does not say how the next page is asked for";
            let help = "give one of: `cursor` with `next`, `offset`, `page`, `link = true`";
            diags.error(Code::WrongKind, &value.at, message).span(value.span.clone()).help(help);
            return None;
        }
    };
    Some(PageRule { by, more: texts.remove("more"), items: texts.remove("items") })
}
