//! Authorizing calls (§ Security Requirement Object).

use super::client::Client;
use super::clock::{Deadline, OutOfTime};
use super::error::{BoxError, Undelivered};
use super::operation::Operation;
use super::platform::BoxFuture;
use reqwest::header::{HeaderName, HeaderValue};

/// Security schemes, by their names in the description, that authorize a call together. Empty: the call needs none.
pub type Requirement = &'static [&'static str];

/// What a user gave for a security scheme: it proves, in each request, who calls.
pub(crate) trait Credential: Send + Sync {
    /// Says why it can never be sent, where that is so.
    fn check(&self) -> Result<(), String>;

    /// Adds what is to be sent. What has to be fetched first, it fetches with `client`.
    fn add_to<'a>(&'a self, client: &'a Client, proof: &'a mut Proof) -> Adding<'a>;
}

/// The future of [`Credential::add_to`]: the credential may first have to be fetched.
pub(crate) type Adding<'a> = BoxFuture<'a, Result<(), BoxError>>;

/// What a request carries to prove who calls. It goes to the origin that it was made for, and nowhere else.
#[derive(Default)]
pub(crate) struct Proof {
    /// Header fields, marked as sensitive. Of two of the same name the last wins.
    pub(crate) headers: Vec<(HeaderName, HeaderValue)>,
    /// Names and values of query parameters, not encoded.
    pub(crate) query: Vec<(&'static str, String)>,
    /// Names and values of cookies.
    pub(crate) cookies: Vec<(&'static str, String)>,
    /// The numbers of fetched tokens: of those that the server refused, and of those in here.
    pub(crate) tokens: Vec<u64>,
}

/// The proof for a call of `operation`: of the alternatives, the first that asks for something and has all of it configured.
/// Where there is none the request goes out without, and the server decides. Of fetched tokens it holds none that was `refused`.
pub(super) async fn authorize(
    client: &Client,
    operation: &Operation,
    refused: &[u64],
    deadline: Deadline,
) -> Result<Proof, Undelivered> {
    let mut proof = Proof { tokens: refused.to_vec(), ..Proof::default() };
    let credentials = &client.shared().credentials;
    let configured = |requirement: &&Requirement| {
        !requirement.is_empty() && requirement.iter().all(|scheme| credentials.contains_key(scheme))
    };
    for &scheme in operation.security.iter().find(configured).copied().unwrap_or_default() {
        if let Some(credential) = credentials.get(scheme) {
            match deadline.limit(credential.add_to(client, &mut proof)).await {
                Ok(added) => added.map_err(|source| Undelivered::unauthorized(scheme, source))?,
                Err(OutOfTime) => return Err(Undelivered::unauthorized_in_time(scheme)),
            }
        }
    }
    Ok(proof)
}
