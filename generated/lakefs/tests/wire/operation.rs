//! An operation as a row of a table: what it sends, and what each response becomes.

use crate::page::Method;
use crate::server::{Answer, Received, Server};
use crate::support::{ENCODED, api, error, error_body, server};
use lakefs_sdk::apis::repositories::RepositoriesApi;
use lakefs_sdk::{Error, Pending, Response, models};
use std::fmt::Debug;
use std::pin::Pin;
use std::rc::Rc;

/// An operation of the page.
pub struct Operation<T, H, E> {
    /// The name of the method.
    pub name: &'static str,
    /// Method and target, as they go over the wire.
    pub line: &'static str,
    /// The headers that not every request has.
    pub headers: &'static [(&'static str, &'static str)],
    /// The JSON body, byte for byte; empty where there is none.
    pub body: &'static str,
    pub call: Call<T, H, E>,
    pub success: Success<T, H>,
    /// The documented failures, by their statuses.
    pub failures: Vec<(u16, Failure<E>)>,
    /// The failure of all other statuses.
    pub default: fn(models::Error) -> E,
}

/// The two ways to send a request: for the response, and for its body alone.
pub struct Call<T, H, E> {
    pub send: fn(&RepositoriesApi) -> Pending<Response<T, H>, E>,
    pub body: fn(&RepositoriesApi) -> Pending<T, E>,
}

/// Both ways to send the request that is given as `|api| …`.
#[macro_export]
macro_rules! call {
    (|$api:ident| $request:expr) => {
        $crate::operation::Call { send: |$api| $request.send(), body: |$api| $request.into_future() }
    };
}

/// The documented success.
pub struct Success<T, H> {
    pub status: u16,
    /// The headers that are documented, and their values.
    pub headers: &'static [(&'static str, &'static str)],
    pub body: &'static str,
    /// Asserts what the response is decoded to.
    pub decoded: fn(&Response<T, H>),
}

/// A documented failure.
pub enum Failure<E> {
    /// With an `Error` as its body.
    Body(fn(models::Error) -> E),
    /// Without a body.
    Empty(E),
}

/// The future of a test.
pub type Test = Pin<Box<dyn Future<Output = ()>>>;

/// An operation whose types do not matter any more.
pub struct Row {
    pub name: &'static str,
    /// Runs the test of everything that the page says of the operation.
    pub test: Box<dyn Fn(Method) -> Test>,
}

impl<T, H, E> From<Operation<T, H, E>> for Row
where
    T: Debug + PartialEq + Clone + 'static,
    H: Debug + 'static,
    E: std::error::Error + PartialEq + Clone + 'static,
{
    fn from(operation: Operation<T, H, E>) -> Self {
        let (name, operation) = (operation.name, Rc::new(operation));
        let test = move |page| {
            let operation = operation.clone();
            Box::pin(async move { operation.test(&page).await }) as Test
        };
        Self { name, test: Box::new(test) }
    }
}

/// Statuses that no operation documents.
const UNDOCUMENTED: [u16; 3] = [418, 500, 503];

