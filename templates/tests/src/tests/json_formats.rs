//! Enums, and types that JSON carries as text or as arrays.

use crate::runtime::base64::Base64;
use crate::runtime::integer_enum::integer_enum;
use crate::runtime::json::{self, Decode, Encode, Fits};
use crate::runtime::string_enum::string_enum;
use jiff::Timestamp;
use jiff::civil::{Date, date};
use std::collections::HashSet;
use std::fmt::Debug;
use uuid::Uuid;

#[derive(Clone, Debug)]
enum State {
    Active,
    ToBeArchived,
    Unrecognized(String),
}

string_enum!(State { Active = "active", ToBeArchived = "to-be-archived" });

#[derive(Clone, Debug)]
enum Level {
    Low,
    High,
    Unrecognized(i64),
}

integer_enum!(Level { Low = -1, High = 10 });

fn check<T: Decode + Encode + Debug + PartialEq>(text: &str, expected: T, written: &str) {
    assert_eq!(json::from_slice::<T>(text.as_bytes()).unwrap(), expected);
    assert_eq!(json::to_string(&expected).unwrap(), written);
}

fn refuse<T: Decode + Debug>(text: &str, message: &str) {
    assert_eq!(json::from_slice::<T>(text.as_bytes()).unwrap_err().to_string(), message);
}

#[test]
fn enums_are_open() {
    check("\"active\"", State::Active, "\"active\"");
    check("\"to-be-archived\"", State::ToBeArchived, "\"to-be-archived\"");
    check("\"new\"", State::Unrecognized("new".to_owned()), "\"new\"");
    refuse::<State>("1", "expected a string, found 1");
    assert_eq!("active".parse(), Ok(State::Active));
    assert_eq!(State::from("ACTIVE").as_str(), "ACTIVE");
    assert_eq!(format!("{:>8}", State::Active), "  active");
    assert_eq!(State::Unrecognized("active".to_owned()), State::Active);
    assert_ne!(State::ToBeArchived, State::Active);
    assert!(HashSet::from([State::Active]).contains(&"active".into()));
    assert_eq!(serde_json::from_str::<State>("\"active\"").unwrap(), State::Active);
    assert_eq!(serde_json::to_string(&State::ToBeArchived).unwrap(), "\"to-be-archived\"");

    check("-1", Level::Low, "-1");
    check("1e1", Level::High, "10");
    check("3", Level::Unrecognized(3), "3");
    refuse::<Level>("1.5", "expected an integer, found 1.5");
    assert_eq!(Level::from(10).to_string(), "10");
    assert_eq!(Level::High.as_i64(), 10);
    assert!(HashSet::from([Level::Low]).contains(&Level::Unrecognized(-1)));
    assert_eq!(serde_json::from_str::<Level>("-1").unwrap(), Level::Low);
}

#[test]
fn instants_and_days() {
    let instant: Timestamp = "2024-02-29T12:30:00Z".parse().unwrap();
    for text in [
        "\"2024-02-29T12:30:00Z\"",
        "\"2024-02-29T14:30:00+02:00\"",
        "\"2024-02-29t12:30:00z\"",
        "\"2024-02-29 12:30:00Z\"",
        "\"2024-02-29T12:30:00.000Z\"",
        "\"2024-02-29T12:30:00\"",
        "\"2024-02-29 12:30:00\"",
    ] {
        check(text, instant, "\"2024-02-29T12:30:00Z\"");
    }
    check(
        "\"1969-12-31T23:59:59.123456789Z\"",
        "1969-12-31T23:59:59.123456789Z".parse::<Timestamp>().unwrap(),
        "\"1969-12-31T23:59:59.123456789Z\"",
    );
    for never in
        ["9999-12-31T23:59:59.9999999Z", "9999-12-31t23:59:59-14:00", "9999-12-31T23:59:59", "9999-12-30T22:00:01Z"]
    {
        assert_eq!(
            json::from_slice::<Timestamp>(format!("\"{never}\"").as_bytes()).unwrap(),
            Timestamp::MAX,
            "{never}"
        );
    }
    refuse::<Timestamp>("\"9999-12-31\"", "expected a date and time, found \"9999-12-31\"");
    refuse::<Timestamp>("\"9999-12-32T00:00:00Z\"", "expected a date and time, found \"9999-12-32T00:00:00Z\"");
    refuse::<Timestamp>("\"2024-02-30T00:00:00Z\"", "expected a date and time, found \"2024-02-30T00:00:00Z\"");
    refuse::<Timestamp>("\"2024-02-29\"", "expected a date and time, found \"2024-02-29\"");
    refuse::<Timestamp>("\"\"", "expected a date and time, found \"\"");
    refuse::<Timestamp>("1709209800", "expected a date and time, found 1709209800");

    check("\"2024-02-29\"", date(2024, 2, 29), "\"2024-02-29\"");
    refuse::<Date>("\"2023-02-29\"", "expected a date, found \"2023-02-29\"");
    refuse::<Date>("\"2024-02-29T12:30:00Z\"", "expected a date, found \"2024-02-29T12:30:00Z\"");
}

