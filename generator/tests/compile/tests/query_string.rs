//! One parameter that is all of the query, as it is on the wire.
#![allow(clippy::unwrap_used)] // helpers of tests count as no tests

use fixtures::openapi_3_2::mock::Mock;
use fixtures::openapi_3_2::models::{Filter, ListStarsNearPlace, ListStarsNearPlaceFrom, Star};

#[tokio::test]
async fn a_query_is_a_document() {
    let mock = Mock::start().unwrap();
    let stars = mock.client().unwrap().stars();
    // Nothing is expected: each call fails, and is told as it came.
    let filter = Filter::new().with_name("a&b c".to_owned()).with_brighter(0.5);
    stars.list_stars().all(&filter).await.unwrap_err();
    stars.list_stars().all(&Filter::new()).await.unwrap_err();
    stars.list_stars_at().path("$.a.b[1:1]").await.unwrap_err();
    stars.list_stars_like().star(&Star::new("é")).await.unwrap_err();
    let from = ListStarsNearPlaceFrom::new().with_x(1).with_y(-2);
    let place = ListStarsNearPlace::new().with_names(vec!["a".to_owned(), "b,c".to_owned()]).with_from(from);
    stars.list_stars_near(&place.with_to(Star::new("c"))).await.unwrap_err();
    let came = [
        "GET /stars?name=a%26b%20c&brighter=0.5",
        "GET /stars",
        "GET /stars/at?%24.a.b%5B1%3A1%5D",
        "GET /stars/like?%7B%22name%22%3A%22%C3%A9%22%7D",
        "GET /stars/near?names=a,b%2Cc&from%5Bx%5D=1&from%5By%5D=-2&to=%7B%22name%22%3A%22c%22%7D",
    ];
    assert_eq!(mock.unexpected(), came);
}
