//! Repositories and their metadata.

use crate::call;
use crate::operation::Failure::{Body, Empty};
use crate::operation::{Operation, Row, Success};
use crate::support::{AWKWARD, REPOSITORY};
use lakefs_sdk::apis::repositories::{
    CreateRepositoryError, DeleteRepositoryError, GetRepositoryError, GetRepositoryMetadataError, ListRepositoriesError,
};
use lakefs_sdk::models::{Repository, RepositoryCreation};

pub fn rows() -> Vec<Row> {
    vec![create_repository(), delete_repository(), get_repository(), get_repository_metadata(), list_repositories()]
}

fn create_repository() -> Row {
    use CreateRepositoryError::{BadRequest, Conflict, Default, Status420, Unauthorized};
    Row::from(Operation {
        name: "create_repository",
        line: "POST /api/v1/repositories?bare=true",
        headers: &[],
        body: r#"{"name":"quick \"start\"\n","storage_namespace":"s3://example-bucket/é","storage_id":"blue","default_branch":"main","sample_data":false,"read_only":true}"#,
        call: call!(|api| api.create_repository(&creation()).bare(true)),
        success: Success {
            status: 201,
            headers: &[],
            body: REPOSITORY,
            decoded: |response| assert_repository(&response.body),
        },
        failures: vec![
            (400, Body(BadRequest)),
            (401, Body(Unauthorized)),
            (409, Body(Conflict)),
            (420, Empty(Status420)),
        ],
        default: Default,
    })
}

fn delete_repository() -> Row {
    use DeleteRepositoryError::{Default, NotFound, Status420, Unauthorized};
    Row::from(Operation {
        name: "delete_repository",
        line: "DELETE /api/v1/repositories/a%2Fb%20c%3F%23%25?force=false",
        headers: &[],
        body: "",
        call: call!(|api| api.delete_repository(AWKWARD).force(false)),
        success: Success { status: 204, headers: &[], body: "", decoded: |_| {} },
        failures: vec![(401, Body(Unauthorized)), (404, Body(NotFound)), (420, Empty(Status420))],
        default: Default,
    })
}

fn get_repository() -> Row {
    use GetRepositoryError::{Default, NotFound, Status420, Unauthorized};
    Row::from(Operation {
        name: "get_repository",
        line: "GET /api/v1/repositories/a%2Fb%20c%3F%23%25",
        headers: &[],
        body: "",
        call: call!(|api| api.get_repository(AWKWARD)),
        success: Success {
            status: 200,
            headers: &[],
            body: REPOSITORY,
            decoded: |response| assert_repository(&response.body),
        },
        failures: vec![(401, Body(Unauthorized)), (404, Body(NotFound)), (420, Empty(Status420))],
        default: Default,
    })
}

fn get_repository_metadata() -> Row {
    use GetRepositoryMetadataError::{Default, NotFound, Status420, Unauthorized};
    Row::from(Operation {
        name: "get_repository_metadata",
        line: "GET /api/v1/repositories/a%2Fb%20c%3F%23%25/metadata",
        headers: &[],
        body: "",
        call: call!(|api| api.get_repository_metadata(AWKWARD)),
        success: Success {
            status: 200,
            headers: &[],
            body: r#"{".lakefs.merge.strategy":"none","owner":"\u00e9"}"#,
            decoded: |response| {
                assert_eq!(response.body.len(), 2);
                assert_eq!((&*response.body[".lakefs.merge.strategy"], &*response.body["owner"]), ("none", "é"));
            },
        },
        failures: vec![(401, Body(Unauthorized)), (404, Body(NotFound)), (420, Empty(Status420))],
        default: Default,
    })
}

fn list_repositories() -> Row {
    use ListRepositoriesError::{Default, Status420, Unauthorized};
    Row::from(Operation {
        name: "list_repositories",
        line: "GET /api/v1/repositories?prefix=a%26b%3D1&after=a%2Bb&amount=-1&search=%C3%A9%2F%25",
        headers: &[],
        body: "",
        call: call!(|api| api.list_repositories().prefix("a&b=1").after("a+b").amount(-1).search("é/%")),
        success: Success {
            status: 200,
            headers: &[],
            body: r#"{"pagination":{"has_more":true,"next_offset":"b","results":1,"max_per_page":1000},
                "results":[{"id":"a","creation_date":0,"default_branch":"main","storage_namespace":"mem://a"}]}"#,
            decoded: |response| {
                let (page, results) = (&response.body.pagination, &response.body.results);
                assert_eq!((page.has_more, page.results, page.max_per_page), (true, 1, 1000));
                assert_eq!((&*page.next_offset, results.len(), &*results[0].id), ("b", 1, "a"));
                assert_eq!((&results[0].storage_id, results[0].read_only), (&None, None));
            },
        },
        failures: vec![(401, Body(Unauthorized)), (420, Empty(Status420))],
        default: Default,
    })
}

fn creation() -> RepositoryCreation {
    RepositoryCreation::new("quick \"start\"\n", "s3://example-bucket/é")
        .with_read_only(true)
        .with_sample_data(false)
        .with_default_branch("main")
        .with_storage_id("blue")
}

fn assert_repository(repository: &Repository) {
    assert_eq!(
        (&*repository.id, repository.creation_date, &*repository.default_branch),
        ("quickstart", 1_700_000_000, "main")
    );
    assert_eq!(repository.storage_namespace, "s3://example-bucket/");
    assert_eq!((repository.storage_id.as_deref(), repository.read_only), (Some("blue"), Some(true)));
}
