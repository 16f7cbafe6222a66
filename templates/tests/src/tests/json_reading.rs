//! Reading values, and what an error says.

use crate::runtime::json::{self, Decode, DecodeError, Fit, Fits, Json, Kinds, MAX_DEPTH};
use serde_json::Value;
use std::collections::HashMap;
use std::fmt::Debug;

#[derive(Debug, PartialEq)]
struct Repository {
    id: String,
    creation_date: i64,
    storage_id: Option<String>,
    owner: Option<String>,
    parent: Option<Option<Box<Repository>>>,
}

impl Decode for Repository {
    fn decode(json: &Json<'_>) -> Self {
        let mut object = json.object("Repository").with_secrets(&["storage_id"]);
        Self {
            id: object.required("id"),
            creation_date: object.required("creation_date"),
            storage_id: object.optional("storage_id"),
            owner: object.nullable("owner"),
            parent: object.optional_nullable("parent"),
        }
    }
}

fn read<T: Decode>(text: &str) -> Result<T, String> {
    json::from_slice(text.as_bytes()).map_err(|error: DecodeError| error.to_string())
}

fn check<T: Decode + Debug + PartialEq>(text: &str, expected: Result<T, &str>) {
    assert_eq!(read(text), expected.map_err(str::to_owned), "{text}");
}

