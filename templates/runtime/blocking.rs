//! Calls without `async`.

use super::error::Error;
use super::invalid_request::InvalidRequest;
use std::io;
use std::pin::pin;
use std::sync::LazyLock;
use std::task::{Context, Waker};
use tokio::runtime::{Builder, Handle, Runtime};
use tokio::task::coop;

/// Waits for `call`, on a thread that all of them share.
///
/// # Errors
///
/// Those of the call; and `InvalidRequest` within asynchronous code, whose thread must not wait: `tokio::task::spawn_blocking` has one
/// that may.
pub(crate) fn wait<T, E>(call: impl Future<Output = Result<T, Error<E>>>) -> Result<T, Error<E>> {
    runtime().map_err(|reason| Error::InvalidRequest(InvalidRequest::new(reason)))?.block_on(call)
}

/// Waits for the next of several, in the same way; where it can't, that is what comes next, as `refused` says it.
#[allow(dead_code, reason = "few descriptions have what comes one after the other")]
pub(super) fn next<T, E>(
    next: impl Future<Output = Option<Result<T, E>>>,
    refused: fn(InvalidRequest) -> E,
) -> Option<Result<T, E>> {
    match runtime() {
        Ok(runtime) => runtime.block_on(next),
        Err(reason) => Some(Err(refused(InvalidRequest::new(reason)))),
    }
}

/// What runs the calls of code that is not asynchronous, or why this code can't wait.
pub(super) fn runtime() -> Result<&'static Runtime, String> {
    static RUNTIME: LazyLock<io::Result<Runtime>> =
        LazyLock::new(|| Builder::new_multi_thread().worker_threads(1).enable_all().build());
    if is_asynchronous() {
        return Err("asynchronous code must await it, not wait for it".to_owned());
    }
    RUNTIME.as_ref().map_err(|error| format!("no thread can be had: {error}"))
}

/// Whether this thread runs asynchronous code of tokio, which everything else on the thread would wait for.
///
/// Threads of `spawn_blocking` belong to a runtime too, and may wait. What they lack is the budget after which a task makes way for others:
/// a number of eight bits.
fn is_asynchronous() -> bool {
    let mut cx = Context::from_waker(Waker::noop());
    let mut is_used_up = || pin!(coop::consume_budget()).poll(&mut cx).is_pending();
    Handle::try_current().is_ok() && (0..=u8::MAX).any(|_| is_used_up())
}
