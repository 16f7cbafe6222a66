//! What the tests share: operations made on the spot, and their failures.

use crate::runtime::json::DecodeError;
use crate::runtime::{
    ApiError, Client, ClientBuilder, Error, NoHeaders, Operation, Parameter, Received, Request, Response,
};
use crate::{Answer, Server};
use reqwest::redirect::Policy;
use std::fmt;
use std::sync::LazyLock;

/// An operation `GET /it` whose responses are JSON, to be changed by a test.
pub fn operation() -> Operation {
    Operation {
        id: "getIt",
        method: "GET",
        server: "",
        path: "/it",
        parameters: &[],
        accept: "application/json",
        successes: &[200..=200],
        documented_redirects: &[],
        security: &[],
    }
}

pub fn leak(operation: Operation) -> &'static Operation {
    Box::leak(Box::new(operation))
}

pub fn parameters(parameters: Vec<Parameter>) -> &'static [Parameter] {
    Vec::leak(parameters)
}

pub fn server(answers: impl IntoIterator<Item = Answer>) -> Server {
    Server::start(answers).unwrap()
}

/// A builder of clients for `server`, whatever proxy the environment names.
///
/// They share one client of reqwest: where it has TLS, making one reads the certificates of the system, which takes longer than a test.
pub fn builder(server: &Server) -> ClientBuilder {
    described("/").base_url(server.url())
}

/// A builder of clients for a description that names `server`.
pub fn described(server: &'static str) -> ClientBuilder {
    static HTTP: LazyLock<reqwest::Client> =
        LazyLock::new(|| reqwest::Client::builder().no_proxy().redirect(Policy::none()).build().unwrap());
    ClientBuilder::new(server).reqwest_client_following_its_own_redirects(HTTP.clone())
}

/// The same for paused time, which runs on to the next timer whenever nothing is to be done: there must be none but those of a test.
pub fn untimed_builder(server: &Server) -> ClientBuilder {
    let http = reqwest::Client::builder().no_proxy().redirect(Policy::none()).pool_idle_timeout(None);
    builder(server).reqwest_client_following_its_own_redirects(http.build().unwrap())
}

pub fn client(server: &Server) -> Client {
    builder(server).build().unwrap()
}

/// A request of `operation` to a server that answers with an empty object, as the server got it.
pub async fn sent(operation: Operation, set: impl FnOnce(&mut Request)) -> crate::Received {
    let server = server([Answer::json(200, "{}")]);
    let mut request = Request::new(&client(&server), leak(operation));
    set(&mut request);
    call(request).await.unwrap();
    server.received().remove(0)
}

/// The reason why a request is not sent.
pub async fn refused(operation: Operation, set: impl FnOnce(&mut Request)) -> String {
    let server = server([Answer::json(200, "{}")]);
    let mut request = Request::new(&client(&server), leak(operation));
    set(&mut request);
    let error = call(request).await.unwrap_err();
    assert!(matches!(error, Error::InvalidRequest(_)), "{error:?}");
    assert!(server.received().is_empty());
    error.to_string()
}

/// Sends a request whose response is JSON.
pub async fn call(request: Request) -> Result<Response<serde_json::Value, NoHeaders>, Error<Failed>> {
    request.send(Received::json).await
}

/// The documented failures of the operations here.
#[derive(Clone, Debug, PartialEq)]
pub enum Failed {
    NotFound(serde_json::Value),
    Status420,
}

impl ApiError for Failed {
    fn from_response(response: &Received) -> Result<Option<Self>, DecodeError> {
        Ok(Some(match response.status() {
            404 => Self::NotFound(response.json()?),
            420 => Self::Status420,
            200..=299 => Self::NotFound(serde_json::Value::Null),
            _ => return Ok(None),
        }))
    }
}

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotFound(_) => "there is no such thing",
            Self::Status420 => "too many requests",
        })
    }
}

impl std::error::Error for Failed {}
