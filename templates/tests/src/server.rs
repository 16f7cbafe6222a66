//! An HTTP server on loopback that answers as it is told, and keeps what it received to the byte.

use std::collections::VecDeque;
use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

/// A server on a free port of loopback. It answers each request with the next of its answers, and the last of them again and again.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
}

/// What a server does about a request.
#[derive(Clone, Debug)]
pub struct Answer {
    bytes: Vec<u8>,
    then: Then,
    /// How many requests must have come before it is sent.
    after: usize,
}

#[derive(Clone, Debug, PartialEq)]
enum Then {
    KeepOpen,
    Close,
    Stall,
    /// The same again and again.
    Repeat(Vec<u8>),
    /// A byte at a time.
    Drip(Vec<u8>),
    Reset,
}

/// A request as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// The first line without its end, such as `GET /a?b HTTP/1.1`.
    pub line: String,
    /// Names and values of the headers as they were spelled, in their order.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

#[derive(Debug, Default)]
struct Shared {
    answers: Mutex<VecDeque<Answer>>,
    received: Mutex<Vec<Received>>,
    /// Told of each request.
    arrived: Condvar,
    /// How many bytes were sent.
    sent: AtomicUsize,
    /// How many connections were accepted.
    connections: AtomicUsize,
}

impl Server {
    /// Starts a server that answers with `answers` in turn.
    pub fn start(answers: impl IntoIterator<Item = Answer>) -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared { answers: Mutex::new(answers.into_iter().collect()), ..Shared::default() });
        let accepting = Arc::clone(&shared);
        // The threads end with the process: a test has no use for their end, and waiting for it could hang.
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let shared = Arc::clone(&accepting);
                shared.connections.fetch_add(1, Ordering::SeqCst);
                thread::spawn(move || serve(stream, &shared));
            }
        });
        Ok(Self { address, shared })
    }

    /// Its URL, without a slash at the end.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The requests so far, in the order of their arrival.
    pub fn received(&self) -> Vec<Received> {
        lock(&self.shared.received).clone()
    }

    /// How many bytes it sent so far, those included that nobody has read yet.
    pub fn sent(&self) -> usize {
        self.shared.sent.load(Ordering::SeqCst)
    }

    /// How many connections there were so far.
    pub fn connections(&self) -> usize {
        self.shared.connections.load(Ordering::SeqCst)
    }

    /// Adds an answer, for requests to come.
    pub fn answer(&self, answer: Answer) {
        lock(&self.shared.answers).push_back(answer);
    }
}

impl Answer {
    /// A response with the status, headers, each a line such as `Content-Type: text/plain`, and the body with its length.
    pub fn new(status: u16, headers: &[&str], body: impl AsRef<[u8]>) -> Self {
        let body = body.as_ref();
        let mut head = format!("HTTP/1.1 {status} Status\r\n");
        headers.iter().for_each(|header| head.extend([header, "\r\n"]));
        if !matches!(status, 100..=199 | 204 | 304) {
            head.push_str(&format!("Content-Length: {}\r\n", body.len()));
        }
        head.push_str("\r\n");
        Self { bytes: [head.as_bytes(), body].concat(), then: Then::KeepOpen, after: 0 }
    }

    /// A response with the status and a JSON body.
    pub fn json(status: u16, body: impl AsRef<[u8]>) -> Self {
        Self::new(status, &["Content-Type: application/json"], body)
    }

    /// A redirect with the status.
    pub fn redirect(status: u16, location: &str) -> Self {
        Self::new(status, &[&format!("Location: {location}")], "")
    }

    /// These bytes; then the connection is closed.
    pub fn cut(bytes: impl Into<Vec<u8>>) -> Self {
        Self { bytes: bytes.into(), then: Then::Close, after: 0 }
    }

    /// These bytes; then what follows on the same connection.
    pub fn raw(bytes: impl Into<Vec<u8>>) -> Self {
        Self { bytes: bytes.into(), then: Then::KeepOpen, after: 0 }
    }

    /// These bytes; then nothing more, on an open connection.
    pub fn stall(bytes: impl Into<Vec<u8>>) -> Self {
        Self { bytes: bytes.into(), then: Then::Stall, after: 0 }
    }

    /// These bytes; then `piece` again and again until the client gives up, or a GiB is sent.
    pub fn endless(bytes: impl Into<Vec<u8>>, piece: impl Into<Vec<u8>>) -> Self {
        Self { bytes: bytes.into(), then: Then::Repeat(piece.into()), after: 0 }
    }

    /// These bytes; then those of `slowly` a byte at a time, again and again until the client gives up.
    pub fn drip(bytes: impl Into<Vec<u8>>, slowly: impl Into<Vec<u8>>) -> Self {
        Self { bytes: bytes.into(), then: Then::Drip(slowly.into()), after: 0 }
    }

    /// These bytes; then the connection is reset (RFC 9293 § 3.5.2). The request has to have a body, which is not read: closing a
    /// connection of which not everything was read resets it.
    pub fn reset(bytes: impl Into<Vec<u8>>) -> Self {
        Self { bytes: bytes.into(), then: Then::Reset, after: 0 }
    }

