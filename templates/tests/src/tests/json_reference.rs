//! The parser beside serde_json's.

use crate::runtime::json::{self, Document, Json, Kind};
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use std::fmt;

/// What the two say of a text, where they agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is JSON, with the same value.
    Same,
    /// It is not JSON.
    Refused,
    /// A number in it has no value of 64 bits, which serde_json says before it has read the rest.
    TooLarge,
    /// It is too deep for serde_json, whose limit is one less.
    TooDeep,
}

/// Parses `text` with both.
///
/// # Panics
///
/// They don't agree.
pub fn compare(text: &[u8]) -> Verdict {
    let parsed = json::parse(text);
    if let Ok(document) = &parsed {
        check_offsets(document, text);
    }
    let ours = parsed.and_then(|document| document.root().read::<Value>());
    match (ours, serde_json::from_slice::<FirstWins>(text)) {
        (Ok(ours), Ok(FirstWins(theirs))) => {
            assert!(same(&ours, &theirs), "{}: ours is {ours:?}, serde_json's {theirs:?}", text.escape_ascii());
            let written = json::to_string(&ours).unwrap();
            assert_eq!(json::from_slice::<Value>(written.as_bytes()).unwrap(), ours, "{written}");
            assert!(same(&ours, &serde_json::from_str(&written).unwrap()), "{written}");
            Verdict::Same
        }
        (Err(ours), Err(theirs)) => {
            assert!(ours.offset().is_some_and(|offset| offset <= text.len()), "{ours}");
            assert!(!ours.to_string().is_empty() && ours.excerpt(text).len() <= 3 * 80, "{ours}");
            let theirs = theirs.to_string();
            if theirs.starts_with("number out of range") {
                Verdict::TooLarge
            } else if theirs.starts_with("recursion limit") {
                Verdict::TooDeep
            } else {
                Verdict::Refused
            }
        }
        (Ok(_), Err(theirs)) if theirs.to_string().starts_with("recursion limit") => Verdict::TooDeep,
        // We don't look at the number where it is the value of a second member of one name.
        (Ok(_), Err(theirs)) if theirs.to_string().starts_with("number out of range") => Verdict::TooLarge,
        // Between the largest float and infinity we round as IEEE 754 says, serde_json not always.
        (Err(ours), Ok(_)) if ours.to_string().contains("expected a number, found") => Verdict::TooLarge,
        (ours, theirs) => {
            panic!("{}: ours is {ours:?}, serde_json's {:?}", text.escape_ascii(), theirs.map(|FirstWins(value)| value))
        }
    }
}

/// Whether two values are equal. A float of serde_json's may be off by a little: it reads fast, not exactly, unless a feature is on.
fn same(ours: &Value, theirs: &Value) -> bool {
    match (ours, theirs) {
        (Value::Array(ours), Value::Array(theirs)) => {
            ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(ours, theirs)| same(ours, theirs))
        }
        (Value::Object(ours), Value::Object(theirs)) => {
            let alike = |(name, value)| theirs.get(name).is_some_and(|theirs| same(value, theirs));
            ours.len() == theirs.len() && ours.iter().all(alike)
        }
        (Value::Number(ours), Value::Number(theirs)) if ours.is_f64() && theirs.is_f64() => {
            let bits = [ours, theirs].map(|number| number.as_f64().unwrap().to_bits());
            bits[0].abs_diff(bits[1]) <= 4
        }
        (ours, theirs) => ours == theirs,
    }
}

/// Each value begins where its offset says.
fn check_offsets(document: &Document<'_>, text: &[u8]) {
    fn check(value: &Json<'_>, text: &[u8]) {
        let first = text[value.offset()];
        let expected = match value.kind() {
            Kind::Null => first == b'n',
            Kind::Bool => matches!(first, b't' | b'f'),
            Kind::Number => matches!(first, b'-' | b'0'..=b'9'),
            Kind::String => first == b'"',
            Kind::Array => first == b'[',
            Kind::Object => first == b'{',
        };
        assert!(expected, "{value:?}");
        for item in value.as_array().into_iter().flatten() {
            check(&item, text);
        }
        for (_, member) in value.as_object().into_iter().flatten() {
            check(&member, text);
        }
    }
    check(&document.root(), text);
}

/// What serde_json reads, but of members with the same name the first, not the last.
struct FirstWins(Value);

impl<'de> Deserialize<'de> for FirstWins {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(FirstWinsVisitor).map(Self)
    }
}

struct FirstWinsVisitor;

impl<'de> Visitor<'de> for FirstWinsVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while let Some(FirstWins(item)) = seq.next_element()? {
            items.push(item);
        }
        Ok(Value::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut members = Map::new();
        while let Some((name, FirstWins(value))) = map.next_entry::<String, _>()? {
            members.entry(name).or_insert(value);
        }
        Ok(Value::Object(members))
    }
}
