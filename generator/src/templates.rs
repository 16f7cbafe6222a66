//! The texts that output is made from: minijinja templates of pages and manifests, and the parts of the runtime.

use std::collections::BTreeMap;

/// The templates: the builtin ones, each of which a user may replace.
#[derive(Clone, Debug)]
pub struct Templates {
    texts: BTreeMap<String, String>,
}

impl Templates {
    /// The builtin templates.
    pub fn builtin() -> Self {
        Self { texts: BUILTIN.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect() }
    }

    /// The same, with a text of the user's in place of the one of that name, such as `docs/api.md.j2`.
    /// Gives back the name where no template has it.
    pub fn replace(&mut self, name: &str, text: String) -> Result<(), String> {
        match self.texts.get_mut(name) {
            Some(slot) => {
                *slot = text;
                Ok(())
            }
            None => Err(name.to_owned()),
        }
    }

    /// The text of the template `name`.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.texts.get(name).map(String::as_str)
    }

    /// The names and texts, in the order of the names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.texts.iter().map(|(name, text)| (name.as_str(), text.as_str()))
    }
}

macro_rules! builtin {
    ($($name:literal,)*) => {
        &[$(($name, include_str!(concat!("../../templates/", $name))),)*]
    };
}

/// Every file below `templates/`; a test compares the list with the folder.
const BUILTIN: &[(&str, &str)] = builtin![
    "crate/Cargo.toml.j2",
    "crate/README.md.j2",
    "docs/api.md.j2",
    "docs/back.md.j2",
    "docs/model.md.j2",
    "runtime/auth.rs",
    "runtime/base64.rs",
    "runtime/base_url.rs",
    "runtime/basic.rs",
    "runtime/basic_header.rs",
    "runtime/bearer.rs",
    "runtime/binary.rs",
    "runtime/blocking.rs",
    "runtime/body/mod.rs",
    "runtime/body/stream.rs",
    "runtime/builder.rs",
    "runtime/byte_stream.rs",
    "runtime/client.rs",
    "runtime/client_credentials.rs",
    "runtime/clock.rs",
    "runtime/cookie.rs",
    "runtime/cookie_key.rs",
    "runtime/datetime.rs",
    "runtime/error.rs",
    "runtime/event_stream.rs",
    "runtime/exchange.rs",
    "runtime/failure.rs",
    "runtime/file_part.rs",
    "runtime/form.rs",
    "runtime/form_json.rs",
    "runtime/header.rs",
    "runtime/header_instant.rs",
    "runtime/header_json.rs",
    "runtime/header_key.rs",
    "runtime/header_list.rs",
    "runtime/header_object.rs",
    "runtime/header_value.rs",
    "runtime/http_credentials.rs",
    "runtime/http_date.rs",
    "runtime/integer_enum.rs",
    "runtime/hook.rs",
    "runtime/invalid_request.rs",
    "runtime/json/collection.rs",
    "runtime/json/decode.rs",
    "runtime/json/document.rs",
    "runtime/json/encode.rs",
    "runtime/json/encoder.rs",
    "runtime/json/error.rs",
    "runtime/json/fits.rs",
    "runtime/json/integer.rs",
    "runtime/json/kinds.rs",
    "runtime/json/mod.rs",
    "runtime/json/object.rs",
    "runtime/json/parse.rs",
    "runtime/json/path.rs",
    "runtime/json/scan.rs",
    "runtime/json/serialize.rs",
    "runtime/json/value.rs",
    "runtime/json_lines.rs",
    "runtime/json_text.rs",
    "runtime/lines.rs",
    "runtime/message.rs",
    "runtime/mock.rs",
    "runtime/mock/answer.rs",
    "runtime/mock/expected.rs",
    "runtime/mock/server.rs",
    "runtime/multipart.rs",
    "runtime/no_headers.rs",
    "runtime/operation.rs",
    "runtime/pages.rs",
    "runtime/path.rs",
    "runtime/payload.rs",
    "runtime/percent.rs",
    "runtime/platform/browser.rs",
    "runtime/platform/machine.rs",
    "runtime/platform/mod.rs",
    "runtime/query_key.rs",
    "runtime/received.rs",
    "runtime/redirect.rs",
    "runtime/request.rs",
    "runtime/response.rs",
    "runtime/retry.rs",
    "runtime/retry_after.rs",
    "runtime/serde.rs",
    "runtime/server.rs",
    "runtime/server_url.rs",
    "runtime/server_variable.rs",
    "runtime/string_enum.rs",
    "runtime/stream_error.rs",
    "runtime/style.rs",
    "runtime/token.rs",
    "runtime/trace.rs",
    "runtime/transport_error.rs",
    "runtime/tuple.rs",
    "runtime/uuid.rs",
    "runtime/walk.rs",
    "runtime/whole_body.rs",
];