    /// The same, which is not sent before so many requests came, on all connections together.
    pub fn after(self, requests: usize) -> Self {
        Self { after: requests, ..self }
    }
}

impl Received {
    /// The method.
    pub fn method(&self) -> &str {
        self.line.split(' ').next().unwrap_or_default()
    }

    /// Path and query as they came.
    pub fn target(&self) -> &str {
        self.line.split(' ').nth(1).unwrap_or_default()
    }

    /// The values of the header, which is one value for most.
    pub fn header(&self, name: &str) -> Vec<&str> {
        let named = self.headers.iter().filter(|(known, _)| known.eq_ignore_ascii_case(name));
        named.map(|(_, value)| value.as_str()).collect()
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

fn serve(mut stream: TcpStream, shared: &Shared) {
    // Whoever gives up ends the exchange.
    let _ = answer_all(&mut stream, shared);
}

fn answer_all(stream: &mut TcpStream, shared: &Shared) -> io::Result<()> {
    let mut buffer = Vec::new();
    while let Some(mut request) = read_head(stream, &mut buffer)? {
        let reads_body = lock(&shared.answers).front().is_none_or(|answer| answer.then != Then::Reset);
        if reads_body && !read_body(stream, &mut buffer, &mut request)? {
            return Ok(());
        }
        lock(&shared.received).push(request);
        shared.arrived.notify_all();
        let Some(answer) = next_answer(shared) else { return Ok(()) };
        let mut received = lock(&shared.received);
        while received.len() < answer.after {
            received = shared.arrived.wait(received).unwrap_or_else(PoisonError::into_inner);
        }
        drop(received);
        let mut send = |bytes: &[u8]| {
            shared.sent.fetch_add(bytes.len(), Ordering::SeqCst);
            stream.write_all(bytes)
        };
        send(&answer.bytes)?;
        match answer.then {
            Then::KeepOpen => {}
            Then::Close => return Ok(()),
            Then::Stall => return stream.read(&mut [0]).map(drop),
            Then::Repeat(piece) => {
                for _ in 0..(1 << 30) / piece.len() {
                    send(&piece)?;
                }
                return Ok(());
            }
            Then::Drip(bytes) => loop {
                for byte in &bytes {
                    send(&[*byte])?;
                    // It is the server that is slow, not the test.
                    thread::sleep(Duration::from_millis(1));
                }
            },
            // There is something to be left unread.
            Then::Reset => return stream.peek(&mut [0]).map(drop),
        }
    }
    Ok(())
}

fn next_answer(shared: &Shared) -> Option<Answer> {
    let mut answers = lock(&shared.answers);
    if answers.len() > 1 { answers.pop_front() } else { answers.front().cloned() }
}

/// The next request up to its body; nothing where the client closed the connection. `buffer` keeps what came too early.
fn read_head(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> io::Result<Option<Received>> {
    let end = loop {
        if let Some(at) = buffer.windows(4).position(|window| window == b"\r\n\r\n") {
            break at;
        }
        if !read_more(stream, buffer)? {
            return Ok(None);
        }
    };
    let head = String::from_utf8_lossy(&buffer[..end]).into_owned();
    buffer.drain(..end + 4);
    let mut lines = head.split("\r\n");
    let line = lines.next().unwrap_or_default().to_owned();
    let headers: Vec<(String, String)> = lines
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.to_owned(), value.trim().to_owned()))
        .collect();
    Ok(Some(Received { line, headers, body: Vec::new() }))
}

/// Reads the body of `request`: whether the client sent it whole.
fn read_body(stream: &mut TcpStream, buffer: &mut Vec<u8>, request: &mut Received) -> io::Result<bool> {
    if request.header("transfer-encoding") == ["chunked"] {
        request.body = read_chunks(stream, buffer)?;
        return Ok(true);
    }
    let length = request.header("content-length").first().and_then(|length| length.parse().ok()).unwrap_or(0);
    while buffer.len() < length {
        if !read_more(stream, buffer)? {
            return Ok(false);
        }
    }
    request.body = buffer.drain(..length).collect();
    Ok(true)
}

/// The chunks of a body whose length nobody knew (RFC 9112 § 7.1), without trailers.
fn read_chunks(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> io::Result<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let line = loop {
            match buffer.windows(2).position(|window| window == b"\r\n") {
                Some(at) => break String::from_utf8_lossy(&buffer[..at]).into_owned(),
                None if read_more(stream, buffer)? => {}
                None => return Err(io::ErrorKind::UnexpectedEof.into()),
            }
        };
        let length = usize::from_str_radix(&line, 16).map_err(io::Error::other)?;
        let end = line.len() + 2 + length + 2;
        while buffer.len() < end {
            if !read_more(stream, buffer)? {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
        }
        body.extend_from_slice(&buffer[line.len() + 2..end - 2]);
        buffer.drain(..end);
        if length == 0 {
            return Ok(body);
        }
    }
}

fn read_more(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> io::Result<bool> {
    let mut chunk = [0; 8 << 10];
    let count = stream.read(&mut chunk)?;
    buffer.extend_from_slice(&chunk[..count]);
    Ok(count > 0)
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
