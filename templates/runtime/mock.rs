//! A server for tests of code that calls the API: it answers as it is told to.

mod answer;
mod expected;
mod server;

use super::builder::{BuildError, ClientBuilder};
use super::client::Client;
use super::request::Request;
pub use answer::Answer;
use expected::Expected;
use server::Shared;
use std::fmt;
use std::io;
use std::marker::PhantomData;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{self, JoinHandle};

/// A server on this machine that answers what it is told to expect. It ends when it is dropped.
///
/// A request for which nothing is expected is answered with 501, told of on the standard error output, and kept in
/// [`unexpected`](Self::unexpected).
pub struct Mock {
    shared: Arc<Shared>,
    address: SocketAddr,
    /// What accepts connections, until it is waited for.
    thread: Option<JoinHandle<()>>,
}

/// A request that can be expected, and what answers it.
pub trait Mocked {
    /// The body of a success.
    type Success: ?Sized;
    /// The documented failures.
    type Error;

    /// The request.
    fn into_request(self) -> Request;

    /// A success with this status.
    fn success(status: u16, body: &Self::Success) -> Answer;

    /// A failure.
    fn failure(error: &Self::Error) -> Answer;
}

/// A request that is expected, to be told what answers it.
#[must_use = "nothing is expected before it is said what answers"]
pub struct Expectation<'m, O> {
    mock: &'m Mock,
    expected: Expected,
    headers: Vec<(String, String)>,
    of: PhantomData<fn() -> O>,
}

/// How often an expected request came.
#[derive(Clone, Debug)]
pub struct Called {
    count: Arc<AtomicUsize>,
}

impl Mock {
    /// Starts a server on a free port of the loopback interface.
    ///
    /// # Errors
    ///
    /// There is none.
    pub fn start() -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared::default());
        let of_thread = Arc::clone(&shared);
        let thread = thread::spawn(move || server::accept(&listener, &of_thread));
        Ok(Self { shared, address, thread: Some(thread) })
    }

    /// The base URL of the server.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// A builder of clients that call the server.
    pub fn builder(&self) -> ClientBuilder {
        Client::builder().base_url(self.url())
    }

    /// A client that calls the server, without credentials.
    ///
    /// # Errors
    ///
    /// Those of [`ClientBuilder::build`].
    pub fn client(&self) -> Result<Client, BuildError> {
        self.builder().build()
    }

    /// Expects this request, of a client that calls the server.
    ///
    /// What the request says has to come: method, path, parameters, headers, body. More parameters and headers may come, and a request
    /// without a body expects any. A body in parts, or from a stream, is not compared. Of several for the same request each
    /// answers once, in the order in which they were expected; the last one answers from then on.
    pub fn expect<O: Mocked>(&self, request: O) -> Expectation<'_, O> {
        Expectation {
            mock: self,
            expected: Expected::new(&request.into_request()),
            headers: Vec::new(),
            of: PhantomData,
        }
    }

    /// The requests that came for which nothing was expected, such as `GET /repositories`.
    pub fn unexpected(&self) -> Vec<String> {
        self.shared.unexpected()
    }
}

impl<O: Mocked> Expectation<'_, O> {
    /// Expects any body, in place of the one that the request has.
    pub fn any_body(mut self) -> Self {
        self.expected.body = None;
        self
    }

    /// Adds a header to the answer.
    pub fn with_header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Answers with a success.
    pub fn responds(self, status: u16, body: &O::Success) -> Called {
        self.answers(O::success(status, body))
    }

    /// Answers with a documented failure, of the lowest status that it is for.
    pub fn fails(self, error: &O::Error) -> Called {
        self.answers(O::failure(error))
    }

    /// Answers with anything, also with what the description does not know.
    pub fn answers(self, mut answer: Answer) -> Called {
        answer.headers.extend(self.headers);
        let count = Arc::clone(&self.expected.count);
        self.mock.shared.expect(self.expected, answer);
        Called { count }
    }
}

impl Called {
    /// How often the request came so far.
    pub fn count(&self) -> usize {
        self.count.load(Ordering::SeqCst)
    }
}

impl Drop for Mock {
    fn drop(&mut self) {
        self.shared.stop();
        // The server waits for a connection, and then sees that it is to stop.
        let is_woken = TcpStream::connect(self.address).is_ok();
        if let Some(thread) = self.thread.take().filter(|_| is_woken) {
            // It does not panic; and if it did, it would be gone all the same.
            let _ = thread.join();
        }
    }
}

impl fmt::Debug for Mock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mock").field("url", &self.url()).finish_non_exhaustive()
    }
}

impl<O> fmt::Debug for Expectation<'_, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Expectation").field("request", &self.expected.line()).finish_non_exhaustive()
    }
}
