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
    /// Whether a description with these needs has it.
    is_needed: fn(&Needs) -> bool,
}

/// The parts that a description with these needs has, in the order of their names.
pub fn parts(needs: &Needs) -> Vec<&'static Part> {
    PARTS.iter().filter(|part| (part.is_needed)(needs)).collect()
}

const fn always(module: &'static str, exports: &'static [&'static str]) -> Part {
    Part { module, exports, is_needed: |_| true }
}

const fn with(module: &'static str, is_needed: fn(&Needs) -> bool) -> Part {
    Part { module, exports: &[], is_needed }
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

    const fn exporting(mut self, exports: &'static [&'static str]) -> Self {
        self.exports = exports;
        self
    }
}

/// Every part.
const PARTS: &[Part] = &[
    always("auth", &[]),
    always("base_url", &[]),
    with("base64", |needs| needs.base64).exporting(&["Base64"]),
    with("basic", |needs| needs.basic),
    with("bearer", |needs| needs.bearer).exporting(&["TokenFuture", "TokenProvider"]),
    always("builder", &["BuildError", "ClientBuilder"]),
    always("client", &["Client"]),
    always("cookie", &[]),
    with("cookie_key", |needs| needs.cookie_key),
    with("datetime", |needs| needs.date_time || needs.date),
    always("error", &["BoxError", "Error"]),
    always("failure", &["DecodeFailure", "Failure", "UnexpectedResponse"]),
    with("header", |needs| needs.header),
    with("header_key", |needs| needs.header_key),
    with("header_list", |needs| needs.header_list),
    always("header_value", &[]),
    with("integer_enum", |needs| needs.integer_enum),
    always("invalid_request", &["InvalidRequest"]),
    always("json", &[]),
    with("json_text", |needs| needs.json_text),
    always("message", &[]),
    always("operation", &[]),
    always("path", &[]),
    always("percent", &[]),
    with("query_key", |needs| needs.query_key),
    always("received", &[]),
    always("redirect", &[]),
    always("request", &["Pending"]),
    always("response", &["NoHeaders", "Response"]),
    always("retry_after", &[]),
    always("serde", &[]),
    with("string_enum", |needs| needs.string_enum),
    always("style", &[]),
    always("transport_error", &["TransportError"]),
    with("tuple", |needs| needs.tuple),
    with("uuid", |needs| needs.uuid),
];
