//! Path templates and base URLs.

use super::support::{builder, call, leak, operation, parameters, refused, sent, server};
use crate::Answer;
use crate::runtime::Location::Path;
use crate::runtime::Style::{Label, Simple};
use crate::runtime::{Operation, Parameter, Request};

#[tokio::test]
async fn a_value_cannot_leave_its_segment() {
    #[rustfmt::skip]
    let table = [
        ("a/b c?#%", "/r/a%2Fb%20c%3F%23%25/x"),
        ("../../admin", "/r/..%2F..%2Fadmin/x"),
        ("..;a", "/r/..%3Ba/x"),
        ("...", "/r/.../x"),
        ("%2e%2e", "/r/%252e%252e/x"),
        ("\\..\\", "/r/%5C..%5C/x"),
        ("{id}", "/r/%7Bid%7D/x"),
        ("\t\r\n", "/r/%09%0D%0A/x"),
    ];
    for (value, expected) in table {
        assert_eq!(sent(at("/r/{id}/x"), |request| request.path("id", value)).await.target(), expected);
    }
}

/// Every URL parser takes `.` and `..` as steps, encoded or not (URL Standard § 4.1).
#[tokio::test]
async fn steps_are_refused() {
    for (path, value) in [("/r/{id}/x", "."), ("/r/{id}/x", ".."), ("/r/.{id}", "."), ("/r/{id}", "..")] {
        let reason = refused(at(path), |request| request.path("id", value)).await;
        assert_eq!(
            reason,
            "invalid request: a path parameter makes the segment `.` or `..`, which never reach a server"
        );
    }
    let reserved = Parameter::new(Path, "id", Simple, false).allow_reserved();
    let operation = Operation { parameters: parameters(vec![reserved]), ..at("/r/{id}") };
    assert!(refused(operation, |request| request.path("id", "%2E%2e")).await.contains("`..`"));
    let label = Operation { parameters: parameters(vec![Parameter::new(Path, "id", Label, false)]), ..at("/r/{id}") };
    assert!(refused(label, |request| request.path("id", "")).await.contains("`..`"));
}

#[tokio::test]
async fn the_text_of_a_template_is_encoded_where_it_must_be() {
    #[rustfmt::skip]
    let table = [
        ("/a b/{id}", "/a%20b/v"),
        ("/a%20b/{id}.json", "/a%20b/v.json"),
        ("/items({id})", "/items(v)"),
        ("/{id}:archive", "/v:archive"),
        ("/{id}/{unknown}", "/v/%7Bunknown%7D"),
        ("/{id", "/%7Bid"),
        ("/a}{id}", "/a%7Dv"),
        ("/é?q#f/{id}", "/%C3%A9?q%23f/v"),
        ("/a?b={id}&c=d e", "/a?b=v&c=d%20e"),
        ("/a?", "/a"),
        ("no-slash/{id}", "/no-slash/v"),
        ("/{id}/{id}", "/v/v"),
        ("/", "/"),
        ("", "/"),
        ("/{id}//", "/v//"),
    ];
    for (path, expected) in table {
        assert_eq!(sent(at(path), |request| request.path("id", "v")).await.target(), expected, "{path}");
    }
}

#[tokio::test]
async fn base_and_path_are_joined_by_one_slash() {
    for (base, expected) in [
        ("", "/it"),
        ("/", "/it"),
        ("/api/v1", "/api/v1/it"),
        ("/api/v1///", "/api/v1/it"),
        ("/a%20b/é", "/a%20b/%C3%A9/it"),
    ] {
        let server = server([Answer::json(200, "{}")]);
        let client = builder(&server).base_url(server.url() + base).build().unwrap();
        call(Request::new(&client, leak(operation()))).await.unwrap();
        assert_eq!(server.received()[0].target(), expected, "{base}");
    }
}

fn at(path: &'static str) -> Operation {
    Operation { path, parameters: parameters(vec![Parameter::new(Path, "id", Simple, false)]), ..operation() }
}
