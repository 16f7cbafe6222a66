//! The way from page to page of a list.

use super::json::{DecodeError, Json};
use super::message;
use super::operation::Location;
use super::pages::{NextPage, Pagination, at};
use super::received::Received;
use super::request::Request;
use reqwest::Url;
use reqwest::header::{HeaderMap, LINK};
use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};

/// A place on the way through a list.
pub(super) struct Walk {
    /// The request of the page that is next.
    pub(super) request: Request,
    pub(super) pagination: &'static Pagination,
    /// Items or pages before, where the server does not say what is next.
    position: u64,
    /// What led to pages before, hashed.
    seen: HashSet<u64>,
    hasher: RandomState,
}

impl Walk {
    /// The way from the page of `request` on, which need not be the first of the list.
    pub(super) fn new(request: Request, pagination: &'static Pagination) -> Self {
        let mut walk = Self { request, pagination, position: 0, seen: HashSet::new(), hasher: RandomState::new() };
        match pagination.next {
            NextPage::Offset { parameter } => walk.position = walk.number(parameter).unwrap_or(0),
            NextPage::Number { parameter, first } => walk.position = walk.number(parameter).unwrap_or(first),
            NextPage::Cursor { parameter, .. } => {
                if let Some(cursor) = walk.written(parameter).map(str::to_owned) {
                    walk.is_new(&cursor);
                }
            }
            NextPage::Link => {}
        }
        walk
    }

    /// One page on from `page`, unless that is the last.
    ///
    /// # Errors
    ///
    /// The page says something that leads nowhere, or back.
    pub(super) fn step(
        mut self: Box<Self>,
        page: Json<'_>,
        received: &Received,
    ) -> Result<Option<Box<Self>>, DecodeError> {
        let Pagination { next, more, items } = self.pagination;
        let more = if more.is_empty() { None } else { at(page, more).and_then(|more| more.as_bool()) };
        if more == Some(false) {
            return Ok(None);
        }
        let count = at(page, items).and_then(|items| items.as_array()).map_or(0, |items| items.len() as u64);
        match next {
            NextPage::Cursor { parameter, member } => {
                let cursor = at(page, member).and_then(|cursor| cursor.as_str().or(cursor.as_number()));
                let Some(cursor) = cursor.filter(|cursor| !cursor.is_empty()) else {
                    return if more == Some(true) {
                        Err(lost("a page says that there is another, and not which"))
                    } else {
                        Ok(None)
                    };
                };
                self.request.query(parameter, cursor);
                let written = self.written(parameter).unwrap_or_default().to_owned();
                if !self.is_new(&written) {
                    return Err(lost("a page leads back to one that was before"));
                }
            }
            NextPage::Offset { .. } | NextPage::Number { .. } if count == 0 => return Ok(None),
            NextPage::Offset { parameter } => self.count_on(parameter, count, received)?,
            NextPage::Number { parameter, .. } => self.count_on(parameter, 1, received)?,
            NextPage::Link => {
                let Some(target) = next_link(&received.headers) else { return Ok(None) };
                let url = self.follow(&target)?;
                if !self.is_new(url.as_str()) {
                    return Err(lost("a page leads back to one that was before"));
                }
                self.request.link = Some(url);
            }
        }
        Ok(Some(self))
    }

    /// Asks for what is `by` further. A server that does not know the parameter gives the same page for ever.
    fn count_on(&mut self, parameter: &'static str, by: u64, received: &Received) -> Result<(), DecodeError> {
        let body = self.hasher.hash_one(&received.body);
        if self.seen.contains(&body) {
            return Err(lost("a page is the same as the one before"));
        }
        self.seen = HashSet::from([body]);
        self.position = self.position.saturating_add(by);
        self.request.query(parameter, &self.position);
        Ok(())
    }

    /// Where a link leads: to the origin of the API, since credentials go along.
    fn follow(&self, target: &str) -> Result<Url, DecodeError> {
        let here = message::url(&self.request).map_err(|error| lost(&error.to_string()))?;
        let url =
            here.join(target).map_err(|error| lost(&format!("the address of the next page is no URL: {error}")))?;
        if url.origin() == here.origin() { Ok(url) } else { Err(lost("the next page is at another origin")) }
    }

    fn is_new(&mut self, step: &str) -> bool {
        self.seen.insert(self.hasher.hash_one(step))
    }

    fn number(&self, parameter: &str) -> Option<u64> {
        self.written(parameter)?.rsplit_once('=')?.1.parse().ok()
    }

    /// The wire form of a parameter, such as `page=3`.
    fn written(&self, parameter: &str) -> Option<&str> {
        let parameters = self.request.operation.parameters.iter().zip(&self.request.slots);
        let mut named = parameters.filter(|(known, _)| known.location == Location::Query && known.name == parameter);
        named.next().and_then(|(_, slot)| slot.as_deref())
    }
}

fn lost(why: &str) -> DecodeError {
    DecodeError::custom(format!("the list cannot be continued: {why}"))
}

/// The target of the link with the relation `next` (RFC 8288 § 3).
fn next_link(headers: &HeaderMap) -> Option<String> {
    headers.get_all(LINK).iter().filter_map(|value| value.to_str().ok()).find_map(next_target).map(str::to_owned)
}

fn next_target(mut text: &str) -> Option<&str> {
    loop {
        let (target, rest) = text.split_once('<')?.1.split_once('>')?;
        let end = end_of_parameters(rest);
        if rest[..end].split(';').any(is_next) {
            return Some(target);
        }
        text = &rest[end..];
    }
}

/// Where the parameters of a link end: at a comma that is not in quotes.
fn end_of_parameters(text: &str) -> usize {
    let mut is_quoted = false;
    let end = text.bytes().position(|byte| {
        is_quoted ^= byte == b'"';
        byte == b',' && !is_quoted
    });
    end.unwrap_or(text.len())
}

/// Whether a parameter is `rel="next"`, maybe among other relations.
fn is_next(parameter: &str) -> bool {
    let Some((name, value)) = parameter.split_once('=') else { return false };
    let mut relations = value.trim().trim_matches('"').split_ascii_whitespace();
    name.trim().eq_ignore_ascii_case("rel") && relations.any(|relation| relation.eq_ignore_ascii_case("next"))
}