#[test]
fn uuids() {
    let uuid = Uuid::from_u128(0x67e5_5044_10b1_426f_9247_bb68_0e5f_e0c8);
    let written = "\"67e55044-10b1-426f-9247-bb680e5fe0c8\"";
    check(written, uuid, written);
    check("\"67E55044-10B1-426F-9247-BB680E5FE0C8\"", uuid, written);
    refuse::<Uuid>("\"67e55044\"", "expected a UUID, found \"67e55044\"");
}

#[test]
fn bytes_in_base64() {
    for (text, bytes, written) in [
        ("\"\"", &b""[..], "\"\""),
        ("\"Zg==\"", b"f", "\"Zg==\""),
        ("\"Zg\"", b"f", "\"Zg==\""),
        ("\"Zm9v\\nYmFy\\r\\n\"", b"foobar", "\"Zm9vYmFy\""),
        ("\"+/8=\"", b"\xfb\xff", "\"+/8=\""),
    ] {
        check(text, Base64::from(bytes), written);
    }
    refuse::<Base64>("\"a b\"", "expected bytes in base64, found \"a b\"");
    refuse::<Base64>("\"Z\"", "expected bytes in base64, found \"Z\"");
    assert_eq!("Zm9v".parse::<Base64>().unwrap().len(), 3);
    assert_eq!(format!("{:?} {0}", Base64(b"foo".to_vec())), "Base64(Zm9v) Zm9v");
    assert_eq!(serde_json::to_string(&Base64(b"foo".to_vec())).unwrap(), "\"Zm9v\"");
}

#[test]
fn arrays_of_a_fixed_length() {
    check("[1, \"a\", null]", (1_i64, "a".to_owned(), None::<bool>), "[1,\"a\",null]");
    check("[1.5]", (1.5,), "[1.5]");
    refuse::<(i64, i64)>("[1]", "expected an array of 2, found an array");
    refuse::<(i64, i64)>("[1,2,3]", "expected an array of 2, found an array");
    refuse::<(i64, i64)>("[1,\"2\"]", "[1]: expected an integer, found \"2\"");
    let error = json::to_string(&(1.0, f64::NAN)).unwrap_err();
    assert_eq!(error.to_string(), "[1]: JSON has no number for NaN");
}

#[test]
fn a_text_with_a_format_fits_better_than_any_text() {
    for (text, expected) in [
        ("\"2024-02-29\"", 1),
        ("\"2024-02-29T12:30:00Z\"", 2),
        ("\"67e55044-10b1-426f-9247-bb680e5fe0c8\"", 3),
        ("\"word\"", 0),
        ("[1,2]", 4),
    ] {
        let document = json::parse(text.as_bytes()).unwrap();
        let types = [String::fits, Date::fits, Timestamp::fits, Uuid::fits, <(i64, i64)>::fits];
        assert_eq!(document.root().best(&types), Some(expected), "{text}");
    }
    let document = json::parse(b"\"Zm9v\"").unwrap();
    assert_eq!(document.root().best(&[Base64::fits, String::fits]), Some(0));
}
