//! Values of parameters in all locations and styles, as they go over the wire.

use super::support::{client, leak, operation, parameters, refused, sent, server};
use crate::Answer;
use crate::runtime::Location::{Cookie, Header, Path, Query};
use crate::runtime::Style::{DeepObject, Form, Label, Matrix, PipeDelimited, Simple, SpaceDelimited};
use crate::runtime::json::{Encode, Encoder};
use crate::runtime::{Error, JsonText, Location, NoHeaders, Operation, Parameter, Received, Request, Response, Style};
use serde_json::{Value, json};
use std::collections::HashMap;

/// Each style with each kind of value, by the table of § Style Values (3.0.4) and RFC 6570 § 3.2. A path stands between `/p/` and `/end`.
#[tokio::test]
async fn every_style_writes_every_kind_of_value() {
    let empty = json!("");
    let text = json!("blue");
    let list = json!(["blue", "black", "brown"]);
    let object = json!({"R": 100, "G": 200, "B": 150});
    #[rustfmt::skip]
    let table: &[(Location, Style, bool, &Value, &str)] = &[
        (Path, Matrix, false, &empty, "/p/;color/end"),
        (Path, Matrix, false, &text, "/p/;color=blue/end"),
        (Path, Matrix, false, &list, "/p/;color=blue,black,brown/end"),
        (Path, Matrix, false, &object, "/p/;color=R,100,G,200,B,150/end"),
        (Path, Matrix, true, &empty, "/p/;color/end"),
        (Path, Matrix, true, &text, "/p/;color=blue/end"),
        (Path, Matrix, true, &list, "/p/;color=blue;color=black;color=brown/end"),
        (Path, Matrix, true, &object, "/p/;R=100;G=200;B=150/end"),
        (Path, Label, false, &text, "/p/.blue/end"),
        (Path, Label, false, &list, "/p/.blue,black,brown/end"),
        (Path, Label, false, &object, "/p/.R,100,G,200,B,150/end"),
        (Path, Label, true, &text, "/p/.blue/end"),
        (Path, Label, true, &list, "/p/.blue.black.brown/end"),
        (Path, Label, true, &object, "/p/.R=100.G=200.B=150/end"),
        (Path, Simple, false, &text, "/p/blue/end"),
        (Path, Simple, false, &list, "/p/blue,black,brown/end"),
        (Path, Simple, false, &object, "/p/R,100,G,200,B,150/end"),
        (Path, Simple, true, &text, "/p/blue/end"),
        (Path, Simple, true, &list, "/p/blue,black,brown/end"),
        (Path, Simple, true, &object, "/p/R=100,G=200,B=150/end"),
        (Query, Form, false, &empty, "/it?color="),
        (Query, Form, false, &text, "/it?color=blue"),
        (Query, Form, false, &list, "/it?color=blue,black,brown"),
        (Query, Form, false, &object, "/it?color=R,100,G,200,B,150"),
        (Query, Form, true, &empty, "/it?color="),
        (Query, Form, true, &text, "/it?color=blue"),
        (Query, Form, true, &list, "/it?color=blue&color=black&color=brown"),
        (Query, Form, true, &object, "/it?R=100&G=200&B=150"),
        (Query, SpaceDelimited, false, &list, "/it?color=blue%20black%20brown"),
        (Query, SpaceDelimited, false, &object, "/it?color=R%20100%20G%20200%20B%20150"),
        (Query, SpaceDelimited, true, &list, "/it?color=blue&color=black&color=brown"),
        (Query, PipeDelimited, false, &list, "/it?color=blue%7Cblack%7Cbrown"),
        (Query, PipeDelimited, false, &object, "/it?color=R%7C100%7CG%7C200%7CB%7C150"),
        (Query, PipeDelimited, true, &list, "/it?color=blue&color=black&color=brown"),
        (Query, DeepObject, true, &text, "/it?color=blue"),
        (Query, DeepObject, true, &object, "/it?color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"),
        (Header, Simple, false, &empty, ""),
        (Header, Simple, false, &text, "blue"),
        (Header, Simple, false, &list, "blue,black,brown"),
        (Header, Simple, false, &object, "R,100,G,200,B,150"),
        (Header, Simple, true, &list, "blue,black,brown"),
        (Header, Simple, true, &object, "R=100,G=200,B=150"),
        (Cookie, Form, false, &empty, "color="),
        (Cookie, Form, false, &text, "color=blue"),
        (Cookie, Form, false, &list, "color=blue,black,brown"),
        (Cookie, Form, true, &text, "color=blue"),
        (Cookie, Form, true, &list, "color=blue; color=black; color=brown"),
        (Cookie, Form, true, &object, "R=100; G=200; B=150"),
    ];
    for &(location, style, explode, value, expected) in table {
        let parameter = Parameter::new(location, "color", style, explode);
        assert_eq!(
            on_the_wire(parameter, value).await.as_deref(),
            Some(expected),
            "{location:?} {style:?} {explode} {value}"
        );
    }
}

