//! The names of the headers of responses.

use super::Namer;
use super::scope::{Candidate, Scope};
use crate::ir::{Header, Ident, Operation, Response, are_successes};
use crate::lower::words::ident;

/// Names the headers of the responses of an operation. The same header of several responses has one name; where two
/// successes, or two failures, describe it differently, the later has its status in its name.
pub fn assign(namer: &mut Namer<'_>, operation: &mut Operation) {
    let are_successes: Vec<bool> = are_successes(&operation.responses).collect();
    let mut known: Vec<Known<'_>> = Vec::new();
    let mut candidates = Vec::new();
    let mut numbers = Vec::new();
    for (response, is_success) in operation.responses.iter().zip(are_successes) {
        for header in &response.headers {
            let of = Known { header, is_success, is_failure: !response.status.is_success(), number: candidates.len() };
            let number = match of.number_among(&known) {
                Some(number) => number,
                None => {
                    candidates.push(candidate(namer, &of, response, &known));
                    of.number
                }
            };
            known.push(Known { number, ..of });
            numbers.push(number);
        }
    }
    let names = namer.name(Scope::snake(&[]), candidates);
    let headers = operation.responses.iter_mut().flat_map(|response| &mut response.headers);
    for (header, number) in headers.zip(numbers) {
        header.name = names.get(number).cloned().unwrap_or_default();
    }
}

/// A header of a response.
struct Known<'a> {
    header: &'a Header,
    is_success: bool,
    /// What `default` describes may be both.
    is_failure: bool,
    /// The number of its name.
    number: usize,
}

impl Known<'_> {
    /// The number of the name that one before it has, unless this one needs another.
    fn number_among(&self, known: &[Known<'_>]) -> Option<usize> {
        let alike = known.iter().filter(|other| self.has_name_of(other));
        let same = alike.clone().find(|other| self.is_read_as(other));
        let meets_none = !alike.clone().any(|other| self.meets(other));
        same.or_else(|| alike.clone().next().filter(|_| meets_none)).map(|other| other.number)
    }

    fn has_name_of(&self, other: &Known<'_>) -> bool {
        self.header.wire_name.eq_ignore_ascii_case(&other.header.wire_name)
    }

    fn is_read_as(&self, other: &Known<'_>) -> bool {
        (&self.header.ty, &self.header.encoding) == (&other.header.ty, &other.header.encoding)
    }

    /// Whether there is a type that has a field for each.
    fn meets(&self, other: &Known<'_>) -> bool {
        (self.is_success && other.is_success) || (self.is_failure && other.is_failure)
    }
}

fn candidate(namer: &mut Namer<'_>, of: &Known<'_>, response: &Response, known: &[Known<'_>]) -> Candidate {
    let header = of.header;
    let pinned = namer.pins.find_member(header.at.as_str());
    let candidate = match known.iter().any(|other| of.has_name_of(other)) {
        true => Candidate::made(&ident(&format!("{} {}", header.name.snake(), response.status), "n"), &header.at),
        false => Candidate::described(&header.wire_name, &header.name, &header.at, Ident::snake),
    };
    candidate.pinned(pinned)
}
