//! The parts, as a generated `runtime/mod.rs` lists them.

#[path = "../../runtime/auth.rs"]
mod auth;
#[path = "../../runtime/base64.rs"]
pub mod base64;
#[path = "../../runtime/base_url.rs"]
mod base_url;
#[path = "../../runtime/basic.rs"]
mod basic;
#[path = "../../runtime/basic_header.rs"]
mod basic_header;
#[path = "../../runtime/bearer.rs"]
mod bearer;
#[cfg(feature = "blocking")]
#[path = "../../runtime/blocking.rs"]
pub mod blocking;
#[path = "../../runtime/body/mod.rs"]
mod body;
#[path = "../../runtime/builder.rs"]
mod builder;
#[path = "../../runtime/byte_stream.rs"]
mod byte_stream;
#[path = "../../runtime/client.rs"]
mod client;
#[path = "../../runtime/client_credentials.rs"]
mod client_credentials;
#[path = "../../runtime/clock.rs"]
mod clock;
#[path = "../../runtime/cookie.rs"]
mod cookie;
#[path = "../../runtime/cookie_key.rs"]
mod cookie_key;
#[path = "../../runtime/datetime.rs"]
mod datetime;
#[path = "../../runtime/error.rs"]
mod error;
#[path = "../../runtime/event_stream.rs"]
mod event_stream;
#[path = "../../runtime/exchange.rs"]
mod exchange;
#[path = "../../runtime/failure.rs"]
mod failure;
#[path = "../../runtime/file_part.rs"]
mod file_part;
#[path = "../../runtime/form.rs"]
mod form;
#[path = "../../runtime/form_json.rs"]
mod form_json;
#[path = "../../runtime/header.rs"]
mod header;
#[path = "../../runtime/header_instant.rs"]
mod header_instant;
#[path = "../../runtime/header_json.rs"]
mod header_json;
#[path = "../../runtime/header_key.rs"]
mod header_key;
#[path = "../../runtime/header_list.rs"]
mod header_list;
#[path = "../../runtime/header_object.rs"]
mod header_object;
#[path = "../../runtime/header_value.rs"]
mod header_value;
#[path = "../../runtime/hook.rs"]
mod hook;
#[path = "../../runtime/http_credentials.rs"]
mod http_credentials;
#[path = "../../runtime/http_date.rs"]
mod http_date;
#[path = "../../runtime/integer_enum.rs"]
pub mod integer_enum;
#[path = "../../runtime/invalid_request.rs"]
mod invalid_request;
#[path = "../../runtime/json/mod.rs"]
pub mod json;
#[path = "../../runtime/json_lines.rs"]
mod json_lines;
#[path = "../../runtime/json_text.rs"]
mod json_text;
#[path = "../../runtime/lines.rs"]
mod lines;
#[path = "../../runtime/message.rs"]
mod message;
#[path = "../../runtime/multipart.rs"]
mod multipart;
#[path = "../../runtime/no_headers.rs"]
mod no_headers;
#[path = "../../runtime/operation.rs"]
mod operation;
#[path = "../../runtime/pages.rs"]
mod pages;
#[path = "../../runtime/path.rs"]
mod path;
#[path = "../../runtime/payload.rs"]
mod payload;
#[path = "../../runtime/percent.rs"]
mod percent;
#[path = "../../runtime/platform/mod.rs"]
mod platform;
#[path = "../../runtime/query_key.rs"]
mod query_key;
#[path = "../../runtime/received.rs"]
mod received;
#[path = "../../runtime/redirect.rs"]
mod redirect;
#[path = "../../runtime/request.rs"]
mod request;
#[path = "../../runtime/response.rs"]
mod response;
#[path = "../../runtime/retry.rs"]
mod retry;
#[path = "../../runtime/retry_after.rs"]
mod retry_after;
#[path = "../../runtime/serde.rs"]
pub mod serde;
#[path = "../../runtime/server.rs"]
mod server;
#[path = "../../runtime/server_url.rs"]
mod server_url;
#[path = "../../runtime/server_variable.rs"]
mod server_variable;
#[path = "../../runtime/stream_error.rs"]
mod stream_error;
#[path = "../../runtime/string_enum.rs"]
pub mod string_enum;
#[path = "../../runtime/style.rs"]
mod style;
#[path = "../../runtime/token.rs"]
mod token;
#[cfg(feature = "tracing")]
#[path = "../../runtime/trace.rs"]
mod trace;
#[path = "../../runtime/transport_error.rs"]
mod transport_error;
#[path = "../../runtime/tuple.rs"]
mod tuple;
#[path = "../../runtime/uuid.rs"]
mod uuid;
#[path = "../../runtime/walk.rs"]
mod walk;
#[path = "../../runtime/whole_body.rs"]
mod whole_body;

/// Numbers are read strictly here; what is generated for `everything.yaml` reads them from texts too.
const HAS_NUMBER_TEXTS: bool = false;

pub use bearer::{TokenFuture, TokenProvider};
pub use body::Body;
pub use builder::{BuildError, ClientBuilder};
pub use byte_stream::ByteStream;
pub use client::Client;
pub use client_credentials::ClientCredentials;
pub use error::{ApiError, BoxError, Error};
pub use event_stream::{Event, EventStream};
pub use failure::{DecodeFailure, Failure, UnexpectedResponse};
pub use file_part::FilePart;
pub use hook::{Call, Hook, Incoming, Outgoing};
pub use invalid_request::InvalidRequest;
pub use json_lines::JsonLines;
pub use no_headers::NoHeaders;
pub use pages::{Items, Pages};
pub use request::Pending;
pub use reqwest::header::HeaderMap;
pub use response::{Headers, Response};
pub use retry::Retry;
pub use stream_error::StreamError;
pub use token::Token;
pub use transport_error::TransportError;

pub(crate) use auth::{Credential, Requirement};
pub(crate) use basic::Basic;
pub(crate) use bearer::Bearer;
pub(crate) use cookie_key::CookieKey;
pub(crate) use form::Encoding;
pub(crate) use header::header;
pub(crate) use header_instant::header_instant;
pub(crate) use header_json::header_json;
pub(crate) use header_key::HeaderKey;
pub(crate) use header_list::header_list;
pub(crate) use header_object::header_object;
pub(crate) use http_credentials::HttpCredentials;
pub(crate) use json_text::JsonText;
pub(crate) use operation::{Location, Operation, Parameter, Style};
pub(crate) use pages::{NextPage, Pagination};
pub(crate) use query_key::QueryKey;
pub(crate) use received::Received;
pub(crate) use redirect::target as redirect_target;
pub(crate) use request::Request;
