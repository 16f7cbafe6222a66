//! The server: as much of HTTP/1.1 (RFC 9112) as the client speaks.

use super::answer::Answer;
use super::expected::{Arrived, Expected};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

/// What the threads of the server share.
#[derive(Default)]
pub(super) struct Shared {
    expected: Mutex<Vec<(Expected, Answer)>>,
    unexpected: Mutex<Vec<String>>,
    is_stopped: AtomicBool,
}

impl Shared {
    pub(super) fn expect(&self, expected: Expected, answer: Answer) {
        lock(&self.expected).push((expected, answer));
    }

    pub(super) fn unexpected(&self) -> Vec<String> {
        lock(&self.unexpected).clone()
    }

    pub(super) fn stop(&self) {
        self.is_stopped.store(true, Ordering::SeqCst);
    }

    /// The answer to `arrived`: of those that are left the first, else the last that there was.
    fn answer(&self, arrived: &Arrived) -> Answer {
        let known = lock(&self.expected);
        let fits = || known.iter().filter(|(expected, _)| expected.is(arrived));
        let fresh = fits().find(|(expected, _)| expected.count.load(Ordering::SeqCst) == 0);
        if let Some((expected, answer)) = fresh.or_else(|| fits().next_back()) {
            expected.count.fetch_add(1, Ordering::SeqCst);
            return answer.clone();
        }
        let line = format!("{} {}", arrived.method, arrived.target);
        let all: Vec<_> = known.iter().map(|(expected, _)| expected.line()).collect();
        let text = format!("not expected: {line}, with a body of {} bytes; expected: {all:?}", arrived.body.len());
        #[allow(clippy::print_stderr, reason = "Of a test that fails this tells why.")]
        {
            eprintln!("{text}");
        }
        lock(&self.unexpected).push(line);
        Answer::bytes(501, "text/plain", text)
    }
}

/// Answers on every connection until the server is to stop.
pub(super) fn accept(listener: &TcpListener, shared: &Arc<Shared>) {
    for stream in listener.incoming() {
        if shared.is_stopped.load(Ordering::SeqCst) {
            return;
        }
        let (Ok(stream), shared) = (stream, Arc::clone(shared)) else { continue };
        // A connection that breaks off is the client's to tell of.
        thread::spawn(move || serve(&stream, &shared));
    }
}

/// Answers one request after the other.
fn serve(stream: &TcpStream, shared: &Shared) -> io::Result<()> {
    let mut reader = BufReader::new(stream);
    while let Some(arrived) = read(&mut reader, stream)? {
        let Answer { status, headers, body } = shared.answer(&arrived);
        let mut out = format!("HTTP/1.1 {status} \r\n");
        headers.iter().for_each(|(name, value)| out.push_str(&format!("{name}: {value}\r\n")));
        let has_length = status >= 200 && status != 204 && status != 304;
        if has_length {
            out.push_str(&format!("content-length: {}\r\n", body.len()));
        }
        out.push_str("\r\n");
        let mut out = out.into_bytes();
        if has_length && arrived.method != "HEAD" {
            out.extend_from_slice(&body);
        }
        let mut stream = stream;
        stream.write_all(&out)?;
    }
    Ok(())
}

/// The next request; nothing where the client has no more.
fn read(reader: &mut BufReader<&TcpStream>, mut stream: &TcpStream) -> io::Result<Option<Arrived>> {
    let first = line(reader)?;
    let mut words = first.split(' ');
    let (Some(method), Some(target)) = (words.next(), words.next()) else { return Ok(None) };
    let mut headers = Vec::new();
    loop {
        let line = line(reader)?;
        let Some((name, value)) = line.split_once(':') else { break };
        headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    let header = |name: &str| headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
    if header("expect").is_some() {
        stream.write_all(b"HTTP/1.1 100 Continue\r\n\r\n")?;
    }
    let body = match header("content-length").and_then(|length| length.parse().ok()) {
        Some(length) => bytes(reader, length)?,
        None if header("transfer-encoding").is_some() => chunks(reader)?,
        None => Vec::new(),
    };
    Ok(Some(Arrived { method: method.to_owned(), target: target.to_owned(), headers, body }))
}

/// The chunks of a body together (RFC 9112 § 7.1).
fn chunks(reader: &mut BufReader<&TcpStream>) -> io::Result<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let size = line(reader)?;
        let size = u64::from_str_radix(size.split(';').next().unwrap_or_default().trim(), 16);
        let size = size.map_err(io::Error::other)?;
        body.append(&mut bytes(reader, size)?);
        line(reader)?;
        if size == 0 {
            return Ok(body);
        }
    }
}

fn bytes(reader: &mut BufReader<&TcpStream>, length: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.take(length).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The next line, without what ends it.
fn line(reader: &mut BufReader<&TcpStream>) -> io::Result<String> {
    let mut line = String::new();
    reader.read_line(&mut line)?;
    Ok(line.trim_end().to_owned())
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