/// Everything but unreserved characters (RFC 3986 § 2.3) is encoded, in the one way that stands for the same bytes everywhere.
#[tokio::test]
async fn values_stand_for_themselves() {
    let awkward = "a/b c?#%&=+;:@$,!'()*[]{}|\\^`\"<>~-._é\u{1f600}\n\0%41";
    let encoded = "a%2Fb%20c%3F%23%25%26%3D%2B%3B%3A%40%24%2C%21%27%28%29%2A%5B%5D%7B%7D%7C%5C%5E%60%22%3C%3E~-._%C3%A9%F0%9F%98%80%0A%00%2541";
    let table = [
        (Path, Simple, json!(awkward), format!("/p/{encoded}/end")),
        (Path, Label, json!([awkward, "b"]), format!("/p/.{encoded},b/end")),
        (Query, Form, json!(awkward), format!("/it?color={encoded}")),
        (Query, Form, json!([awkward, "b"]), format!("/it?color={encoded},b")),
        (Query, Form, json!({awkward: awkward}), format!("/it?color={encoded},{encoded}")),
        (Query, PipeDelimited, json!([awkward, "b"]), format!("/it?color={encoded}%7Cb")),
        (Query, DeepObject, json!({awkward: awkward}), format!("/it?color%5B{encoded}%5D={encoded}")),
        (Header, Simple, json!("a/b c?#%&=+;:@$,é\"\\"), "a/b c?#%&=+;:@$,é\"\\".to_owned()),
        (Cookie, Form, json!("a/b?#%&=+:@$!'()*[]{}|^`<>~-._"), "color=a/b?#%&=+:@$!'()*[]{}|^`<>~-._".to_owned()),
    ];
    for (location, style, value, expected) in table {
        let parameter = Parameter::new(location, "color", style, false);
        assert_eq!(on_the_wire(parameter, &value).await, Some(expected), "{location:?} {style:?} {value}");
    }
}

/// RFC 6570 § 3.2.3, without what would end the value where it stands.
#[tokio::test]
async fn reserved_characters_may_be_sent_as_they_are() {
    let all = json!(":/?#[]@!$&'()*+,;= %41%4 é");
    let table = [
        (Query, Form, all.clone(), "/it?color=:/?%23[]@!$%26%27()*%2B,;=%20%41%254%20%C3%A9"),
        (Query, Form, json!(["a,b", "c/d"]), "/it?color=a%2Cb,c/d"),
        (Query, Form, json!({"a=b": "c&d"}), "/it?color=a%3Db,c%26d"),
        (Path, Simple, all, "/p/:%2F%3F%23[]@!$&'()*+,;=%20%41%254%20%C3%A9/end"),
    ];
    for (location, style, value, expected) in table {
        let parameter = Parameter::new(location, "color", style, false).allow_reserved();
        assert_eq!(on_the_wire(parameter, &value).await.as_deref(), Some(expected), "{location:?} {value}");
    }
}

#[tokio::test]
async fn what_is_undefined_is_left_out() {
    for value in [json!(null), json!([]), json!({}), json!([null]), json!({"a": null})] {
        for (location, style) in [(Query, Form), (Query, DeepObject), (Header, Simple), (Cookie, Form)] {
            for explode in [false, true] {
                let parameter = Parameter::new(location, "color", style, explode);
                let expected = (location == Query).then(|| "/it".to_owned());
                assert_eq!(on_the_wire(parameter, &value).await, expected, "{location:?} {style:?} {value}");
            }
        }
    }
    let list = json!(["a", null, "b"]);
    assert_eq!(on_the_wire(Parameter::new(Query, "color", Form, false), &list).await.unwrap(), "/it?color=a,b");
}

