//! Spans of `tracing`: one a call, with what it came to, and an event for each attempt that failed. No secret, no body.

use super::error::Undelivered;
use super::received::Received;
use super::request::Request;
use super::transport_error::TransportError;
use tracing::{Span, field};

/// The span of a call, with the names of OpenTelemetry's conventions.
pub(super) fn span(request: &Request) -> Span {
    let operation = request.operation;
    tracing::info_span!(
        target: env!("CARGO_CRATE_NAME"),
        "call",
        operation = operation.id,
        http.request.method = operation.method,
        url.template = operation.path,
        http.response.status_code = field::Empty,
        attempts = field::Empty,
        error = field::Empty,
    )
}

/// Notes in `span` what the call came to.
pub(super) fn record(span: &Span, outcome: &Result<Received, Undelivered>) {
    match outcome {
        Ok(received) => {
            span.record("http.response.status_code", received.status());
            span.record("attempts", received.attempts);
        }
        Err(Undelivered::Transport(error)) => {
            span.record("attempts", error.attempts());
            span.record("error", field::display(error));
        }
        Err(Undelivered::InvalidRequest(error)) => {
            span.record("error", field::display(error));
        }
    }
}

/// Tells of an attempt that another follows.
pub(super) fn repeated(attempt: u32, outcome: &Result<Received, TransportError>) {
    match outcome {
        Ok(received) => {
            let status = received.status();
            tracing::debug!(target: env!("CARGO_CRATE_NAME"), attempt, status, "the call is sent again");
        }
        Err(error) => {
            tracing::debug!(target: env!("CARGO_CRATE_NAME"), attempt, %error, "the call is sent again");
        }
    }
}
