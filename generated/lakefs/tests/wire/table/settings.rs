//! Settings of repositories: branch protection and garbage collection.

use crate::call;
use crate::operation::Failure::{Body, Empty};
use crate::operation::{Operation, Row, Success};
use crate::support::AWKWARD;
use lakefs_sdk::apis::repositories::{
    DeleteGcRulesError, GetBranchProtectionRulesError, GetGcRulesError, SetBranchProtectionRulesError, SetGcRulesError,
};
use lakefs_sdk::models::{BranchProtectionRule, GarbageCollectionRule, GarbageCollectionRules};

pub fn rows() -> Vec<Row> {
    vec![
        get_branch_protection_rules(),
        set_branch_protection_rules(),
        get_gc_rules(),
        set_gc_rules(),
        delete_gc_rules(),
    ]
}

fn get_branch_protection_rules() -> Row {
    use GetBranchProtectionRulesError::{Default, NotFound, Status420, Unauthorized};
    Row::from(Operation {
        name: "get_branch_protection_rules",
        line: "GET /api/v1/repositories/a%2Fb%20c%3F%23%25/settings/branch_protection",
        headers: &[],
        body: "",
        call: call!(|api| api.get_branch_protection_rules(AWKWARD)),
        success: Success {
            status: 200,
            headers: &[("ETag", r#"W/"a b, c""#)],
            body: r#"[{"pattern":"stable_*"},{"pattern":"?"}]"#,
            decoded: |response| {
                assert_eq!(response.headers.etag.as_deref(), Some(r#"W/"a b, c""#));
                assert_eq!(response.body, [BranchProtectionRule::new("stable_*"), BranchProtectionRule::new("?")]);
            },
        },
        failures: vec![(401, Body(Unauthorized)), (404, Body(NotFound)), (420, Empty(Status420))],
        default: Default,
    })
}

fn set_branch_protection_rules() -> Row {
    use SetBranchProtectionRulesError::{
        BadRequest, Default, Forbidden, NotFound, PreconditionFailed, Status420, Unauthorized,
    };
    Row::from(Operation {
        name: "set_branch_protection_rules",
        line: "PUT /api/v1/repositories/a%2Fb%20c%3F%23%25/settings/branch_protection",
        headers: &[("if-match", r#"W/"a b, c""#)],
        body: r#"[{"pattern":"stable_*"},{"pattern":"?"}]"#,
        call: call!(|api| api
            .set_branch_protection_rules(
                AWKWARD,
                &[BranchProtectionRule::new("stable_*"), BranchProtectionRule::new("?")]
            )
            .if_match(r#"W/"a b, c""#)),
        success: Success { status: 204, headers: &[], body: "", decoded: |_| {} },
        failures: vec![
            (400, Body(BadRequest)),
            (401, Body(Unauthorized)),
            (403, Body(Forbidden)),
            (404, Body(NotFound)),
            (412, Body(PreconditionFailed)),
            (420, Empty(Status420)),
        ],
        default: Default,
    })
}

fn get_gc_rules() -> Row {
    use GetGcRulesError::{Default, NotFound, Status420, Unauthorized};
    Row::from(Operation {
        name: "get_gc_rules",
        line: "GET /api/v1/repositories/a%2Fb%20c%3F%23%25/settings/gc_rules",
        headers: &[],
        body: "",
        call: call!(|api| api.get_gc_rules(AWKWARD)),
        success: Success {
            status: 200,
            headers: &[],
            body: r#"{"default_retention_days":21,"branches":[{"branch_id":"main","retention_days":9007199254740993}]}"#,
            decoded: |response| assert_eq!(response.body, rules()),
        },
        failures: vec![(401, Body(Unauthorized)), (404, Body(NotFound)), (420, Empty(Status420))],
        default: Default,
    })
}

fn set_gc_rules() -> Row {
    use SetGcRulesError::{Default, Forbidden, NotFound, Status420, Unauthorized};
    Row::from(Operation {
        name: "set_gc_rules",
        line: "PUT /api/v1/repositories/a%2Fb%20c%3F%23%25/settings/gc_rules",
        headers: &[],
        body: r#"{"default_retention_days":21,"branches":[{"branch_id":"main","retention_days":9007199254740993}]}"#,
        call: call!(|api| api.set_gc_rules(AWKWARD, &rules())),
        success: Success { status: 204, headers: &[], body: "", decoded: |_| {} },
        failures: vec![
            (401, Body(Unauthorized)),
            (403, Body(Forbidden)),
            (404, Body(NotFound)),
            (420, Empty(Status420)),
        ],
        default: Default,
    })
}

fn delete_gc_rules() -> Row {
    use DeleteGcRulesError::{Default, Forbidden, NotFound, Status420, Unauthorized};
    Row::from(Operation {
        name: "delete_gc_rules",
        line: "DELETE /api/v1/repositories/a%2Fb%20c%3F%23%25/settings/gc_rules",
        headers: &[],
        body: "",
        call: call!(|api| api.delete_gc_rules(AWKWARD)),
        success: Success { status: 204, headers: &[], body: "", decoded: |_| {} },
        failures: vec![
            (401, Body(Unauthorized)),
            (403, Body(Forbidden)),
            (404, Body(NotFound)),
            (420, Empty(Status420)),
        ],
        default: Default,
    })
}

/// A number of days that a float cannot hold.
fn rules() -> GarbageCollectionRules {
    GarbageCollectionRules::new(21, vec![GarbageCollectionRule::new("main", 9_007_199_254_740_993)])
}
