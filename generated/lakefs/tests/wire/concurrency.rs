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
async fn a_thousand_calls_from_two_hundred_tasks() {
    let server = server([Answer::json(200, REPOSITORY)]);
    let api = api(&server);
    let tasks: Vec<_> = (0..200)
        .map(|task| {
            let api = api.clone();
            tokio::spawn(async move {
                for call in 0..5 {
                    let repository = api.get_repository(&format!("repository {task} {call}")).await.unwrap();
                    assert_eq!(repository.id, "quickstart");
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    let received = server.received();
    let targets: BTreeSet<&str> = received.iter().map(|received| received.target()).collect();
    assert_eq!((received.len(), targets.len()), (1000, 1000));
    assert!(targets.contains("/api/v1/repositories/repository%20199%204"));
    // A call may find one that was left while it opens its own, so that there are some more than tasks.
    let opened = server.connections();
    assert!(opened < 500, "{opened} connections were opened");
    for _ in 0..20 {
        api.get_repository("quickstart").await.unwrap();
    }
    assert_eq!(server.connections(), opened, "what is open is used again");
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