impl<T, H, E> Operation<T, H, E>
where
    T: Debug + PartialEq,
    H: Debug,
    E: std::error::Error + PartialEq + Clone,
{
    async fn test(&self, page: &Method) {
        self.test_against(page);
        self.test_success().await;
        for response in &page.responses {
            let failure = self.failures.iter().find(|(status, _)| *status == response.status);
            match failure {
                Some((status, Failure::Body(failure))) => self.test_failure(*status, *failure, page).await,
                Some((status, Failure::Empty(failure))) => {
                    self.test_api_error(*status, "", failure.clone(), &response.description).await;
                }
                None if response.status == 0 => {
                    for status in UNDOCUMENTED {
                        self.test_failure(status, self.default, page).await;
                    }
                }
                None => assert_eq!(response.status, self.success.status, "{} lacks a status of the page", self.name),
            }
        }
        self.test_undocumented_success().await;
    }

    /// The row says neither more nor less than the page.
    fn test_against(&self, page: &Method) {
        let name = self.name;
        let path = format!("/api/v1{}", page.path.replace("{repository}", ENCODED));
        assert_eq!(self.line.split('?').next(), Some(&*format!("{} {path}", page.http_method)));
        assert_eq!(page.accept, "application/json", "{name}");
        assert_eq!(page.content_type, if self.body.is_empty() { "Not defined" } else { "application/json" }, "{name}");
        let mut ours: Vec<u16> = self.failures.iter().map(|(status, _)| *status).collect();
        ours.extend([self.success.status, 0]);
        ours.sort_unstable();
        let mut documented: Vec<u16> = page.responses.iter().map(|response| response.status).collect();
        documented.sort_unstable();
        assert_eq!(ours, documented, "{name}");
        for response in &page.responses {
            let ours = if response.status == self.success.status { self.success.headers } else { &[] };
            assert_eq!(response.headers, ours.iter().map(|(name, _)| *name).collect::<Vec<_>>(), "{name}");
        }
    }

    async fn test_success(&self) {
        let Success { status, headers, body, decoded } = self.success;
        let lines: Vec<String> = headers.iter().map(|(name, value)| format!("{name}: {value}")).collect();
        let mut lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        lines.push("Content-Type: application/json");
        let (response, alone) = self.exchange(Answer::new(status, &lines, body)).await;
        let response = response.unwrap_or_else(|error| panic!("{} {status}: {error}", self.name));
        assert_eq!(response.status, status, "{}", self.name);
        for (name, value) in headers {
            assert_eq!(response.raw_headers[*name], value);
        }
        decoded(&response);
        assert_eq!(alone.unwrap(), response.body);
    }

    /// A failure with a body. Its text says what the page says of its status; of one that the page has no row for, what
    /// is said of all others would be wrong, and it says what the server says.
    async fn test_failure(&self, status: u16, failure: fn(models::Error) -> E, page: &Method) {
        let row = |status| page.responses.iter().find(|response| response.status == status);
        let message = format!("{} answers {status}", self.name);
        let text = match row(status) {
            Some(response) => format!(": {}: Error {{ message: {message:?} }}", response.description),
            None => format!(": Error {{ message: {message:?} }}"),
        };
        assert!(row(status).or(row(0)).is_some(), "{}: {status} is on no row", self.name);
        self.test_api_error(status, &error_body(&message), failure(error(&message)), &text).await;
    }

    async fn test_api_error(&self, status: u16, body: &str, expected: E, end: &str) {
        let (response, alone) = self.exchange(Answer::json(status, body)).await;
        for error in [response.unwrap_err(), alone.unwrap_err()] {
            let Error::Api(failure) = &error else { panic!("{} {status}: {error:?}", self.name) };
            assert_eq!((failure.status.as_u16(), &failure.error), (status, &expected), "{}", self.name);
            assert_eq!((error.status().unwrap().as_u16(), &error.body().unwrap()[..]), (status, body.as_bytes()));
            assert_eq!((error.is_not_found(), error.is_conflict()), (status == 404, status == 409));
            let text = error.to_string();
            assert!(text.starts_with(&status.to_string()) && text.ends_with(end), "{}: {text}", self.name);
        }
    }

    /// `default` is about failures: a success that nobody documented is none, and nothing says what its body is.
    async fn test_undocumented_success(&self) {
        let (response, alone) = self.exchange(Answer::json(206, self.success.body)).await;
        for error in [response.unwrap_err(), alone.unwrap_err()] {
            assert!(
                matches!(&error, Error::Unexpected(response) if response.status == 206),
                "{}: {error:?}",
                self.name
            );
            assert_eq!(&error.body().unwrap()[..], self.success.body.as_bytes());
        }
    }

    /// Sends the request in both ways, and asserts what went over the wire.
    #[allow(clippy::type_complexity, reason = "Both results, as the client gives them.")]
    async fn exchange(&self, answer: Answer) -> (Result<Response<T, H>, Error<E>>, Result<T, Error<E>>) {
        let server = server([answer]);
        let api = api(&server);
        let results = ((self.call.send)(&api).await, (self.call.body)(&api).await);
        let received = server.received();
        assert_eq!(received.len(), 2, "{}", self.name);
        received.iter().for_each(|received| self.test_sent(received, &server));
        results
    }

    fn test_sent(&self, received: &Received, server: &Server) {
        assert_eq!(received.line, format!("{} HTTP/1.1", self.line));
        assert_eq!(received.text(), self.body, "{}", self.name);
        let (host, length) = (server.url().replace("http://", ""), self.body.len().to_string());
        let mut expected = vec![("accept", "application/json"), ("host", &host)];
        if ["POST", "PUT"].contains(&received.method()) {
            expected.push(("content-length", &length));
        }
        if !self.body.is_empty() {
            expected.push(("content-type", "application/json"));
        }
        expected.extend(self.headers);
        expected.sort_unstable();
        let mut sent: Vec<(String, &str)> =
            received.headers.iter().map(|(name, value)| (name.to_ascii_lowercase(), &**value)).collect();
        sent.sort_unstable();
        assert_eq!(sent.iter().map(|(name, value)| (&**name, *value)).collect::<Vec<_>>(), expected, "{}", self.name);
    }
}