/// What the specification leaves undefined, as most servers read it.
#[tokio::test]
async fn values_nest() {
    #[rustfmt::skip]
    let table = [
        (Query, DeepObject, true, json!({"a": {"b": {"c": 1}}, "l": ["x", "y"], "n": null}),
            "/it?f%5Ba%5D%5Bb%5D%5Bc%5D=1&f%5Bl%5D%5B%5D=x&f%5Bl%5D%5B%5D=y"),
        (Query, DeepObject, true, json!(["x", null, 2]), "/it?f%5B%5D=x&f%5B%5D=2"),
        (Query, DeepObject, true, json!([{"a": 1, "b": [true]}, {"a": 2}]),
            "/it?f%5B0%5D%5Ba%5D=1&f%5B0%5D%5Bb%5D%5B%5D=true&f%5B1%5D%5Ba%5D=2"),
        (Query, DeepObject, true, json!({"a": [["b"], "c"]}), "/it?f%5Ba%5D%5B0%5D%5B%5D=b&f%5Ba%5D%5B1%5D=c"),
        (Query, DeepObject, false, json!({"a": ""}), "/it?f%5Ba%5D="),
        (Query, Form, true, json!({"a": ["x", null, "y&z"], "b": 1}), "/it?a=x&a=y%26z&b=1"),
        (Query, Form, false, json!({"a": ["x", "y"]}), "/it?f=a,%5B%22x%22%2C%22y%22%5D"),
        (Query, Form, true, json!({"a": {"b": "c"}}), "/it?a=%7B%22b%22%3A%22c%22%7D"),
        (Query, Form, true, json!([["a", 1.0], {"b": null}]),
            "/it?f=%5B%22a%22%2C1.0%5D&f=%7B%22b%22%3Anull%7D"),
        (Query, PipeDelimited, false, json!([["a"], "b"]), "/it?f=%5B%22a%22%5D%7Cb"),
        (Path, Simple, false, json!([["a"], "b"]), "/p/%5B%22a%22%5D,b/end"),
    ];
    for (location, style, explode, value, expected) in table {
        let parameter = Parameter::new(location, "f", style, explode);
        let path = "/p/{f}/end";
        let request = sent(with(parameter, path), |request| set(request, location, "f", &value)).await;
        assert_eq!(request.target(), expected, "{style:?} {explode} {value}");
    }
}

#[tokio::test]
async fn numbers_have_no_exponent() {
    let (large, small) = (format!("15{}", "0".repeat(299)), format!("0.{}5", "0".repeat(323)));
    let table = [
        ("1e21", "1000000000000000000000"),
        ("1.5e300", &large),
        ("5e-324", &small),
        ("-2.5E-7", "-0.00000025"),
        ("12.50e1", "125"),
        ("-0e0", "-0"),
        ("0.0", "0"),
        ("1e400000", "1e400000"),
        ("123456789012345678901234567890", "123456789012345678901234567890"),
    ];
    for (number, expected) in table {
        let request = sent(with(Parameter::new(Query, "n", Form, true), "/it"), |request| {
            request.query("n", &Lexeme(number));
        });
        assert_eq!(request.await.target(), format!("/it?n={expected}"));
    }
}

