//! A call over the wire: as many attempts as it takes.

use super::auth;
use super::clock::Deadline;
use super::error::Undelivered;
use super::message::Message;
use super::received::Received;
use super::redirect;
use super::request::Request;
use super::transport_error::TransportError;

/// Sends `request`, again where the client's policy says so, and reads the response.
pub(super) async fn exchange(mut request: Request) -> Result<Received, Undelivered> {
    if let Some(error) = request.error.take() {
        return Err(error.into());
    }
    let shared = request.client.shared();
    let deadline = Deadline::after(request.timeout.or(shared.timeout));
    let mut attempts = 0;
    loop {
        let message = authorized(&request, deadline).await?;
        attempts += 1;
        let outcome = attempt(&request, message, deadline).await;
        let failure = outcome.as_ref().map(|received| (received.status(), received.retry_after()));
        let delay =
            shared.retries.as_ref().and_then(|retries| retries.delay(&request.operation.method(), attempts, failure));
        let is_last = match delay {
            Some(delay) => deadline.wait(delay).await.is_err(),
            None => true,
        };
        if is_last {
            return match outcome {
                Ok(received) => Ok(received.after(attempts)),
                Err(error) => Err(error.after(attempts).into()),
            };
        }
    }
}

/// The message that `request` stands for, with its credentials.
async fn authorized(request: &Request, deadline: Deadline) -> Result<Message, Undelivered> {
    let proof = auth::authorize(&request.client, request.operation, deadline).await?;
    Ok(Message::new(request, proof)?)
}

/// Sends `message` once.
async fn attempt(request: &Request, message: Message, deadline: Deadline) -> Result<Received, TransportError> {
    let response = redirect::send(&request.client, request.operation, message, deadline).await?;
    Received::read(response, request.client.shared().max_body_bytes).await
}
