//! A proxy in between, which a user gives by a builder of reqwest.

use crate::server::{Answer, Server};
use crate::support::{REPOSITORY, only_request, server};
use lakefs_sdk::{Client, ClientBuilder, Error};

/// A host that there is not: what arrives arrives by the proxy.
const HOST: &str = "api.lakefs.invalid";

/// A builder of clients that reach everything by `proxy`, with an account there.
fn builder(proxy: &Server, scheme: &str) -> ClientBuilder {
    let by_proxy = reqwest::Proxy::all(proxy.url()).unwrap().basic_auth("proxy-user", "proxy-password");
    let http = reqwest::Client::builder().proxy(by_proxy);
    #[cfg(any(feature = "rustls", feature = "native-tls"))]
    let http = http.tls_certs_only([]);
    Client::builder().base_url(format!("{scheme}://{HOST}/api/v1")).basic_auth("user", "password").reqwest(http)
}

#[tokio::test]
async fn calls_go_by_the_proxy() {
    let proxy = server([Answer::json(200, REPOSITORY)]);
    let api = builder(&proxy, "http").build().unwrap().repositories();
    assert_eq!(api.get_repository("a").await.unwrap().id, "quickstart");
    let sent = only_request(&proxy);
    assert_eq!(sent.line, format!("GET http://{HOST}/api/v1/repositories/a HTTP/1.1"));
    assert_eq!(sent.header("host"), [HOST]);
    assert_eq!(sent.header("proxy-authorization"), ["Basic cHJveHktdXNlcjpwcm94eS1wYXNzd29yZA=="]);
    assert_eq!(sent.header("authorization"), ["Basic dXNlcjpwYXNzd29yZA=="]);
}

/// The origins differ, though the connection is the same.
#[tokio::test]
async fn a_redirect_to_another_origin_takes_no_credential_by_the_proxy() {
    let proxy = server([Answer::redirect(307, "http://elsewhere.invalid/there"), Answer::json(200, REPOSITORY)]);
    let api = builder(&proxy, "http").build().unwrap().repositories();
    api.get_repository("a").await.unwrap();
    let there = proxy.received().pop().unwrap();
    assert_eq!(there.line, "GET http://elsewhere.invalid/there HTTP/1.1");
    assert_eq!((there.header("authorization"), there.header("proxy-authorization").len()), (vec![], 1));
}

/// With TLS the proxy learns where the call goes, and nothing of it: no path, no header, no credential.
#[cfg(any(feature = "rustls", feature = "native-tls"))]
#[tokio::test]
async fn a_proxy_does_not_see_what_is_encrypted() {
    for answer in [Answer::new(502, &[], "no"), Answer::new(407, &[], ""), Answer::cut("")] {
        let proxy = server([answer]);
        let api = builder(&proxy, "https").build().unwrap().repositories();
        let error = api.get_repository("a").await.unwrap_err();
        assert!(matches!(&error, Error::Transport(error) if error.is_connect() && !error.is_timeout()), "{error:?}");
        assert!(error.to_string().starts_with(&format!("cannot connect to https://{HOST}: ")), "{error}");
        assert!(!format!("{error:?} {error}").contains("password"), "{error:?}");
        let sent = only_request(&proxy);
        assert_eq!(sent.line, format!("CONNECT {HOST}:443 HTTP/1.1"));
        assert_eq!(sent.header("proxy-authorization"), ["Basic cHJveHktdXNlcjpwcm94eS1wYXNzd29yZA=="]);
        assert_eq!(sent.header("authorization"), [""; 0]);
        assert_eq!(sent.body, b"");
    }
}

#[tokio::test]
async fn a_proxy_that_there_is_not_is_no_connection() {
    // A port that was free a moment ago.
    let address = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let http = reqwest::Client::builder().proxy(reqwest::Proxy::all(format!("http://{address}")).unwrap());
    #[cfg(any(feature = "rustls", feature = "native-tls"))]
    let http = http.tls_certs_only([]);
    let client = Client::builder().base_url(format!("http://{HOST}")).reqwest(http).build().unwrap();
    let error = client.repositories().get_repository("a").await.unwrap_err();
    assert!(matches!(&error, Error::Transport(error) if error.is_connect()), "{error:?}");
}
