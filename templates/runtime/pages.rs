//! Lists that come in pages.

use super::error::{ApiError, Error};
use super::exchange::exchange;
use super::json::{self, Decode, DecodeError, Json};
use super::request::{Pending, Request};
use super::walk::Walk;
use futures_core::Stream;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::{fmt, vec};

/// How a response is a page of a list, and how the next one is asked for.
#[derive(Debug)]
pub struct Pagination {
    /// How the next page is asked for.
    pub next: NextPage,
    /// The members that lead, one in the other, to whether there is another page; none where the description has no such.
    pub more: &'static [&'static str],
    /// The members that lead to the items; none where a page is the list itself.
    pub items: &'static [&'static str],
}

/// How the next page is asked for.
#[allow(dead_code, reason = "few descriptions have lists of every kind")]
#[derive(Debug)]
pub enum NextPage {
    /// A query parameter takes what the members of the page before lead to.
    Cursor { parameter: &'static str, member: &'static [&'static str] },
    /// A query parameter takes how many items were before.
    Offset { parameter: &'static str },
    /// A query parameter takes the number of the page; the first has the number `first`.
    Number { parameter: &'static str, first: u64 },
    /// The header `Link` has its address (RFC 8288, `rel="next"`).
    Link,
}

/// The pages of a list: a stream that asks for each when it is its turn.
///
/// Each page is a call of its own, with its own limit of time and its own repetitions. After an error there is nothing more. A server
/// that leads back to a page that it gave before ends the list with [`Error::Decode`].
#[must_use = "nothing is sent until a page is asked for"]
pub struct Pages<P, E> {
    state: State<P, E>,
    read: Read<P>,
}

/// The items of a list, page by page: a stream that asks for the next page when the items of the last one are used up.
///
/// See [`Pages`] for what it does with time, repetitions and errors.
#[must_use = "nothing is sent until an item is asked for"]
pub struct Items<T, E> {
    pages: Pages<Vec<T>, E>,
    /// Of the last page.
    left: vec::IntoIter<T>,
}

/// Reads what is wanted of a page.
type Read<P> = fn(Json<'_>, &Pagination) -> Result<P, DecodeError>;

enum State<P, E> {
    Ready(Box<Walk>),
    Fetching(Pending<(P, Next<E>), E>),
    /// The page before was good, the way to the next is not.
    Lost(Error<E>),
    Done,
}

/// What comes after a page.
enum Next<E> {
    Page(Box<Walk>),
    Lost(Error<E>),
    Nothing,
}

impl<P: Decode + 'static, E: ApiError + 'static> Pages<P, E> {
    /// The pages from that of `request` on.
    pub(crate) fn new(request: Request, pagination: &'static Pagination) -> Self {
        Self::reading(request, pagination, |page, _| page.read())
    }
}

impl<P: 'static, E: ApiError + 'static> Pages<P, E> {
    fn reading(request: Request, pagination: &'static Pagination, read: Read<P>) -> Self {
        Self { state: State::Ready(Box::new(Walk::new(request, pagination))), read }
    }

    /// The next page; nothing after the last one.
    pub async fn next(&mut self) -> Option<Result<P, Error<E>>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }
}

impl<T: Decode + 'static, E: ApiError + 'static> Items<T, E> {
    /// The items from the first of the page of `request` on.
    pub(crate) fn new(request: Request, pagination: &'static Pagination) -> Self {
        let read: Read<Vec<T>> = |page, pagination| match at(page, pagination.items) {
            // Where a list is empty, some servers leave it out, or write null.
            None => Ok(Vec::new()),
            Some(list) => list.read().map_err(|error: DecodeError| error.within(pagination.items)),
        };
        Self { pages: Pages::reading(request, pagination, read), left: Vec::new().into_iter() }
    }

    /// The next item; nothing after the last one.
    pub async fn next(&mut self) -> Option<Result<T, Error<E>>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }
}

/// What `members` lead to, one in the other, unless it is null.
pub(super) fn at<'a>(page: Json<'a>, members: &[&str]) -> Option<Json<'a>> {
    members.iter().try_fold(page, |json, name| json.get(name)).filter(|json| !json.is_null())
}

/// Waits for each page. Asynchronous code must await it instead.
#[cfg(feature = "blocking")]
impl<P: 'static, E: ApiError + 'static> Iterator for Pages<P, E> {
    type Item = Result<P, Error<E>>;

    fn next(&mut self) -> Option<Self::Item> {
        super::blocking::next(Self::next(self), Error::InvalidRequest)
    }
}

/// Waits for each item. Asynchronous code must await it instead.
#[cfg(feature = "blocking")]
impl<T: Decode + 'static, E: ApiError + 'static> Iterator for Items<T, E> {
    type Item = Result<T, Error<E>>;

    fn next(&mut self) -> Option<Self::Item> {
        super::blocking::next(Self::next(self), Error::InvalidRequest)
    }
}

impl<P: 'static, E: ApiError + 'static> Stream for Pages<P, E> {
    type Item = Result<P, Error<E>>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        loop {
            // Done, unless what follows says otherwise: an error is the end.
            match std::mem::replace(&mut this.state, State::Done) {
                State::Ready(walk) => this.state = State::Fetching(fetch(walk, this.read)),
                State::Fetching(mut page) => {
                    let Poll::Ready(page) = page.as_mut().poll(cx) else {
                        this.state = State::Fetching(page);
                        return Poll::Pending;
                    };
                    return Poll::Ready(Some(page.map(|(page, next)| {
                        this.state = match next {
                            Next::Page(walk) => State::Ready(walk),
                            Next::Lost(error) => State::Lost(error),
                            Next::Nothing => State::Done,
                        };
                        page
                    })));
                }
                State::Lost(error) => return Poll::Ready(Some(Err(error))),
                State::Done => return Poll::Ready(None),
            }
        }
    }
}

impl<T: Decode + 'static, E: ApiError + 'static> Stream for Items<T, E> {
    type Item = Result<T, Error<E>>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        loop {
            if let Some(item) = this.left.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(Pin::new(&mut this.pages).poll_next(cx)) {
                Some(Ok(items)) => this.left = items.into_iter(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

/// No item is pinned.
impl<T, E> Unpin for Items<T, E> {}

/// Asks for the page of `walk`, and finds the way to the next.
fn fetch<P: 'static, E: ApiError + 'static>(walk: Box<Walk>, read: Read<P>) -> Pending<(P, Next<E>), E> {
    Box::pin(async move {
        let received = exchange(walk.request.clone()).await?;
        if !walk.request.operation.succeeds_with(received.status()) {
            return Err(Error::from_response(received));
        }
        let read = json::parse(&received.body).and_then(|document| {
            let page = read(document.root(), walk.pagination)?;
            Ok((page, walk.step(document.root(), &received)))
        });
        Ok(match read {
            Err(error) => return Err(Error::undecodable(received, error)),
            Ok((page, Ok(Some(walk)))) => (page, Next::Page(walk)),
            Ok((page, Ok(None))) => (page, Next::Nothing),
            Ok((page, Err(error))) => (page, Next::Lost(Error::undecodable(received, error))),
        })
    })
}

impl<P, E> fmt::Debug for Pages<P, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").finish_non_exhaustive()
    }
}

impl<T, E> fmt::Debug for Items<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").field("left", &self.left.len()).finish_non_exhaustive()
    }
}
