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
    with("bearer", |needs| needs.calls && needs.bearer).exporting(&["TokenFuture", "TokenProvider"]),
    with("binary", |needs| needs.binary_member),
    of_calls("blocking", &[]).behind("blocking"),
    with("body", |needs| needs.calls && needs.body).exporting(&["Body"]),
    of_calls("builder", &["BuildError", "ClientBuilder"]),
    with("byte_stream", |needs| needs.byte_stream).exporting(&["ByteStream"]),
    of_calls("client", &["Client"]),
    with("client_credentials", |needs| needs.calls && needs.client_credentials).exporting(&["ClientCredentials"]),
    of_calls("clock", &[]),
    of_calls("cookie", &[]),
    with("cookie_key", |needs| needs.calls && needs.cookie_key),
    with("datetime", |needs| needs.date_time || needs.date),
    of_calls("error", &["BoxError", "Error"]),
    with("event_stream", |needs| needs.event_stream).exporting(&["Event", "EventStream"]),
    of_calls("exchange", &[]),
    of_calls("failure", &["DecodeFailure", "Failure", "UnexpectedResponse"]),
    with("file_part", |needs| needs.file).exporting(&["FilePart"]),
    with("form", |needs| needs.form),
    with("header", |needs| needs.header),
    with("header_json", |needs| needs.header_json),
    with("header_key", |needs| needs.calls && needs.header_key),
    with("header_list", |needs| needs.header_list),
    with("header_object", |needs| needs.header_object),
    of_calls("header_value", &[]),
    of_calls("hook", &["Call", "Hook", "Incoming", "Outgoing"]),
    with("http_credentials", |needs| needs.calls && needs.http_credentials),
    with("integer_enum", |needs| needs.integer_enum),
    of_calls("invalid_request", &["InvalidRequest"]),
    with("json", |needs| needs.calls || needs.models),
    with("json_lines", |needs| needs.json_lines).exporting(&["JsonLines"]),
    with("json_text", |needs| needs.json_text),
    with("lines", |needs| needs.event_stream || needs.json_lines),
    of_calls("message", &[]),
    of_calls("mock", &[]).behind("test-support"),
    with("multipart", |needs| needs.multipart),
    with("no_headers", |needs| needs.no_headers),
    of_calls("operation", &[]),
    with("pages", |needs| needs.pages).exporting(&["Items", "Pages"]),
    of_calls("path", &[]),
    of_calls("payload", &[]),
    of_calls("percent", &[]),
    with("query_key", |needs| needs.calls && needs.query_key),
    of_calls("received", &[]),
    of_calls("redirect", &[]),
    of_calls("request", &["Pending"]),
    of_calls("response", &["Response"]),
    of_calls("retry", &["Retry"]),
    of_calls("retry_after", &[]),
    with("serde", |needs| needs.models),
    of_calls("server", &[]),
    with("server_url", |needs| needs.server_url),
    with("server_variable", |needs| needs.calls && needs.server_variable),
    with("string_enum", |needs| needs.string_enum),
    with("stream_error", |needs| needs.event_stream || needs.json_lines).exporting(&["StreamError"]),
    of_calls("style", &[]),
    with("token", |needs| needs.calls && needs.bearer).exporting(&["Token"]),
    of_calls("trace", &[]).behind("tracing"),
    of_calls("transport_error", &["TransportError"]),
    with("tuple", |needs| needs.tuple),
    with("uuid", |needs| needs.uuid),
    with("walk", |needs| needs.pages),
];
