//! What the specification says about several keys of an object at once.

use crate::diagnostic::{Code, Diagnostics, Severity};
use crate::pointer::Trail;
use crate::token::names_parameter;
use serde_json::{Map, Value};

/// Looks at an object, and repairs or prunes it.
pub(super) type Rule = fn(&mut Map<String, Value>, &Trail<'_>, &mut Diagnostics);

/// The names of components (section 4.7.7.1): a reference to another one can't be written.
pub(super) fn component_names(map: &mut Map<String, Value>, trail: &Trail<'_>, diags: &mut Diagnostics) {
    let allowed = |name: &str| {
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
    };
    for (section, members) in map.iter().filter(|(section, _)| !section.starts_with("x-")) {
        for name in members.as_object().into_iter().flat_map(Map::keys).filter(|name| !allowed(name)) {
            let message = format!("the name `{name}` holds more than letters, digits, `.`, `_` and `-`");
            let at = trail.key(section).key(name).pointer();
            diags.warning(Code::ComponentName, at, message).on_key().help("rename it: not every tool can refer to it");
        }
    }
}

/// A parameter is sent under its name: `lower` leaves out what can't be.
pub(super) fn parameter_name(map: &mut Map<String, Value>, trail: &Trail<'_>, diags: &mut Diagnostics) {
    let text = |key: &str| map.get(key).and_then(Value::as_str);
    let Some(name) = text("name") else { return };
    if !names_parameter(name, matches!(text("in"), Some("header" | "cookie"))) {
        let message = format!("nothing can be sent under the name `{name}`: the parameter is left out");
        diags.warning(Code::Unsupported, trail.key("name").pointer(), message).help("name it as the server reads it");
    }
}

/// A parameter or header has a `schema` or a `content` of one media type (section 4.7.12.2).
pub(super) fn schema_or_content(map: &mut Map<String, Value>, trail: &Trail<'_>, diags: &mut Diagnostics) {
    if map.contains_key("schema") && map.contains_key("content") {
        let message = "this has both `schema` and `content`; `content` is ignored";
        diags.warning(Code::UnknownKey, trail.key("content").pointer(), message).on_key().help("remove one of the two");
        map.shift_remove("content");
    }
    if let Some(content) = map.get("content").and_then(Value::as_object)
        && content.len() != 1
    {
        // JSON, where it is one of them, can say everything.
        let kept = content.keys().find(|name| name.contains("json")).or(content.keys().next()).cloned();
        let message = format!(
            "`content` of a parameter or header has exactly one media type, and this one has {}; {}",
            content.len(),
            kept.as_ref().map_or("it is ignored".to_owned(), |name| format!("`{name}` is taken"))
        );
        diags.warning(Code::WrongKind, trail.key("content").pointer(), message).on_key().help("keep one media type");
        match (kept, map.get_mut("content")) {
            (Some(kept), Some(Value::Object(content))) => content.retain(|name, _| *name == kept),
            _ => drop(map.shift_remove("content")),
        }
    }
    if !map.contains_key("content") {
        map.entry("schema").or_insert_with(|| Value::Object(Map::new()));
    }
}

/// An encoding that says something of the style says all of it (section 4.7.15): openapiv3 no longer tells an `explode` that is
/// left out from one that is false.
pub(super) fn whole_encoding(map: &mut Map<String, Value>, _: &Trail<'_>, _: &mut Diagnostics) {
    if !["style", "explode", "allowReserved"].iter().any(|key| map.contains_key(*key)) {
        return;
    }
    let style = map.entry("style").or_insert_with(|| "form".into());
    let is_form = style == "form";
    map.entry("explode").or_insert_with(|| is_form.into());
}

/// Which styles a parameter may have is a matter of where it is (section 4.7.12.3).
pub(super) fn parameter_style(map: &mut Map<String, Value>, trail: &Trail<'_>, diags: &mut Diagnostics) {
    let (Some(place), Some(style)) = (map.get("in").and_then(Value::as_str), map.get("style").and_then(Value::as_str))
    else {
        return;
    };
    let allowed: &[&str] = match place {
        "path" => &["simple", "label", "matrix"],
        "query" => &["form", "spaceDelimited", "pipeDelimited", "deepObject"],
        "header" => &["simple"],
        _ => &["form"],
    };
    if !allowed.contains(&style) {
        let quoted: Vec<String> = allowed.iter().map(|style| format!("`{style}`")).collect();
        let message =
            format!("a {place} parameter can't have the style `{style}`: it is written in the style `{}`", allowed[0]);
        diags
            .warning(Code::WrongKind, trail.key("style").pointer(), message)
            .help(format!("in `{place}` the style is {}", quoted.join(" or ")));
        map.shift_remove("style");
    }
}

/// Only in a query can reserved characters stand as they are (section 4.7.12.2).
pub(super) fn reserved_in_a_path(map: &mut Map<String, Value>, trail: &Trail<'_>, diags: &mut Diagnostics) {
    let is_path = map.get("in").and_then(Value::as_str) == Some("path");
    if is_path && map.get("allowReserved") == Some(&Value::Bool(true)) {
        let message = "`allowReserved` is for parameters in a query: in a path reserved characters are percent-encoded";
        diags
            .warning(Code::UnknownKey, trail.key("allowReserved").pointer(), message)
            .on_key()
            .help("remove it: a value with a slash would lead to another path");
    }
}

/// Callbacks of an operation by reference: the typed document has no place for one, so it is a callback of nothing there.
/// A client calls neither.
pub(super) fn callback_references(map: &mut Map<String, Value>, _trail: &Trail<'_>, _diags: &mut Diagnostics) {
    if let Some(Value::Object(callbacks)) = map.get_mut("callbacks") {
        let references = callbacks.values_mut().filter(|callback| callback.get("$ref").is_some());
        references.for_each(|callback| *callback = Value::Object(Map::new()));
    }
}

/// A link leads to one operation (section 4.7.20).
pub(super) fn link_target(map: &mut Map<String, Value>, trail: &Trail<'_>, diags: &mut Diagnostics) {
    let targets = ["operationRef", "operationId"].iter().filter(|key| map.contains_key(**key)).count();
    if targets != 1 {
        let message = "a link needs one of `operationId` and `operationRef`";
        diags.warning(Code::MissingKey, trail.pointer(), message).on_key().help("name the operation that it leads to");
    }
    if targets == 0 {
        map.insert("operationId".to_owned(), "".into());
    } else if targets == 2 {
        map.shift_remove("operationRef");
    }
}

/// An array says what its items are (section 4.7.24.1).
pub(super) fn array_items(map: &mut Map<String, Value>, trail: &Trail<'_>, diags: &mut Diagnostics) {
    if map.get("type").and_then(Value::as_str) == Some("array") && !map.contains_key("items") {
        let message = "an array needs `items`; these are taken as any values";
        diags
            .warning(Code::MissingKey, trail.key("type").pointer(), message)
            .help("add `items:` with the schema of an item");
        map.insert("items".to_owned(), Value::Object(Map::new()));
    }
}

/// What each type of security scheme needs (section 4.7.27.1).
pub(super) fn security_scheme_keys(map: &mut Map<String, Value>, trail: &Trail<'_>, diags: &mut Diagnostics) {
    let kind = map.get("type").and_then(Value::as_str).unwrap_or_default().to_owned();
    let needed: &[(&str, &str)] = match kind.as_str() {
        "apiKey" => &[("name", ""), ("in", "header")],
        "http" => &[("scheme", "basic")],
        "openIdConnect" => &[("openIdConnectUrl", "")],
        "oauth2" => &[("flows", "")],
        _ => &[],
    };
    for (key, least) in needed {
        if !map.contains_key(*key) {
            let message = format!("a security scheme of type `{kind}` needs `{key}`, and it is missing");
            let found = diags.error(Code::MissingKey, trail.pointer(), message);
            found.on_key();
            // A token is sent in the same way, whichever flow it comes from.
            if *key == "flows" {
                found.severity = Severity::Warning;
            }
            found.help(format!("add `{key}:`"));
            let least = if *key == "flows" { Value::Object(Map::new()) } else { (*least).into() };
            map.insert((*key).to_owned(), least);
        }
    }
}
