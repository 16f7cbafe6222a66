//! The parts of the runtime: whole files, so that nothing is dead in a crate that doesn't need them.

use super::Needs;
use crate::templates::Templates;

/// A part of the runtime: a module, which is a file of `templates/runtime`.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// The name of the module.
    pub module: &'static str,
    /// What the crate exports of it.
    pub exports: &'static [&'static str],
    /// The feature of the crate that it is behind, if any.
    pub feature: Option<&'static str>,
    /// Whether a description with these needs has it.
    is_needed: fn(&Needs) -> bool,
}

/// The parts that a description with these needs has, in the order of their names.
pub fn parts(needs: &Needs) -> Vec<&'static Part> {
    PARTS.iter().filter(|part| (part.is_needed)(needs)).collect()
}

const fn of_calls(module: &'static str, exports: &'static [&'static str]) -> Part {
    Part { module, exports, feature: None, is_needed: |needs| needs.calls }
}

const fn with(module: &'static str, is_needed: fn(&Needs) -> bool) -> Part {
    Part { module, exports: &[], feature: None, is_needed }
}

impl Part {
    /// The files of the part with their texts: one, or a folder of them.
    pub fn files<'a>(&self, templates: &'a Templates) -> impl Iterator<Item = (&'a str, &'a str)> {
        let (file, folder) = (format!("{}.rs", self.module), format!("{}/", self.module));
        templates.iter().filter_map(move |(name, text)| {
            let name = name.strip_prefix("runtime/")?;
            (name == file || name.starts_with(&folder)).then_some((name, text))
        })
    }

    const fn behind(mut self, feature: &'static str) -> Self {
        self.feature = Some(feature);
        self
    }

    const fn exporting(mut self, exports: &'static [&'static str]) -> Self {
        self.exports = exports;
        self
    }
}

