//! What a plain YAML scalar is, by the core schema (YAML 1.2.2, section 10.3.2).

use serde_json::Value;

/// The meaning of a plain scalar.
#[derive(Debug, PartialEq)]
pub(super) enum Resolved {
    /// Null, a boolean, an integer, or text.
    Value(Value),
    /// A number that is a float, or an integer beyond 64 bits. It may be infinite or no number.
    Float(f64),
    /// A number that no float holds.
    Overflow,
}

/// What `text` means. Digits after a leading zero are text: nobody means a number by `007`.
pub(super) fn resolve(text: &str) -> Resolved {
    let value = match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        ".inf" | ".Inf" | ".INF" | "+.inf" | "+.Inf" | "+.INF" => return Resolved::Float(f64::INFINITY),
        "-.inf" | "-.Inf" | "-.INF" => return Resolved::Float(f64::NEG_INFINITY),
        ".nan" | ".NaN" | ".NAN" => return Resolved::Float(f64::NAN),
        _ => return number(text).unwrap_or_else(|| Resolved::Value(Value::String(text.to_owned()))),
    };
    Resolved::Value(value)
}

fn number(text: &str) -> Option<Resolved> {
    // Most scalars are text, and say so with their first letter.
    if !text.starts_with(|first: char| first.is_ascii_digit() || matches!(first, '+' | '-' | '.')) {
        return None;
    }
    for (prefix, radix) in [("0x", 16), ("0o", 8)] {
        if let Some(digits) = text.strip_prefix(prefix) {
            let all = !digits.is_empty() && digits.chars().all(|digit| digit.is_digit(radix));
            return all.then(|| radix_number(digits, radix));
        }
    }
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    if !unsigned.is_empty() && unsigned.bytes().all(|byte| byte.is_ascii_digit()) {
        return (unsigned.len() == 1 || !unsigned.starts_with('0')).then(|| integer(text));
    }
    is_float(unsigned).then(|| float(text))
}

fn radix_number(digits: &str, radix: u32) -> Resolved {
    match u64::from_str_radix(digits, radix) {
        Ok(value) => Resolved::Value(value.into()),
        Err(_) => Resolved::Float(
            digits
                .chars()
                .filter_map(|digit| digit.to_digit(radix))
                .fold(0.0, |sum, digit| sum * f64::from(radix) + f64::from(digit)),
        ),
    }
}

fn integer(text: &str) -> Resolved {
    let text = text.strip_prefix('+').unwrap_or(text);
    let value = text.parse::<u64>().map(Value::from).or_else(|_| text.parse::<i64>().map(Value::from));
    value.map_or_else(|_| float(text), Resolved::Value)
}

fn float(text: &str) -> Resolved {
    match text.parse::<f64>() {
        Ok(value) if value.is_finite() => Resolved::Float(value),
        _ => Resolved::Overflow,
    }
}

/// `( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`
fn is_float(unsigned: &str) -> bool {
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent.strip_prefix(['+', '-']).unwrap_or(exponent))),
        None => (unsigned, None),
    };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    digits(whole)
        && digits(fraction)
        && !(whole.is_empty() && fraction.is_empty())
        && exponent.is_none_or(|exponent| !exponent.is_empty() && digits(exponent))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn plain_scalars_follow_the_core_schema() {
        for (text, value) in [
            ("", json!(null)),
            ("~", json!(null)),
            ("True", json!(true)),
            ("yes", json!("yes")),
            ("on", json!("on")),
            ("0", json!(0)),
            ("-12", json!(-12)),
            ("+12", json!(12)),
            ("007", json!("007")),
            ("0x1F", json!(31)),
            ("0o17", json!(15)),
            ("0xZ", json!("0xZ")),
            ("18446744073709551615", json!(u64::MAX)),
            ("-9223372036854775808", json!(i64::MIN)),
            ("1.2.3", json!("1.2.3")),
            ("2020-01-01", json!("2020-01-01")),
            ("12:30", json!("12:30")),
            ("1_000", json!("1_000")),
            ("-", json!("-")),
            (".", json!(".")),
            ("e5", json!("e5")),
            ("1e", json!("1e")),
        ] {
            assert_eq!(resolve(text), Resolved::Value(value), "{text}");
        }
        for (text, value) in [
            ("1.10", 1.1),
            ("-.5", -0.5),
            ("1.", 1.0),
            ("1e3", 1000.0),
            ("18446744073709551616", 18446744073709551616.0),
        ] {
            assert_eq!(resolve(text), Resolved::Float(value), "{text}");
        }
        assert_eq!(resolve("1e400"), Resolved::Overflow);
    }
}
