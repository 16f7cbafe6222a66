//! Which server a call goes to.

use super::support::{call, described, leak, operation, server};
use crate::runtime::{ClientBuilder, Operation, Request};
use crate::{Answer, Server};

const OWN: &str = "https://own.example.com/v3";

/// Where a call goes: the target, and which of `servers` got it.
async fn goes_to(builder: ClientBuilder, own: &'static str, servers: &[&Server]) -> (usize, String) {
    let client = builder.build().unwrap();
    let request = Request::new(&client, leak(Operation { server: own, ..operation() }));
    call(request).await.unwrap();
    let got = servers.iter().enumerate().find_map(|(index, server)| Some((index, server.received().pop()?)));
    got.map(|(index, received)| (index, received.target().to_owned())).unwrap()
}

fn answering() -> Server {
    server([Answer::json(200, "{}")])
}

#[tokio::test]
async fn an_operation_goes_to_its_own_server() {
    let (base, other) = (answering(), answering());
    let own: &'static str = other.url().leak();
    // The description names no host: the base URL completes it, and is not meant for the operation.
    let relative = described("/api").base_url(base.url());
    assert_eq!(goes_to(relative, own, &[&base, &other]).await, (1, "/it".to_owned()));
    // The description names the host of all operations, and no other is given.
    let absolute = described(base.url().leak());
    assert_eq!(goes_to(absolute, own, &[&base, &other]).await, (1, "/it".to_owned()));
}

#[tokio::test]
async fn a_base_url_stands_in_for_all_hosts_of_the_description() {
    let (base, other) = (answering(), answering());
    let replaced = || described("https://api.example.com").base_url(base.url() + "/api");
    assert_eq!(goes_to(replaced(), "", &[&base, &other]).await, (0, "/api/it".to_owned()));
    assert_eq!(goes_to(replaced(), OWN, &[&base, &other]).await, (0, "/api/it".to_owned()));
    let given = replaced().server_url(OWN, other.url() + "/own/");
    assert_eq!(goes_to(given, OWN, &[&other, &base]).await, (0, "/own/it".to_owned()));
}

/// A relative server is relative to the base URL (RFC 3986 § 5.2).
#[tokio::test]
async fn a_relative_server_is_on_the_host_of_the_base_url() {
    for (own, target) in
        [("/v2", "/v2/it"), ("v2/", "/api/v1/v2/it"), ("../v2", "/api/v2/it"), ("/", "/it"), (".", "/api/v1/it")]
    {
        let base = answering();
        let builder = described("/api/v1").base_url(base.url() + "/api/v1");
        assert_eq!(goes_to(builder, own, &[&base]).await, (0, target.to_owned()), "{own}");
    }
}

#[tokio::test]
async fn variables_are_those_of_all_servers() {
    let (base, other) = (answering(), answering());
    let at = |server: &Server| -> &'static str { server.url().replace("127.0.0.1", "{host}").leak() };
    let with_host =
        |template| described(template).server_variable("host", "localhost").server_variable("host", "127.0.0.1");
    assert_eq!(goes_to(with_host(at(&base)), "", &[&base]).await, (0, "/it".to_owned()));
    assert_eq!(goes_to(with_host(at(&base)), at(&other), &[&other]).await, (0, "/it".to_owned()));
}

#[test]
fn what_is_no_url_is_refused() {
    let reason = |builder: ClientBuilder| builder.build().unwrap_err().to_string();
    assert_eq!(
        reason(described("https://{tenant}.example.com")),
        "the server of the description, `https://{tenant}.example.com`, has a variable without a value; call `base_url`"
    );
    assert_eq!(
        reason(described("https://a.b").server_url(OWN, "own")),
        "the URL for the server `https://own.example.com/v3` is not an absolute URL: relative URL without a base"
    );
}

#[tokio::test]
async fn the_server_of_an_operation_can_be_none() {
    let base = answering();
    for (own, reason) in [
        ("https://{tenant}.b", "the server of the operation, `https://{tenant}.b`, has a variable without a value"),
        ("ftp://a.b", "the server of the operation, `ftp://a.b`, does not begin with `http://` or `https://`"),
    ] {
        let client = described("/").base_url(base.url()).build().unwrap();
        let request = Request::new(&client, leak(Operation { server: own, ..operation() }));
        assert_eq!(call(request).await.unwrap_err().to_string(), format!("invalid request: {reason}"));
    }
    assert!(base.received().is_empty());
}
