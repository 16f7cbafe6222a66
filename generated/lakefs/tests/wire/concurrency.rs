//! Requests that move between tasks, and many of them at once.

use crate::server::Answer;
use crate::support::{REPOSITORY, api, server};
use lakefs_sdk::apis::repositories::{CreateRepository, RepositoriesApi, SetBranchProtectionRulesError};
use lakefs_sdk::{Client, ClientBuilder, Error, models};
use std::collections::BTreeSet;

#[test]
fn everything_moves_between_threads() {
    fn sendable<T: Send + 'static>() {}
    fn shareable<T: Send + Sync + Clone + 'static>() {}
    shareable::<Client>();
    shareable::<RepositoriesApi>();
    shareable::<models::RepositoryList>();
    sendable::<ClientBuilder>();
    sendable::<CreateRepository>();
    sendable::<<CreateRepository as IntoFuture>::IntoFuture>();
    sendable::<Error<SetBranchProtectionRulesError>>();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hundred_calls_at_once() {
    let server = server([Answer::json(200, REPOSITORY)]);
    let api = api(&server);
    let tasks: Vec<_> = (0..100)
        .map(|number| {
            let api = api.clone();
            tokio::spawn(async move { api.get_repository(&format!("repository {number}")).await })
        })
        .collect();
    for task in tasks {
        assert_eq!(task.await.unwrap().unwrap().id, "quickstart");
    }
    let received = server.received();
    let targets: BTreeSet<&str> = received.iter().map(|received| received.target()).collect();
    assert_eq!((received.len(), targets.len()), (100, 100));
    assert!(targets.contains("/api/v1/repositories/repository%2099"));
}

/// A request borrows nothing: not from the client, not from what it was made of.
#[tokio::test]
async fn requests_can_be_kept() {
    let server = server([Answer::json(201, REPOSITORY)]);
    let mut requests: Vec<CreateRepository> = Vec::new();
    {
        let api = api(&server);
        for name in ["one", "two"] {
            let creation = models::RepositoryCreation::new(name.to_owned(), "mem://");
            requests.push(api.create_repository(&creation));
        }
    }
    assert!(server.received().is_empty(), "a request is sent only when it is awaited");
    for request in requests.into_iter().rev() {
        tokio::spawn(request.bare(true).into_future()).await.unwrap().unwrap();
    }
    let bodies: Vec<String> = server.received().iter().map(|received| received.text()).collect();
    assert_eq!(
        bodies,
        [r#"{"name":"two","storage_namespace":"mem://"}"#, r#"{"name":"one","storage_namespace":"mem://"}"#]
    );
}