/// Every part.
const PARTS: &[Part] = &[
    of_calls("auth", &[]),
    of_calls("base_url", &[]),
    with("base64", |needs| needs.base64).exporting(&["Base64"]),
    with("basic", |needs| needs.calls && needs.basic),
    with("basic_header", |needs| needs.calls && (needs.basic || needs.client_credentials)),
    with("bearer", |needs| needs.calls && (needs.bearer || needs.client_credentials))
        .exporting(&["TokenFuture", "TokenProvider"]),
    with("binary", |needs| needs.binary_member),
    of_calls("blocking", &[]).behind("blocking"),
    with("body", |needs| needs.calls && needs.sends_bytes()).exporting(&["Body"]),
    of_calls("builder", &["BuildError", "ClientBuilder"]),
    with("byte_stream", |needs| needs.receives_bytes()).exporting(&["ByteStream"]),
    of_calls("client", &["Client"]),
    with("client_credentials", |needs| needs.calls && needs.client_credentials).exporting(&["ClientCredentials"]),
    of_calls("clock", &[]),
    of_calls("cookie", &[]),
    with("cookie_key", |needs| needs.calls && needs.cookie_key),
    with("datetime", |needs| needs.date_time || needs.date || needs.header_instant),
    of_calls("error", &["BoxError", "Error"]),
    with("event_stream", |needs| needs.event_stream).exporting(&["Event", "EventStream"]),
    of_calls("exchange", &[]),
    of_calls("failure", &["DecodeFailure", "Failure", "UnexpectedResponse"]),
    with("file_part", |needs| needs.file || needs.multipart).exporting(&["FilePart"]),
    with("form", |needs| needs.form),
    with("form_json", |needs| needs.form || needs.multipart),
    with("header", |needs| needs.header),
    with("header_instant", |needs| needs.header_instant),
    with("header_json", |needs| needs.header_json),
    with("header_key", |needs| needs.calls && needs.header_key),
    with("header_list", |needs| needs.header_list),
    with("header_object", |needs| needs.header_object),
    of_calls("header_value", &[]),
    of_calls("hook", &["Call", "Hook", "Incoming", "Outgoing"]),
    with("http_credentials", |needs| needs.calls && needs.http_credentials),
    of_calls("http_date", &[]),
    with("integer_enum", |needs| needs.integer_enum),
    of_calls("invalid_request", &["InvalidRequest"]),
    with("json", |needs| needs.calls || needs.models),
    with("json_lines", |needs| needs.json_lines).exporting(&["JsonLines"]),
    with("json_text", |needs| needs.json_text),
    with("lines", Needs::is_sequential),
    of_calls("message", &[]),
    of_calls("mock", &[]).behind("test-support"),
    with("multipart", |needs| needs.multipart),
    with("no_headers", |needs| needs.no_headers),
    of_calls("operation", &[]),
    with("pages", |needs| needs.pages).exporting(&["Items", "Pages"]),
    of_calls("path", &[]),
    of_calls("payload", &[]),
    of_calls("percent", &[]),
    of_calls("platform", &[]),
    with("query_key", |needs| needs.calls && needs.query_key),
    of_calls("received", &[]),
    of_calls("redirect", &[]),
    of_calls("request", &["Pending"]),
    of_calls("response", &["Response"]),
    of_calls("retry", &["Retry"]),
    of_calls("retry_after", &[]),
    with("serde", |needs| needs.models || needs.base64),
    of_calls("server", &[]),
    with("server_url", |needs| needs.server_url),
    with("server_variable", |needs| needs.calls && needs.server_variable),
    with("string_enum", |needs| needs.string_enum),
    with("stream_error", Needs::is_sequential).exporting(&["StreamError"]),
    of_calls("style", &[]),
    with("token", |needs| needs.calls && (needs.bearer || needs.client_credentials)).exporting(&["Token"]),
    of_calls("trace", &[]).behind("tracing"),
    of_calls("transport_error", &["TransportError"]),
    with("tuple", |needs| needs.tuple),
    with("uuid", |needs| needs.uuid),
    with("walk", |needs| needs.pages),
    of_calls("whole_body", &[]),
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// Every need by its name, so that a new one is looked at too.
    macro_rules! needs {
        ($($name:ident)*) => {{
            let _ = Needs { $($name: false),* };
            [$((stringify!($name), Needs { $name: true, ..Needs::default() })),*]
        }};
    }

    /// The modules beside it that a file names: `super::json`, or what stands in `super::{…}`.
    fn named(text: &str) -> BTreeSet<&str> {
        let mut names = BTreeSet::new();
        for path in text.split("super::").skip(1) {
            let (list, separator) = match path.strip_prefix('{') {
                Some(list) => (list.split('}').next().unwrap_or_default(), ','),
                None => (path, ' '),
            };
            for item in list.split(separator) {
                names.extend(item.trim().split(|c: char| !c.is_alphanumeric() && c != '_').next());
                if separator == ' ' {
                    break;
                }
            }
        }
        names
    }

    #[test]
    fn a_part_has_what_it_uses() {
        let modules: BTreeSet<_> = PARTS.iter().map(|part| part.module).collect();
        let templates = Templates::builtin();
        let all = needs! {
            date_time date uuid base64 binary_member models tuple string_enum integer_enum calls json_text pages form multipart
            file body byte_stream json_lines event_stream no_headers header header_json header_object header_list header_instant
            server_url server_variable basic http_credentials bearer client_credentials header_key query_key cookie_key
        };
        for (name, alone) in &all {
            let with_calls = Needs { calls: true, ..*alone };
            let parts = parts(&with_calls);
            let present: BTreeSet<_> = parts.iter().map(|part| part.module).collect();
            for part in parts {
                let used = part.files(&templates).flat_map(|(_, text)| named(text));
                let missing: Vec<_> = used.filter(|used| modules.contains(used) && !present.contains(used)).collect();
                assert!(missing.is_empty(), "{name}: {} uses {missing:?}", part.module);
            }
        }
    }
}
