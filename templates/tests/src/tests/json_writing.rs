//! Writing values, and serde's traits.

use crate::runtime::json::{self, Decode, Encode, Encoder, Json};
use crate::runtime::serde::forward_serde;
use serde_json::{Value, json as value};
use std::collections::HashMap;

#[derive(Clone, Debug, PartialEq)]
struct Sample {
    required: f64,
    optional: Option<String>,
    nullable: Option<i64>,
    optional_nullable: Option<Option<bool>>,
    rest: HashMap<String, Vec<u32>>,
}

impl Encode for Sample {
    fn encode(&self, out: &mut Encoder) {
        let mut object = out.object();
        object.required("required", &self.required);
        object.optional("optional", &self.optional);
        object.nullable("nullable", &self.nullable);
        object.optional_nullable("optional_nullable", &self.optional_nullable);
        object.rest(&self.rest);
        object.end();
    }
}

impl Decode for Sample {
    fn decode(json: &Json<'_>) -> Self {
        let mut object = json.object("Sample");
        Self {
            required: object.required("required"),
            optional: object.optional("optional"),
            nullable: object.nullable("nullable"),
            optional_nullable: object.optional_nullable("optional_nullable"),
            rest: object.rest(&["required", "optional", "nullable", "optional_nullable"]),
        }
    }
}

forward_serde!(Sample);

fn sample() -> Sample {
    Sample { required: 1.0, optional: None, nullable: None, optional_nullable: None, rest: HashMap::new() }
}

fn full_sample() -> Sample {
    let rest = ["z", "a", "m"].map(|name| (name.to_owned(), vec![1, 2]));
    Sample {
        required: -0.5,
        optional: Some("x".to_owned()),
        nullable: Some(-1),
        optional_nullable: Some(Some(true)),
        rest: rest.into(),
    }
}

#[test]
fn presence_is_four_different_things() {
    for (sample, expected) in [
        (sample(), r#"{"required":1.0,"nullable":null}"#),
        (
            Sample { optional_nullable: Some(None), ..sample() },
            r#"{"required":1.0,"nullable":null,"optional_nullable":null}"#,
        ),
        (
            full_sample(),
            r#"{"required":-0.5,"optional":"x","nullable":-1,"optional_nullable":true,"a":[1,2],"m":[1,2],"z":[1,2]}"#,
        ),
    ] {
        assert_eq!(json::to_string(&sample).unwrap(), expected);
        assert_eq!(json::to_vec(&sample).unwrap(), expected.as_bytes());
        assert_eq!(json::from_slice::<Sample>(expected.as_bytes()).unwrap(), sample);
    }
}

#[test]
fn what_a_variant_does_not_say_of_itself_is_written_before_it() {
    struct Variant(Sample);
    impl Encode for Variant {
        fn encode(&self, out: &mut Encoder) {
            self.0.encode(out.tagged("@type", "sample"));
        }
    }
    let mut read: Sample = json::from_slice(br#"{"required":1.0,"nullable":null,"a":[],"@type":[]}"#).unwrap();
    // Read with what is left over, and written once.
    assert!(read.rest.contains_key("@type"));
    let tagged = r#"{"@type":"sample","required":1.0,"nullable":null,"a":[]}"#;
    assert_eq!(json::to_string(&Variant(read.clone())).unwrap(), tagged);
    read.rest.clear();
    let two = [Variant(read), Variant(sample())];
    let tagged = r#"{"@type":"sample","required":1.0,"nullable":null}"#;
    assert_eq!(json::to_string(&two[..]).unwrap(), format!("[{tagged},{tagged}]"));
}

#[test]
fn strings_are_escaped_as_serde_json_does() {
    let all: String = ('\0'..='\u{ff}').chain("\u{2028}\u{feff}€𝄞\u{10ffff}".chars()).collect();
    for text in ["", "plain", "\"", "\\", "\"\\\"", "a\nb", "\u{1f}", "é\"é", all.as_str()] {
        assert_eq!(json::to_string(text).unwrap(), serde_json::to_string(text).unwrap());
        assert_eq!(json::from_slice::<String>(json::to_string(text).unwrap().as_bytes()).unwrap(), text);
    }
}

#[test]
fn numbers_are_short_and_exact() {
    for (number, expected) in
        [(0.0, "0.0"), (-0.0, "-0.0"), (1.0, "1.0"), (0.1, "0.1"), (1e16, "1e16"), (5e-324, "5e-324")]
    {
        assert_eq!(json::to_string(&number).unwrap(), expected);
    }
    for number in [f64::MAX, f64::MIN_POSITIVE, 0.1 + 0.2, 1.0 / 3.0, 123_456_789.125, 1e-5, 1e15, 1e17] {
        let text = json::to_string(&number).unwrap();
        assert_eq!(json::from_slice::<f64>(text.as_bytes()).unwrap().to_bits(), number.to_bits(), "{text}");
        assert_eq!(serde_json::from_str::<f64>(&text).unwrap().to_bits(), number.to_bits(), "{text}");
    }
    assert_eq!(json::to_string(&0.1_f32).unwrap(), "0.1");
    assert_eq!(json::to_string(&i64::MIN).unwrap(), "-9223372036854775808");
    assert_eq!(json::to_string(&u64::MAX).unwrap(), "18446744073709551615");
}

#[test]
fn what_json_cannot_express_is_an_error_with_its_place() {
    for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let error = json::to_string(&[sample(), Sample { required: number, ..sample() }][..]).unwrap_err();
        assert_eq!(error.path(), "[1].required");
        assert_eq!(error.to_string(), format!("[1].required: JSON has no number for {number}"));
        assert_eq!(json::to_string(&(number as f32)).unwrap_err().path(), "");
        assert!(serde_json::to_string(&Sample { required: number, ..sample() }).is_err());
    }
    // The first one is told.
    let error = json::to_string(&vec![1.0, f64::NAN, f64::INFINITY]).unwrap_err();
    assert_eq!(error.to_string(), "[1]: JSON has no number for NaN");
}

#[test]
fn serde_sees_what_json_sees() {
    for sample in [sample(), full_sample()] {
        let text = json::to_string(&sample).unwrap();
        assert_eq!(serde_json::to_string(&sample).unwrap(), text);
        let tree = serde_json::to_value(&sample).unwrap();
        assert_eq!(json::to_value(&sample).unwrap(), tree);
        assert_eq!(serde_json::from_str::<Sample>(&text).unwrap(), sample);
        assert_eq!(serde_json::from_value::<Sample>(tree.clone()).unwrap(), sample);
        assert_eq!(json::to_string(&tree).unwrap(), tree.to_string());
    }
    let error = serde_json::from_str::<Sample>(r#"{"required":"x"}"#).unwrap_err();
    assert!(error.to_string().starts_with(r#"required: expected a number, found "x""#), "{error}");
}

#[test]
fn trees_are_written_as_serde_json_does() {
    for tree in [
        value!(null),
        value!({"a": [1, -1, 1.5, "x\n", true, null, {}, []], "": {"b": {"c": 18_446_744_073_709_551_615_u64}}}),
        value!([[[[]]]]),
    ] {
        assert_eq!(json::to_string(&tree).unwrap(), serde_json::to_string(&tree).unwrap());
        assert_eq!(json::from_slice::<Value>(tree.to_string().as_bytes()).unwrap(), tree);
        let document = json::to_string(&tree).unwrap();
        assert_eq!(serde_json::to_value(json::parse(document.as_bytes()).unwrap().root()).unwrap(), tree);
    }
}