#[tokio::test]
async fn what_cannot_be_written_exactly_is_refused() {
    #[rustfmt::skip]
    let table = [
        (Path, Simple, json!(""), r#"the parameter "v": it is empty, which would make the path that of something else"#),
        (Path, Simple, json!([]), r#"the parameter "v": it is empty, which would make the path that of something else"#),
        (Path, Simple, json!(null), r#"the parameter "v": it is empty, which would make the path that of something else"#),
        (Header, Simple, json!([["a"]]), r#"the parameter "v": its style has no form for arrays and objects inside of arrays and objects"#),
        (Cookie, Form, json!({"a": {"b": 1}}), r#"the parameter "v": its style has no form for arrays and objects inside of arrays and objects"#),
        (Header, Simple, json!("a\r\nX-Evil: 1"), r#"the parameter "v": a header cannot hold control characters, such as a line break"#),
        (Header, Simple, json!("a\0"), r#"the parameter "v": a header cannot hold control characters, such as a line break"#),
        (Header, Simple, json!("a\n"), r#"the parameter "v": a header cannot begin or end with white space, such as a line break"#),
        (Header, Simple, json!(" a"), r#"the parameter "v": a header cannot begin or end with white space, such as a line break"#),
        (Header, Simple, json!(["a,b"]), r#"the parameter "v": a piece of a header cannot hold `,` or `=`, which separate the pieces"#),
        (Cookie, Form, json!("a;b"), r#"the parameter "v": a cookie cannot hold the character ';'"#),
        (Cookie, Form, json!("a b"), r#"the parameter "v": a cookie cannot hold the character ' '"#),
        (Cookie, Form, json!("a\r\n"), r#"the parameter "v": a cookie cannot hold the character '\r'"#),
        (Cookie, Form, json!(["a,b"]), r#"the parameter "v": a cookie cannot hold the character ','"#),
    ];
    for (location, style, value, expected) in table {
        let reason = refused(with(Parameter::new(location, "v", style, false), "/p/{v}"), |request| {
            set(request, location, "v", &value);
        });
        assert_eq!(reason.await, format!("invalid request: {expected}"), "{location:?} {style:?} {value}");
    }
    for number in [f64::NAN, f64::INFINITY] {
        let reason =
            refused(with(Parameter::new(Query, "v", Form, true), "/it"), |request| request.query("v", &number));
        assert_eq!(reason.await, format!("invalid request: the parameter \"v\": JSON has no number for {number}"));
    }
}

#[tokio::test]
async fn rust_values_are_written_plainly() {
    let map = HashMap::from([("a".to_owned(), 1)]);
    let names = ["s", "b", "i", "f", "g", "h", "o", "n", "l", "m", "j"];
    let described = names.map(|name| Parameter::new(Query, name, Form, true)).into();
    let request = sent(Operation { parameters: parameters(described), ..operation() }, |request| {
        request.query("s", "x y");
        request.query("b", &true);
        request.query("i", &i64::MIN);
        request.query("f", &1.5_f64);
        request.query("g", &-3.0_f32);
        request.query("h", &1e21_f64);
        request.query("o", &Some(String::from("some")));
        request.query("n", &None::<bool>);
        request.query("l", [1_u32, 2].as_slice());
        request.query("m", &map);
        request.query("j", &JsonText(&json!({"k": [1.0, null]})));
    });
    let expected = "/it?s=x%20y&b=true&i=-9223372036854775808&f=1.5&g=-3&h=1000000000000000000000&o=some&l=1&l=2&a=1\
                    &j=%7B%22k%22%3A%5B1.0%2Cnull%5D%7D";
    assert_eq!(request.await.target(), expected);
}

/// The order is that of the description, whatever the order of the calls, and the last call wins.
#[tokio::test]
async fn slots_keep_the_order_of_the_description() {
    let described = ["a", "b", "c"].map(|name| Parameter::new(Query, name, Form, true));
    let request = sent(Operation { parameters: parameters(described.into()), ..operation() }, |request| {
        request.query("c", "3");
        request.query("b", "old");
        request.query("a", "1");
        request.query("b", "2");
        request.query("c", &None::<bool>);
    });
    assert_eq!(request.await.target(), "/it?a=1&b=2");
}

/// The same name in two locations is two parameters; names are encoded like values.
#[tokio::test]
async fn names_are_unique_by_location() {
    let described = vec![
        Parameter::new(Query, "id[]", Form, true),
        Parameter::new(Header, "id", Simple, false),
        Parameter::new(Cookie, "id", Form, true),
        Parameter::new(Path, "id", Simple, false),
    ];
    let request = sent(Operation { path: "/it/{id}", parameters: parameters(described), ..operation() }, |request| {
        request.path("id", "p");
        request.query("id[]", &vec!["q", "r"]);
        request.header("id", "h");
        request.cookie("id", "c");
    });
    let request = request.await;
    assert_eq!(request.target(), "/it/p?id%5B%5D=q&id%5B%5D=r");
    assert_eq!((request.header("id"), request.header("cookie")), (vec!["h"], vec!["id=c"]));
}

/// `Debug` shows what is set, and no value.
#[test]
fn values_do_not_show() {
    let server = server([]);
    let operation = with(Parameter::new(Query, "token", Form, true), "/it");
    let mut request = Request::new(&client(&server), leak(operation));
    request.query("token", "hunter2");
    request.with_header("X-Token", "hunter2");
    request.json("application/json", "hunter2");
    let shown = format!("{request:?}");
    assert!(shown.contains("getIt") && shown.contains("token") && shown.contains("x-token"), "{shown}");
    assert!(!shown.contains("hunter2"), "{shown}");
}

/// A number as it is written.
struct Lexeme(&'static str);

impl Encode for Lexeme {
    fn encode(&self, out: &mut Encoder) {
        out.number(self.0);
    }
}

fn with(parameter: Parameter, path: &'static str) -> Operation {
    let path = if parameter.location == Path { path } else { "/it" };
    Operation { path, parameters: parameters(vec![parameter]), ..operation() }
}

fn set(request: &mut Request, location: Location, name: &str, value: &Value) {
    match location {
        Path => request.path(name, value),
        Query => request.query(name, value),
        Header => request.header(name, value),
        Cookie => request.cookie(name, value),
    }
}

/// Where the value of `parameter` went: the target of the request, the header, or the cookies.
async fn on_the_wire(parameter: Parameter, value: &Value) -> Option<String> {
    let (location, name) = (parameter.location, parameter.name);
    let server = server([Answer::json(200, "{}")]);
    let operation =
        leak(Operation { path: if location == Path { "/p/{color}/end" } else { "/it" }, ..with(parameter, "") });
    let mut request = Request::new(&client(&server), operation);
    set(&mut request, location, name, value);
    let sent: Result<Response<Value, NoHeaders>, Error<super::support::Failed>> = request.send(Received::json).await;
    sent.unwrap();
    let received = server.received().remove(0);
    match location {
        Path | Query => Some(received.target().to_owned()),
        Header => received.header(name).first().map(|value| (*value).to_owned()),
        Cookie => received.header("cookie").first().map(|value| (*value).to_owned()),
    }
}
