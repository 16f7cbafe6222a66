//! A call over the wire: as many attempts as it takes.

use super::auth;
use super::clock::Deadline;
use super::error::Undelivered;
use super::invalid_request::InvalidRequest;
use super::message::Message;
use super::payload::Payload;
use super::platform::Instant;
use super::received::Received;
use super::request::Request;
#[cfg(feature = "tracing")]
use super::trace;
use super::transport_error::TransportError;
use super::{hook, redirect};
use reqwest::StatusCode;
use reqwest::header::AUTHORIZATION;

/// Sends `request`, again where the client's policy says so, and reads the response.
pub(super) async fn exchange(request: Request) -> Result<Received, Undelivered> {
    #[cfg(feature = "tracing")]
    {
        let span = trace::span(&request);
        let outcome = tracing::Instrument::instrument(attempts(request), span.clone()).await;
        trace::record(&span, &outcome);
        outcome
    }
    #[cfg(not(feature = "tracing"))]
    attempts(request).await
}

async fn attempts(mut request: Request) -> Result<Received, Undelivered> {
    if let Some(error) = request.error.take() {
        return Err(error.into());
    }
    let shared = request.client.shared();
    let deadline = Deadline::after(request.timeout.or(shared.timeout));
    let can_be_repeated = request.body.as_ref().is_none_or(Payload::can_be_sent_again);
    let retries = shared.retries.as_ref().filter(|_| can_be_repeated);
    let (mut number, mut refused) = (0, Vec::new());
    loop {
        let (message, tokens) = authorized(&request, &refused, deadline).await?;
        number += 1;
        let (outcome, is_refusal) = match attempt(&request, message, number, deadline).await? {
            Ok((received, is_refusal)) => (Ok(received), is_refusal),
            Err(error) => (Err(error), false),
        };
        // A token may end sooner than its provider says. Another is fetched once: it would not be refused for its age.
        if is_refusal && can_be_repeated && refused.is_empty() && !tokens.is_empty() {
            refused = tokens;
            continue;
        }
        let delay = retries.and_then(|retries| {
            let result = outcome.as_ref().map(|received| (received.status(), received.retry_after()));
            retries.delay(&request.operation.method(), number, result)
        });
        let is_last = match delay {
            Some(delay) => deadline.wait(delay).await.is_err(),
            None => true,
        };
        if is_last {
            return match outcome {
                Ok(received) => Ok(received.after(number)),
                Err(error) => Err(error.after(number).into()),
            };
        }
        #[cfg(feature = "tracing")]
        trace::repeated(number, &outcome);
    }
}

/// The message that `request` stands for, with its credentials, and the numbers of the tokens among these.
async fn authorized(
    request: &Request,
    refused: &[u64],
    deadline: Deadline,
) -> Result<(Message, Vec<u64>), Undelivered> {
    let mut proof = auth::authorize(&request.client, request.operation, refused, deadline).await?;
    let mut tokens = std::mem::take(&mut proof.tokens);
    if request.headers.contains_key(AUTHORIZATION) {
        // The call's own header wins, so that no token is sent.
        tokens.clear();
    }
    Ok((Message::new(request, proof)?, tokens))
}

/// Sends `message` once: what came of it, and whether the response refuses the credentials. A hook may forbid it.
async fn attempt(
    request: &Request,
    mut message: Message,
    number: u32,
    deadline: Deadline,
) -> Result<Result<(Received, bool), TransportError>, InvalidRequest> {
    let (operation, hooks) = (request.operation, &request.client.shared().hooks);
    hook::before(hooks, operation, number, &mut message)
        .map_err(|reason| InvalidRequest::new(format_args!("a hook refuses it: {reason}")))?;
    let started = Instant::now();
    let outcome = send(request, message, deadline).await;
    hook::after(hooks, operation, number, outcome.as_ref().map(|(received, _)| received), started.elapsed());
    Ok(outcome)
}

/// The response to `message`, and whether it refuses the credentials. Another origin has not seen them.
async fn send(request: &Request, message: Message, deadline: Deadline) -> Result<(Received, bool), TransportError> {
    let (response, has_left) = redirect::send(&request.client, request.operation, message, deadline).await?;
    let is_refusal = response.status() == StatusCode::UNAUTHORIZED && !has_left;
    let received = Received::of(request, response).await?;
    Ok((received, is_refusal))
}
