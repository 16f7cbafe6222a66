//! Dumps of metadata, and restoring from them.

use crate::call;
use crate::operation::Failure::{Body, Empty};
use crate::operation::{Operation, Row, Success};
use crate::support::AWKWARD;
use lakefs_sdk::apis::repositories::{DumpStatusError, DumpSubmitError, RestoreStatusError, RestoreSubmitError};
use lakefs_sdk::models::RefsRestore;

pub fn rows() -> Vec<Row> {
    vec![dump_submit(), dump_status(), restore_submit(), restore_status()]
}

fn dump_submit() -> Row {
    use DumpSubmitError::{BadRequest, Default, NotFound, Unauthorized};
    Row::from(Operation {
        name: "dump_submit",
        line: "POST /api/v1/repositories/a%2Fb%20c%3F%23%25/dump",
        headers: &[],
        body: "",
        call: call!(|api| api.dump_submit(AWKWARD)),
        success: Success {
            status: 202,
            headers: &[],
            body: r#"{"id":"D1"}"#,
            decoded: |response| assert_eq!(response.body.id, "D1"),
        },
        failures: vec![(400, Body(BadRequest)), (401, Body(Unauthorized)), (404, Body(NotFound))],
        default: Default,
    })
}

fn dump_status() -> Row {
    use DumpStatusError::{BadRequest, Default, NotFound, Status420, Unauthorized};
    Row::from(Operation {
        name: "dump_status",
        line: "GET /api/v1/repositories/a%2Fb%20c%3F%23%25/dump?task_id=D%201%26",
        headers: &[],
        body: "",
        call: call!(|api| api.dump_status(AWKWARD, "D 1&")),
        success: Success {
            status: 200,
            headers: &[],
            body: r#"{"id":"D 1&","done":true,"update_time":"2024-02-29T23:59:59.5+01:00",
                "refs":{"commits_meta_range_id":"c","tags_meta_range_id":"t","branches_meta_range_id":"b"}}"#,
            decoded: |response| {
                let status = &response.body;
                assert_eq!((&*status.id, status.done, &status.error), ("D 1&", true, &None));
                assert_eq!(status.update_time.as_millisecond(), 1_709_247_599_500);
                let refs = status.refs.as_ref().unwrap();
                assert_eq!((&*refs.commits_meta_range_id, &*refs.tags_meta_range_id), ("c", "t"));
                assert_eq!(refs.branches_meta_range_id, "b");
            },
        },
        failures: vec![
            (400, Body(BadRequest)),
            (401, Body(Unauthorized)),
            (404, Body(NotFound)),
            (420, Empty(Status420)),
        ],
        default: Default,
    })
}

fn restore_submit() -> Row {
    use RestoreSubmitError::{BadRequest, Default, Forbidden, NotFound, Unauthorized};
    Row::from(Operation {
        name: "restore_submit",
        line: "POST /api/v1/repositories/a%2Fb%20c%3F%23%25/restore",
        headers: &[],
        body: r#"{"commits_meta_range_id":"c","tags_meta_range_id":"t","branches_meta_range_id":"b","force":true}"#,
        call: call!(|api| api.restore_submit(AWKWARD, &RefsRestore::new("c", "t", "b").with_force(true))),
        success: Success {
            status: 202,
            headers: &[],
            body: r#"{"id":"R1"}"#,
            decoded: |response| assert_eq!(response.body.id, "R1"),
        },
        failures: vec![
            (400, Body(BadRequest)),
            (401, Body(Unauthorized)),
            (403, Body(Forbidden)),
            (404, Body(NotFound)),
        ],
        default: Default,
    })
}

fn restore_status() -> Row {
    use RestoreStatusError::{BadRequest, Default, NotFound, Status420, Unauthorized};
    Row::from(Operation {
        name: "restore_status",
        line: "GET /api/v1/repositories/a%2Fb%20c%3F%23%25/restore?task_id=R%2F1",
        headers: &[],
        body: "",
        call: call!(|api| api.restore_status(AWKWARD, "R/1")),
        success: Success {
            status: 200,
            headers: &[],
            // Without an offset it means UTC.
            body: r#"{"id":"R/1","done":false,"update_time":"2024-02-29T22:59:59.5","error":"disk is full"}"#,
            decoded: |response| {
                let status = &response.body;
                assert_eq!((&*status.id, status.done, status.error.as_deref()), ("R/1", false, Some("disk is full")));
                assert_eq!(status.update_time.as_millisecond(), 1_709_247_599_500);
            },
        },
        failures: vec![
            (400, Body(BadRequest)),
            (401, Body(Unauthorized)),
            (404, Body(NotFound)),
            (420, Empty(Status420)),
        ],
        default: Default,
    })
}
