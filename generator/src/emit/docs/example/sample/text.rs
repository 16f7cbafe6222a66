//! Texts that stand for a value.

use super::pattern;
use crate::ir::Constraints;

/// A text that the constraints allow, as far as we look.
pub fn within(constraints: &Constraints, name: &str) -> String {
    let usual = of_format(constraints.format.as_deref()).unwrap_or_else(|| placeholder(name, constraints.length));
    let matching = constraints.pattern.as_ref().and_then(|pattern| pattern::text(pattern, constraints.length, &usual));
    matching.unwrap_or(usual)
}

/// `repository_example`, as long as the constraint on its length allows.
fn placeholder(name: &str, (least, greatest): (Option<u64>, Option<u64>)) -> String {
    let mut text = format!("{name}_example");
    // A text that nobody would read is no example: the page says what length it must have.
    let least = usize::try_from(least.unwrap_or_default()).unwrap_or(usize::MAX).min(60);
    while text.len() < least {
        text.push_str("_example");
    }
    if let Some(greatest) = greatest.and_then(|greatest| usize::try_from(greatest).ok())
        && greatest >= least
    {
        // Names are ASCII.
        text.truncate(greatest);
    }
    text
}

/// A text of a format (OpenAPI Format Registry).
fn of_format(format: Option<&str>) -> Option<String> {
    let text = match format? {
        "email" | "idn-email" => "user@example.com",
        "hostname" | "idn-hostname" => "example.com",
        "ipv4" | "ip" => "192.0.2.1",
        "ipv6" => "2001:db8::1",
        "uri" | "url" | "iri" => "https://example.com/",
        "uri-reference" | "iri-reference" => "/example",
        "uri-template" => "https://example.com/{id}",
        "time" => "12:00:00Z",
        "duration" => "PT1H",
        "json-pointer" => "/example",
        "relative-json-pointer" => "1/example",
        "regex" => "^example$",
        "base64url" => "ZXhhbXBsZQ",
        "int32" | "int64" | "integer" | "decimal" | "double" | "number" | "uint64" => "1",
        _ => return None,
    };
    Some(text.to_owned())
}

/// Whether `text` is a `full-date` (RFC 3339 § 5.6).
pub fn is_date(text: &str) -> bool {
    let [year, month, day] = match text.split('-').collect::<Vec<_>>()[..] {
        [year, month, day] => [number(year, 4), number(month, 2), number(day, 2)],
        _ => return false,
    };
    let (Some(year), Some(month @ 1..=12), Some(day)) = (year, month, day) else { return false };
    (1..=days_of(year, month)).contains(&day)
}

/// Whether `text` is a `date-time` (RFC 3339 § 5.6), leap seconds left out.
pub fn is_date_time(text: &str) -> bool {
    let Some((date, time)) = text.split_once('T') else { return false };
    let zone_at = time.find(['Z', '+', '-']).unwrap_or(time.len());
    let (clock, zone) = time.split_at(zone_at);
    // The last days that a date can name are no instants everywhere.
    is_date(date) && !date.starts_with("9999") && is_clock(clock) && is_zone(zone)
}

/// Whether `text` is a UUID as it is usually written (RFC 9562 § 4).
pub fn is_uuid(text: &str) -> bool {
    let lengths: Vec<_> = text.split('-').map(str::len).collect();
    lengths == [8, 4, 4, 4, 12] && text.chars().all(|character| character == '-' || character.is_ascii_hexdigit())
}

/// Whether `text` is base64 (RFC 4648 § 4), with the end padded or not.
pub fn is_base64(text: &str) -> bool {
    let digits = text.trim_end_matches('=');
    let value = |digit: u8| match digit {
        b'A'..=b'Z' => Some(digit - b'A'),
        b'a'..=b'z' => Some(digit - b'a' + 26),
        b'0'..=b'9' => Some(digit - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let is_whole = text.len() == digits.len() || text.len() == digits.len().next_multiple_of(4);
    // The bits that the last digit has more than the bytes are zero.
    let unused = match digits.len() % 4 {
        0 => 0,
        2 => 0b1111,
        3 => 0b11,
        _ => return false,
    };
    let last = digits.bytes().last().and_then(value).unwrap_or_default();
    is_whole && last & unused == 0 && digits.bytes().all(|digit| value(digit).is_some())
}

fn is_clock(text: &str) -> bool {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let [hour, minute, second] = match whole.split(':').collect::<Vec<_>>()[..] {
        [hour, minute, second] => [number(hour, 2), number(minute, 2), number(second, 2)],
        _ => return false,
    };
    let is_fraction = (1..=9).contains(&fraction.len()) && fraction.bytes().all(|digit| digit.is_ascii_digit());
    matches!((hour, minute, second), (Some(0..=23), Some(0..=59), Some(0..=59))) && is_fraction
}

fn is_zone(text: &str) -> bool {
    let offset = text.strip_prefix(['+', '-']).and_then(|offset| offset.split_once(':'));
    let offset = offset.map(|(hours, minutes)| (number(hours, 2), number(minutes, 2)));
    text == "Z" || matches!(offset, Some((Some(0..=23), Some(0..=59))))
}

/// A number of as many digits.
fn number(text: &str, digits: usize) -> Option<u32> {
    (text.len() == digits && text.bytes().all(|digit| digit.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

fn days_of(year: u32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_parser_takes_is_an_instant() {
        for text in ["2024-02-29T23:59:59Z", "2024-01-01T00:00:00.123456789+02:00", "0001-01-01T00:00:00-00:00"] {
            assert!(is_date_time(text), "{text}");
        }
        for text in ["2023-02-29T00:00:00Z", "2024-01-01", "2024-01-01T00:00:00", "2024-13-01T00:00:00Z", "T", "now"] {
            assert!(!is_date_time(text), "{text}");
        }
    }

    #[test]
    fn a_placeholder_keeps_to_its_length() {
        assert_eq!(placeholder("task_id", (None, None)), "task_id_example");
        assert_eq!(placeholder("task_id", (None, Some(4))), "task");
        assert_eq!(placeholder("a", (Some(12), None)), "a_example_example");
        assert_eq!(placeholder("a", (Some(u64::MAX), Some(u64::MAX))).len(), 65);
    }

    #[test]
    fn only_what_has_whole_bytes_is_base64() {
        for text in ["", "dGVzdA==", "dGVzdA", "dGVz", "+/+/", "dGU="] {
            assert!(is_base64(text), "{text}");
        }
        for text in ["d", "dGVzd", "dGVzdB", "dGVzdA=", "dGV=", "dG-z", "=", "dGVz ", "not base64!"] {
            assert!(!is_base64(text), "{text}");
        }
    }

    #[test]
    fn a_uuid_has_five_groups() {
        assert!(is_uuid("123e4567-e89b-12d3-a456-426614174000"));
        assert!(!is_uuid("123e4567e89b12d3a456426614174000"));
    }
}