#[test]
fn presence_is_four_different_things() {
    let repository = |storage_id: Option<&str>, owner: Option<&str>, parent| Repository {
        id: "a".to_owned(),
        creation_date: 1,
        storage_id: storage_id.map(str::to_owned),
        owner: owner.map(str::to_owned),
        parent,
    };
    for (text, expected) in [
        (r#"{"id":"a","creation_date":1,"owner":null}"#, repository(None, None, None)),
        (r#"{"id":"a","creation_date":1,"storage_id":null,"owner":"b"}"#, repository(None, Some("b"), None)),
        (
            r#"{"id":"a","creation_date":1,"storage_id":"s","owner":null,"parent":null}"#,
            repository(Some("s"), None, Some(None)),
        ),
        (
            r#"{"parent":{"owner":null,"creation_date":1,"id":"a"},"owner":null,"x":[{}],"creation_date":1,"id":"a"}"#,
            repository(None, None, Some(Some(Box::new(repository(None, None, None))))),
        ),
    ] {
        check(text, Ok(expected));
    }
}

#[test]
fn an_error_says_where_and_what() {
    for (text, expected) in [
        ("[]", "expected an object, found an array"),
        ("null", "expected an object, found null"),
        (r#"{"creation_date":1,"owner":null}"#, r#"Repository without the required property "id""#),
        (r#"{"id":null}"#, "id: expected a string, found null"),
        (r#"{"id":7}"#, "id: expected a string, found 7"),
        (r#"{"id":"a","creation_date":"x"}"#, r#"creation_date: expected an integer, found "x""#),
        (r#"{"id":"a","creation_date":1.5}"#, "creation_date: expected an integer, found 1.5"),
        (r#"{"id":"a","creation_date":[]}"#, "creation_date: expected an integer, found an array"),
        (r#"{"id":"a","creation_date":1}"#, r#"Repository without the required property "owner""#),
        (
            r#"{"id":"a","creation_date":1,"storage_id":7,"owner":null}"#,
            "storage_id: expected a string, found a number",
        ),
        (r#"{"id":"a","creation_date":1,"owner":true}"#, "owner: expected a string, found true"),
        (
            r#"{"id":"a","creation_date":1,"owner":null,"parent":{"id":{}}}"#,
            "parent.id: expected a string, found an object",
        ),
        ("", "not JSON: expected a value at byte 0"),
        ("{\"id\":tru}", "not JSON: expected `true`, found '}' at byte 9"),
        ("[1 2]", "not JSON: expected `,` or `]`, found '2' at byte 3"),
        ("{\"a\":1", "not JSON: expected `,` or `}` at byte 6"),
        ("\"\\ud800\"", "not JSON: expected a pair of surrogates, found 'd' at byte 3"),
        ("\u{feff}{}", "not JSON: expected a value, found '\\u{feff}' at byte 0"),
    ] {
        check::<Repository>(text, Err(expected));
    }
    check::<HashMap<String, Vec<bool>>>(
        r#"{"plain":[true],"a b":[true,false,"yes"]}"#,
        Err(r#"["a b"][2]: expected a boolean, found "yes""#),
    );
    check::<Vec<Vec<u32>>>("[[1],[2,-3]]", Err("[1][1]: expected an integer of 32 bits, not negative, found -3"));
    check::<Value>(r#"{"a":[1e400]}"#, Err("a[0]: expected a number, found 1e400"));
}

#[test]
fn an_error_shows_little_and_nothing_that_a_terminal_obeys() {
    let long = "x".repeat(100);
    check::<bool>(&format!("{long:?}"), Err(&format!("expected a boolean, found \"{}…\"", &long[..40])));
    check::<bool>(&"1".repeat(100), Err(&format!("expected a boolean, found {}…", "1".repeat(40))));
    check::<bool>("\"\\u001b[31m\\u202e\"", Err(r#"expected a boolean, found "\u{1b}[31m\u{202e}""#));
    let name = "\u{1b}".repeat(1_000);
    let text = serde_json::to_string(&HashMap::from([(name, 1)])).unwrap();
    let error = read::<HashMap<String, bool>>(&text).unwrap_err();
    assert!(error.starts_with(r#"["\u{1b}\u{1b}"#) && error.len() < 500, "{error}");
}

#[test]
fn an_error_gives_place_and_surroundings() {
    let text = r#"[{"id":"a","creation_date":1,"owner":null},{"id":"b","creation_date":"yesterday"}]"#;
    let error = json::from_slice::<Vec<Repository>>(text.as_bytes()).unwrap_err();
    assert_eq!(error.path(), "[1].creation_date");
    assert_eq!(error.offset(), text.find("\"yesterday\""));
    assert_eq!(error.excerpt(text.as_bytes()), &text[29..]);
    assert_eq!(error.clone(), error);
    assert_eq!(size_of_val(&error), size_of::<usize>());
    // Of another text: no panic.
    assert_eq!(error.excerpt(b"\xff"), "\u{fffd}");
}

#[test]
fn integers_may_be_written_as_fractions_and_powers() {
    for (text, expected) in [
        ("0", Some(0)),
        ("-0", Some(0)),
        ("-0.0", Some(0)),
        ("0e5", Some(0)),
        ("0.000e-99999999999999999999", Some(0)),
        ("1.0", Some(1)),
        ("1e3", Some(1000)),
        ("-1.5e1", Some(-15)),
        ("1.50E+2", Some(150)),
        ("1000e-3", Some(1)),
        ("100e-3", None),
        ("1.5", None),
        ("1e-1", None),
        ("2147483647", Some(2_147_483_647)),
        ("9223372036854775807", Some(i64::MAX)),
        ("-9223372036854775808", Some(i64::MIN)),
        ("9223372036854775807.0", Some(i64::MAX)),
        ("9223372036854775808", None),
        ("9.223372036854775807e18", Some(i64::MAX)),
        ("9.223372036854775808e18", None),
        ("1e18", Some(1_000_000_000_000_000_000)),
        ("1e19", None),
        ("1e38", None),
        ("1e39", None),
        ("1e400", None),
        ("1e99999999999999999999", None),
        ("10000000000000000000000000000000000000000e-40", Some(1)),
        ("\"1\"", None),
        ("true", None),
        ("null", None),
    ] {
        assert_eq!(json::from_slice::<i64>(text.as_bytes()).ok(), expected, "{text}");
    }
    let digits = format!("{}.{}e-99999", "1".repeat(100_000), "0".repeat(100_000));
    assert!(json::from_slice::<i64>(digits.as_bytes()).is_err());
}

#[test]
fn numbers_are_read_in_their_ranges() {
    check::<i32>("2147483648", Err("expected an integer of 32 bits, found 2147483648"));
    check::<i32>("-2147483648", Ok(i32::MIN));
    check::<u32>("4294967295", Ok(u32::MAX));
    check::<u64>("18446744073709551615", Ok(u64::MAX));
    check::<u64>("-0", Ok(0));
    check::<u64>("-1", Err("expected an integer, not negative, found -1"));
    check::<f64>("7", Ok(7.0));
    check::<f64>("1e400", Err("expected a number, found 1e400"));
    check::<f64>("1e-400", Ok(0.0));
    check("3.402823669209385e+38", Ok(f32::MAX));
    check("-3.4028234663852886e38", Ok(f32::MIN));
    check::<f32>("1e39", Err("expected a number of single precision, found 1e39"));
    check::<f32>("0.1", Ok(0.1));
    check::<f64>("\"7\"", Err("expected a number, found \"7\""));
}

#[test]
fn any_number_is_the_nearest_one() {
    for text in
        ["-9.223372036895477e+19", "0.1", "123456789012345678901234567890", "5e-324", "2.2250738585072011e-308", "-0"]
    {
        let exact: f64 = text.parse().unwrap();
        assert_eq!(read::<Value>(text).unwrap().as_f64().map(f64::to_bits), Some(exact.to_bits()), "{text}");
        assert_eq!(read::<f64>(text).unwrap().to_bits(), exact.to_bits(), "{text}");
    }
    assert_eq!(read::<Value>("18446744073709551615").unwrap().as_u64(), Some(u64::MAX));
    assert_eq!(read::<Value>("-9223372036854775808").unwrap().as_i64(), Some(i64::MIN));
}

#[test]
fn of_two_members_of_one_name_the_first_counts() {
    #[derive(Debug, PartialEq)]
    struct Pair(i64, i64);
    impl Decode for Pair {
        fn decode(json: &Json<'_>) -> Self {
            let mut object = json.object("Pair");
            Self(object.required("a"), object.required("b"))
        }
    }
    for text in [
        r#"{"a":1,"b":2,"a":3,"b":4}"#,
        r#"{"b":2,"a":1,"b":4}"#,
        r#"{"x":0,"b":2,"y":0,"a":1,"b":4,"a":5}"#,
        r#"{"\u0062":2,"\u0061":1,"b":3,"a":4}"#,
    ] {
        check(text, Ok(Pair(1, 2)));
        assert_eq!(read::<HashMap<String, i64>>(text).unwrap()["b"], 2, "{text}");
        assert_eq!(read::<Value>(text).unwrap()["b"], 2, "{text}");
        assert_eq!(json::parse(text.as_bytes()).unwrap().root().get("b").and_then(|b| b.as_number()), Some("2"));
    }
}

#[test]
fn a_property_is_found_wherever_it_stands() {
    // Every order of five members, one of them unknown, and each of the others missing in turn.
    const NAMES: [&str; 4] = ["a", "b", "c", "d"];
    let mut orders = vec![vec![]];
    for name in ["a", "b", "c", "d", "x"] {
        orders = orders
            .iter()
            .flat_map(|order: &Vec<&str>| {
                (0..=order.len()).map(|at| {
                    let mut order = order.clone();
                    order.insert(at, name);
                    order
                })
            })
            .collect();
    }
    assert_eq!(orders.len(), 120);
    for order in orders {
        for missing in [None, Some("a"), Some("b"), Some("c"), Some("d")] {
            let members = order.iter().filter(|name| Some(**name) != missing);
            let text =
                format!("{{{}}}", members.map(|name| format!("{name:?}:{name:?}")).collect::<Vec<_>>().join(","));
            let document = json::parse(text.as_bytes()).unwrap();
            let mut object = document.root().object("T");
            for name in NAMES {
                let expected = (Some(name) != missing).then(|| name.to_owned());
                assert_eq!(object.optional::<String>(name), expected, "{text}");
            }
            assert_eq!(object.rest::<String>(&NAMES), HashMap::from([("x".to_owned(), "x".to_owned())]));
        }
    }
}

#[test]
fn depth_is_limited() {
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    assert!(read::<Value>(&nested(MAX_DEPTH)).is_ok());
    let error = read::<Value>(&nested(MAX_DEPTH + 1)).unwrap_err();
    assert_eq!(error, "not JSON: expected at most 128 levels of arrays and objects, found '[' at byte 128");
    for text in ["[", "{\"a\":", "[{\"a\":"] {
        assert!(json::parse(text.repeat(1_000_000).as_bytes()).is_err());
    }
    // Wide is not deep.
    let wide = format!("[{}0]", "[],".repeat(100_000));
    assert_eq!(read::<Vec<Value>>(&wide).unwrap().len(), 100_001);
}

#[test]
fn a_union_takes_the_type_that_fits_best() {
    struct Plain;
    struct Named;
    struct Tagged;
    struct Labelled;
    impl Fits for Plain {
        const KINDS: Kinds = Kinds::OBJECT;

        fn fits(json: &Json<'_>) -> Option<Fit> {
            json.fits_object(&["id"], &[], &[("id", Kinds::ANY), ("size", Kinds::NUMBER)])
        }
    }
    impl Fits for Named {
        const KINDS: Kinds = Kinds::OBJECT;

        fn fits(json: &Json<'_>) -> Option<Fit> {
            json.fits_object(&["id", "name"], &[], &[("id", Kinds::ANY), ("name", Kinds::ANY)])
        }
    }
    impl Fits for Tagged {
        const KINDS: Kinds = Kinds::OBJECT;

        fn fits(json: &Json<'_>) -> Option<Fit> {
            json.fits_object(&["id"], &[("kind", "tagged")], &[("id", Kinds::ANY), ("kind", Kinds::STRING)])
        }
    }
    impl Fits for Labelled {
        const KINDS: Kinds = Kinds::OBJECT;

        fn fits(json: &Json<'_>) -> Option<Fit> {
            json.fits_object(&["id"], &[], &[("id", Kinds::ANY), ("size", Kinds::STRING)])
        }
    }
    for (text, expected) in [
        (r#"{"id":1}"#, Some(0)),
        (r#"{"id":1,"size":1}"#, Some(0)),
        (r#"{"id":1,"size":"L"}"#, Some(9)),
        (r#"{"id":1,"size":null}"#, Some(0)),
        (r#"{"id":1,"name":1}"#, Some(1)),
        (r#"{"id":1,"name":1,"size":1}"#, Some(1)),
        (r#"{"id":1,"kind":"tagged","name":1,"size":1}"#, Some(2)),
        (r#"{"id":1,"kind":"other"}"#, Some(0)),
        (r#"{"name":1}"#, None),
        ("\"a\"", Some(3)),
        ("\"known\"", Some(4)),
        ("1", Some(6)),
        ("1.0", Some(6)),
        ("1.5", Some(5)),
        ("[]", Some(7)),
        ("[1]", Some(8)),
        ("[\"a\"]", Some(7)),
        ("[[]]", None),
        ("[{}]", None),
        ("true", None),
        ("null", None),
    ] {
        let known = |json: &Json<'_>| json.fits_text(&["known"]);
        let types = [
            Plain::fits,
            Named::fits,
            Tagged::fits,
            String::fits,
            known,
            f64::fits,
            i64::fits,
            Vec::<String>::fits,
            Vec::<i64>::fits,
            Labelled::fits,
        ];
        let document = json::parse(text.as_bytes()).unwrap();
        assert_eq!(document.root().best(&types), expected, "{text}");
        assert_eq!(document.root().fits_any(&types).is_some(), expected.is_some(), "{text}");
        let with_any = [types.as_slice(), &[Value::fits]].concat();
        assert_eq!(document.root().best(&with_any), expected.or(Some(10)), "{text}");
    }
}

#[test]
fn a_map_is_told_by_the_kind_of_its_first_value() {
    let types = [HashMap::<String, String>::fits, HashMap::<String, i64>::fits, HashMap::<String, Vec<bool>>::fits];
    for (text, expected) in [
        (r#"{"a":"b"}"#, Some(0)),
        (r#"{"a":1}"#, Some(1)),
        (r#"{"a":[],"b":1}"#, Some(2)),
        (r#"{"a":null}"#, Some(0)),
        ("{}", Some(0)),
        (r#"{"a":{}}"#, None),
        ("[]", None),
    ] {
        assert_eq!(json::parse(text.as_bytes()).unwrap().root().best(&types), expected, "{text}");
    }
}

#[test]
fn a_tag_is_found_escaped_too() {
    let document = json::parse(br#"{"k":1,"\u006bind":"cir\u0063le","kind":"square"}"#).unwrap();
    assert_eq!(document.root().tag("kind"), Some("circle"));
    assert_eq!(document.root().tag("k"), Some("1"));
    assert_eq!(document.root().tag("missing"), None);
    assert!(document.root().fits_tag("kind", &["square", "circle"]).is_some());
    assert!(document.root().fits_tag("kind", &["square"]).is_none());
}
