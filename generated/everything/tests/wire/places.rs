//! The operations of the tag `places`: what stands in paths, what parameters can say, and servers.

use crate::server::Answer;
use crate::support::{builder, client, direct, headers, only_request, server};
use everything_sdk::Client;
use everything_sdk::apis::places::FindPlaces;
use everything_sdk::models::{
    FindPlacesContinent, FindPlacesCreated, FindPlacesCreatedObject, FindPlacesFormat, FindPlacesFrom,
};
use serde_json::json;
use std::collections::HashMap;

#[tokio::test]
async fn a_path_with_parameters_in_every_style() {
    let server = server([Answer::new(200, &["Content-Type: text/plain"], "found")]);
    let places = client(&server).places();
    let from = FindPlacesFrom::new().with_x(-1).with_y(2);
    let found = places
        .find_places(&FindPlacesContinent::Integer(7), &FindPlacesFormat::Json, &from, "2024-02-29".parse().unwrap())
        .await
        .unwrap();
    assert_eq!(found, "found");
    assert_eq!(only_request(&server).target(), "/places/7.json/;from=x,-1,y,2-.2024-02-29:find?version=1");
}

#[tokio::test]
async fn parameters_that_say_more_than_a_text() {
    type Set = fn(FindPlaces) -> FindPlaces;
    let table: [(Set, &str); 10] = [
        (|request| request.style("a b"), "&style=a%20b"),
        (|request| request.created(&FindPlacesCreated::Integer(5)), "&created=5"),
        (
            |request| request.created(&FindPlacesCreatedObject::new().with_gt(3).with_in(vec![1, 2]).into()),
            "&created%5Bgt%5D=3&created%5Bin%5D%5B%5D=1&created%5Bin%5D%5B%5D=2",
        ),
        (|request| request.expand(["a", "b&c"]), "&expand%5B%5D=a&expand%5B%5D=b%26c"),
        (|request| request.near([vec![1.5, 2.0], vec![]]), "&near=%5B1.5%2C2.0%5D&near=%5B%5D"),
        (|request| request.words(["a", "b c"]), "&words=a%20b%20c"),
        (|request| request.anything(&json!("text")), "&anything=text"),
        (|request| request.anything(&json!({"a": 1, "b": ["c"]})), "&a=1&b=c"),
        (|request| request.filter(&HashMap::from([("a".to_owned(), 1)])), "&filter=%7B%22a%22%3A1%7D"),
        (|request| request.ratio(1e-7), "&ratio=0.0000001"),
    ];
    for (set, query) in table {
        let server = server([Answer::new(200, &["Content-Type: text/plain"], "")]);
        let continent = FindPlacesContinent::String("a/b".to_owned());
        let request = client(&server).places().find_places(
            &continent,
            &FindPlacesFormat::Xml,
            &FindPlacesFrom::new().with_x(0),
            "2024-02-29".parse().unwrap(),
        );
        set(request).await.unwrap();
        let expected = format!("/places/a%2Fb.xml/;from=x,0-.2024-02-29:find?version=1{query}");
        assert_eq!(only_request(&server).target(), expected);
    }
}

/// Where the host of the description is replaced, it is for every call; the servers of single calls can be others again.
#[tokio::test]
async fn calls_go_to_the_server_that_they_are_for() {
    let (base, uploads) = (server([Answer::new(204, &[], "")]), server([Answer::new(204, &[], "")]));
    let client = Client::builder()
        .base_url(base.url() + "/v1")
        .server_url("https://uploads.{region}.everything.example", uploads.url())
        .server_region("us")
        .digest("username=\"me\"")
        .reqwest(direct())
        .build()
        .unwrap();
    client.places().replace_places().await.unwrap();
    client.places().mirror_places().await.unwrap();
    client.places().delete_places().await.unwrap();
    let lines = |server: &crate::server::Server| server.received().into_iter().map(|got| got.line).collect::<Vec<_>>();
    assert_eq!(lines(&uploads), ["PUT /places HTTP/1.1"]);
    assert_eq!(lines(&base), ["PUT /v1/places/mirror HTTP/1.1", "DELETE /admin/places HTTP/1.1"]);
    assert!(headers(&uploads.received()[0]).contains(&"authorization: Digest username=\"me\"".to_owned()));
}

#[tokio::test]
async fn a_base_url_is_for_calls_with_servers_of_their_own_too() {
    let server = server([Answer::new(204, &[], "")]);
    builder(&server).build().unwrap().places().replace_places().await.unwrap();
    assert_eq!(only_request(&server).line, "PUT /places HTTP/1.1");
}

/// A variable of the description's server has a default, and takes any value.
#[test]
fn the_server_has_a_variable() {
    let base_url = |client: Client| client.base_url().to_owned();
    let builder = || Client::builder().reqwest(direct());
    assert_eq!(base_url(builder().build().unwrap()), "https://everything.example/v2");
    assert_eq!(base_url(builder().server_version("3").build().unwrap()), "https://everything.example/v3");
}
