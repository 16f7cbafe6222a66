//! Whether two values mean the same.

use serde_json::{Number, Value};

use super::instance::{DATE_TIME, DATE_TIME_ELSEWHERE};

/// Where and in what `came` differs from what was sent; `None` where both mean the same.
///
/// Numbers are compared by their value, date-times by their instant, UUIDs whatever their case.
pub fn difference(sent: &Value, came: &Value) -> Option<String> {
    match (sent, came) {
        (Value::Object(sent), Value::Object(came)) => {
            let lost = sent.iter().find_map(|(key, sent)| match came.get(key) {
                Some(came) => Some(format!("{key}/{}", difference(sent, came)?)),
                None => Some(format!("{key} {sent} is lost")),
            });
            let more = || came.keys().find(|key| !sent.contains_key(*key)).map(|key| format!("{key} was not sent"));
            lost.or_else(more)
        }
        (Value::Array(sent), Value::Array(came)) if sent.len() == came.len() => {
            let mut pairs = sent.iter().zip(came).enumerate();
            pairs.find_map(|(index, (sent, came))| Some(format!("{index}/{}", difference(sent, came)?)))
        }
        (Value::Number(sent), Value::Number(came)) if is_same_number(sent, came) => None,
        (Value::String(sent), Value::String(came)) if is_same_text(sent, came) => None,
        (sent, came) if sent == came => None,
        (sent, came) => Some(format!(" {sent} came back as {came}")),
    }
}

fn is_same_number(a: &Number, b: &Number) -> bool {
    a == b
        || a.as_i128() == b.as_i128() && a.as_i128().is_some()
        || a.as_f64() == b.as_f64() && (a.is_f64() || b.is_f64())
}

fn is_same_text(sent: &str, came: &str) -> bool {
    let is_uuid = |text: &str| text.len() == 36 && text.bytes().filter(|byte| *byte == b'-').count() == 4;
    sent == came || is_uuid(sent) && sent.eq_ignore_ascii_case(came) || sent == DATE_TIME_ELSEWHERE && came == DATE_TIME
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_means_the_same_is_no_difference() {
        for (sent, came) in [
            (json!({"a": 1, "b": [2.0]}), json!({"b": [2], "a": 1.0})),
            (json!("0E984725-C51C-4BF4-9960-E1C80E27ABA0"), json!("0e984725-c51c-4bf4-9960-e1c80e27aba0")),
            (json!(DATE_TIME_ELSEWHERE), json!(DATE_TIME)),
        ] {
            assert_eq!(difference(&sent, &came), None);
        }
    }

    #[test]
    fn a_difference_has_its_place() {
        let found = |sent, came| difference(&sent, &came).unwrap_or_default();
        assert_eq!(found(json!({"a": [1, {"b": 2}]}), json!({"a": [1, {"b": 3}]})), "a/1/b/ 2 came back as 3");
        assert_eq!(found(json!({"a": null}), json!({})), "a null is lost");
        assert_eq!(found(json!({}), json!({"a": null})), "a was not sent");
        assert_eq!(found(json!("ABC"), json!("abc")), " \"ABC\" came back as \"abc\"");
        assert_eq!(
            found(json!(9007199254740993_i64), json!(9007199254740992_i64)),
            " 9007199254740993 came back as 9007199254740992"
        );
    }
}
