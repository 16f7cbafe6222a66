//! Models whose JSON has more to it than objects with text.

use crate::support::{LEAST, THING, least, thing};
use everything_sdk::json;
use everything_sdk::models::{Call, Loose, LooseObject, LooseOneOrMany, LooseVoice, LooseVoiceValue, NoticeFrom, Odd, OddLevel, Priority, State, Thing};
use serde_json::{Value, json};

#[test]
fn a_value_of_every_format() {
    for (value, text) in [(thing(), THING), (least(), LEAST)] {
        let tree: Value = serde_json::from_str(text).unwrap();
        assert_eq!(json::to_string(&value).unwrap(), text);
        assert_eq!(json::from_slice::<Thing>(text.as_bytes()).unwrap(), value);
        assert_eq!(serde_json::from_str::<Thing>(text).unwrap(), value);
        assert_eq!(serde_json::from_value::<Thing>(tree.clone()).unwrap(), value);
        assert_eq!(serde_json::from_str::<Value>(&serde_json::to_string(&value).unwrap()).unwrap(), tree);
    }
}

#[test]
fn a_value_that_is_not_of_its_format_says_so() {
    #[rustfmt::skip]
    let table = [
        (r#""67e55044-10b1-426f-9247-bb680e5fe0c8""#, r#""x""#, r#"id: expected a UUID, found "x""#),
        (r#""2024-02-29T22:59:59.5Z""#, r#""2024-02-29""#, r#"created: expected a date and time, found "2024-02-29""#),
        (r#""2024-02-29","#, r#""2023-02-29","#, r#"day: expected a date, found "2023-02-29""#),
        ("-2147483648", "-2147483649", "size: expected an integer of 32 bits, found -2147483649"),
        ("0.1", "1e39", "weight: expected a number of single precision, found 1e39"),
        (r#""2nd""#, "2", "state: expected a string, found 2"),
        (r#"y":5"#, r#"y":"+5""#, r#"priority: expected an integer, found "+5""#),
        (r#""AP8+""#, r#""AP8-""#, r#"data: expected bytes in base64, found "AP8-""#),
        ("18446744073709551615", "-1", "count: expected an integer, not negative, found -1"),
        ("0.25", r#""NaN""#, r#"ratio: expected a number, found "NaN""#),
        (r#""y""#, "1", "labels.b[1]: expected a string, found 1"),
        (r#""name":"me","#, "", r#"owner: ThingOwner without the required property "name""#),
    ];
    for (right, wrong, expected) in table {
        let text = THING.replacen(right, wrong, 1);
        assert_ne!(text, THING, "{right}");
        assert_eq!(json::from_slice::<Thing>(text.as_bytes()).unwrap_err().to_string(), expected);
        // Serde's number is no longer as it was written.
        let (problem, _) = expected.rsplit_once(", found").unwrap_or((expected, ""));
        let error = serde_json::from_str::<Thing>(&text).unwrap_err().to_string();
        assert!(error.starts_with(problem), "{error}");
    }
}

#[test]
fn enums_keep_what_they_do_not_know() {
    for (state, text) in [
        (State::Active, "active"),
        (State::ToBeArchived, "to-be-archived"),
        (State::Empty, ""),
        (State::Value2nd, "2nd"),
        (State::Unrecognized("Active".to_owned()), "Active"),
    ] {
        assert_eq!((State::from(text), text.parse::<State>()), (state.clone(), Ok(state.clone())));
        assert_eq!((state.as_str(), state.to_string()), (text, text.to_owned()));
        assert_eq!(json::to_string(&state).unwrap(), format!("{text:?}"));
    }
    for (priority, number) in
        [(Priority::Value1, 1), (Priority::Value2, 2), (Priority::Value5, 5), (Priority::Unrecognized(-3), -3)]
    {
        assert_eq!((Priority::from(number), priority.as_i64()), (priority.clone(), number));
        assert_eq!(json::from_slice::<Priority>(number.to_string().as_bytes()).unwrap(), priority);
        assert_eq!(json::to_string(&priority).unwrap(), number.to_string());
    }
}

#[test]
fn names_that_are_none_and_values_that_no_type_lists() {
    let odd = Odd::new("n")
        .with_type("t")
        .with_plus_1(1)
        .with_empty("e")
        .with_u1f389("p")
        .with_always(true)
        .with_step(0.5)
        .with_level(OddLevel::Value2)
        .with_sender(NoticeFrom::new().with_name("me"))
        .with_undescribed(json!([null]));
    let text = r#"{"new":"n","@type":"t","+1":1,"":"e","🎉":"p","always":true,"step":0.5,"level":2,"sender":{"name":"me"},"undescribed":[null]}"#;
    assert_eq!(json::to_string(&odd).unwrap(), text);
    assert_eq!(json::from_slice::<Odd>(text.as_bytes()).unwrap(), odd);
    // What is only documented is neither demanded nor refused.
    let other = r#"{"new":"","always":false,"step":7.0,"level":null}"#;
    let odd = json::from_slice::<Odd>(other.as_bytes()).unwrap();
    assert_eq!((odd.always, odd.step, &odd.level, &odd.undescribed), (Some(false), Some(7.0), &Some(None), &None));
    assert_eq!(json::to_string(&odd).unwrap(), other);
}

#[test]
fn items_alone_are_those_of_an_array_and_beside_more_say_little() {
    let text = r#"{"list":["a"],"object":{"name":"n"},"one_or_many":"1"}"#;
    let loose = json::from_slice::<Loose>(text.as_bytes()).unwrap();
    assert_eq!(loose.list, Some(vec!["a".to_owned()]));
    assert_eq!(loose.object, Some(LooseObject::new("n")));
    assert_eq!(loose.one_or_many, Some(LooseOneOrMany::String("1".to_owned())));
    assert_eq!(json::to_string(&loose).unwrap(), text);
    for (text, voice) in [("alto", LooseVoiceValue::Alto), ("soprano", LooseVoiceValue::Unrecognized("soprano".to_owned()))] {
        let open = json::from_slice::<Loose>(format!(r#"{{"voice":"{text}"}}"#).as_bytes()).unwrap();
        assert_eq!(open.voice, Some(LooseVoice::Value(voice)), "it is a text, and the description allows any");
    }
    let one = json::from_slice::<Loose>(br#"{"one_or_null":{"number":1}}"#).unwrap();
    assert_eq!(one.one_or_null, Some(Some(Call::new(1))));
    let null = json::from_slice::<Loose>(br#"{"one_or_null":null}"#).unwrap();
    assert_eq!(null.one_or_null, Some(None));
    let text = r#"{"attributes":{"name":"n","size":1,"of":{"a":null}}}"#;
    let map = json::from_slice::<Loose>(text.as_bytes()).unwrap();
    assert_eq!(map.attributes.as_ref().unwrap()["size"], 1, "what is no more than an object is whatever the server calls one");
    assert_eq!(json::from_slice::<Loose>(json::to_string(&map).unwrap().as_bytes()).unwrap(), map);
    let many = json::from_slice::<Loose>(br#"{"one_or_many":[1]}"#).unwrap();
    assert_eq!(json::to_string(&many).unwrap(), r#"{"one_or_many":[1]}"#);
}
